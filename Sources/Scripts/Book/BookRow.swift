import Figures
import Margin

/// The cells of one row of a book, read by the meaning of their columns.
struct BookRow {
    let row: PositionCells
    let line: Int
    /// A double quote was opened in it and never closed.
    let isLeftOpen: Bool

    var places: PositionPlaces { row.places }
    func text(_ column: PositionColumn) -> String? { row.text(column) }

    /// A sentence where a table's rows should be: "No data matches the criteria."
    var isRemark: Bool {
        row.cells.count(where: { !$0.isEmpty }) == 1 && places.written.count > 3
            && row.cells.first.map { $0.contains(32) } == true
    }

    func symbol() throws(BookRefusal) -> BookSymbol {
        guard let text = text(.symbol) else { throw .noSymbol }
        return try BookSymbol(text, of: places.venue)
    }

    /// - Parameter name: what the column is called in a refusal.
    func number<Value: FixedPoint>(
        _ column: PositionColumn, _ name: String
    ) throws(BookRefusal) -> Value? {
        do throws(CellFault) {
            return try row.number(column)
        } catch {
            switch error {
            case .notANumber(_, let text): throw .noNumber(column: name, text)
            case .comma(_, let text): throw .comma(column: name, text)
            case .tooLarge: throw .tooLarge(column: name)
            }
        }
    }

    func positive<Value: FixedPoint>(
        _ column: PositionColumn, _ name: String
    ) throws(BookRefusal) -> Value {
        guard let value: Value = try number(column, name) else {
            throw .noNumber(column: name, nil)
        }
        guard value.isPositive else { throw .noNumber(column: name, text(column)) }
        return value
    }

    /// Where a cell holds nothing or nought, the column says nothing of this row.
    func optional<Value: FixedPoint>(
        _ column: PositionColumn, _ name: String
    ) throws(BookRefusal) -> Value? {
        let value: Value? = try number(column, name)
        return value.flatMap { $0.isPositive ? $0 : nil }
    }

    /// The position of this row; nil where it holds nothing.
    func position() throws(BookRefusal) -> BookPosition? {
        if isLeftOpen { throw .quoteNotClosed }
        guard let counted = try countedSize(), counted.units != 0 else { return nil }
        let symbol = try symbol()
        let side = try side(of: counted)
        let (size, contract) = try size(counted, of: symbol)
        var figures = PositionFigures(
            kind: symbol.kind, size: size.magnitude, entry: try positive(.entry, "entry price"),
            mark: try optional(.mark, "mark price"))
        for price in [figures.entry, figures.mark ?? figures.entry] {
            let value = (price * figures.size).rounded(.up)
            guard value.isAdmissible else { throw .tooLarge(column: "value") }
        }
        figures.value = try number(.value, "value")
        figures.initialMargin = try optional(.initialMargin, "initial margin")
        figures.margin = try optional(.margin, "margin")
        figures.leverage = try optional(.leverage, "leverage")
        var remarks = try checked(figures)
        if figures.leverage == nil, let told = figures.leverageOfMargin {
            figures.leverage = told
            remarks.append("its leverage of \(told.times) is told by its initial margin")
        }
        let withProfit: Money? = try optional(.marginWithProfit, "margin")
        return BookPosition(
            line: line, symbol: symbol.text, coin: symbol.coin, kind: symbol.kind, side: side,
            size: figures.size, entry: figures.entry, mark: figures.mark,
            leverage: figures.leverage, mode: try mode(), margin: figures.margin ?? withProfit,
            marginHasProfit: figures.margin == nil && withProfit != nil, remarks: remarks,
            contractSize: contract)
    }

    private func checked(_ figures: PositionFigures) throws(BookRefusal) -> [String] {
        do throws(PositionCheck) {
            return try figures.checked().map { [$0.words] } ?? []
        } catch {
            throw .contradicts(error.words)
        }
    }

    // MARK: Size

    /// The size as the table counts it, with its sign.
    private func countedSize() throws(BookRefusal) -> Quantity? {
        guard places.has(.status), places.has(.greatest) else {
            if let size: Quantity = try number(.size, "size") { return size }
            if let contracts: Quantity = try number(.contracts, "size") { return contracts }
            throw .noNumber(column: "size", nil)
        }
        if text(.status)?.lowercased() == "closed" { throw .closed }
        let greatest: Quantity = try positive(.greatest, "greatest size")
        let closed: Quantity? = try number(.closed, "closed size")
        let left = greatest - (closed ?? .zero)
        if !left.isPositive { throw .closed }
        return left
    }

    /// In coins, or in dollars of what settles in its coin; and what one contract is, where it was
    /// counted in contracts.
    func size(
        _ counted: Quantity, of symbol: BookSymbol
    ) throws(BookRefusal) -> (Quantity, Quantity?) {
        let stated: Quantity? = try optional(.contractSize, "contract size")
        let contracts: Quantity? = try number(.contracts, "contracts")
        if let contracts, let stated, let size: Quantity = try number(.size, "size") {
            let product = try Self.product(contracts.magnitude, stated)
            guard size.magnitude == product else {
                throw .contradicts(
                    PositionCheck.contracts(product, said: size.magnitude).words)
            }
        }
        let isOfContracts = text(.size) == nil && text(.contracts) != nil
        let isCounted = try countsContracts(symbol)
        guard isOfContracts || isCounted else { return (counted, nil) }
        let known = places.venue.flatMap { ContractSize.of(symbol, at: $0) }
        guard let one = stated ?? known else { throw .unknownContract(counted.magnitude) }
        let size = try Self.product(counted, one)
        return (size, one == Quantity(1) ? nil : one)
    }

    private static func product(
        _ count: Quantity, _ one: Quantity
    ) throws(BookRefusal) -> Quantity {
        let (units, isTooLarge) = count.units.multipliedReportingOverflow(by: one.units)
        let product = Quantity(units: units / unitsPerOne)
        guard !isTooLarge, product.isAdmissible else { throw .tooLarge(column: "size") }
        return product
    }

    /// Whether the venue's tables, or this row, count in contracts.
    private func countsContracts(_ symbol: BookSymbol) throws(BookRefusal) -> Bool {
        if let unit = text(.unit)?.uppercased() {
            if unit.hasPrefix("CONT") { return true }
            let own = symbol.kind == .linear ? symbol.coin.code : "USD"
            guard unit == own || unit == "XBT" && own == "BTC" else { throw .otherUnit(unit) }
            return false
        }
        switch places.venue {
        case .okx, .bitmex: return true
        case .binance: return symbol.kind == .inverse
        default: return false
        }
    }

    private func side(of size: Quantity) throws(BookRefusal) -> Side {
        let said = text(.positionSide) ?? text(.side)
        switch said?.lowercased() {
        case "long", "buy", "l", "b":
            if size.isNegative { throw .contradiction }
            return .long
        case "short", "sell", "s", "a": return .short
        case "both", "none", "net", nil:
            if size.isNegative { return .short }
            // A size without a sign says nothing, except on screens where a long has none.
            let isSigned =
                said != nil && said?.lowercased() != "none" || places.venue == .binance
                || places.names.contains("szi")
            if isSigned { return .long }
            throw .noSide(said)
        default: throw .noSide(said)
        }
    }

    private func mode() throws(BookRefusal) -> MarginMode? {
        guard let said = text(.mode) else { return nil }
        switch said.lowercased() {
        case "isolated", "1", "fixed": return .isolated
        case "cross", "crossed", "0": return .cross
        default: throw .modeUnknown(said)
        }
    }
}
