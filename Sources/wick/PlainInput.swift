import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Lines from a pipe or a file: no prompt, no echo, any bytes.
struct PlainInput {
    enum Event: Equatable {
        case line(String)
        case tooLong
        case end
        case interrupted
        case failed(SystemFault)
    }

    /// No line that a person means is longer.
    static let longestLine = 1 << 20

    private let descriptor: Int32
    private var waiting: [UInt8] = []
    /// Bytes of `waiting` known to hold no line end, so that a long line is looked at once.
    private var searched = 0
    private var isAtEnd = false

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// The next line without its end. What is not UTF-8 is read as U+FFFD, and refused as any
    /// other word that means nothing.
    mutating func next() -> Event {
        while true {
            if let end = waiting[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                return take(upTo: end, skipping: 1)
            }
            searched = waiting.count
            if isAtEnd { return waiting.isEmpty ? .end : take(upTo: waiting.count, skipping: 0) }
            if waiting.count > Self.longestLine { return .tooLong }
            if Interruption.hasCome { return .interrupted }
            do {
                let part = try OpenFile.bytes(of: descriptor, atMost: 1 << 16)
                isAtEnd = part.isEmpty
                waiting += part
            } catch {
                switch error.code {
                case EINTR: continue
                case EAGAIN: wait()
                default: return .failed(error)
                }
            }
        }
    }

    private mutating func take(upTo end: Int, skipping: Int) -> Event {
        var line = waiting[..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        defer {
            waiting.removeFirst(end + skipping)
            searched = 0
        }
        return line.count > Self.longestLine
            ? .tooLong : .line(String(decoding: line, as: UTF8.self))
    }

    /// Somebody else made the stream non-blocking: wait until it has something.
    private func wait() {
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&ready, 1, 1000)
    }
}
