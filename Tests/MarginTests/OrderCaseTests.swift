import Figures
import Testing

@testable import Margin

/// Orders against bars, in the words of a trader. A bar is open, high, low, close.
@Suite("orders: when they fire and what they get")
struct OrderCaseTests {
    private static func bar(_ words: String) -> PriceBar {
        let prices = words.split(separator: " ").compactMap { Int($0).map { Price($0) } }
        return prices.count == 4
            ? PriceBar(open: prices[0], high: prices[1], low: prices[2], close: prices[3])
            : PriceBar(.zero)
    }

    private static func order(_ words: String) -> Order? {
        let parts = words.split(separator: " ").map(String.init)
        guard parts.count >= 3, let direction = Direction(rawValue: parts[0]),
            let first = Int(parts[2]).map({ Price($0) })
        else { return nil }
        let second = parts.count > 3 ? Int(parts[3]).map { Price($0) } : nil
        let kind: Order.Kind
        switch parts[1] {
        case "limit": kind = .limit(first)
        case "stop":
            kind = second.map { .stopLimit(trigger: first, limit: $0) } ?? .stopMarket(first)
        case "take":
            kind = second.map { .takeLimit(trigger: first, limit: $0) } ?? .takeMarket(first)
        case "trail": kind = .trailing(share: Rate(units: first.units / 100), armsAt: second)
        default: return nil
        }
        return Order(symbol: "BTCUSDT", direction: direction, kind: kind, size: nil)
    }

    @Test(
        "one bar of the last price: order, bar, what it gets",
        arguments: [
            // A stop sells at its trigger where the market passes through it …
            ("sell stop 95", "100 101 90 92", "95"),
            // … and at the first price there is where the market opens beyond it.
            ("sell stop 95", "93 94 90 92", "93"),
            ("sell stop 95", "100 101 96 97", "waits"),
            ("buy stop 105", "100 108 99 107", "105"), ("buy stop 105", "107 108 99 100", "107"),
            // Taking a profit is the mirror.
            ("sell take 105", "100 108 99 101", "105"), ("sell take 105", "107 108 99 101", "107"),
            ("buy take 95", "100 101 94 99", "95"), ("buy take 95", "100 101 96 99", "waits"),
            // A stop-limit is jumped over: trigger 10, limit 10, the price goes from 11 to 9.
            ("sell stop 10 10", "9 9 8 8", "rests"), ("sell stop 10 8", "9 9 8 8", "9"),
            ("sell stop 10 10", "9 10 8 8", "10"),
            // Inside a bar only what surely came after the trigger counts: the close.
            ("sell stop 95 96", "100 101 94 97", "96"),
            ("sell stop 95 96", "100 101 94 95", "rests"),
            ("buy stop 105 104", "100 106 99 103", "104"),
            ("buy stop 105 104", "100 106 99 105", "rests"),
            // A limit never gets worse than it says, and better where the market opens beyond it.
            ("buy limit 95", "100 101 94 99", "95"), ("buy limit 95", "93 101 92 99", "93"),
            ("buy limit 95", "100 101 96 99", "waits"), ("sell limit 105", "100 106 99 99", "105"),
            // Five percent behind the best: the adverse move is taken first, then the close.
            ("sell trail 5", "100 100 94 96", "95"), ("sell trail 5", "100 120 96 118", "waits"),
            ("sell trail 5", "100 120 99 113", "114"), ("buy trail 5", "100 106 99 101", "105"),
            ("sell trail 5 110", "100 108 90 95", "waits"),
        ])
    func oneBar(_ words: String, _ bar: String, _ expected: String) throws {
        var order = try #require(Self.order(words))
        let bars = SeriesBars(last: Self.bar(bar), mark: Self.bar(bar))
        switch order.live(through: bars) {
        case .waits: #expect(expected == "waits")
        case .rests: #expect(expected == "rests")
        case .filled(let price, _): #expect(price.description == expected)
        }
    }

