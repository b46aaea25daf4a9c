import Scripts

/// A comma-separated file, as schools' systems and spreadsheets write it.
struct Sheet {
    struct Row {
        /// Counted from 1; a quoted cell may reach over several.
        let line: Int
        let cells: [String]
    }
    private(set) var rows: [Row] = []
    private(set) var findings: [Roster.Finding] = []

    /// Lines that hold nothing are left out; those that are not text are findings.
    init(_ bytes: [UInt8]) {
        var cutter = RecordCutter(separator: Sheet.separator(of: bytes))
        cutter.add(bytes)
        var line = 1
        while let record = cutter.next(isLast: true) {
            if record.isLeftOpen {
                findings.append(Roster.Finding(line: line, kind: .openQuote))
            } else if String(validating: record.raw, as: UTF8.self) == nil {
                findings.append(Roster.Finding(line: line, kind: .notText))
            } else if !record.raw.isEmpty {
                let cells = record.cells.map { String(decoding: $0, as: UTF8.self) }
                rows.append(Row(line: line, cells: cells))
            }
            line += 1 + record.raw.count { $0 == 10 }
        }
    }

    /// Comma, semicolon or tab: whichever the first line has most of outside quotes.
    private static func separator(of bytes: [UInt8]) -> UInt8 {
        var counts: [(mark: UInt8, count: Int)] = [(44, 0), (59, 0), (9, 0)]
        var isQuoted = false
        for byte in bytes.prefix(1 << 16) {
            if byte == 34 { isQuoted.toggle() }
            if byte == 10, !isQuoted { break }
            guard !isQuoted, let place = counts.firstIndex(where: { $0.mark == byte }) else {
                continue
            }
            counts[place].count += 1
        }
        return counts.max { $0.count < $1.count }.flatMap { $0.count > 0 ? $0.mark : nil } ?? 44
    }
}
