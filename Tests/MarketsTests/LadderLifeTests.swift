import Figures
import Margin
import Markets
import Scripts
import Testing

/// Each row of a ladder is what a position of that leverage lived through: its minute, what came back,
/// and what whoever stands behind it paid or took.
@Suite("A ladder lives by its venue's steps")
struct LadderLifeTests {
    @Test(
        "every row is a position lived",
        arguments: [
            ("black-thursday", "plain", 1_000), ("black-thursday", "plain-takeover", 1_000),
            ("black-thursday", "binance-2021", 1_000), ("black-thursday", "binance-2026-09", 1_000),
            ("black-thursday", "okx-2026", 1_000), ("black-thursday", "bybit-2026", 1_000),
            ("black-thursday", "hyperliquid-2026", 1_000),
            ("black-thursday", "hyperliquid-2026", 50_000),
            ("black-thursday", "bybit-legacy", 1_000),
            ("tariff-friday-minutes", "binance-2026-09", 20_000),
        ])
    func lived(_ scenario: String, _ rules: String, _ margin: Int) throws {
        var start = try TypedWorld(scenario, rules: rules)
        try start.type("deposit 900,000 \(start.world.settles)")
        let contract = try #require(start.world.contract(on: start.world.scenario.coin))
        for side in [Side.long, .short] {
            for leverage in World.rungs(of: contract) where leverage > Multiple(1) {
                var lived = start
                let order =
                    "open \(side.rawValue) \(contract.coin) \(leverage)x margin \(margin)"
                guard try lived.refusal(order) == nil else { continue }
                try lived.type(order)
                let record = try #require(lived.holding?.record)
                // With the size that the lot leaves, so that the two are one position.
                let rung = lived.world.rung(
                    try #require(lived.holding?.position.bare), from: record.step)
                try lived.type("until end")
                let place = "\(rules) \(side) \(leverage)x"
                let ending = lived.world.endings.last
                #expect(rung.markStep == ending?.dueStep, "\(place)")
                #expect(rung.soldStep == ending?.soldStep, "\(place)")
                #expect(rung.settlement?.returned ?? .zero == ending?.returned ?? .zero, "\(place)")
                let pot: Pot = lived.world.rulebook.liquidation.backstop == .vault ? .vault : .fund
                let before = start.world.ledger[pot, contract.settles]
                let change = lived.world.ledger[pot, contract.settles] - before
                #expect(rung.backstopChange ?? .zero == change, "\(place)")
                let parts = lived.world.forcedCloses.count - (ending?.settlement == nil ? 0 : 1)
                #expect((rung.lessSince != nil) == (parts > 0), "\(place)")
            }
        }
    }

    @Test("a vault has what the fund was given, takes over and pays")
    func vault() throws {
        var world = try TypedWorld("black-thursday", rules: "hyperliquid-2026")
        #expect(world.world.ledger[.vault, Asset("USDC")] == Money(1_000_000))
        try world.type("deposit 300,000 USDC", "open long BTC 3x margin 1000", "until liquidation")
        // 0.40796 × (4,902.3 − 4,692.5): what the vault lost on it.
        let change = world.world.ledger[.vault, Asset("USDC")] - Money(1_000_000)
        #expect(change.isNegative && change.magnitude.text(places: 2) == "85.58", "\(change)")
        #expect(!world.steps.contains { if case .unpaid = $0 { true } else { false } })
        #expect(world.broken.isEmpty)
        var switched = try TypedWorld("black-thursday")
        try switched.type("rules hyperliquid-2026", "rules plain", "rules hyperliquid-2026")
        #expect(switched.world.ledger[.vault, Asset("USDC")] == Money(1_000_000))
    }

    @Test("OKX: stepped down two tiers at a time, a rung lives on as the position did")
    func downTheTiers() throws {
        let world = try TypedWorld("down-the-tiers").world
        let contract = try #require(world.rulebook.contract(on: Asset("ADA")))
        let last = try #require(world.last(of: Asset("ADA")))
        // 1,200,000 ADA at 20x.
        let margin: Money = (last * Quantity(60_000)).rounded(.down)
        let rungs = world.ladder(
            .long, contract: contract, entry: last, from: 0, margin: margin,
            leverages: [Multiple(20)])
        let rung = try #require(rungs.first)
        #expect(rung.markStep == nil && rung.lessSince == 4)
        #expect(rung.backstopChange != nil && rung.settlement == nil)
    }
}

extension World {
    fileprivate func contract(on coin: Asset) -> Contract? { rulebook.contract(on: coin) }
}
