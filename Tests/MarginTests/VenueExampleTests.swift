import Figures
import Testing

@testable import Margin

/// Examples that venues publish, to the printed digit: what goes beyond one isolated position.
@Suite("worked examples beyond one isolated position")
struct VenueExampleTests {
    private func money(_ text: String) -> Money { (try? Money(reading: text)) ?? .zero }
    private func price(_ text: String) -> Price { (try? Price(reading: text)) ?? .zero }
    private func size(_ text: String) -> Quantity { (try? Quantity(reading: text)) ?? .zero }

    private func contract(_ symbol: String, rate: String, rule: MarginRule = .standard) -> Contract
    {
        Contract(
            symbol: symbol, kind: .linear, coin: Asset(String(symbol.prefix(3))), settles: .usdt,
            tick: price("0.01"), lot: size("0.0001"),
            tiers: [
                Tier(
                    limit: .none, leverage: Multiple(100), rate: Figure(Rate(written: rate)),
                    amount: .zero)
            ], margin: rule)
    }

    // Binance FAQ of 2020, "Liquidation": one wallet of 10.72, each price with the other held still.
    @Test("Binance: two cross positions in one wallet")
    func twoCrossPositions() throws {
        let short = Position(
            contract: contract("BTCUSDT", rate: "0.004"), side: .short, leverage: Multiple(20),
            size: size("0.005"), price: price("9451.53"), collateral: money("10.72"))
        let beside = Beside(
            profit: Figure(money("0.47")), maintenance: Figure(money("1.3")))
        let root = try #require(short.exactLiquidationPrice(beside)).value
        #expect(root.text(places: 2) == "11,383.99")
        #expect(root.text(places: 5) == "11,383.99402")
        let long = Position(
            contract: contract("ETHUSDT", rate: "0.0065"), side: .long, leverage: Multiple(20),
            size: size("1"), price: price("199.53"), collateral: money("10.72"))
        let other = Beside(
            profit: Figure(money("-0.06")), maintenance: Figure(money("0.19")))
        let second = try #require(long.exactLiquidationPrice(other)).value
        #expect(second.text(places: 5) == "190.29693")
    }

    // The same, as an account: the others' figures follow from their marks.
    @Test("an account finds what stands beside a position by itself")
    func accountBeside() throws {
        let btc = contract("BTCUSDT", rate: "0.004")
        let eth = contract("ETHUSDT", rate: "0.0065")
        let short = Position(
            contract: btc, side: .short, leverage: Multiple(20), size: size("0.005"),
            price: price("9451.53"), collateral: .zero)
        let long = Position(
            contract: eth, side: .long, leverage: Multiple(20), size: size("1"),
            price: price("199.53"), collateral: .zero)
        let account = Account(
            name: "you",
            balances: [Balance(asset: .usdt, amount: Figure(size("10.72")))],
            held: [Held(short, .cross), Held(long, .cross)])
        let rules = Rulebook.bare([btc, eth])
        let prices = Prices([
            Quote(symbol: "BTCUSDT", mark: Figure(price("9451.53"))),
            Quote(symbol: "ETHUSDT", mark: Figure(price("200"))),
        ])
        // 1 ETH at 200: profit 0.47, maintenance 1.3.
        let line = try #require(account.line(of: 0, rules, at: prices)).price?.value
        #expect(line == price("11384.00"), "the first tick at or over 11,383.99402")
    }

    // Binance FAQ: level 3 of the table of 2021, level 5 of an older one, COIN-M level 5.
    @Test(
        "Binance: the maintenance amount of a tier follows from the one before",
        arguments: [
            ("250000", "0.005", "0.01", "50", "1300"),
            ("5000000", "0.025", "0.05", "16300", "141300"),
            ("50", "0.025", "0.05", "0.56", "1.81"),
        ])
    func amounts(_ floor: String, _ from: String, _ to: String, _ before: String, _ due: String) {
        let rise = Rate(written: to) - Rate(written: from)
        #expect(money(before) + (money(floor) * rise).rounded(.nearest) == money(due))
    }

    @Test("Binance: 500,000 at 1 % less 1,300 needs 3,700")
    func amountCounts() {
        let tiers = [
            Tier(
                cap: Money(1_000_000), leverage: Multiple(50), rate: Figure(Rate(written: "0.01")),
                amount: Figure(Money(1300)))
        ]
        let contract = Contract(
            symbol: "BTCUSDT", kind: .linear, coin: Asset("BTC"), settles: .usdt,
            tick: price("0.1"), lot: size("0.001"), tiers: tiers)
        let position = Position(
            contract: contract, side: .long, leverage: Multiple(10), size: size("10"),
            price: Price(50_000), collateral: Money(50_000))
        #expect(position.maintenance(at: Figure(Price(50_000))).value == Money(3700))
    }

