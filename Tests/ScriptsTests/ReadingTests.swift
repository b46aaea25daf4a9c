import Figures
import Margin
import Markets
import Testing

@testable import Scripts

/// A reading that has to be an act.
private func act(_ line: String, in around: Surroundings = Surroundings()) throws -> Act {
    guard case .act(let act) = try Reader.read(line, in: around) else {
        throw NotAnAct(line: line)
    }
    return act
}
private struct NotAnAct: Error { let line: String }

@Suite("Many spellings, one act")
struct ReadingTests {
    private static let btc = Asset("BTC")
    private static let byMargin = Opening(
        side: .long, coin: btc, leverage: Multiple(20), amount: .margin(Money(1000), nil))
    private static let bySize = Opening(
        side: .long, coin: btc, leverage: Multiple(10),
        amount: .size(Quantity(units: 20_000_000)))

    @Test(
        "a long of 1,000 at 20x",
        arguments: [
            "open long BTC 20x margin 1000", "open long BTC 20x margin 1,000",
            "open long BTC margin 1000 20x", "OPEN Long btc 20X Margin 1000",
            "buy BTC 20x margin 1,000", "long btc 20x with 1000", "op long BTC 20x margin $1,000",
            "open long BTC leverage 20 margin 1000", "open long BTC lev 20x margin 1000.00",
            "open long BTC at 20x with margin 1000", "open long margin 1000 20x BTC",
            "  open\tlong BTC 20 x margin 1000   # with a comment",
            "open long BTC 20× margin 1000", "ope lo BTC 20x margin 1000",
        ])
    func margin(_ line: String) throws {
        #expect(try act(line) == .open(Self.byMargin))
    }

    @Test(
        "a long of 0.2 at 10x",
        arguments: [
            "open long BTC 0.2 10x", "open long 0.2 BTC leverage 10", "open long BTC 0.2 at 10x",
            "open long BTC 10x 0.2", "buy 0.2 BTC 10x", "open long BTC size 0.2 leverage 10x",
            "open long BTC .2 10x", "open long BTC 0.20000000 10x",
        ])
    func size(_ line: String) throws {
        #expect(try act(line) == .open(Self.bySize))
    }

    @Test("money with its unit, and a coin right after a bare amount, are told apart")
    func units() throws {
        var short = Self.byMargin
        short.side = .short
        short.leverage = Multiple(5)
        short.amount = .margin(Money(units: 10_000_000), Self.btc)
        #expect(try act("open short BTC 5x margin 0.1 BTC") == .open(short))
        #expect(try act("sell btc margin 0.1 btc 5x") == .open(short))
        #expect(
            try act("open long BTC 20x margin 1000 USDT")
                == .open(
                    Opening(
                        side: .long, coin: Self.btc, leverage: Multiple(20),
                        amount: .margin(Money(1000), .usdt))))
    }

    @Test("without a coin the tape's is meant")
    func tapeCoin() throws {
        let around = Surroundings(coin: Asset("ETH"))
        let opening = Opening(
            side: .long, coin: Asset("ETH"), leverage: Multiple(3),
            amount: .margin(Money(100), nil))
        #expect(try act("open long 3x margin 100", in: around) == .open(opening))
    }

    @Test(
        "a stop at 6,950 on the mark",
        arguments: [
            "stop 6,950 on mark", "stop 6950 on mark", "sl 6950 ON MARK", "stop 6950.0 on m",
        ])
    func stop(_ line: String) throws {
        #expect(try act(line) == .stop(StopRequest(price: Price(6950), watches: .mark)))
    }

    @Test("an opening takes its stop along, in any place")
    func openingStop() throws {
        var opening = Self.byMargin
        opening.stop = StopRequest(price: Price(58_000))
        #expect(try act("open long BTC 20x margin 1000 stop 58,000") == .open(opening))
        #expect(try act("open long BTC stop 58,000 20x margin 1000") == .open(opening))
        opening.stop = StopRequest(price: Price(58_000), watches: .mark)
        #expect(try act("open long BTC stop 58,000 on mark 20x margin 1000") == .open(opening))
    }

    @Test(
        "closing, cancelling, paying",
        arguments: [
            ("close", Act.close(nil)), ("close all", .closeAll), ("close BTC", .close(btc)),
            ("cancel stop", .cancelStop(nil)), ("canc st btc", .cancelStop(btc)),
            ("add margin 500", .addMargin(Money(500), nil)),
            ("add 0.1 BTC", .addMargin(Money(units: 10_000_000), btc)),
            ("deposit 5000", .deposit(Money(5000), .usdt)),
            ("deposit you 5,000 USDT", .deposit(Money(5000), .usdt)),
            ("deposit you 1 BTC", .deposit(Money(1), btc)),
            ("deposit 5000 usd", .deposit(Money(5000), .usdt)),
            ("withdraw 500", .withdraw(Money(500), .usdt)),
            ("stop BTC 6,950", .stop(StopRequest(price: Price(6950), coin: btc))),
        ])
    func account(_ line: String, _ expected: Act) throws {
        #expect(try act(line) == expected)
    }
}

