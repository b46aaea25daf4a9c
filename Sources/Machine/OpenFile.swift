#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Why the system said no.
public struct SystemFault: Error, Sendable, Equatable {
    public let code: Int32

    public init(code: Int32) { self.code = code }

    /// The fault of the call that this thread made last.
    public static var last: SystemFault { SystemFault(code: errno) }

    /// The system's own words: `No space left on device`.
    public var reason: String { String(cString: strerror(code)) }

    /// A disk or a quota is full, or the disk fails: room may be made and the call repeated.
    public var isForWantOfRoom: Bool { [ENOSPC, EDQUOT, EFBIG, EIO].contains(code) }
}

/// An open file, closed when its last user lets go of it.
public final class OpenFile {
    public let descriptor: Int32

    /// Opens `path`; no other program started from here inherits it.
    public init(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws(SystemFault) {
        descriptor = open(path, flags | O_CLOEXEC, mode)
        if descriptor < 0 { throw .last }
    }

    deinit { close(descriptor) }

    /// Makes sure that no file opened later takes the number of a standard stream that was closed,
    /// and with it what was meant for the screen.
    ///
    /// Where standard output was, nothing can be written: an answer that nobody gets is a failure.
    public static func fillClosedStreams() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
        where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", descriptor == STDOUT_FILENO ? O_RDONLY : O_RDWR)
        }
    }

    public func status() throws(SystemFault) -> stat {
        var status = stat()
        if fstat(descriptor, &status) != 0 { throw .last }
        return status
    }

    /// The bytes from where the file stands to its end, and of a longer file `limit` + 1 of them.
    public func bytes(limit: Int) throws(SystemFault) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            let part = try OpenFile.bytes(
                of: descriptor, atMost: min(1 << 16, limit + 1 - bytes.count))
            if part.isEmpty { break }
            bytes += part
        }
        return bytes
    }

    /// What one call reads, empty at the end of the file. A signal ends the call with `EINTR`.
    public static func bytes(of descriptor: Int32, atMost count: Int) throws(SystemFault) -> [UInt8]
    {
        var got = 0
        let part = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            got = read(descriptor, buffer.baseAddress, count)
            initialized = max(0, got)
        }
        if got < 0 { throw .last }
        return part
    }

    /// Writes all of `bytes`, in as many calls as it takes.
    public static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { put(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
            } else if errno == EAGAIN {
                // Somebody made the terminal non-blocking: wait until it takes more.
                var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&room, 1, 1000)
            } else if errno != EINTR {
                throw .last
            }
        }
    }
}

// Inside the class `write` is the method above.
private let put = write(_:_:_:)
