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
    private struct State: Equatable {
        var inode: UInt64 = 0
        var size: Int64 = -1
        var seconds = 0
        var nanoseconds = 0
    }

    private let paths: [String]
    private var states: [State]

    public init(_ paths: [String]) {
        self.paths = paths.map(Environment.expanded)
        states = self.paths.map(Self.state)
    }

    /// Waits until one of them is another file or has another content.
    ///
    /// - Returns: false when Ctrl-C came instead.
    public mutating func waitForChange() -> Bool {
        while !Interruption.hasCome {
            // A quarter of a second; a signal ends it.
            if poll(nil, 0, 250) < 0 { continue }
            let now = paths.map(Self.state)
            // A file that is just being replaced is not there for a moment.
            if now != states, now.allSatisfy({ $0.size >= 0 }) {
                states = now
                return true
            }
        }
        return false
    }

    private static func state(of path: String) -> State {
        var status = stat()
        guard stat(path, &status) == 0 else { return State() }
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