@Suite("Readings of time")
struct TimeReadingTests {
    private static let hourly = Surroundings(minutesPerBar: 60)
    private static let march = Surroundings(
        coin: Asset("BTC"),
        now: Moment(year: 2020, month: 3, day: 12, hour: 10, minute: 0))
    private static func moment(_ day: Int, _ hour: Int, _ minute: Int = 0) throws -> Moment {
        try #require(Moment(year: 2020, month: 3, day: day, hour: hour, minute: minute))
    }

    @Test(
        "so many bars of one minute",
        arguments: [
            ("step", 1), ("s", 1), ("step 5", 5), ("step 5 bars", 5), ("step 30m", 30),
            ("step 30 min", 30), ("step 1h", 60), ("step 1 hour", 60), ("step 1d", 1440),
            ("step 2 days", 2880), ("forward 3", 3), ("step 1,440", 1440),
        ])
    func minutes(_ line: String, _ bars: Int) throws {
        #expect(try act(line) == .step(bars))
    }

    @Test("so many bars of an hour", arguments: [("step 1d", 24), ("step 120m", 2), ("step 5", 5)])
    func hours(_ line: String, _ bars: Int) throws {
        #expect(try act(line, in: Self.hourly) == .step(bars))
    }

    @Test(
        "conditions",
        arguments: [
            ("until liquidation", Condition.liquidation), ("unt liq", .liquidation),
            ("until liquidated", .liquidation), ("until stop", .stop), ("until stopped", .stop),
            ("until flat", .flat), ("until closed", .flat), ("until news", .news),
            ("until end", .end), ("u e", .end),
            ("until price BTC < 6,900", .price(.under, Price(6900))),
            ("until BTC < 6900", .price(.under, Price(6900))),
            ("until price<6900", .price(.under, Price(6900))),
            ("until < 6900", .price(.under, Price(6900))),
            ("until price under 6900", .price(.under, Price(6900))),
            ("until last < 6900", .price(.under, Price(6900))),
            ("until price above 7,000.5", .price(.over, Price(units: 700_050_000_000))),
            ("until mark >= 7000", .mark(.over, Price(7000))),
            ("until margin > 80%", .marginRatio(.over, Rate(units: 80_000_000))),
            ("until margin ratio over 0.5%", .marginRatio(.over, Rate(units: 500_000))),
            ("until tomorrow", .time(.tomorrow)), ("until tom", .time(.tomorrow)),
            ("until 10:47", .time(.clock(minuteOfDay: 647))),
            ("until 9:05", .time(.clock(minuteOfDay: 545))),
            ("until 13 02:00", .time(.day(13, minuteOfDay: 120))),
        ])
    func conditions(_ line: String, _ condition: Condition) throws {
        #expect(try act(line, in: Self.march) == .until(condition))
    }

    @Test(
        "a date is a moment",
        arguments: [
            "until 13 Mar 02:00", "until 13 march 02:00", "until 2020-03-13 02:00",
            "until 13 MAR 2:00",
        ])
    func dates(_ line: String) throws {
        #expect(try act(line, in: Self.march) == .until(.time(.moment(Self.moment(13, 2)))))
    }