    // Bybit, "UTA Trading Rules: Liquidation Process", August 2026: 36,380.25.
    @Test("Bybit: the rule itself divides added margin by one minus the fee")
    func addedMargin() throws {
        let rule = MarginRule(triggerFee: .cancels, fee: Figure(Rate(written: "0.00055")))
        var position = Position(
            contract: contract("BTCUSDT", rate: "0.005", rule: rule), side: .long,
            leverage: Multiple(50), size: size("1"), price: Price(40_000), collateral: Money(800))
        position.add(collateral: Figure(Money(3000)))
        let root = try #require(position.exactLiquidationPrice()).value
        #expect(root.text(places: 4, .down) == "36,380.2503")
        #expect(position.liquidationPrice?.value == price("36380.25"))
    }

    // An observed position: ETH long 0.2259 at 2,213.9 with 24.88097 behind it, 50x at most.
    @Test("Hyperliquid: an isolated long as its interface showed it")
    func hyperliquid() throws {
        let position = Position(
            contract: contract("ETHUSDC", rate: "0.01"), side: .long, leverage: Multiple(20),
            size: size("0.2259"), price: price("2213.9"), collateral: money("24.88097"))
        let root = try #require(position.exactLiquidationPrice()).value
        #expect(root.text(places: 5) == "2,125.00856")
        // Its own form: price − margin available ÷ size ÷ (1 − rate).
        let maintenance = position.maintenance(at: Figure(price("2213.9"))).value
        #expect(maintenance.text(places: 5) == "5.00120")
    }

    // An older Binance FAQ: index 10,000, funding 0.03 %, four of eight hours left: 10,001.5.
    @Test("Binance: the index moved by funding still to come")
    func fundingPrice() {
        let rule = MarkRule(kind: .medianOfThree, basisSeconds: 30)
        let inputs = MarkInputs(
            index: Figure(Price(10_000)), last: Figure(Price(10_000)),
            funding: Figure(Rate(written: "0.0003")), timeLeft: Figure(Rate(written: "0.5")))
        #expect(rule.fundingPrice(inputs).value == price("10001.5"))
    }

