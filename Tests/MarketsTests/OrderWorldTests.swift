import Figures
import Margin
import Markets
import Testing

/// Waiting orders on a small tape whose bars are in the test.
@Suite("Orders that wait")
struct OrderWorldTests {
    /// Stands at 100,000 after a bar; each line is open, high, low, close, and the mark where it is not the close.
    private func tape(_ bars: String..., rules: String = "plain") throws -> TypedWorld {
        try TypedWorld.atHundredThousand(then: bars, rules: rules)
    }

    @Test("a take fills at its price, and at the open where the bar opened beyond it")
    func take() throws {
        var through = try tape("100000 103000 100000 102000", "102000 102000 102000 102000")
        try through.type("open long BTC 0.1 10x", "take 102,500", "step")
        #expect(through.world.endings.last?.price == Price(102_500))
        #expect(through.world.endings.last?.profit == Money(250))
        #expect(through.world.orders.isEmpty && through.broken.isEmpty)
        var jumped = try tape("104000 104000 103000 103000")
        try jumped.type("open long BTC 0.1 10x", "take 102,500", "step")
        #expect(jumped.world.endings.last?.price == Price(104_000))
    }

    @Test("half is taken, the rest stays with its margin, and the order is gone")
    func half() throws {
        var tape = try tape("100000 103000 100000 102000", "102000 102000 102000 102000")
        try tape.type("open long BTC 0.1 10x", "take 102,000 half", "step")
        let rest = try #require(tape.holding?.position)
        #expect(rest.size.value == Quantity(units: 5_000_000))
        #expect(rest.collateral.value == Money(500))
        #expect(tape.world.orders.isEmpty && tape.broken.isEmpty)
    }

    @Test("a stop fills at the first price there is; a stop-limit may be jumped over")
    func gap() throws {
        let jump = "96000 96500 95500 96000"
        var market = try tape(jump)
        try market.type("open long BTC 0.1 5x", "stop 98,000", "step")
        #expect(market.world.endings.last?.price == Price(96_000))
        var limited = try tape(jump, "96000 98500 96000 98000")
        try limited.type("open long BTC 0.1 5x", "stop 98,000 limit 97,500", "step")
        #expect(limited.holding != nil)
        let rests = limited.events.contains {
            if case .orderRests = $0.happening { true } else { false }
        }
        #expect(rests)
        try limited.type("step")
        #expect(limited.world.endings.last?.price == Price(97_500))
        // It rested in the book: the maker's fee of 0.02 %.
        guard case .filled(_, let fee, _)? = limited.world.endings.last?.cause else {
            Issue.record("not filled by the order")
            return
        }
        #expect(fee == Money(units: 195_000_000))
    }

    @Test("a trail follows the best price and never goes back")
    func trail() throws {
        var tape = try tape(
            "100000 104000 100000 104000", "104000 104000 103000 103500",
            "103500 103500 101000 101000")
        try tape.type("open long BTC 0.1 10x", "trail 2%", "step")
        #expect(tape.world.orders.first?.order.trigger == Price(101_920))
        try tape.type("step", "step")
        #expect(tape.world.endings.last?.price == Price(101_920))
        #expect(tape.world.endings.last?.isStopped == true)
    }

    @Test("a limit opens at its price with the maker's fee; what backs it was held back")
    func limitOpening() throws {
        var tape = try tape("100000 100000 98000 99000")
        try tape.type("open long BTC 0.1 10x at 98,500 stop 97,000 take 101,000")
        #expect(tape.world.available(.usdt) == Money(5000) - Money(985) - Money(units: 492_500_000))
        #expect(tape.world.free(.usdt) == Money(5000))
        try tape.type("step")
        #expect(tape.holding?.record.price == Price(98_500))
        #expect(tape.holding?.record.fee == Money(units: 197_000_000))
        #expect(tape.holding?.stop?.price.value == Price(97_000))
        #expect(tape.world.orders.map(\.order.isTake) == [true])
        #expect(tape.broken.isEmpty)
    }

