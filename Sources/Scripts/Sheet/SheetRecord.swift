/// One record of a sheet: its cells, and the end of its line as it was written.
public struct SheetRecord: Sendable {
    public internal(set) var cells: [ArraySlice<UInt8>] = []
    /// The record without its line's end.
    public internal(set) var raw: ArraySlice<UInt8> = []
    /// A quote was opened at a cell's start and never rightly closed: the record is its first line.
    public internal(set) var isLeftOpen = false
    var end: [UInt8] = [10]
}

/// Cuts bytes into records: commas (or another separator), double quotes around a whole cell (a doubled
/// one inside stands for itself), LF or CRLF. Bytes may come in pieces; what is not yet complete waits.
///
/// A quoted cell may hold line ends. One that is never closed, or is closed with more text behind the
/// quote on a later line, spoils its own line alone: the next record begins with the next line.
public struct RecordCutter: Sendable {
    private enum Place { case cellStart, plain, quoted, closed }

    private let separator: UInt8
    private var bytes: [UInt8] = []
    /// Where the next record starts.
    private var start = 0
    private var isFirst = true
    /// How far the waiting bytes were looked through, and what stands there.
    private var seen = 0
    private var place = Place.cellStart
    /// The first line end inside the quotes that are open.
    private var firstBreak: Int?
    /// The line end that was met last: a last line without one gets it too.
    private var lastEnd: [UInt8] = [10]

    public init(separator: UInt8 = 44) { self.separator = separator }

    public mutating func add(_ chunk: some Sequence<UInt8>) {
        if start > 0 {
            bytes.removeFirst(start)
            seen -= start
            firstBreak = firstBreak.map { $0 - start }
            start = 0
        }
        bytes.append(contentsOf: chunk)
    }

    /// The next complete record; at the end of the sheet also one whose line does not end.
    public mutating func next(isLast: Bool) -> SheetRecord? {
        skipMark(isLast)
        while seen < bytes.count {
            let byte = bytes[seen]
            seen += 1
            switch place {
            case .quoted:
                if byte == 34 {
                    place = .closed
                } else if byte == 10, firstBreak == nil {
                    firstBreak = seen - 1
                }
            case .closed where byte == 34: place = .quoted
            case .cellStart where byte == 34: place = .quoted
            case .cellStart, .plain, .closed:
                if byte == separator {
                    place = .cellStart
                    firstBreak = nil
                } else if byte == 10 {
                    return record(upTo: seen - 1, after: seen)
                } else if byte != 32, byte != 9, byte != 13 {
                    if place == .closed, let firstBreak { return leftOpen(at: firstBreak) }
                    place = .plain
                }
            }
        }
        guard isLast, start < bytes.count else { return nil }
        if place == .quoted, let firstBreak { return leftOpen(at: firstBreak) }
        let isLeftOpen = place == .quoted
        var last = record(upTo: bytes.count, after: bytes.count)
        last.isLeftOpen = isLeftOpen
        return last
    }

    private mutating func leftOpen(at lineEnd: Int) -> SheetRecord {
        seen = lineEnd + 1
        var record = record(upTo: lineEnd, after: seen)
        record.isLeftOpen = true
        return record
    }

    /// The three bytes with which some programs begin a UTF-8 file.
    private mutating func skipMark(_ isLast: Bool) {
        guard isFirst, bytes.count >= 3 || isLast else { return }
        isFirst = false
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            start = 3
            seen = max(seen, 3)
        }
    }

    private mutating func record(upTo stop: Int, after: Int) -> SheetRecord {
        var end = stop
        var record = SheetRecord()
        if stop < after, end > start, bytes[end - 1] == 13 {
            end -= 1
            lastEnd = [13, 10]
        } else if stop < after {
            lastEnd = [10]
        } else if end > start, bytes[end - 1] == 13 {
            end -= 1
        }
        record.end = lastEnd
        record.raw = bytes[start..<end]
        record.cells = RecordCutter.cells(record.raw, separator)
        start = after
        place = .cellStart
        firstBreak = nil
        return record
    }

    /// The cells of a record, quotes taken off.
    private static func cells(
        _ raw: ArraySlice<UInt8>, _ separator: UInt8
    ) -> [ArraySlice<UInt8>] {
        var cells: [ArraySlice<UInt8>] = []
        cells.reserveCapacity(20)
        var from = raw.startIndex
        var isAtStart = true
        var isQuoted = false
        var hasQuotes = false
        for place in raw.startIndex...raw.endIndex {
            let isEnd = place == raw.endIndex
            if !isEnd {
                let byte = raw[place]
                if byte == 34, isAtStart || hasQuotes {
                    isQuoted.toggle()
                    hasQuotes = true
                }
                if byte != separator || isQuoted {
                    if byte != 32, byte != 9 { isAtStart = false }
                    continue
                }
            }
            let cell = raw[from..<place]
            cells.append(hasQuotes ? unquoted(cell) : trimmed(cell))
            from = place + 1
            hasQuotes = false
            isAtStart = true
        }
        return cells
    }

    private static func unquoted(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var inside: [UInt8] = []
        var wasQuote = false
        for byte in trimmed(cell) {
            if byte == 34, !wasQuote {
                wasQuote = true
                continue
            }
            // A second quote stands for one, the first only opens or closes.
            if byte == 34 { inside.append(34) } else { inside.append(byte) }
            wasQuote = false
        }
        return trimmed(inside[...])
    }

    private static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var cell = cell
        while let first = cell.first, first == 32 || first == 9 { cell.removeFirst() }
        while let last = cell.last, last == 32 || last == 9 { cell.removeLast() }
        return cell
    }
}
