import Figures
import Margin

/// The cells of one row of a sheet of positions, and what is to be said of them in its note.
struct RowInputs {
    let row: PositionCells
    private(set) var notes: [String] = []

    init(_ row: PositionCells) { self.row = row }

    mutating func note(_ words: String) { notes.append(words) }

    func text(_ column: PositionColumn) -> String? { row.text(column) }

    func number<Value: FixedPoint>(_ column: PositionColumn) throws(RowRefusal) -> Value? {
        do throws(CellFault) { return try row.number(column) } catch { throw RowRefusal(error) }
    }

    func rate(_ column: PositionColumn) throws(RowRefusal) -> Rate? {
        do throws(CellFault) { return try row.rate(column) } catch { throw RowRefusal(error) }
    }

    /// An amount; empty is zero.
    func amount(_ column: PositionColumn) throws(RowRefusal) -> Money {
        let amount: Money? = try number(column)
        return amount ?? .zero
    }

    /// A number above zero, where there is one.
    func optional<Value: FixedPoint>(_ column: PositionColumn) throws(RowRefusal) -> Value? {
        guard let value: Value = try number(column) else { return nil }
        guard value.isPositive else { throw .notPositive(name(column)) }
        return value
    }

    /// The same where a nought says nothing, as venues write it.
    func unlessNought<Value: FixedPoint>(_ column: PositionColumn) throws(RowRefusal) -> Value? {
        guard let value: Value = try number(column), value.units != 0 else { return nil }
        guard value.isPositive else { throw .notPositive(name(column)) }
        return value
    }

    func positive<Value: FixedPoint>(_ column: PositionColumn) throws(RowRefusal) -> Value {
        guard let value: Value = try optional(column) else { throw .missing(name(column)) }
        return value
    }

    func choice(
        _ column: PositionColumn, _ options: [String]
    ) throws(RowRefusal) -> String? {
        guard let text = text(column) else { return nil }
        let word = text.lowercased()
        guard options.contains(word) else {
            throw .notOneOf(column: name(column), String(text.prefix(40)), options)
        }
        return word
    }

    func name(_ column: PositionColumn) -> String { row.places.name(column) }

    // MARK: What a position is

    /// The side, by its word or by the sign of the size; both have to say the same.
    func side(of size: Quantity?) throws(RowRefusal) -> Side {
        let book = try choice(.positionSide, ["long", "short", "both", "net"])
        let written = try choice(.side, ["long", "short", "buy", "sell"])
        let isOneWay = book == "both" || book == "net"
        let word = isOneWay ? written : book ?? written
        let isNegative = size?.isNegative ?? false
        switch word {
        case "long", "buy":
            if isNegative {
                throw .contradicts("its side says long, and the minus of its size short")
            }
            return .long
        case .some: return .short
        case nil:
            if isNegative { return .short }
            // Where one position is held, its sign is the side.
            if isOneWay { return .long }
            throw .missing(name(.side))
        }
    }

    /// The size with its sign: as given, or so many contracts of a size.
    func size(face: Quantity?) throws(RowRefusal) -> Quantity? {
        let size: Quantity? = try number(.size)
        guard let contracts: Quantity = try number(.contracts) else { return size }
        let stated: Quantity? = try optional(.contractSize)
        guard let one = stated ?? face else {
            guard let size else { throw .unknownContract }
            return size
        }
        let (units, isTooLarge) = contracts.units.multipliedReportingOverflow(by: one.units)
        let product = Quantity(units: units / unitsPerOne)
        guard !isTooLarge, product.isAdmissible else { throw .tooLarge(column: name(.contracts)) }
        if let size, size.magnitude != product.magnitude {
            throw .contradicts(
                PositionCheck.contracts(product.magnitude, said: size.magnitude).words)
        }
        return size ?? product
    }

    // MARK: What stands behind it

    /// The collateral of a row, and what it leaves unused.
    mutating func backing(
        _ figures: PositionFigures, isCross: Bool
    ) throws(RowRefusal) -> SheetRow.Wallet {
        let wallet: Money? = try number(.wallet)
        let added: Money? = try number(.added)
        var margin = figures.margin
        if margin == nil, let withProfit: Money = try unlessNought(.marginWithProfit) {
            margin = withProfit
            note("\(name(.marginWithProfit)) is taken as the margin at the entry")
        }
        if isCross, let wallet {
            if margin != nil || added != nil {
                note("cross: \(name(.wallet)) stands behind it, whatever its own margin")
            }
            return .amount(wallet)
        }
        if isCross { note("cross without a wallet_balance: reckoned with its own margin alone") }
        if let margin {
            if let wallet, wallet != margin {
                note("isolated: \(name(.margin)) stands behind it, \(name(.wallet)) is not used")
            }
            return .amount(margin + (added ?? .zero))
        }
        if let wallet {
            if added != nil { note("\(name(.added)) is taken to be in \(name(.wallet))") }
            return .amount(wallet)
        }
        if let leverage = figures.leverage { return .leverage(leverage, added: added ?? .zero) }
        guard let initial = figures.initialMargin else {
            throw .missing("wallet_balance (or leverage)")
        }
        return .amount(initial + (added ?? .zero))
    }
}
