import Figures
import Margin

/// Somebody's book, from a table of positions or of trades (`PositionColumn` has the names).
///
/// Rows that cannot be taken are named by line with the reason, and the rest go on. Nothing of the
/// other columns is kept but their names.
public struct BookSheet: Sendable, Equatable {
    /// A row that was not taken.
    public struct Refused: Sendable, Equatable {
        public let line: Int
        public let refusal: BookRefusal
    }
    /// Rows that are no trades of a derivative: `Funding`, `Spot`.
    public struct PassedOver: Sendable, Equatable {
        public let word: String
        public var rows: Int
    }
    public let positions: [BookPosition]
    public let refused: [Refused]
    public let passedOver: [PassedOver]
    public let venue: BookVenue?
    public let isOfTrades: Bool
    /// Rows below the line that names the columns.
    public let rows: Int
    /// Names of the columns that nothing is read from, safe to print.
    public let others: [String]
    /// The trades came newest first and were turned round.
    public let wasReversed: Bool
    /// Its numbers are written as in `7.353,5`.
    public let hasDecimalComma: Bool
    /// A history of positions: what is left of one is worked out from what it held and what was
    /// closed.
    public let isOfHistory: Bool

    public static func read(_ text: String) throws(BookFault) -> BookSheet {
        try read(Array(text.utf8))
    }

    /// Reads a whole table, any bytes.
    public static func read(_ bytes: [UInt8]) throws(BookFault) -> BookSheet {
        let table: Table<PositionColumn>
        do throws(TableFault) {
            table = try Table(bytes) { PositionPlaces($0).isBook }
        } catch {
            throw .bytes(error)
        }
        guard let found = table.places else {
            let first = table.rows.first.map { row in
                row.cells.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",")
            }
            throw first.map { .noColumns(first: String($0.prefix(60))) } ?? .empty
        }
        let places = PositionPlaces(found)
        if places.isOfClosed { throw .onlyClosed }
        let isOfTrades = !places.has(.entry)
        guard places.hasSize else { throw .noSize }
        if isOfTrades, !places.has(.side), places.venue != .kraken { throw .noSide }
        let mark = mark(of: table.marks(in: PositionColumn.numbers))
        let rows = table.rows.map { row in
            BookRow(
                row: PositionCells(cells: row.cells, places: places, mark: mark), line: row.line,
                isLeftOpen: row.isLeftOpen)
        }.filter { !$0.isRemark }
        if rows.isEmpty { throw .empty }
        let sheet = isOfTrades ? trades(rows, places) : BookSheet(rows, places)
        // Rows of what was closed are no rows that failed.
        if sheet.positions.isEmpty, sheet.refused.isEmpty, sheet.isOfHistory { throw .onlyClosed }
        return sheet
    }

    private static func mark(of verdict: NumberEvidence.Verdict) -> DecimalMark? {
        switch verdict {
        case .sure(let mark): mark
        case .both: .point
        case .unmarked, .unclear: nil
        }
    }

    private init(_ rows: [BookRow], _ places: PositionPlaces) {
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
        self.init((positions, refused, []), places, rows, isOfTrades: false, wasReversed: false)
    }

    private static func trades(_ rows: [BookRow], _ places: PositionPlaces) -> BookSheet {
        let order = TradeOrder(rows.map { $0.row.bytes(.time) })
        var tally = BookTally()
        var refused: [Refused] = []
        var passedOver: [PassedOver] = []
        for row in order.places.map({ rows[$0] }) {
            if let word = row.passedOver {
                note(word, in: &passedOver)
                continue
            }
            do throws(BookRefusal) {
                guard let trade = try row.trade() else { continue }
                if !tally.add(trade) { throw .tooLarge(column: "size or value") }
            } catch {
                refused.append(Refused(line: row.line, refusal: error))
            }
        }
        let left = tally.left
        refused = (refused + left.refused).sorted { $0.line < $1.line }
        return BookSheet(
            (left.positions, refused, passedOver), places, rows, isOfTrades: true,
            wasReversed: order.wasReversed)
    }

    /// Counts a kind of row; beyond the eighth kind they are counted together.
    private static func note(_ word: String, in passedOver: inout [PassedOver]) {
        let name = String(Line.quoted(word).prefix(30))
        let place = passedOver.firstIndex { $0.word == name }
        if let place {
            passedOver[place].rows += 1
        } else if passedOver.count < 8 {
            passedOver.append(PassedOver(word: name, rows: 1))
        } else if let others = passedOver.firstIndex(where: { $0.word == "others" }) {
            passedOver[others].rows += 1
        } else {
            passedOver.append(PassedOver(word: "others", rows: 1))
        }
    }

    private init(
        _ taken: (positions: [BookPosition], refused: [Refused], passedOver: [PassedOver]),
        _ places: PositionPlaces, _ rows: [BookRow], isOfTrades: Bool, wasReversed: Bool
    ) {
        (positions, refused, passedOver) = taken
        self.rows = rows.count
        self.isOfTrades = isOfTrades
        self.wasReversed = wasReversed
        venue = places.venue
        let read = isOfTrades ? PositionColumn.ofTrades : PositionColumn.ofPositions
        others = places.others(than: read).map {
            String(Line.quoted(places.written[$0]).prefix(30))
        }
        hasDecimalComma = rows.first?.row.mark == .comma
        isOfHistory = !isOfTrades && places.has(.greatest)
    }
}