    // Bybit, "Mark Price Calculation", 2026; with the long above, and a stop at 36,400 on the last.
    @Test("a long is liquidated on the mark while a stop above its line watches the last price")
    func stopThatNeverFires() throws {
        let rule = MarkRule(kind: .medianOfThree, basisSeconds: 150)
        let mark = rule.mark(
            MarkInputs(
                index: Figure(Price(36_350)), last: Figure(Price(36_500)),
                basis: Figure(Price(30)), funding: Figure(Rate(written: "0.0001")),
                timeLeft: Figure(Rate(written: "0.5"))))
        #expect(mark.value == Price(36_380))
        let margin = MarginRule(triggerFee: .cancels, fee: Figure(Rate(written: "0.00055")))
        var position = Position(
            contract: contract("BTCUSDT", rate: "0.005", rule: margin), side: .long,
            leverage: Multiple(50), size: size("1"), price: Price(40_000), collateral: Money(800))
        position.add(collateral: Figure(Money(3000)))
        #expect(position.isLiquidated(at: mark.value))
        var stop = Order(
            symbol: "BTCUSDT", direction: .sell, kind: .stopMarket(Price(36_400)), size: nil)
        let bars = SeriesBars(last: PriceBar(Price(36_500)), mark: PriceBar(mark.value))
        #expect(stop.live(through: bars) == .waits)
        let line = position.liquidationPrice?.value
        #expect(
            stop.warnings(for: position, line: line, divergence: Price(120)) == [
                .withinDivergence(gap: price("19.75"), seen: Price(120)),
                .otherSeries(stop: .last, liquidation: .mark),
            ])
    }

    // Binance FAQ on funding; Hyperliquid docs, "Funding".
    @Test("funding: the dead zone, the clamp, and an eighth every hour")
    func funding() throws {
        let interest = Figure(Rate(written: "0.0001"))
        let clamp = Figure(Rate(written: "0.0005"))
        let eight = FundingRule(hours: 8, interest: interest, clamp: clamp)
        #expect(
            eight.rate(premium: Figure(Rate(written: "0.000429"))).value.exactPercent == "0.01%")
        #expect(eight.rate(premium: Figure(Rate(written: "0.0012"))).value.exactPercent == "0.07%")
        let hourly = FundingRule(hours: 1, interest: interest, clamp: clamp)
        let rate = hourly.rate(premium: Figure(Rate(written: "0.0012"))).value
        #expect(rate.exactPercent == "0.00875%")
        let position = Position(
            contract: contract("BTCUSDT", rate: "0.005"), side: .long, leverage: Multiple(10),
            size: size("2"), price: Price(50_000), collateral: Money(10_000))
        #expect(position.funding(interest, at: Figure(Price(50_000))).value == Money(10))
    }

    // Bybit's example table of brackets; Binance's auto-exchange example prints 5,128.20.
    @Test("collateral bracket by bracket, and what a debt costs to pay off in coin")
    func collateral() throws {
        let btc = Asset("BTC")
        let steps = [("10", "0.98"), ("20", "0.95"), ("30", "0.9")].map {
            CollateralRule.Step(cap: size($0.0), ratio: Figure(Rate(written: $0.1)))
        }
        let rule = CollateralRule(
            listings: [CollateralRule.Listing(asset: btc, steps: steps)],
            conversion: CollateralRule.Conversion(
                threshold: Figure(money("4999")), haircut: Figure(Rate(written: "0.025"))))
        let balances = [Balance(asset: btc, amount: Figure(Quantity(25)))]
        let prices = [AssetPrice(asset: btc, external: Figure(Price(50_000)))]
        #expect(rule.value(balances, at: prices).value == Money(1_190_000))
        let converted = try #require(
            rule.conversions(of: balances, at: prices, paying: Money(5000)).first)
        #expect(converted.worth.text(places: 2, .up) == "5,128.21")
        #expect(converted.cost.text(places: 2) == "128.21")
    }

    // Aave v3 with the parameters of its Ethereum market.
    @Test("a loan: health, the price it dies at, and what a liquidator takes")
    func loan() throws {
        let eth = Asset("ETH")
        let reserve = Reserve(
            asset: eth, loanToValue: Figure(Rate(written: "0.82")),
            threshold: Figure(Rate(written: "0.83")), bonus: Figure(Rate(written: "0.05")),
            protocolFee: Figure(Rate(written: "0.1")))
        var loan = Loan(
            pledges: [
                Loan.Pledge(
                    reserve: reserve, amount: Figure(Quantity(10)), price: Figure(Price(3000)))
            ], debt: Figure(Money(20_000)))
        #expect(loan.healthFactor?.value == Rate(written: "1.245"))
        #expect(loan.liquidationPrice(of: eth)?.value.text(places: 2) == "2,409.64")
        let rules = LendingRules(
            name: "test", title: "Test", asOf: "2025", sources: [], reserves: [reserve],
            closeFactor: Figure(Rate(written: "0.5")),
            closesAllUnder: Figure(Rate(written: "0.95")), smallAmount: Figure(Money(2000)),
            leastLeft: Figure(Money(1000)))
        #expect(loan.liquidated(taking: eth, rules) == nil)
        loan.pledges[0].price = Figure(Price(2400))
        #expect(loan.healthFactor?.value == Rate(written: "0.996"))
        let seizure = try #require(loan.liquidated(taking: eth, rules))
        #expect(seizure.repaid == Money(10_000))
        #expect(seizure.taken == size("4.375"))
        #expect(seizure.after.pledges[0].amount.value == size("5.625"))
        #expect(seizure.after.healthFactor?.value == Rate(written: "1.1205"))
        // A tenth of the bonus: 500 of 10,500 dollars, at 2,400.
        #expect((Price(2400) * seizure.toProtocol).rounded(.nearest).text(places: 2) == "50.00")
    }
}

extension Rulebook {
    /// Contracts under ordinary rules; no fees.
    static func bare(
        _ contracts: [Contract], margin: MarginRule = .standard,
        liquidation: LiquidationRule = LiquidationRule(
            fee: .zero, feeTo: .fund, surplusTo: .trader),
        collateral: CollateralRule = .settlementOnly
    ) -> Rulebook {
        Rulebook(
            name: "test", title: "Test", asOf: "2026-11", sources: [], contracts: contracts,
            fees: Fees(taker: .zero, maker: .zero), margin: margin, liquidation: liquidation,
            collateral: collateral, unverified: [])
    }
}
