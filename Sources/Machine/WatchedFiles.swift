#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// Files that somebody is writing, looked at a few times a second.
///
/// A look is a `stat` of each, which works on every file system; editors that write a new file in the
/// place of the old one are seen as well.
public struct WatchedFiles {
    /// What a look has seen; paths as they were given.
    public enum Seen: Sendable, Equatable {
        case changed
        case gone([String])
        case back([String])
    }
    private struct State: Equatable {
        var inode: UInt64 = 0
        var size: Int64 = -1
        var seconds = 0
        var nanoseconds = 0
        var isThere: Bool { size >= 0 }
    }

    private let paths: [String]
    private var states: [State]

    public init(_ paths: [String]) {
        self.paths = paths
        states = paths.map(Self.state)
    }

    /// Waits until one of them is another file, has another content, is gone or is there again.
    ///
    /// - Returns: nil when Ctrl-C came instead.
    public mutating func next() -> Seen? {
        var wasMissing = false
        while !Interruption.hasCome {
            // A quarter of a second; a signal ends it.
            if poll(nil, 0, 250) < 0 { continue }
            let now = paths.map(Self.state)
            let gone = paths.indices.filter { states[$0].isThere && !now[$0].isThere }
            // A file that is just being replaced is not there for a moment.
            if !gone.isEmpty, !wasMissing {
                wasMissing = true
                continue
            }
            wasMissing = false
            guard now != states else { continue }
            let back = paths.indices.filter { !states[$0].isThere && now[$0].isThere }
            states = now
            if !gone.isEmpty { return .gone(gone.map { paths[$0] }) }
            return back.isEmpty ? .changed : .back(back.map { paths[$0] })
        }
        return nil
    }

    private static func state(of path: String) -> State {
        var status = stat()
        guard stat(Environment.expanded(path), &status) == 0 else { return State() }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return State(
            inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: time.tv_sec,
            nanoseconds: time.tv_nsec)
    }
}
