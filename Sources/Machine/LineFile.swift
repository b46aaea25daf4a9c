#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// A text file read line by line, however long it is: no more of it is held than a piece.
public struct LineFile {
    /// Why a line could not be had.
    public enum Refusal: Error, Sendable, Equatable {
        case file(TextFile.Refusal)
        /// Lines so far; this one is longer than any that somebody would write.
        case longLine(Int)
    }

    private let file: OpenFile
    private let longest: Int
    private var bytes: [UInt8] = []
    private var start = 0
    private var lines = 0
    private var isAtEnd = false
    private static let piece = 1 << 16

    /// - Parameter longest: bytes that a line may have
    public init(_ path: String, longest: Int = 1 << 16) throws(Refusal) {
        self.longest = longest
        do throws(TextFile.Refusal) {
            file = try TextFile.open(path)
        } catch {
            throw .file(error)
        }
    }

    /// The next line without its end; nil behind the last. What follows the last line's end is none.
    public mutating func next() throws(Refusal) -> ArraySlice<UInt8>? {
        var seen = start
        while true {
            if let end = bytes[seen...].firstIndex(of: 10) {
                defer { start = end + 1 }
                lines += 1
                return bytes[start..<end]
            }
            seen = bytes.count
            guard seen - start <= longest else { throw .longLine(lines + 1) }
            guard !isAtEnd else {
                guard start < bytes.count else { return nil }
                defer { start = bytes.count }
                lines += 1
                return bytes[start...]
            }
            bytes.removeFirst(start)
            (seen, start) = (seen - start, 0)
            try more()
        }
    }

    private mutating func more() throws(Refusal) {
        do throws(SystemFault) {
            let part = try OpenFile.bytes(of: file.descriptor, atMost: Self.piece)
            isAtEnd = part.isEmpty
            bytes += part
        } catch {
            if error.code != EINTR { throw .file(.unreadable(error)) }
        }
    }
}
