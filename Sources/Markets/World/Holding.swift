import Figures
import Margin

/// A position that is open, with how it came to be.
public struct Holding: Sendable, Equatable {
    public struct Record: Sendable, Equatable {
        /// The journal line that opened it.
        public let line: Int
        public let step: Int
        public let price: Price
        public let side: Side
        public let leverage: Multiple
        /// What was put behind it at the opening, and what it cost to open.
        public let margin: Money
        public let fee: Money
    }
    public internal(set) var position: Position {
        didSet {
            bare = position.bare
            outerLine = bare.outerLine
        }
    }
    /// The same without sources, for judging at every bar.
    private(set) var bare: Position
    public let record: Record
    /// What it took and gave so far.
    public internal(set) var books = PositionBooks()
    /// Which money backs it.
    public internal(set) var mode: MarginMode
    public internal(set) var stop: StopOrder?
    /// Due, but the venue fills nobody.
    public internal(set) var due: Trigger?
    /// While the mark is beyond this price, the rule cannot fail: the line and a tick.
    private var outerLine: Price?

    init(position: Position, record: Record, stop: StopOrder?, mode: MarginMode = .isolated) {
        self.position = position
        self.record = record
        self.mode = mode
        self.stop = stop
        bare = position.bare
        outerLine = bare.outerLine
    }

    /// The same as its venue judges it.
    func backed(as judged: Position) -> Holding {
        var copy = self
        copy.position = judged
        return copy
    }

    /// Whether the venue warns at a mark.
    func isWarned(at mark: Price) -> Bool { bare.isWarned(at: mark) }

    /// Whether the exchange closes at a mark: the exact rule, asked only where it can fail.
    func isLiquidated(at mark: Price) -> Bool {
        guard let outerLine else { return false }
        let isNear = position.side == .long ? mark <= outerLine : mark >= outerLine
        return isNear && bare.isLiquidated(at: mark)
    }
}

extension Position {
    fileprivate var outerLine: Price? {
        guard let line = liquidationPrice?.value else { return nil }
        return side == .long ? line + contract.tick : line - contract.tick
    }
}