    @Test("a stop-limit that was jumped over fills when the price comes back")
    func comesBack() throws {
        var order = try #require(Self.order("sell stop 10 10"))
        let first = Self.bar("9 9 8 8")
        #expect(
            order.live(through: SeriesBars(last: first, mark: first)) == .rests(firedAt: Price(9)))
        let second = Self.bar("8 9 7 9")
        #expect(order.live(through: SeriesBars(last: second, mark: second)) == .waits)
        let third = Self.bar("9 11 9 11")
        #expect(
            order.live(through: SeriesBars(last: third, mark: third))
                == .filled(Price(10), firedAt: nil))
    }

    @Test("a trailing stop follows the best price and never goes back")
    func trails() throws {
        var order = try #require(Self.order("sell trail 10"))
        for bar in ["100 110 99 110", "110 120 109 118"] {
            let bar = Self.bar(bar)
            #expect(order.live(through: SeriesBars(last: bar, mark: bar)) == .waits)
        }
        #expect(order.trigger == Price(108))
        let fall = Self.bar("118 119 100 101")
        #expect(order.live(through: SeriesBars(last: fall, mark: fall)).fill == Price(108))
    }

    @Test(
        "reduce-only is clipped to what is open, closes nothing on the same side, and never turns")
    func reduceOnly() {
        let long = Position(
            contract: Contract(
                symbol: "BTCUSDT", kind: .linear, coin: Asset("BTC"), settles: .usdt,
                tick: Price(1), lot: Quantity(1),
                tiers: [
                    Tier(
                        limit: .none, leverage: Multiple(100), rate: Figure(Rate(units: 500_000)),
                        amount: .zero)
                ]), side: .long, leverage: Multiple(10), size: Quantity(3), price: Price(100),
            collateral: Money(30))
        let order = { (direction: Direction, size: Int?, reduce: Bool) in
            Order(
                symbol: "BTCUSDT", direction: direction, kind: .market,
                size: size.map { Quantity($0) }, reduceOnly: reduce)
        }
        #expect(order(.sell, 5, true).quantity(against: long) == Quantity(3))
        #expect(order(.sell, 2, true).quantity(against: long) == Quantity(2))
        #expect(order(.buy, 2, true).quantity(against: long) == nil)
        #expect(order(.sell, 2, true).quantity(against: nil) == nil)
        #expect(order(.sell, nil, false).quantity(against: long) == Quantity(3))
        #expect(order(.sell, nil, false).quantity(against: nil) == nil)
        #expect(order(.sell, 5, false).quantity(against: long) == Quantity(5))
    }

    @Test("a venue refuses what would fire at once, and triggers that it does not offer")
    func refusals() throws {
        let rule = OrderRule(
            triggers: [.last, .mark],
            trailing: Rate(units: 100_000)...Rate(units: 10_000_000))
        let at = Price(100)
        let check = { (order: Order) throws(OrderRejection) in
            try order.check(rule, last: at, mark: at, index: at)
        }
        #expect(throws: OrderRejection.wouldTriggerAtOnce(trigger: Price(101), now: at)) {
            try check(#require(Self.order("sell stop 101")))
        }
        #expect(throws: OrderRejection.wouldTriggerAtOnce(trigger: Price(99), now: at)) {
            try check(#require(Self.order("sell take 99")))
        }
        #expect(throws: OrderRejection.triggerNotOffered(.index, offered: [.last, .mark])) {
            try check(
                Order(
                    symbol: "BTCUSDT", direction: .sell, kind: .stopMarket(Price(90)), size: nil,
                    watches: .index))
        }
        #expect(throws: OrderRejection.closesAndReduces) {
            try check(
                Order(
                    symbol: "BTCUSDT", direction: .sell, kind: .stopMarket(Price(90)), size: nil,
                    reduceOnly: true))
        }
        try check(#require(Self.order("sell stop 90")))
    }
}
