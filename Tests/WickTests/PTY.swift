import CPTY
import Foundation

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// The built program on a pseudo-terminal that is its controlling one: a Ctrl-C typed here becomes
/// a real SIGINT, and a new size a real SIGWINCH.
///
/// Between lines the terminal is in cooked mode, so a control key sent too early is eaten by it:
/// expect the prompt before every send.
final class PTY {
    struct Failure: Error, CustomStringConvertible { let description: String }

    let pid: pid_t
    private let parent: Int32
    private var bytes: [UInt8] = []
    /// Where the next `expect` begins.
    private var mark = 0
    private var status: Int32?

    init(
        _ program: String = Program.path, _ arguments: [String] = [], in home: Home,
        environment changes: [String: String] = [:], rows: UInt16 = 24, columns: UInt16 = 80
    ) throws {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        var (parent, terminal): (Int32, Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 128)
        guard openpty(&parent, &terminal, &name, nil, &size) == 0 else {
            throw Failure(description: "no pseudo-terminal: \(errno)")
        }
        self.parent = parent
        _ = fcntl(parent, F_SETFD, FD_CLOEXEC)
        _ = fcntl(terminal, F_SETFD, FD_CLOEXEC)
        defer { close(terminal) }
        let environment = home.environment(["TERM": "xterm-256color"]).merging(changes) { $1 }
        pid = try PTY.spawn(program, arguments, environment, on: name)
    }

    deinit {
        if status == nil {
            kill(pid, SIGKILL)
            var status: Int32 = 0
            waitpid(pid, &status, 0)
        }
        close(parent)
    }

    private static func spawn(
        _ program: String, _ arguments: [String], _ environment: [String: String],
        on terminal: [CChar]
    ) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The new session comes first, so that opening the terminal makes it the controlling one.
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What the test runner ignores or blocks is not the program's business.
        var (all, none) = (sigset_t(), sigset_t())
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        let flags = Int32(CPTY_SPAWN_SETSID) | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var words: [UnsafeMutablePointer<CChar>?] =
            ([program] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            environment.sorted { $0.key < $1.key }.map { strdup("\($0)=\($1)") } + [nil]
        defer { for string in words + variables { free(string) } }
        var pid: pid_t = 0
        let failed = posix_spawn(&pid, program, &actions, &attributes, &words, &variables)
        guard failed == 0 else {
            throw Failure(description: "\(program): \(String(cString: strerror(failed)))")
        }
        return pid
    }

    /// All that was written so far.
    var transcript: String { String(decoding: bytes, as: UTF8.self) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(parent, bytes, bytes.count)
    }

    func resize(rows: UInt16, columns: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(parent, UInt(TIOCSWINSZ), &size)
    }

    /// Waits until `text` shows after the last match, and returns what came in between.
    @discardableResult
    func expect(_ text: String, within seconds: Double = 60) throws -> String {
        let deadline = Date().addingTimeInterval(seconds)
        while true {
            let fresh = String(decoding: bytes[mark...], as: UTF8.self)
            if let range = fresh.range(of: text) {
                mark += fresh[..<range.upperBound].utf8.count
                return String(fresh[..<range.lowerBound])
            }
            let left = deadline.timeIntervalSinceNow
            guard left > 0, pump(left) else {
                throw Failure(
                    description: "waited for \(text.debugDescription), got "
                        + fresh.debugDescription)
            }
        }
    }

    /// Types a line at the prompt.
    ///
    /// - Returns: what stands between the typed line and the next prompt.
    @discardableResult
    func type(_ line: String) throws -> String {
        send(line + "\r")
        try expect("\n")
        return try expect("> ")
    }

    /// Reads what is there, waiting at most `seconds` for it.
    private func pump(_ seconds: Double) -> Bool {
        var ready = pollfd(fd: parent, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, Int32(seconds * 1000)) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(parent, &buffer, buffer.count)  // EIO once the child is gone
        guard count > 0 else { return false }
        bytes += buffer[..<count]
        return true
    }

    /// The exit status, or the number of the signal that ended the program, negative.
    func waitForExit(within seconds: Double = 60) throws -> Int32 {
        let deadline = Date().addingTimeInterval(seconds)
        var status: Int32 = 0
        while waitpid(pid, &status, WNOHANG) == 0 {
            guard Date() < deadline else { throw Failure(description: "still running") }
            _ = pump(0.02)
        }
        while pump(0) {}
        self.status = status
        return status & 0x7f == 0 ? (status >> 8) & 0xff : -(status & 0x7f)
    }
}
