#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// A line on standard error that says how far long work has come, for whoever watches a terminal.
///
/// It comes only after half a second, is drawn over itself at most ten times a second, and is gone
/// when the work is done. Off a terminal, on a dumb one, and where no codes are wanted it is nothing.
public struct ProgressBar {
    private let isShown: Bool
    private let began = ContinuousClock.now
    private var drawn: ContinuousClock.Instant?
    private static let patience = Duration.milliseconds(500)
    private static let pause = Duration.milliseconds(100)
    private static let width = 30

    /// - Parameter isWanted: false where answers are plain or listened to.
    public init(isWanted: Bool = true) {
        isShown = isWanted && ProgressBar.isSeen
    }

    /// Somebody looks at a terminal that can draw over a line.
    static var isSeen: Bool {
        isatty(STDERR_FILENO) == 1 && (Environment["TERM"] ?? "dumb") != "dumb"
    }

    /// So much is done of a whole that is known.
    ///
    /// - Parameter what: words in place of the count; a name of somebody else's comes cleaned.
    public mutating func show(_ done: Int, of all: Int, _ what: String = "") {
        guard isDue, all > 0 else { return }
        let done = max(0, min(done, all))
        let full = done * Self.width / all
        let bar =
            String(repeating: "#", count: full)
            + String(repeating: ".", count: Self.width - full)
        let said = what.isEmpty ? "\(done) of \(all)" : what
        draw("[\(bar)] \(done * 100 / all)% \(said)")
    }

    /// Work of a length that nobody knows goes on.
    public mutating func showWaiting() {
        guard isDue else { return }
        let spent = began.duration(to: .now).components
        let place = Int(spent.seconds * 10 + spent.attoseconds / 100_000_000_000_000_000)
        let step = place % (2 * (Self.width - 3))
        let left = step < Self.width - 3 ? step : 2 * (Self.width - 3) - step
        let bar =
            String(repeating: ".", count: left) + "###"
            + String(repeating: ".", count: Self.width - 3 - left)
        draw("[\(bar)] \(spent.seconds) s")
    }

    /// Takes it away: before anything else is written, and at the end.
    public mutating func clear() {
        guard drawn != nil else { return }
        drawn = nil
        write("\r\u{1B}[K")
    }

    private var isDue: Bool {
        guard isShown else { return false }
        let now = ContinuousClock.now
        guard let drawn else { return began.duration(to: now) >= Self.patience }
        return drawn.duration(to: now) >= Self.pause
    }

    private mutating func draw(_ line: String) {
        drawn = .now
        let columns = Terminal.windowSize?.columns ?? 80
        write("\r\u{1B}[K" + line.prefix(max(1, columns - 1)))
    }

    private func write(_ text: String) {
        try? OpenFile.write(Array(text.utf8), to: STDERR_FILENO)
    }
}
