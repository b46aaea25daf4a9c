/// A table: a header row, rows of cells, and which columns hold numbers (set flush right).
public struct Table: Sendable, Equatable {
    /// A row twice: its cells for the eye, and for the ear a sentence that means the same.
    public struct Row: Sendable, Equatable {
        public var cells: [Prose]
        /// Read in place of the cells, without them and without the header, so it names its units
        /// itself. `.silence` where another sentence says it; nil where nobody knows what the row
        /// means, as in the prose of a lesson: then each value is read with its column's name.
        public var said: Prose?
        public init(_ cells: [Prose], said: Prose?) {
            self.cells = cells
            self.said = said
        }
    }

    public var caption: String?
    /// For the ear, in place of the caption: what leads in to the rows, a sentence or two a line.
    public var lead: [Prose]?
    public var header: [Prose]
    public var rows: [Row]
    public var numeric: Set<Int>
    public init(
        caption: String? = nil, lead: [Prose]? = nil, header: [Prose], rows: [Row],
        numeric: Set<Int> = []
    ) {
        self.caption = caption
        self.lead = lead
        self.header = header
        self.rows = rows
        self.numeric = numeric
    }
}

extension Prose {
    /// Nothing is said: the row's meaning stands in a sentence beside it.
    public static let silence = Prose([])
}
