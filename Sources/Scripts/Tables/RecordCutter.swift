/// One record of a sheet: its cells, and the end of its line as it was written.
public struct SheetRecord: Sendable {
    public internal(set) var cells: [ArraySlice<UInt8>] = []
    /// The record without its line's end.
    public internal(set) var raw: ArraySlice<UInt8> = []
    /// A quote opens in it that nothing closes, or closes in the middle of a cell: then its cells
    /// are what stands between the separators of its one line, quotes and all.
    public internal(set) var isLeftOpen = false
    /// Line ends inside its quoted cells.
    public internal(set) var breaks = 0
    var end: [UInt8] = [10]
    /// Its line has separators behind the last cell that counts.
    var isOverlong = false

    /// An empty line.
    var isBlank: Bool { raw.allSatisfy { $0 == 32 || $0 == 9 } }
}

/// Cuts bytes into records: commas (or another separator), double quotes (a doubled one inside stands
/// for itself, one in the middle of a bare cell too), LF or CRLF. Bytes may come in pieces; what is
/// not yet complete waits.
///
/// A quoted cell may hold line ends. Where its quote turns out to be closed by nothing, by another
/// cell's quote or only far away, its record ends with the line it began on.
public struct RecordCutter: Sendable {
    private enum State { case cellStart, bare, quoted, afterQuote }

    /// Bytes that a quoted cell of several lines may have.
    private static let longestQuoted = 1 << 16

    private let separator: UInt8
    private var bytes: [UInt8] = []
    /// Where the next record starts.
    private var start = 0
    private var isFirst = true
    /// How far the waiting bytes were looked through, and what was met there.
    private var seen = 0
    private var state = State.cellStart
    /// Where the cell's quote opened, and the first line end inside of it.
    private var quote = 0
    private var firstBreak: Int?
    /// A line ended inside of a quoted cell of this record.
    private var hasBreak = false
    /// A quote closed in the middle of a cell of this record.
    private var isMangled = false
    /// The line end that was met last: a last line without one gets it too.
    private var lastEnd: [UInt8] = [10]

    public init(separator: UInt8 = 44) { self.separator = separator }

    public mutating func add(_ chunk: some Sequence<UInt8>) {
        if start > 0 {
            bytes.removeFirst(start)
            seen -= start
            quote -= start
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
            switch state {
            case .quoted:
                if byte == 34 {
                    state = .afterQuote
                } else if byte == 10, firstBreak == nil {
                    firstBreak = seen - 1
                    hasBreak = true
                } else if let firstBreak, seen - quote > Self.longestQuoted {
                    return unclosed(at: firstBreak)
                }
            case .afterQuote where byte == 34: state = .quoted
            case _ where byte == 10: return record(upTo: seen - 1, after: seen)
            case _ where byte == separator: state = .cellStart
            case .cellStart where byte == 34:
                state = .quoted
                quote = seen
                firstBreak = nil
            case .cellStart where byte != 32 && byte != 9: state = .bare
            case .afterQuote where byte != 32 && byte != 9 && byte != 13:
                if let firstBreak { return unclosed(at: firstBreak) }
                isMangled = true
                state = .bare
            default: break
            }
        }
        guard isLast, start < bytes.count else { return nil }
        if state == .quoted {
            if let firstBreak { return unclosed(at: firstBreak) }
            isMangled = true
        }
        return record(upTo: bytes.count, after: bytes.count)
    }

    /// The three bytes with which some programs begin a UTF-8 file.
    private mutating func skipMark(_ isLast: Bool) {
        guard isFirst, bytes.count >= 3 || isLast else { return }
        isFirst = false
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            start = 3
            seen = max(seen, 3)
            state = .cellStart
        }
    }

    private mutating func unclosed(at lineEnd: Int) -> SheetRecord {
        isMangled = true
        return record(upTo: lineEnd, after: lineEnd + 1)
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
        if hasBreak { record.breaks = record.raw.count { $0 == 10 } }
        record.isLeftOpen = isMangled
        record.cells =
            isMangled
            ? record.raw.split(separator: separator, omittingEmptySubsequences: false)
            : SheetRecord.cells(record.raw, separator)
        start = after
        seen = after
        state = .cellStart
        firstBreak = nil
        hasBreak = false
        isMangled = false
        return record
    }
}

extension SheetRecord {
    /// The cells of a record as they were written: quotes and spaces are with them.
    static func pieces(_ raw: ArraySlice<UInt8>, _ separator: UInt8) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        cut(raw, separator) { piece, _ in pieces.append(piece) }
        return pieces
    }

    /// The cells of a record, quotes taken off.
    fileprivate static func cells(
        _ raw: ArraySlice<UInt8>, _ separator: UInt8
    ) -> [ArraySlice<UInt8>] {
        var cells: [ArraySlice<UInt8>] = []
        cells.reserveCapacity(24)
        cut(raw, separator) { piece, isQuoted in
            // Between columns that are aligned stand several blanks.
            if separator == 32, !isQuoted, trimmed(piece).isEmpty { return }
            cells.append(isQuoted ? unquoted(piece) : trimmed(piece))
        }
        return cells
    }

    private static func cut(
        _ raw: ArraySlice<UInt8>, _ separator: UInt8, _ take: (ArraySlice<UInt8>, Bool) -> Void
    ) {
        var from = raw.startIndex
        var isOpen = false
        var isQuoted = false
        var isBlank = true
        for place in raw.startIndex..<raw.endIndex {
            let byte = raw[place]
            if byte == 34, isBlank || isQuoted {
                isOpen.toggle()
                isQuoted = true
            } else if byte == separator, !isOpen {
                take(raw[from..<place], isQuoted)
                from = place + 1
                isQuoted = false
                isBlank = true
                continue
            }
            if byte != 32, byte != 9 { isBlank = false }
        }
        take(raw[from...], isQuoted)
    }

    private static func unquoted(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var inside: [UInt8] = []
        var wasQuote = false
        for byte in trimmed(cell).dropFirst().dropLast() {
            // A second quote stands for one.
            if byte == 34, !wasQuote {
                wasQuote = true
                continue
            }
            inside.append(byte)
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
