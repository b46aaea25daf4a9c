/// Where each column stands in one table of positions or trades.
struct PositionPlaces: Sendable {
    let venue: BookVenue?
    /// The names as they are written.
    let written: [String]
    /// In small letters, without blanks.
    let names: [String]
    /// For each column its places, the likeliest name's first: where that cell is empty the next counts.
    private var places: [[Int]]
    /// A name that means something and stands twice: the column and its second place.
    let twice: [(column: PositionColumn, place: Int)]

    init(_ table: TablePlaces<PositionColumn>) {
        written = table.written
        names = table.names.map(\.plain)
        venue = BookVenue(columns: names)
        twice = table.twice
        places = []
        for column in PositionColumn.allCases {
            let known = column.names.map { TableName($0).plain }
            places.append(known.flatMap { name in names.indices.filter { names[$0] == name } })
        }
        settleSharedNames()
    }

    init(_ header: [ArraySlice<UInt8>]) { self.init(TablePlaces(header)) }

    /// Names that mean one thing in one table and another in the next.
    private mutating func settleSharedNames() {
        // "Contracts" is a symbol in one table alone, which tells of what was closed.
        if isOfClosed {
            places[PositionColumn.contracts.rawValue] = []
        } else {
            let count = places[PositionColumn.contracts.rawValue]
            places[PositionColumn.symbol.rawValue].removeAll { count.contains($0) }
        }
        // An amount is a size where the venue's tables say so; elsewhere it may be a value.
        if venue != .okx, venue != .deribit { drop(.size, "amount") }
        if venue == .deribit, let amount = names.firstIndex(of: "amount") {
            places[PositionColumn.size.rawValue] = [amount]
        }
        if venue != .kraken { drop(.size, "change") }
        if venue != .okx { drop(.side, "action") }
        if venue != .kraken { drop(.held, "newbalance") }
        if venue == .okx, has(.price) {
            drop(.margin, "positionbalance")
        } else {
            drop(.held, "positionbalance")
        }
        // A market is a kind of contract where another column has the symbol, as in OKX's.
        if venue == .bybit || !has(.price) { places[PositionColumn.market.rawValue] = [] }
        if has(.entry), !has(.price) { places[PositionColumn.held.rawValue] = [] }
    }

    private mutating func drop(_ column: PositionColumn, _ name: String) {
        places[column.rawValue].removeAll { names[$0] == name }
    }

    func has(_ column: PositionColumn) -> Bool { !places[column.rawValue].isEmpty }

    /// Nothing of what it tells is held any more.
    var isOfClosed: Bool { PositionColumn.ofClosed.contains(where: names.contains) }

    /// Whether the record can be the line that names the columns of a book.
    var isBook: Bool { has(.symbol) && (has(.entry) || has(.price) || isOfClosed) }

    /// Whether a size can be read: by itself, or as so many contracts.
    var hasSize: Bool { has(.size) || has(.contracts) || has(.greatest) }

    /// How a message calls a column: as it is written, else by its first name.
    func name(_ column: PositionColumn) -> String {
        places[column.rawValue].first.map { written[$0] } ?? column.names[0]
    }

    /// The places of columns that none of these is read from.
    func others(than read: [PositionColumn]) -> [Int] {
        let known = read.flatMap { places[$0.rawValue].prefix(1) }
        return written.indices.filter { !known.contains($0) }
    }

    /// The cell of a column; nil where there is none, or it is empty or a dash.
    func cell(_ column: PositionColumn, in cells: [ArraySlice<UInt8>]) -> ArraySlice<UInt8>? {
        for place in places[column.rawValue] where place < cells.count {
            let cell = cells[place]
            if cell.isEmpty || cell.elementsEqual("--".utf8) || cell.elementsEqual("-".utf8) {
                continue
            }
            return cell
        }
        return nil
    }
}
