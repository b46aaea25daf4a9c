import Figures
import Margin

/// Seeded chance for laws: a failing seed is in the test's name, and runs again.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func side() -> Side { Bool.random(using: &self) ? .long : .short }

    /// A table of one to five tiers, each a few times the last, rates rising from 0.4 % or more.
    mutating func tiers(from first: ClosedRange<Int>) -> [Tier] {
        var (cap, rate) = (whole(first), whole(40...100))
        var rows: [(cap: Int, rate: Int)] = []
        for _ in 0..<whole(1...5) {
            rows.append((cap, rate))
            cap *= whole(2...5)
            rate += whole(5...100)
        }
        return Tier.table(rows)
    }

    /// A number of steps, small ones as often as great ones.
    mutating func steps(upTo most: Int) -> Int { whole(1...whole(1...most)) }

    /// A position on a contract with tiers, its margin anything from value ÷ 100 to the value.
    mutating func position() -> Position {
        let kind: Contract.Kind = Bool.random(using: &self) ? .linear : .inverse
        let linear = kind == .linear
        let contract = Contract(
            symbol: "X", kind: kind, coin: Asset("BTC"), settles: Asset(linear ? "USDT" : "BTC"),
            tick: Price(units: [10_000_000, 50_000_000, 1_000_000][whole(0...2)]),
            lot: Quantity(units: linear ? 100_000 : unitsPerOne),
            tiers: tiers(from: linear ? 5_000...500_000 : 1...50))
        let price = Price(units: Int128(whole(30_000...900_000)) * 10_000_000)
        let size = Quantity(units: contract.lot.units * Int128(steps(upTo: 1_000_000)))
        let leverage = Multiple(units: Int128(whole(100...10_000)) * 1_000_000)
        return Position(
            contract: contract, side: side(), leverage: leverage, size: size, price: price,
            collateral: contract.margin(for: size, leverage: leverage, at: price))
    }
}
