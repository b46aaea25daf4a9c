import Figures
import Margin
import Scripts
import Testing

/// Liquidations of accounts drawn by seed, on every venue: whatever happens, money only moves.
@Suite("money through a liquidation")
struct LiquidationConservationTests {
    private func scene(_ rules: Rulebook, _ chance: inout Draw) -> LiquidationScene? {
        var held: [Held] = []
        var quotes: [Quote] = []
        var winners: [Winner] = []
        let mode: MarginMode = [.isolated, .cross, .multiAsset][chance.whole(0...2)]
        for _ in 0..<chance.whole(1...3) {
            let contract = rules.contracts[chance.whole(0...rules.contracts.count - 1)].bare
            if mode == .multiAsset, contract.kind == .inverse { return nil }
            let price = Price(units: contract.tick.units * Int128(chance.whole(2_000...1_000_000)))
            let entry =
                quotes.first { $0.symbol == contract.symbol }?.previousMark.value ?? price
            let size = Quantity(
                units: contract.lot.units * Int128(chance.whole(1...chance.whole(1...500_000))))
            let value = contract.value(of: Figure(size), at: Figure(entry), .up).value
            guard value.isPositive, !contract.isBeyondTiers(size, worth: value) else { continue }
            let side: Side = chance.whole(0...1) == 0 ? .long : .short
            let leverage = contract.tier(of: size, worth: value).leverage
            let margin = mode == .isolated ? value.divided(by: leverage, .up) : .zero
            let position = Position(
                contract: contract, side: side, leverage: leverage, size: size, price: entry,
                collateral: margin)
            held.append(Held(position, mode))
            if !quotes.contains(where: { $0.symbol == contract.symbol }) {
                let move = Int128(chance.whole(700...1300))
                let mark = Price(units: entry.units * move / 1000)
                let last = Price(units: mark.units * Int128(chance.whole(980...1020)) / 1000)
                quotes.append(
                    Quote(
                        symbol: contract.symbol, mark: Figure(max(mark, contract.tick)),
                        last: Figure(max(last, contract.tick)), previousMark: Figure(entry)))
            }
            winners.append(
                Winner(
                    name: "winner \(winners.count)",
                    position: Position(
                        contract: contract, side: side.opposite, leverage: leverage, size: size,
                        price: entry, collateral: value.divided(by: leverage, .up)),
                    wallet: Money(100), equity: Money(1000)))
        }
        guard let asset = held.first?.position.contract.settles else { return nil }
        let wallet = Quantity(units: Int128(chance.whole(0...2_000_000)) * 100_000)
        var balances = [Balance(asset: asset, amount: Figure(wallet))]
        if mode == .multiAsset {
            balances.append(
                Balance(asset: Asset("BTC"), amount: Figure(Quantity(units: 50_000_000))))
        }
        let assets = [AssetPrice(asset: Asset("BTC"), external: Figure(Price(40_000)))]
        return LiquidationScene(
            account: Account(name: "you", balances: balances, held: held), rules: rules,
            prices: [Prices(quotes, assets: assets)],
            fund: [
                Balance(
                    asset: asset,
                    amount: Figure(Quantity(units: Int128(chance.whole(0...1_000_000)) * 1_000_000))
                )
            ], winners: chance.whole(0...1) == 0 ? winners : [])
    }

    @Test("nothing is made and nothing is lost", arguments: Venues.names)
    func conserved(_ name: String) throws {
        let rules = try Venues.rules(name)
        var met = 0
        for seed in UInt64(1)...400 {
            var chance = Draw(seed: seed)
            guard let scene = scene(rules, &chance) else { continue }
            let pools = scene.account.pools
            for pool in pools {
                guard let done = Liquidation(of: pool, in: scene) else { continue }
                met += 1
                for asset in done.ledger.assets {
                    #expect(done.ledger.total(of: asset) == .zero, "seed \(seed)")
                    // The account is what its pots are.
                    let wallet = done.ledger[.wallet(trader: "you"), asset]
                    #expect(done.account.balance(asset) == wallet, "seed \(seed)")
                    #expect(!done.ledger[.fund, asset].isNegative, "seed \(seed)")
                    // A wallet may be under water only while open positions carry it.
                    let isOpen = !done.account.held.isEmpty
                    #expect(!wallet.isNegative || isOpen, "seed \(seed)")
                }
                // Closed, or covered.
                let again = done.account.pools.contains(pool) || pool == .multiAsset
                if again, let risk = done.account.risk(of: pool, rules, at: scene.prices[0]) {
                    if case .isolated = pool { continue }
                    #expect(!risk.isLiquidated, "seed \(seed)")
                }
            }
        }
        #expect(met > 30, "the draw meets liquidations: \(met)")
    }

    /// The same liquidation where each sale, once it is asked for, is told what it brought.
    private func stepwise(_ pool: Pool, in scene: LiquidationScene) -> Liquidation? {
        var scene = scene
        scene.fills = []
        var run = Liquidation(of: pool, in: scene)
        for _ in 0..<5_000 {
            guard let awaited = run?.awaited else { return run }
            switch awaited {
            case .fill(let symbol, _, _):
                guard let quote = scene.prices[0].quote(symbol) else { return nil }
                scene.fills?.append(quote.last.value)
            case .prices: scene.prices.append(scene.prices[0])
            }
            run = Liquidation(of: pool, in: scene)
        }
        return nil
    }

