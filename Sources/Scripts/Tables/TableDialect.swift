/// What parts the cells of a table, told from its first lines.
public struct TableDialect: Sendable, Equatable {
    public let separator: UInt8
    /// The first line says nothing but which separator it is: `sep=;`, as Excel reads and writes.
    public let saysSeparator: Bool

    /// The likeliest first where two part the lines equally well: a comma is also in numbers.
    static let separators: [(byte: UInt8, name: String)] = [
        (9, "tab"), (UInt8(ascii: ";"), "semicolon"), (UInt8(ascii: "|"), "bar"),
        (UInt8(ascii: ","), "comma"),
    ]

    /// Lines that are looked at.
    private static let most = 30

    /// - Parameter head: UTF-8, the beginning of the table or all of it.
    public init(_ head: ArraySlice<UInt8>) {
        let lines = Self.lines(head)
        if let first = lines.first, first.count == 5 || first.count == 4,
            String(decoding: first.prefix(4), as: UTF8.self).lowercased() == "sep=",
            let mark = first.last, Self.separators.contains(where: { $0.byte == mark })
        {
            separator = mark
            saysSeparator = true
            return
        }
        saysSeparator = false
        // The one that parts the most lines into equally many cells.
        var best: (byte: UInt8, score: Int) = (UInt8(ascii: ","), 0)
        for (byte, _) in Self.separators {
            let counts = lines.map { Self.count(byte, in: $0) }.filter { $0 > 0 }
            let score = counts.map { count in counts.count { $0 == count } }.max() ?? 0
            if score > best.score { best = (byte, score) }
        }
        separator = best.score > 0 ? best.byte : Self.isParted(lines) ? 32 : best.byte
    }

    /// Lines without any other mark, each of as many words as the next: columns that blanks keep apart.
    private static func isParted(_ lines: [ArraySlice<UInt8>]) -> Bool {
        let counts = lines.map { line in
            line.split(whereSeparator: { $0 == 32 }).count
        }
        guard let first = counts.first, first >= 5, counts.count > 1 else { return false }
        return counts.allSatisfy { $0 == first }
    }

    /// The first lines that hold something; a last one that the head cuts off is left out.
    private static func lines(_ head: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var rest = head
        while lines.count < most, !rest.isEmpty {
            let end = rest.firstIndex(of: 10) ?? rest.endIndex
            var line = rest[..<end]
            if line.last == 13 { line.removeLast() }
            if line.contains(where: { $0 != 32 && $0 != 9 }) { lines.append(line) }
            rest = rest[min(end + 1, rest.endIndex)...]
        }
        return lines
    }

    /// How often a byte stands outside of double quotes.
    private static func count(_ byte: UInt8, in line: ArraySlice<UInt8>) -> Int {
        var isQuoted = false
        var count = 0
        for next in line {
            if next == 34 { isQuoted.toggle() }
            if next == byte, !isQuoted { count += 1 }
        }
        return count
    }
}

/// The records of a table that hold something, each with the line on which it begins.
public struct TableRecords: Sendable {
    public struct Numbered: Sendable {
        public let cells: [ArraySlice<UInt8>]
        /// Counted from 1.
        public let line: Int
        /// A double quote was opened in it and never closed.
        public let isLeftOpen: Bool
        /// As it is written, quotes and all.
        let raw: ArraySlice<UInt8>
    }
    public let dialect: TableDialect
    private var cutter: RecordCutter
    private var line = 1

    /// - Parameter head: UTF-8, from which the separator is told; it is added as well.
    public init(head: [UInt8]) {
        dialect = TableDialect(head[...])
        cutter = RecordCutter(separator: dialect.separator)
        cutter.add(head)
    }

    public mutating func add(_ bytes: some Sequence<UInt8>) { cutter.add(bytes) }

    /// - Parameter isLast: no more bytes will be added.
    public mutating func next(isLast: Bool = true) -> Numbered? {
        while let record = cutter.next(isLast: isLast) {
            let began = line
            line += 1 + record.breaks
            if began == 1, dialect.saysSeparator { continue }
            if record.cells.contains(where: { !$0.isEmpty }) {
                return Numbered(
                    cells: record.cells, line: began, isLeftOpen: record.isLeftOpen, raw: record.raw
                )
            }
        }
        return nil
    }
}