    @Test("a bar that goes on through the stop closes what it has just opened")
    func throughBoth() throws {
        var tape = try tape("100000 100000 96000 99000")
        try tape.type("open long BTC 0.1 10x at 98,500 stop 97,000", "step")
        #expect(tape.holding == nil)
        #expect(tape.world.endings.last?.price == Price(97_000))
        #expect(tape.broken.isEmpty)
    }

    @Test("a trigger opens once it is reached, at the market")
    func trigger() throws {
        var tape = try tape("100000 102500 100000 102000")
        try tape.type("open long BTC 0.1 10x trigger 102,000", "step")
        #expect(tape.holding?.record.price == Price(102_000))
    }

    @Test("an order that the wallet cannot carry when it fires is cancelled, and nothing moves")
    func walletShort() throws {
        var tape = try tape("100000 102500 100000 102000")
        try tape.type("open long BTC 0.4 10x trigger 102,000", "withdraw 4,000", "step")
        #expect(tape.holding == nil && tape.world.orders.isEmpty)
        #expect(tape.world.free(.usdt) == Money(1000))
    }

    @Test(
        "a size up to twice what the wallet carries is sized down to it, a larger one is refused",
        arguments: [("0.49", 0.49), ("0.5", 0.497), ("0.9", 0.497), ("1.1", nil)])
    func farTooLarge(_ size: String, _ held: Double?) throws {
        var tape = try tape("100000 100000 100000 100000")
        let answer = Result { try tape.type("open long BTC \(size) 10x") }
        guard let held else {
            #expect(throws: Refusal.self) { try answer.get() }
            #expect(tape.holding == nil && tape.world.free(.usdt) == Money(5000))
            return
        }
        #expect(tape.holding?.position.size.value == Quantity(units: Int128(held * 1e8)))
    }

    @Test("the venue cancels what waits when it liquidates")
    func cancelledByVenue() throws {
        var tape = try tape("100000 100000 100000 100000", "100000 100000 94000 94000")
        try tape.type("open long BTC 0.1 20x", "take 103,000", "stop 94,500 on mark")
        try tape.type("open long BTC 0.01 5x at 90,000")
        // The stop is met first: guards before liquidations.
        try tape.type("step 2")
        #expect(tape.world.endings.last?.isStopped == true)
        var bare = try self.tape("100000 100000 94000 94000")
        try bare.type(
            "open long BTC 0.1 20x", "take 103,000", "open long BTC 0.01 5x at 90,000", "step")
        #expect(bare.world.endings.last?.settlement != nil)
        #expect(bare.world.orders.isEmpty)
        guard
            case .cancelled(let orders)? = bare.steps.first(where: {
                if case .cancelled = $0 { true } else { false }
            })
        else {
            Issue.record("nothing was cancelled")
            return
        }
        #expect(orders.count == 2)
    }

    @Test("an order on the other side closes first and opens with what is left of it")
    func turned() throws {
        var tape = try tape("100000 100000 100000 100000")
        try tape.type("open long BTC 0.1 10x", "open short BTC 0.04 10x")
        #expect(tape.holding?.position.size.value == Quantity(units: 6_000_000))
        try tape.type("open short BTC 0.1 20x")
        #expect(tape.holding?.position.side == .short)
        #expect(tape.holding?.position.size.value == Quantity(units: 4_000_000))
        #expect(tape.holding?.position.leverage == Multiple(20))
        try tape.type("flip")
        #expect(tape.holding?.position.side == .long)
        #expect(tape.holding?.position.size.value == Quantity(units: 4_000_000))
        #expect(tape.broken.isEmpty)
    }

    @Test("averaging in adds sizes, costs and margins")
    func averaged() throws {
        var tape = try tape("100000 100000 99000 99000", "99000 99000 99000 99000")
        try tape.type("open long BTC 0.1 10x", "step", "open long BTC 0.1 10x")
        let position = try #require(tape.holding?.position)
        #expect(position.entryPrice.value == Price(99_500))
        #expect(position.collateral.value == Money(1990))
    }

