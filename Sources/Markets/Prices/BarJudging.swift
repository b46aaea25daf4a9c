import Figures
import Margin

/// At which prices of a bar positions are judged.
///
/// A venue asks its mark at every moment. Of a bar that lasts some minutes the close says little about
/// where that mark has been, so without a recorded mark a long bar is judged at its adverse end, as
/// TradingView's broker emulator judges margin calls (Pine Script User Manual, "Strategies": the high of
/// a bar for shorts, its low for longs).
public enum BarJudging: String, Sendable, Equatable, CaseIterable {
    /// The mark at the close of each bar.
    case closes
    /// The low for a long, the high for a short; where the bar opened beyond the line, its open.
    case extremes

    /// A bar of so many minutes and more is long. The mark that stands in for one on shorter bars is
    /// a mean of up to five minutes' closes: a bar of five minutes is all that such a mean looks at.
    public static let longBar = 5

    /// What is usual where nobody says otherwise.
    public static func usual(minutesPerBar: Int, isMarked: Bool) -> BarJudging {
        !isMarked && minutesPerBar >= longBar ? .extremes : .closes
    }
}

/// Where in its bar a position was found to be due.
public enum JudgedAt: Sendable, Equatable {
    /// By the mark at the close, or within a live minute.
    case close
    /// The bar opened beyond the line.
    ///
    /// - Parameter closeSpares: at the close alone it would have lived.
    case open(closeSpares: Bool)
    /// On the way from the open to the adverse end.
    case extreme(closeSpares: Bool)

    /// Nothing but a price inside the bar decided.
    public var isSparedByClose: Bool {
        switch self {
        case .close: false
        case .open(let spares), .extreme(let spares): spares
        }
    }
}

extension Tape {
    /// Where a bar takes a position that stands alone to its line; nil where it does not, and where
    /// closes judge.
    ///
    /// The line is reached on the way from the open to the adverse end, and the price there is the
    /// line itself; a bar that opened beyond it has the open, as nobody traded in between.
    func reach(of position: Position, at step: Int) -> (price: Price, judged: JudgedAt)? {
        guard judging == .extremes, step > 0 else { return nil }
        let bar = bar(closing: step)
        let isLong = position.side == .long
        let end = isLong ? bar.low : bar.high
        guard position.isLiquidated(at: end) else { return nil }
        let spares = !position.isLiquidated(at: mark(at: step))
        guard !position.isLiquidated(at: bar.open) else {
            return (bar.open, .open(closeSpares: spares))
        }
        let line = position.liquidationPrice?.value ?? end
        return (
            isLong ? max(line, end) : min(line, end), .extreme(closeSpares: spares)
        )
    }
}