    @Test("a day alone is its beginning")
    func dayAlone() throws {
        #expect(
            try Reader.read("rewind 2020-03-13") == .turn(.rewind(.moment(Self.moment(13, 0)))))
    }
}

@Suite("Readings that change no account")
struct TurnReadingTests {
    private static let opening = Opening(
        side: .long, coin: Asset("BTC"), leverage: Multiple(5), amount: .margin(Money(1000), nil))

    @Test(
        "turns, questions and lesson words",
        arguments: [
            ("load black-thursday", Command.turn(.load("black-thursday"))),
            ("load Black Thursday", .turn(.load("Black-Thursday"))),
            ("rules binance-2026-09", .rules("binance-2026-09")),
            ("back", .turn(.back(1))), ("undo 3", .turn(.back(3))),
            ("rewind 5", .turn(.rewindBars(5))), ("rewind 30 min", .turn(.rewindBars(30))),
            ("rewind 10:00", .turn(.rewind(.clock(minuteOfDay: 600)))),
            ("rewind 13 02:00", .turn(.rewind(.day(13, minuteOfDay: 120)))),
            ("branch", .turn(.branch(nil))), ("branch careful", .turn(.branch("careful"))),
            ("switch main", .turn(.switchTo("main"))),
            ("lesson q1", .turn(.lesson(LessonRequest("q1")))),
            ("why", .ask(.why(nil))),
            ("why liquidation price # ?", .ask(.why("liquidation price"))),
            ("WHY Liquidation  Price", .ask(.why("Liquidation  Price"))),
            ("define margin ratio", .ask(.define("margin ratio"))),
            ("ladder", .ask(.ladder(nil, nil))), ("ladder sh", .ask(.ladder(.short, nil))),
            ("ladder 20x", .ask(.ladder(nil, Multiple(20)))),
            ("ladder long 20", .ask(.ladder(.long, Multiple(20)))),
            ("compare", .ask(.compare(nil, nil))), ("compare a b", .ask(.compare("a", "b"))),
            ("help", .ask(.help(nil))), ("?", .ask(.help(nil))), ("help all", .ask(.helpAll)),
            ("help what if", .ask(.help("what if"))), ("exit", .turn(.quit)),
            ("n", .learn(.next)), ("return", .learn(.leave)), ("where", .learn(.place)),
            (#"note it said "sell # now"#, .learn(.note(#"it said "sell # now"#))),
            ("answer 7,020", .learn(.answer("7,020"))),
            ("", .nothing), ("   ", .nothing), ("# open long", .comment), ("  #", .comment),
        ])
    func others(_ line: String, _ expected: Command) throws {
        #expect(try Reader.read(line) == expected)
    }

    @Test(
        "changes",
        arguments: [
            ("what if 3x", Change.leverage(Multiple(3))), ("whatif 3x", .leverage(Multiple(3))),
            ("what 3 x", .leverage(Multiple(3))), ("what if leverage 3", .leverage(Multiple(3))),
            ("what if no stop", .noStop), ("what if without stop", .noStop),
            ("what if stop 7,000", .stop(StopRequest(price: Price(7000)))),
            ("what if stop 7000 on mark", .stop(StopRequest(price: Price(7000), watches: .mark))),
            ("what if 2: open long BTC 5x margin 1000", .line(2, .open(opening))),
            ("what if 2:buy BTC 5x margin 1000", .line(2, .open(opening))),
            ("what if line 2: open long BTC 5x margin 1000", .line(2, .open(opening))),
            ("what if short", .side(.short)), ("what if I was long", .side(.long)),
            ("what if I had a stop at 7,300", .stop(StopRequest(price: Price(7300)))),
            ("what if without 2", .without(2)), ("what if without line 2", .without(2)),
        ])
    func changes(_ line: String, _ change: Change) throws {
        #expect(try Reader.read(line) == .turn(.whatIf(change)))
    }
}