    @Test("leverage and margin move between wallet and position, and the line with them")
    func moved() throws {
        var tape = try tape("100000 100000 100000 100000")
        try tape.type("open long BTC 0.1 10x")
        #expect(tape.line == "90452.2")
        try tape.type("leverage 5x")
        #expect(tape.holding?.position.collateral.value == Money(2000))
        try tape.type("leverage 20x")
        #expect(tape.holding?.position.collateral.value == Money(500))
        #expect(tape.line == "95477.3")
        try tape.type("add margin 300", "remove margin 100")
        #expect(tape.holding?.position.collateral.value == Money(700))
        #expect(
            try tape.refusal("remove margin 201")
                == .marginNeeded(removable: Money(200), .usdt))
        #expect(tape.broken.isEmpty)
    }

    private static let refusals: [(line: String, rule: String)] = [
        ("take 99,000", "order"), ("stop 101,000 limit 100,900", "order"),
        ("trail 20%", "order"), ("trail 2% from 99,000", "order"),
        ("close 0.2", "partAboveHeld"), ("close 0.0001", "partBelowLot"),
        ("close 0", "amountNotPositive"), ("cancel 7", "noOrder"), ("cancel take", "noOrder"),
        ("leverage 10x", "leverageIsSet"), ("leverage 0.5x", "leverageBelowOne"),
        ("leverage 500x", "leverageAboveVenue"), ("mode isolated", "modeIsSet"),
        ("remove margin 1", "marginNeeded"), ("convert 1 USDT to USDT", "sameAsset"),
        ("convert 1 USDT to DOGE", "noPriceOf"), ("convert 9,000 USDT to BTC", "walletShort"),
        ("open short BTC 4 20x", "walletShort"), ("open long BTC 5 10x", "sizeBeyondWallet"),
        ("open long BTC 5 10x at 99,000", "sizeBeyondWallet"),
        ("open long BTC 0.1 10x cross", "modeOfPosition"),
        ("open long BTC 0.1 10x at 99,000 stop 99,500", "stopWouldFire"),
        ("open long BTC 0.1 10x at 99,000 take 98,000", "takeWouldFire"),
        ("close ETH half", "nothingOpenOn"), ("flip ETH", "nothingOpenOn"),
        ("rules hyperliquid-2026", "rulesAfterPosition"), ("until ETH < 5", "noPriceOf"),
    ]

    @Test("what is refused changes nothing and names its rule", arguments: refusals)
    func refused(_ line: String, _ rule: String) throws {
        var tape = try tape("100000 100000 100000 100000")
        try tape.type("open long BTC 0.1 10x")
        guard line != "until ETH < 5" else {
            #expect(
                throws: Refusal.noPriceOf(Asset("ETH"), known: [Asset("BTC")])
            ) { try tape.world.perform(.until(.coinPrice(Asset("ETH"), .under, Price(5)))) }
            return
        }
        let refusal = try #require(try tape.refusal(line), "`\(line)` was taken")
        #expect("\(refusal)".prefix { $0 != "(" } == rule)
    }

    @Test("a stop on the index fires by the index, wherever last and mark are")
    func onIndex() throws {
        var tape = try TypedWorld("three-prices")
        try tape.type("open long BTC 0.1 5x", "stop 36,360 on index", "take 41,000 on index")
        try tape.type("until stop")
        // Last is 36,500 there, the mark 36,380, the index 36,350.
        #expect(tape.world.now.clock == "12:00")
        #expect(tape.world.endings.last?.price == Price(36_500))
    }

    @Test("a venue that watches only the mark puts a stop there")
    func markOnly() throws {
        var tape = try tape("100000 100000 100000 100000", rules: "hyperliquid-2026")
        try tape.type(
            "deposit 5,000 USDC", "open long BTC 0.1 10x", "stop 95,000", "take 110,000")
        #expect(tape.holding?.stop?.watches == .mark)
        #expect(tape.world.orders.first?.order.watches == .mark)
    }
}
