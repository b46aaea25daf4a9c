/// A table that is small enough to be held whole: which columns it has, and its rows.
///
/// The one way from bytes to cells for books, rosters and whatever else has names over its columns;
/// `load` and sheets take the same steps piece by piece.
public struct Table<Column: TableColumn>: Sendable {
    public struct Row: Sendable {
        public let cells: [ArraySlice<UInt8>]
        /// Counted from 1.
        public let line: Int
        /// A double quote was opened in it and never closed.
        public let isLeftOpen: Bool
    }
    public let dialect: TableDialect
    /// Nil where no line names the columns; then all records are rows.
    public let places: TablePlaces<Column>?
    /// The records before the line that names the columns.
    public let before: [Row]
    public let rows: [Row]
    /// Lines on which the names come again, as where two files were joined.
    public let namesAgain: [Int]

    /// Records among which the one that names the columns is looked for.
    private static var reach: Int { 20 }

    /// - Parameter isHeader: whether a record's names are enough to read the table by.
    public init(
        _ bytes: [UInt8], isHeader: (TablePlaces<Column>) -> Bool
    ) throws(TableFault) {
        var records = TableRecords(head: try TableText.whole(bytes))
        dialect = records.dialect
        var (places, before, rows): (TablePlaces<Column>?, [Row], [Row]) = (nil, [], [])
        var again: [Int] = []
        while let record = records.next() {
            let row = Row(cells: record.cells, line: record.line, isLeftOpen: record.isLeftOpen)
            if let places {
                if Self.isAgain(row, places) { again.append(row.line) } else { rows.append(row) }
                continue
            }
            if rows.count < Self.reach {
                let found = TablePlaces<Column>(record.cells)
                if isHeader(found) {
                    places = found
                    (before, rows) = (rows, [])
                    continue
                }
            }
            rows.append(row)
        }
        self.places = places
        self.before = before
        self.rows = rows
        namesAgain = again
    }

    private static func isAgain(_ row: Row, _ places: TablePlaces<Column>) -> Bool {
        guard row.cells.count == places.count, let first = row.cells.first,
            TableName(first) == places.names[0]
        else { return false }
        return zip(row.cells, places.names).allSatisfy { TableName($0) == $1 }
    }

    /// What the marks in these columns' numbers mean, told from all rows. Where commas part the cells
    /// and none stands in a number, the point is the decimals'.
    public func marks(in columns: [Column]) -> NumberEvidence.Verdict {
        guard let places else { return .unmarked }
        var evidence = NumberEvidence()
        for row in rows {
            for column in columns {
                if let cell = places.cell(column, in: row.cells) {
                    evidence.see(cell, line: row.line)
                }
            }
        }
        return dialect.weighed(evidence.verdict)
    }
}

extension TableDialect {
    /// Whoever parts cells with commas writes decimals with a point.
    public func weighed(_ verdict: NumberEvidence.Verdict) -> NumberEvidence.Verdict {
        guard separator == UInt8(ascii: ",") else { return verdict }
        switch verdict {
        case .unclear, .unmarked: return .sure(.point)
        case .sure, .both: return verdict
        }
    }
}
