import Figures
import Margin

/// Distance against chance: for equal steps of distance, after which share of all entries the price
/// went as far.
public struct ChanceCurve: Sendable, Equatable {
    public let side: Side
    public let bars: Int
    /// How far one place lies from the next.
    public let step: Rate
    /// The first is one step away. Rounded to the nearest 10⁻⁸.
    public let shares: [Rate]
    /// Entries with a whole window behind them.
    public let taken: Int

    /// One pass: every entry is put where its furthest price lies, and the places are summed from
    /// the far end.
    ///
    /// - Parameters:
    ///   - step: above 0.
    ///   - places: at least 1.
    public init(_ excursions: Excursions, step: Rate, places: Int) {
        side = excursions.side
        bars = excursions.bars
        self.step = step
        let width = max(1, Int(clamping: step.units))
        var at = [Int](repeating: 0, count: max(1, places) + 1)
        var taken = 0
        for way in excursions.worst where way >= 0 {
            taken += 1
            at[min(places, way / width)] += 1
        }
        self.taken = taken
        var reached = 0
        var shares = [Rate](repeating: .zero, count: places)
        for place in (1...places).reversed() {
            reached += at[place]
            let share = divide(Int128(reached) * unitsPerOne, Int128(max(1, taken)), .nearest)
            shares[place - 1] = Rate(units: share)
        }
        self.shares = shares
    }

    /// The place nearest to a distance; nil beyond the last.
    public func place(of distance: Rate) -> Int? {
        guard distance.isPositive else { return nil }
        let place = Int(clamping: divide(distance.units, step.units, .nearest)) - 1
        return place < shares.count ? max(0, place) : nil
    }
}
