import Figures
import Margin

/// The cells of one row, read by the meaning of their columns.
struct BookRow {
    let cells: [ArraySlice<UInt8>]
    let places: BookPlaces
    let line: Int
    /// A double quote was opened in it and never closed.
    let isLeftOpen: Bool
    /// What a comma is in its numbers.
    var commas = Commas.thousands

    enum Commas { case thousands, decimal, unclear }

    /// What commas are in rows whose cells something else parts: decimal, where one number can be
    /// read in no other way and none contradicts it; where nothing tells, it stays unclear.
    static func commas(in rows: [BookRow]) -> Commas {
        var (hasDecimal, hasPoint) = (false, false)
        for row in rows {
            for column in BookPlaces.numbers {
                guard let cell = row.text(column) else { continue }
                let digits = String(cell.prefix { $0 != " " && $0 != "x" && $0 != "X" })
                let isPoint = SheetValue.units(digits) != nil
                let isDecimal = SheetValue.units(digits, hasDecimalComma: true) != nil
                if isDecimal, !isPoint { hasDecimal = true }
                if isPoint, !isDecimal { hasPoint = true }
            }
        }
        if hasPoint { return .thousands }
        return hasDecimal ? .decimal : .unclear
    }

    func text(_ column: BookColumn) -> String? { places.text(column, in: cells) }

    /// What a log's type says of a trade: Bybit's `execType` (documentation of its API, enums), the
    /// words of its files, and those of tables that tell there how it was ordered.
    private static let tradeTypes = [
        "TRADE", "ADLTRADE", "BUSTTRADE", "BLOCKTRADE", "MOVEPOSITION", "LIQUIDATION", "ADL",
        "MARKET", "LIMIT",
    ]

    /// Only rows of trades count in a log of all that changed an account, and of Bybit's those that
    /// opened or closed: a trade of its spot market does neither.
    var isTrade: Bool {
        guard let type = text(.type)?.uppercased(), places.has(.price), !places.has(.entry) else {
            return true
        }
        return Self.tradeTypes.contains(type) && (!places.has(.action) || text(.action) != nil)
    }

    /// A sentence where a table's rows should be: "No data matches the criteria."
    var isRemark: Bool {
        cells.count(where: { !$0.isEmpty }) == 1 && places.columns > 3
            && cells.first.map { $0.contains(32) } == true
    }

    func symbol() throws(BookRefusal) -> (text: String, coin: Asset) {
        guard let text = text(.symbol) else { throw .noSymbol }
        let coin = try BookSymbol.coin(of: text)
        return (text.uppercased(), coin)
    }

    /// A number of at most its kind's limit; nil where the cell is empty or says nothing.
    func number<Value: FixedPoint>(
        _ column: BookColumn, _ name: String
    ) throws(BookRefusal) -> Value? {
        guard let cell = text(column) else { return nil }
        // "0.5 BTC", "20x": what follows the digits only names them again.
        var digits = String(cell.prefix { $0 != " " })
        let rest = cell.dropFirst(digits.count)
        if rest.utf8.contains(where: { $0 >= 48 && $0 <= 57 }) {
            throw .noNumber(column: name, cell)
        }
        if digits.last == "x" || digits.last == "X" { digits.removeLast() }
        if digits.contains(","), commas == .unclear { throw .comma(column: name, cell) }
        guard let units = SheetValue.units(digits, hasDecimalComma: commas == .decimal) else {
            throw digits.contains(",") && SheetValue.units(digits, hasDecimalComma: true) != nil
                ? .comma(column: name, cell) : .noNumber(column: name, cell)
        }
        let value = Value(units: units)
        guard value.isAdmissible else { throw .tooLarge(column: name) }
        return value
    }

    func positive<Value: FixedPoint>(
        _ column: BookColumn, _ name: String
    ) throws(BookRefusal) -> Value {
        guard let value: Value = try number(column, name) else {
            throw .noNumber(column: name, nil)
        }
        guard value.isPositive else { throw .noNumber(column: name, text(column)) }
        return value
    }

    /// Where a cell holds nothing or nought, the column says nothing of this row.
    func optional<Value: FixedPoint>(
        _ column: BookColumn, _ name: String
    ) throws(BookRefusal) -> Value? {
        let value: Value? = try number(column, name)
        return value.flatMap { $0.isPositive ? $0 : nil }
    }

    /// The position of this row; nil where it holds nothing.
    func position() throws(BookRefusal) -> BookPosition? {
        if isLeftOpen { throw .quoteNotClosed }
        let size = try signedSize()
        if size.units == 0 { return nil }
        let symbol = try symbol()
        let margin: Money? = try optional(.margin, "margin")
        let withProfit: Money? = try optional(.marginWithProfit, "margin")
        let position = BookPosition(
            line: line, symbol: symbol.text, coin: symbol.coin, side: try side(of: size),
            size: size.magnitude, entry: try positive(.entry, "entry price"),
            mark: try optional(.mark, "mark price"),
            leverage: try optional(.leverage, "leverage"), mode: try mode(),
            margin: margin ?? withProfit, marginHasProfit: margin == nil && withProfit != nil)
        for price in [position.entry, position.reference] {
            let value = (price * position.size).rounded(.up)
            guard value.isAdmissible else { throw .tooLarge(column: "value") }
        }
        return position
    }

    private func signedSize() throws(BookRefusal) -> Quantity {
        guard places.has(.status), places.has(.greatest) else {
            guard let size: Quantity = try number(.size, "size") else {
                throw .noNumber(column: "size", nil)
            }
            return size
        }
        if text(.status)?.lowercased() == "closed" { throw .closed }
        let greatest: Quantity = try positive(.greatest, "greatest size")
        let closed: Quantity? = try number(.closed, "closed size")
        let left = greatest - (closed ?? .zero)
        if !left.isPositive { throw .closed }
        return left
    }

    private func side(of size: Quantity) throws(BookRefusal) -> Side {
        let said = text(.positionSide) ?? text(.side)
        switch said?.lowercased() {
        case "long", "buy", "l", "b":
            if size.isNegative { throw .contradiction }
            return .long
        case "short", "sell", "s": return .short
        case "both", "none", nil:
            if size.isNegative { return .short }
            // A size without a sign says nothing, unless the table is one of signed sizes.
            if said?.lowercased() == "both" || places.venue == .binance { return .long }
            throw .noSide(said)
        default: throw .noSide(said)
        }
    }

    private func mode() throws(BookRefusal) -> MarginMode? {
        guard let said = text(.mode) else { return nil }
        switch said.lowercased() {
        case "isolated", "1": return .isolated
        case "cross", "crossed", "0": return .cross
        default: throw .modeUnknown(said)
        }
    }

    /// The trade of this row: positive for what was bought.
    func trade() throws(BookRefusal) -> BookTrade? {
        if isLeftOpen { throw .quoteNotClosed }
        let said = text(.side)
        let isBought: Bool
        switch said?.lowercased() {
        case "buy", "long", "b": isBought = true
        case "sell", "short", "s": isBought = false
        default: throw .noSide(said)
        }
        guard let size: Quantity = try number(.size, "quantity") else {
            throw .noNumber(column: "quantity", nil)
        }
        if size.units == 0 { return nil }
        let symbol = try symbol()
        let price: Price = try positive(.price, "price")
        let hedged = text(.positionSide)?.lowercased()
        return BookTrade(
            line: line, symbol: symbol.text, coin: symbol.coin,
            book: hedged == "long" || hedged == "short" ? hedged : nil,
            size: isBought ? size.magnitude : -size.magnitude, price: price)
    }
}