    @Test("told its fills one by one, a liquidation goes the same way", arguments: Venues.names)
    func oneMachine(_ name: String) throws {
        let rules = try Venues.rules(name)
        var sales = 0
        for seed in UInt64(1)...200 {
            var chance = Draw(seed: seed)
            guard let scene = scene(rules, &chance) else { continue }
            for pool in scene.account.pools {
                guard let plain = Liquidation(of: pool, in: scene) else { continue }
                let told = try #require(stepwise(pool, in: scene), "seed \(seed)")
                #expect(told.steps == plain.steps, "seed \(seed)")
                #expect(told.account == plain.account, "seed \(seed)")
                #expect(told.ledger == plain.ledger, "seed \(seed)")
                sales += plain.steps.filter { if case .reduced = $0 { true } else { false } }.count
            }
        }
        // Where nothing but tiers is sold in parts, few draws are large enough.
        if case .share = rules.liquidation.partial { #expect(sales > 0) }
    }

    private func liquidated(
        _ name: String, size: String, entry: String, leverage: String, mark: String, last: String,
        fund: Int = 1_000_000
    ) throws -> Liquidation {
        let rules = try Venues.rules(name)
        let contract = rules.contracts[0]
        let entry = try Price(reading: entry)
        let size = try Quantity(reading: size)
        let leverage = try Multiple(reading: leverage)
        let position = Position(
            contract: contract, side: .long, leverage: leverage, size: size, price: entry,
            collateral: contract.margin(for: size, leverage: leverage, at: entry))
        let quote = Quote(
            symbol: contract.symbol, mark: Figure(try Price(reading: mark)),
            last: Figure(try Price(reading: last)))
        let scene = LiquidationScene(
            account: Account(name: "you", held: [Held(position, .isolated)]), rules: rules,
            prices: [Prices([quote])],
            fund: [Balance(asset: contract.settles, amount: Figure(Quantity(fund)))])
        return try #require(Liquidation(of: .isolated(index: 0), in: scene))
    }

    // Bybit, "Insurance Fund": 1 BTC long taken over at 64,000; sold at 64,980 the fund gains 980, at
    // 63,950 it pays 50. The client has nothing in either case.
    @Test(
        "Bybit: what the sale brings beyond the bankruptcy price is the fund's",
        arguments: [("64980", 980), ("63950", -50)])
    func takeover(_ sale: String, _ change: Int) throws {
        // 65,306.12 at 50x is bankrupt at 64,000 exactly: 65,306.12 × 49 ÷ 50.
        let done = try liquidated(
            "bybit-2026", size: "1", entry: "65306.12244898", leverage: "50", mark: "64300",
            last: sale)
        let fund = done.ledger[.fund, .usdt] - Money(1_000_000)
        #expect(fund.text(places: 0) == Money(change).text(places: 0))
        #expect(done.account.balance(.usdt) == .zero)
    }

    @Test("plain gives back what is left; plain-takeover keeps it")
    func surplus() throws {
        let back = try liquidated(
            "plain", size: "1", entry: "60000", leverage: "20", mark: "57280", last: "57400")
        #expect(back.account.balance(.usdt) == (try Money(reading: "84.3")))
        let kept = try liquidated(
            "plain-takeover", size: "1", entry: "60000", leverage: "20", mark: "57280",
            last: "57400")
        #expect(kept.account.balance(.usdt) == .zero)
        #expect(kept.ledger[.fund, .usdt] == Money(1_000_400))
    }

    @Test("Binance closes a part of a large position, and keeps the trader in the rest")
    func partial() throws {
        let done = try liquidated(
            "binance-2026-09", size: "1000", entry: "60000", leverage: "25", mark: "58600",
            last: "58600")
        guard case .reduced(let part) = done.steps[1], case .compliant = done.steps.last else {
            Issue.record("\(done.steps)")
            return
        }
        #expect(part.quantity < Quantity(1000))
        #expect(done.account.held.count == 1)
    }

    @Test("a small one is taken over whole: the fee is more than closing a part frees")
    func small() throws {
        let done = try liquidated(
            "binance-2026-09", size: "0.5", entry: "60000", leverage: "20", mark: "57228",
            last: "57228")
        #expect(done.account.held.isEmpty)
        #expect(done.account.balance(.usdt) == .zero)
    }

    @Test("Hyperliquid closes a fifth first, waits, and gives back what is left")
    func fifth() throws {
        let done = try liquidated(
            "hyperliquid-2026", size: "2", entry: "60000", leverage: "20", mark: "57715",
            last: "57715")
        guard case .reduced(let first) = done.steps[1] else {
            Issue.record("\(done.steps)")
            return
        }
        #expect(first.quantity == (try Quantity(reading: "0.4")))
        #expect(done.account.balance(Asset("USDC")).isPositive || !done.account.held.isEmpty)
    }
}
