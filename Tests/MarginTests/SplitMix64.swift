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

    /// How a venue counts: at the mark or at entry, with the fee in the trigger or without.
    mutating func marginRule() -> MarginRule {
        MarginRule(
            basis: whole(0...3) == 0 ? .entry : .mark,
            triggerFee: [.none, .none, .taker, .cancels][whole(0...3)],
            fee: Figure(Rate(units: Int128(whole(1...75)) * 1_000)))
    }

    /// A position on a contract with tiers, its margin anything from value ÷ 100 to the value, and
    /// sometimes more added.
    mutating func position(_ rule: MarginRule? = nil) -> Position {
        let kind: Contract.Kind = Bool.random(using: &self) ? .linear : .inverse
        let linear = kind == .linear
        let contract = Contract(
            symbol: "X", kind: kind, coin: Asset("BTC"), settles: Asset(linear ? "USDT" : "BTC"),
            tick: Price(units: [10_000_000, 50_000_000, 1_000_000][whole(0...2)]),
            lot: Quantity(units: linear ? 100_000 : unitsPerOne),
            tiers: tiers(from: linear ? 5_000...500_000 : 1...50),
            margin: rule ?? marginRule())
        let price = Price(units: Int128(whole(30_000...900_000)) * 10_000_000)
        let size = Quantity(units: contract.lot.units * Int128(steps(upTo: 1_000_000)))
        let leverage = Multiple(units: Int128(whole(100...10_000)) * 1_000_000)
        var position = Position(
            contract: contract, side: side(), leverage: leverage, size: size, price: price,
            collateral: contract.margin(for: size, leverage: leverage, at: price))
        if whole(0...2) == 0 {
            let share = Rate(units: Int128(whole(1...50)) * 1_000_000)
            position.add(collateral: Figure((position.collateral.value * share).rounded(.down)))
        }
        return position
    }

    /// A linear position so small that a tick is worth a few hundred-millionths, or none.
    mutating func dust(_ rule: MarginRule) -> Position {
        let contract = Contract(
            symbol: "X", kind: .linear, coin: Asset("BTC"), settles: .usdt,
            tick: Price(units: [10_000, 1_000_000, 10_000_000][whole(0...2)]),
            lot: Quantity(units: 1), tiers: tiers(from: 1...50), margin: rule)
        let price = Price(units: Int128(whole(30_000...900_000)) * 10_000_000)
        let size = Quantity(units: Int128(steps(upTo: 100_000)))
        let leverage = Multiple(units: Int128(whole(100...10_000)) * 1_000_000)
        return Position(
            contract: contract, side: side(), leverage: leverage, size: size, price: price,
            collateral: contract.margin(for: size, leverage: leverage, at: price))
    }

    /// What other positions of the same wallet bring: a profit or a loss, and a requirement.
    mutating func beside(_ position: Position) -> Beside {
        let share = { (draw: Int) in
            Figure(
                (position.collateral.value * Rate(units: Int128(draw) * 1_000_000)).rounded(.down))
        }
        return Beside(profit: share(whole(-40...40)), maintenance: share(whole(0...20)))
    }
}
