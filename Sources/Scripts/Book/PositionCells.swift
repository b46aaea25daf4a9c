import Figures

/// Why a cell cannot be read; the columns as they are written.
enum CellFault: Error, Equatable {
    case notANumber(column: String, String)
    /// A comma that may part thousands or begin decimals.
    case comma(column: String, String)
    case tooLarge(column: String)
}

/// The cells of one row of positions or trades, by the meaning of their columns.
struct PositionCells {
    let cells: [ArraySlice<UInt8>]
    let places: PositionPlaces
    /// What the marks of its numbers mean; nil where nothing in the table tells.
    var mark: DecimalMark?

    func bytes(_ column: PositionColumn) -> ArraySlice<UInt8>? { places.cell(column, in: cells) }

    func text(_ column: PositionColumn) -> String? {
        bytes(column).map { String(decoding: $0.prefix(100), as: UTF8.self) }
    }

    /// A number of at most its kind's limit, decimals beyond the eighth rounded half to even; nil where
    /// the cell is empty. What follows the digits only names them again: "0.5 BTC", "20x".
    func number<Value: FixedPoint>(_ column: PositionColumn) throws(CellFault) -> Value? {
        guard let cell = bytes(column) else { return nil }
        return try Value(units: units(Self.digits(cell), column, limit: Value.limit))
    }

    /// A rate as a fraction, or in percent where the cell or the name of its column says so.
    func rate(_ column: PositionColumn) throws(CellFault) -> Rate? {
        guard let cell = bytes(column) else { return nil }
        let isPercent = cell.last == UInt8(ascii: "%")
        guard isPercent || places.name(column).contains("%") else { return try number(column) }
        let digits = isPercent ? cell.dropLast() : cell
        let units = try units(digits, column, limit: Rate.limit * 100)
        return Rate(units: divide(units, 100, .nearest))
    }

    private func units(
        _ digits: ArraySlice<UInt8>, _ column: PositionColumn, limit: Int128
    ) throws(CellFault) -> Int128 {
        guard let mark = mark ?? (digits.contains(44) ? nil : .point) else {
            throw .comma(column: places.name(column), shown(column))
        }
        var found = TableNumber.units(digits, mark)
        if found == nil, mark == .point {
            do throws(NumberMisreading) {
                let text = String(decoding: digits, as: UTF8.self)
                found = try readDecimal(text, limit: limit, excess: .nearest)
            } catch {
                if case .tooLarge = error { throw .tooLarge(column: places.name(column)) }
            }
        }
        guard let found else {
            throw mark == .point && TableNumber.units(digits, .comma) != nil
                ? .comma(column: places.name(column), shown(column))
                : .notANumber(column: places.name(column), shown(column))
        }
        guard found.magnitude <= (limit * unitsPerOne).magnitude else {
            throw .tooLarge(column: places.name(column))
        }
        return found
    }

    private func shown(_ column: PositionColumn) -> String {
        String(decoding: bytes(column)?.prefix(40) ?? [], as: UTF8.self)
    }

    private static func digits(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var digits = cell
        if let last = digits.last, last == 120 || last == 88 { return digits.dropLast() }
        // A word of letters behind a blank.
        if let blank = digits.lastIndex(of: 32), blank + 1 < digits.endIndex,
            digits[(blank + 1)...].allSatisfy({ ($0 | 32) >= 97 && ($0 | 32) <= 122 })
        {
            digits = digits[..<blank]
        }
        return digits
    }
}
