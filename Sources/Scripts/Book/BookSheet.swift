import Figures
import Margin

/// Somebody's book, from a table of positions or of trades (`BookColumns.swift` has the names).
///
/// Rows that cannot be taken are named by line with the reason, and the rest go on. Nothing of the
/// other columns is kept, not even their names.
public struct BookSheet: Sendable, Equatable {
    /// A row that was not taken.
    public struct Refused: Sendable, Equatable {
        public let line: Int
        public let refusal: BookRefusal
    }
    public let positions: [BookPosition]
    public let refused: [Refused]
    public let venue: BookVenue?
    public let isOfTrades: Bool
    /// Rows below the line that names the columns.
    public let rows: Int
    /// Columns that mean nothing here.
    public let others: Int
    /// The trades came newest first and were turned round.
    public let wasReversed: Bool
    /// Its numbers are written as in `7.353,5`.
    public let hasDecimalComma: Bool
    /// A history of positions: what is left of one is worked out from what it held and what was
    /// closed.
    public let isOfHistory: Bool

    /// Reads a whole table, any bytes.
    public static func read(_ text: String) throws(BookFault) -> BookSheet {
        var records = NumberedRecords(text)
        var places: BookPlaces?
        var looked = 0
        while looked < 20, let record = records.next() {
            looked += 1
            let found = BookPlaces(record.cells)
            guard found.isHeader else { continue }
            places = found
            break
        }
        guard let places else {
            let line = text.split(maxSplits: 1) { $0.isNewline }.first ?? ""
            throw looked == 0 ? .empty : .noColumns(first: String(line.prefix(60)))
        }
        if places.isOfClosed { throw .onlyClosed }
        let isOfTrades = !places.has(.entry)
        guard places.has(.size) || places.has(.greatest) else { throw .noSize }
        if isOfTrades, !places.has(.side) { throw .noSide }
        var rows: [BookRow] = []
        while let record = records.next() {
            let row = BookRow(
                cells: record.cells, places: places, line: record.line,
                isLeftOpen: record.isLeftOpen)
            if !row.isRemark { rows.append(row) }
        }
        if rows.isEmpty { throw .empty }
        let commas = records.hasCommas ? .thousands : BookRow.commas(in: rows)
        for place in rows.indices { rows[place].commas = commas }
        let sheet = isOfTrades ? trades(rows, places) : BookSheet(rows, places)
        // Rows of what was closed are no rows that failed.
        if sheet.positions.isEmpty, sheet.refused.isEmpty, sheet.isOfHistory { throw .onlyClosed }
        return sheet
    }

    private init(_ rows: [BookRow], _ places: BookPlaces) {
        var positions: [BookPosition] = []
        var refused: [Refused] = []
        for row in rows {
            do throws(BookRefusal) {
                if let position = try row.position() { positions.append(position) }
            } catch {
                if error == .closed { continue }
                refused.append(Refused(line: row.line, refusal: error))
            }
        }
        self.init(positions, refused, places, rows, isOfTrades: false, wasReversed: false)
    }

    private static func trades(_ rows: [BookRow], _ places: BookPlaces) -> BookSheet {
        let times = [rows.first, rows.last].map { $0?.text(.time).map(ordered) }
        var wasReversed = false
        // Times of one table are written alike, so that their order is that of their letters.
        if let first = times[0], let last = times[1] {
            wasReversed = first.utf8.count == last.utf8.count && first > last
        }
        var tally = BookTally()
        var refused: [Refused] = []
        for row in wasReversed ? rows.reversed() : rows where row.isTrade {
            do throws(BookRefusal) {
                guard let trade = try row.trade() else { continue }
                if !tally.add(trade) { throw .tooLarge(column: "size or value") }
            } catch {
                refused.append(Refused(line: row.line, refusal: error))
            }
        }
        refused.sort { $0.line < $1.line }
        return BookSheet(
            tally.positions, refused, places, rows, isOfTrades: true,
            wasReversed: wasReversed)
    }

    /// Bybit's files tell the clock before the day, "10:00 2026-01-10".
    private static func ordered(_ time: String) -> String {
        let parts = time.split(separator: " ")
        guard parts.count == 2, parts[0].contains(":"), parts[1].contains("-") else { return time }
        return "\(parts[1]) \(parts[0])"
    }

    private init(
        _ positions: [BookPosition], _ refused: [Refused], _ places: BookPlaces, _ rows: [BookRow],
        isOfTrades: Bool, wasReversed: Bool
    ) {
        self.positions = positions
        self.refused = refused
        self.rows = rows.count
        self.isOfTrades = isOfTrades
        self.wasReversed = wasReversed
        venue = places.venue
        others = places.others
        hasDecimalComma = rows.first?.commas == .decimal
        isOfHistory = !isOfTrades && places.has(.greatest)
    }
}

/// The records of a table that hold something, each with the line on which it begins.
private struct NumberedRecords {
    struct Numbered {
        let cells: [ArraySlice<UInt8>]
        let line: Int
        let isLeftOpen: Bool
    }
    private var cutter: RecordCutter
    private var line = 1
    /// Commas part the cells.
    let hasCommas: Bool

    init(_ text: String) {
        let bytes = Array(text.utf8)
        let end = bytes.firstIndex(of: 10) ?? bytes.endIndex
        var first = bytes[..<end]
        // Bybit's begins with a line of its own; the one that names the columns decides.
        if first.count(where: { $0 == 59 }) + first.count(where: { $0 == 9 }) == 0,
            let next = bytes[end...].dropFirst().firstIndex(of: 10)
        {
            first = bytes[..<next]
        }
        let separator = SheetCells.separator(of: first)
        hasCommas = separator == 44
        cutter = RecordCutter(separator: separator)
        cutter.add(bytes)
    }

    mutating func next() -> Numbered? {
        while let record = cutter.next(isLast: true) {
            let began = line
            line += 1 + record.raw.count(where: { $0 == 10 })
            if record.cells.contains(where: { !$0.isEmpty }) {
                return Numbered(
                    cells: record.cells, line: began, isLeftOpen: record.isLeftOpen)
            }
        }
        return nil
    }

}
