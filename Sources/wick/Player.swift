import Desk
import Machine

/// `play`: the tape runs by itself and the picture moves, until a key or Ctrl-C stops it.
///
/// What is watched is a copy. Once it stops, the bars are lived by one `step`, which is journaled
/// and synced like any other line.
struct Player {
    static let usualSpeed = 4
    private static let speeds = 1...60
    /// Under it a picture leaves room for the latest news alone.
    private static let lowWindow = 30
    /// Columns of a row that the axis takes, a level's name and price at it.
    private static let axis = 26
    /// More pictures a second than this no terminal draws calmly: faster plays several bars each.
    private static let pictures = 15

    private var copy: Session
    private let screen: Screen
    private let keys: Keys
    private var told: [Prose] = []
    private var played = 0
    private var drawn: (lines: Int, columns: Int)?

    /// Why a tape cannot be played, as a page.
    static func refusal(_ speed: Int, _ session: Session) -> Page? {
        if session.isInLesson {
            return .problem(
                "In a lesson the tape runs when the lesson says so; step and until move it.",
                fix: "step 5")
        }
        guard session.canPlay else {
            return .problem("There is nothing ahead to be played.", fix: "load black-thursday")
        }
        guard speeds.contains(speed) else {
            return .problem(
                "The tape plays \(speeds.lowerBound) to \(speeds.upperBound) bars a second.",
                fix: "play \(usualSpeed)")
        }
        return nil
    }

    init(_ session: Session, on screen: Screen, _ keys: Keys) {
        copy = session
        self.screen = screen
        self.keys = keys
    }

    /// Plays until it is stopped.
    ///
    /// - Returns: how many bars were played.
    mutating func run(_ speed: Int) throws(SystemFault) -> Int {
        defer { keys.end() }
        Interruption.clear()
        if !screen.isRepainted {
            try screen.show(Page([.paragraph("Playing. Any key stops.")]))
        }
        let bars = max(1, speed / Self.pictures)
        let faster = min(Self.speeds.upperBound, speed * 4)
        let hint =
            "Playing \(speed) bar\(speed == 1 ? "" : "s") a second. Any key stops"
            + (faster > speed ? "; play \(faster) is faster." : ".")
        while true {
            var bar: PlayedBar?
            for _ in 0..<bars {
                guard
                    let next = copy.playBar(
                        told: &told, bars: screen.columns - Self.axis,
                        news: screen.rows < Self.lowWindow ? 1 : 3, hint: hint)
                else { break }
                bar = next
                played += 1
                if !screen.isRepainted { try screen.show(next.lines) }
                if next.isLast { break }
            }
            guard let bar else { return played }
            if screen.isRepainted { try draw(bar) }
            if bar.isLast { return played }
            if keys.next(within: 1000 * bars / speed) != nil || Interruption.hasCome {
                Interruption.clear()
                return played
            }
        }
    }

    /// Over the picture before, unless the window has changed and nobody knows where that stands.
    private mutating func draw(_ bar: PlayedBar) throws(SystemFault) {
        let lines = screen.fitted(bar.view)
        let columns = screen.columns
        let over = drawn.flatMap { $0.columns == columns ? $0.lines : nil }
        drawn = (lines.count, columns)
        try screen.redraw(lines, over: over)
    }
}
