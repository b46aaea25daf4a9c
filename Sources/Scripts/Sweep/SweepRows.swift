/// The rows of a part as they pass by: each has to be the one that stands there, and what stands behind
/// them has to agree with all of them.
public struct SweepRows: Sendable {
    private let head: SweepHead
    private var hash: RunningHash
    private var next: Int
    private let columns: Int
    /// Lines of the file so far.
    private var line: Int
    private var isEnded = false

    public init(_ head: SweepHead) {
        self.head = head
        hash = head.hash
        next = head.places.lowerBound
        columns = head.plan.columns.count
        line = head.lines.count
    }

    /// Takes a line; false where it is the last one, which is no row.
    public mutating func take(_ bytes: ArraySlice<UInt8>) throws(PartFault) -> Bool {
        line += 1
        guard !isEnded else { throw .afterEnd(line) }
        if bytes.first == UInt8(ascii: "#") {
            try end(String(decoding: bytes, as: UTF8.self))
            return false
        }
        guard next < head.places.upperBound else { throw .tooManyRows(line, head.places.count) }
        let key = head.plan.key(of: next)
        guard bytes.starts(with: key.utf8) else {
            let found = String(decoding: bytes.prefix(key.utf8.count + 12), as: UTF8.self)
            throw .otherRow(line, expected: key, found: found)
        }
        let cells = bytes.reduce(1) { $0 + ($1 == UInt8(ascii: ",") ? 1 : 0) }
        guard cells == columns else { throw .cells(line, cells, columns) }
        hash.add(bytes: bytes)
        next += 1
        return true
    }

    private mutating func end(_ said: String) throws(PartFault) {
        let done = next - head.places.lowerBound
        guard said.hasPrefix("# end: ") else { throw .headLine(line, said) }
        guard done == head.places.count else { throw .cutOff(done, head.places.count) }
        guard said == SweepHead.end(done, hash) else { throw .changed(line) }
        isEnded = true
    }

    /// The file is at its end.
    public func finish() throws(PartFault) {
        guard isEnded else {
            throw .cutOff(next - head.places.lowerBound, head.places.count)
        }
    }
}
