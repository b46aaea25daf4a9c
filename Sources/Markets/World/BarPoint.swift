import Figures
import Margin

/// A point of a bar at which something is asked. Of a long bar whose ends judge, nobody recorded when it
/// was where: what is so at its low or at its high came about inside it.
public enum BarPoint: String, Sendable, Equatable {
    case close, low, high
}

extension World {
    /// Where the last bar brought a condition: at its close or, where its ends judge, inside it; nil where
    /// it did not.
    func met(_ condition: Condition, after events: [Event]) -> BarPoint? {
        if isMet(condition, after: events) { return .close }
        return ends.first { seen(at: $0).isMet(condition, after: events) }
    }

    /// The ends of the last bar, where they judge.
    var ends: [BarPoint] { judgesInside && step > 0 ? [.low, .high] : [] }

    /// This world with every coin that is judged inside its bars at that point of its last one.
    func seen(at point: BarPoint) -> World {
        var copy = self
        copy.point = point
        return copy
    }

    /// The price of a tape at the point that is looked at; nil at the close.
    func price(inside tape: Tape) -> Price? {
        guard point != .close, tape.judging == .extremes, step > 0 else { return nil }
        let bar = tape.bar(closing: step)
        return point == .low ? bar.low : bar.high
    }

    /// What is held was opened somewhere inside the bar that is looked at: its ends may lie before it.
    var isOpenedInside: Bool {
        point != .close && holdings.contains { $0.record.step == step }
    }
}
