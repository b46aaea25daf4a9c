import Figures
import Margin

// The teaching venue's contracts and rules, without files.

extension Contract {
    /// A linear contract: BTC held in coins, settled in USDT.
    static func linear(
        tick: String = "0.1", lot: String = "0.001", tiers: [Tier] = [.flat("0.005")],
        margin: MarginRule = .standard
    ) throws -> Contract {
        Contract(
            symbol: "BTCUSDT", kind: .linear, coin: Asset("BTC"), settles: .usdt,
            tick: try Price(reading: tick), lot: try Quantity(reading: lot), tiers: tiers,
            margin: margin)
    }
    /// An inverse contract: face dollars, settled in BTC.
    static func inverse(
        tick: String = "0.1", lot: String = "1", tiers: [Tier] = [.flat("0.005")],
        margin: MarginRule = .standard
    ) throws -> Contract {
        Contract(
            symbol: "BTCUSD", kind: .inverse, coin: Asset("BTC"), settles: Asset("BTC"),
            tick: try Price(reading: tick), lot: try Quantity(reading: lot), tiers: tiers,
            margin: margin)
    }
}

extension Tier {
    /// One rate for every size.
    static func flat(_ rate: String) -> Tier {
        Tier(
            cap: Money(100_000_000), leverage: Multiple(100), rate: Figure(Rate(written: rate)),
            amount: .zero)
    }
    /// A venue's table: caps, and rates in hundredths of a percent; the amounts follow so that
    /// maintenance never jumps.
    static func table(_ rows: [(cap: Int, rate: Int)]) -> [Tier] {
        var (floor, rate, amount) = (Money.zero, Rate.zero, Money.zero)
        return rows.map { row in
            let next = Rate(units: Int128(row.rate) * 10_000)
            if floor.isPositive { amount += (floor * (next - rate)).rounded(.nearest) }
            (floor, rate) = (Money(row.cap), next)
            return Tier(
                cap: floor, leverage: Multiple(100), rate: Figure(next), amount: Figure(amount))
        }
    }
}

extension Rate {
    /// A rate that a test wrote; one that cannot be read is zero and fails the test.
    init(written text: String) { self = (try? Rate(reading: text)) ?? .zero }
}

extension Position {
    /// Opens with a margin of value ÷ leverage and whatever is added to it.
    static func opened(
        _ side: Side, _ contract: Contract, size: String, at price: String, leverage: String,
        added: String = "0", source: Source? = nil
    ) throws -> Position {
        let (size, price) = (try Quantity(reading: size), try Price(reading: price))
        let leverage = try Multiple(reading: leverage)
        let margin = contract.margin(for: size, leverage: leverage, at: price)
        return Position(
            contract: contract, side: side, leverage: leverage, size: size, price: price,
            collateral: margin + (try Money(reading: added)), source: source)
    }
}

extension Position {
    /// The same on a table without amounts.
    var flat: Position {
        let tiers = contract.tiers.map {
            Tier(limit: $0.limit, leverage: $0.leverage, rate: $0.rate, amount: .zero)
        }
        let flat = Contract(
            symbol: contract.symbol, kind: contract.kind, coin: contract.coin,
            settles: contract.settles, tick: contract.tick, lot: contract.lot, tiers: tiers,
            margin: MarginRule(table: .flat))
        return Position(
            contract: flat, side: side, leverage: leverage, size: size, cost: cost,
            collateral: collateral)
    }

    /// What a failing law prints.
    var inWords: String {
        let tiers = contract.tiers.map { "to \($0.limit) \($0.rate.value.exactPercent)" }
        let rule = contract.margin
        return [
            "\(side) \(size.value) \(contract.kind) at \(entryPrice.value)",
            "margin \(collateral.value), of it added \(added.value)",
            "counted at \(rule.basis), fee \(rule.triggerFee) \(rule.fee.value)",
            "tick \(contract.tick)", "tiers \(tiers.joined(separator: ", "))",
        ].joined(separator: "; ")
    }
}

extension Rulebook {
    /// What is left goes to `surplusTo`, the liquidation fee to the fund.
    static func rules(
        taker: String = "0.0005", liquidationFee: String = "0.005",
        surplusTo: LiquidationRule.Receiver = .trader, takeover: Bool = false
    ) throws -> Rulebook {
        Rulebook(
            name: "test", title: "Test", asOf: "2026-11", sources: [],
            contracts: [try .linear(), try .inverse()],
            fees: Fees(
                taker: Figure(Rate(written: taker)), maker: Figure(Rate(written: "0.0002"))),
            liquidation: LiquidationRule(
                fee: Figure(Rate(written: liquidationFee)), feeTo: .fund, surplusTo: surplusTo,
                takeover: takeover),
            unverified: [])
    }
}
