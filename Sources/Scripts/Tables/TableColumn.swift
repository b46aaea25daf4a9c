/// What a column of a table may mean, and the names that say so. `load`, `import`, sheets and rosters
/// each have one such list; the page of columns is printed from it.
public protocol TableColumn: CaseIterable, Hashable, Sendable {
    /// Names that mean it, the likeliest first, as people write them. Case, spaces and punctuation
    /// do not count.
    var names: [String] { get }
    /// What stands in it, in a few words.
    var meaning: String { get }
}

/// A column's name without what is written differently each time.
public struct TableName: Sendable, Equatable {
    /// Lower-case letters and digits: "Trade Time(UTC+0)" is `tradetime`.
    public let plain: String
    /// Minutes east of UTC, where the name says so: "(UTC+8)".
    public let offset: Int?

    public init(_ written: ArraySlice<UInt8>) {
        self.init(String(decoding: written.prefix(120), as: UTF8.self))
    }

    public init(_ written: String) {
        let lowered = Self.withoutDollars(written.lowercased())
        guard let zone = Self.zone(in: lowered) else {
            let place = Self.place(in: written).map { $0.count + 2 } ?? 0
            plain = Self.letters(lowered.dropLast(place))
            offset = nil
            return
        }
        plain = Self.letters(lowered[..<zone.at])
        offset = zone.minutes
    }

    /// "Open (USD)" is an open: here prices are in dollars anyway.
    private static func withoutDollars(_ name: String) -> String {
        for unit in ["usd", "usdt", "usdc", "$", "us$"] {
            for (open, close) in [("(", ")"), ("[", "]")] {
                let end = open + unit + close
                if name.hasSuffix(end), name.count > end.count {
                    return String(name.dropLast(end.count))
                }
            }
        }
        return name
    }

    /// The place on the map whose clock a name says it is of, "time (Europe/Berlin)".
    static func place(in written: String) -> String? {
        guard let open = written.lastIndex(where: { $0 == "(" || $0 == "[" }),
            open > written.startIndex,
            let close = written.last, close == ")" || close == "]"
        else { return nil }
        let inside = written[written.index(after: open)...].dropLast()
        let parts = inside.split(separator: "/", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count),
            parts.allSatisfy({ $0.first?.isUppercase ?? false })
        else { return nil }
        return String(inside)
    }

    private static func letters(_ text: Substring) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter(isPlain)))
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 48...57, 97...122: true
        case ..<128: false
        default: scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        }
    }

    /// Where a name begins to tell its zone, `utc+8`, `(gmt)`, and what it says. A name that is
    /// nothing else, or goes on with other words, does not.
    private static func zone(in name: String) -> (at: String.Index, minutes: Int)? {
        for word in ["utc", "gmt"] {
            guard let range = name.firstRange(of: word), range.lowerBound > name.startIndex else {
                continue
            }
            let rest = name[range.upperBound...].filter { $0 != " " && $0 != ")" && $0 != "]" }
            if rest.isEmpty { return (range.lowerBound, 0) }
            guard let sign = rest.first, sign == "+" || sign == "-" else { continue }
            let digits = rest.dropFirst().filter { $0 != ":" }
            guard let number = Int(digits), digits.count <= 4, number % 100 < 60 else { continue }
            let minutes = digits.count <= 2 ? number * 60 : number / 100 * 60 + number % 100
            guard minutes <= 14 * 60 else { continue }
            return (range.lowerBound, sign == "-" ? -minutes : minutes)
        }
        return nil
    }
}

/// Where each column stands in one table.
public struct TablePlaces<Column: TableColumn>: Sendable {
    /// The names as they are written.
    public let written: [String]
    public let names: [TableName]
    private var places: [Column: Int] = [:]
    /// A name that means something and stands twice: the column and its second place.
    public private(set) var twice: [(column: Column, place: Int)] = []

    public init(_ header: [ArraySlice<UInt8>]) {
        written = header.map { String(decoding: $0.prefix(120), as: UTF8.self) }
        names = header.map(TableName.init)
        let plain = names.map(\.plain)
        for column in Column.allCases {
            for name in column.names.map({ TableName($0).plain }) {
                guard let place = plain.firstIndex(of: name) else { continue }
                places[column] = place
                if let second = plain[(place + 1)...].firstIndex(of: name) {
                    twice.append((column, second))
                }
                break
            }
        }
    }

    public subscript(_ column: Column) -> Int? {
        get { places[column] }
        set { places[column] = newValue }
    }
    public func has(_ column: Column) -> Bool { places[column] != nil }
    /// How many columns there are.
    public var count: Int { written.count }

    /// The places of columns that mean nothing here, in order.
    public var others: [Int] {
        let known = Column.allCases.compactMap { places[$0] }
        return written.indices.filter { !known.contains($0) }
    }

    /// The cell of a column; nil where there is none or it is empty.
    public func cell(_ column: Column, in cells: [ArraySlice<UInt8>]) -> ArraySlice<UInt8>? {
        guard let place = places[column], place < cells.count, !cells[place].isEmpty else {
            return nil
        }
        return cells[place]
    }
}
