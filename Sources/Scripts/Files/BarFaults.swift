import Figures
import Markets

extension Bar {
    /// The rules of a recorded bar that this one breaks.
    var faults: [FileRule] {
        guard low.isPositive else { return [.priceNotPositive] }
        guard low <= high else { return [.lowAboveHigh(low: low, high: high)] }
        var faults: [FileRule] = []
        if open < low || open > high {
            faults.append(.barOutside("open", open, low: low, high: high))
        }
        if close < low || close > high {
            faults.append(.barOutside("close", close, low: low, high: high))
        }
        return faults
    }
}
