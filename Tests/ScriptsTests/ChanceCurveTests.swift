import Figures
import Margin
import Markets
import Testing

@testable import Scripts

@Suite("Distance against chance")
struct ChanceCurveTests {
    @Test("Every place says what counting that very distance says")
    func counted() throws {
        var chance = SystemlessChance(seed: 3)
        let open = (0..<900).map { _ in 90_000 + chance.next(20_000) }
        let low = open.map { $0 - chance.next(9_000) }
        let high = open.map { $0 + chance.next(9_000) }
        let series = HourSeries(
            name: "made", coin: Asset("BTC"), market: "made", tick: Price(units: 1_000_000),
            sources: [], start: Moment(minutes: 0), open: open, high: high, low: low, close: open)
        let step = Rate(units: 1_000_000)
        for side in [Side.long, .short] {
            let excursions = Excursions(series, side, bars: 24)
            let curve = ChanceCurve(excursions, step: step, places: 25)
            for place in 0..<25 {
                let distance = Rate(units: step.units * Int128(place + 1))
                let count = PathCount(excursions, of: series, distance: distance)
                #expect(curve.shares[place] == count.share && curve.taken == count.taken)
                #expect(curve.place(of: distance) == place)
            }
            #expect(curve.place(of: Rate(units: step.units * 26)) == nil)
        }
    }
}

/// Numbers of a fixed sequence (the MINSTD generator).
private struct SystemlessChance {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next(_ below: Int) -> Int {
        state = state * 48_271 % 2_147_483_647
        return Int(state % UInt64(below))
    }
}
