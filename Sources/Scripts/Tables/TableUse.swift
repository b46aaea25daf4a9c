/// What reads tables, and every column that it knows: the page of columns is printed from this, which is
/// made of the readers' own lists.
public struct TableUse: Sendable {
    public struct Column: Sendable {
        /// As they are written, the likeliest first.
        public let names: [String]
        public let meaning: String
    }
    /// The command, and what it takes.
    public let verb: String
    public let title: String
    public let columns: [Column]

    init<Read: TableColumn>(_ verb: String, _ title: String, _ columns: Read.Type) {
        self.init(verb, title, Array(columns.allCases))
    }

    /// - Parameter columns: those that this command reads of the list.
    init(_ verb: String, _ title: String, _ columns: [some TableColumn]) {
        self.verb = verb
        self.title = title
        self.columns = columns.map { Column(names: $0.names, meaning: $0.meaning) }
    }

    public static let all = [
        TableUse("load FILE", "prices", PriceColumn.self),
        TableUse("import FILE", "positions or trades", PositionColumn.ofBooks),
        TableUse("calc liquidation --csv FILE", "a sheet of positions", SheetHeader.read),
        TableUse("wick class issue", "a roster", RosterColumn.self),
    ]
}
