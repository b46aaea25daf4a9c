import Figures
import Margin
import Markets
import Testing

@testable import Scripts

@Suite("Journals as text")
struct JournalTextTests {
    /// The small world with some things done in it.
    private static func lived() throws -> World {
        let scenario = try ScenarioText.read(smallScenario, name: "small")
        var world = World(
            scenario: scenario, rulebook: try RulebookText.read(smallRulebook, name: "small"))
        for line in ["open long XYZ 5x margin 1000 stop 995", "step", "until end"] {
            guard case .act(let act) = try Reader.read(line) else { continue }
            _ = try world.perform(act)
        }
        return world
    }

    @Test("a world's journal is a script with a first line that says what it is")
    func printed() throws {
        #expect(
            try JournalText.print(Self.lived()) == """
                # wick journal 1
                load small
                open long XYZ 5x margin 1,000 stop 995
                step
                until end

                """)
    }

    @Test("the same world comes of the journal that it printed")
    func replayed() throws {
        let lived = try Self.lived()
        let read = try JournalText.read(JournalText.print(lived), file: "j")
        #expect(read.torn == nil)
        #expect(read.entries.map(\.line) == [2, 3, 4, 5])
        #expect(read.entries[0].command == .turn(.load("small")))
        var world = lived.opened
        for entry in read.entries {
            if case .act(let act) = entry.command { _ = try world.perform(act) }
        }
        #expect(world == lived)
    }

    @Test("a last line without its end was cut off, and counts for nothing")
    func torn() throws {
        let read = try JournalText.read("# wick journal 1\nload small\nope", file: "j")
        #expect(read.torn == "ope")
        #expect(read.entries.map(\.text) == ["load small"])
    }

    @Test("comments and blank lines are nobody's acts")
    func comments() throws {
        let read = try JournalText.read("# wick journal 1\n\n# why\nstep # go\n", file: "j")
        #expect(read.entries.map(\.command) == [.act(.step(1))])
    }

    @Test("what is no journal is said to be none, and a broken line is named")
    func broken() throws {
        let other = try #require(throws: FileErrors.self) {
            try JournalText.read("hello\n", file: "a.journal")
        }
        #expect(
            other.lines == [
                "a.journal:1:1: a journal begins with `# wick journal 1` — found `hello`; "
                    + "run it as a script instead: wick FILE"
            ])
        let broken = try #require(throws: FileErrors.self) {
            try JournalText.read("# wick journal 1\nopen lng\nstp\n", file: "a.journal")
        }
        #expect(broken.errors.map(\.line) == [2, 3])
    }

    @Test("every act prints as a line that reads as the act")
    func acts() throws {
        let btc = Asset("BTC")
        let acts: [(Act, String)] = [
            (.deposit(Money(5000), .usdt), "deposit 5,000 USDT"),
            (.withdraw(Money(units: 1), btc), "withdraw 0.00000001 BTC"),
            (.stop(StopRequest(.share(Rate(units: 3_000_000)))), "stop 3%"),
            (
                .open(
                    Opening(
                        side: .long, coin: btc, leverage: Multiple(10),
                        amount: .risk(.share(Rate(units: 1_000_000)), to: nil),
                        stop: StopRequest(.share(Rate(units: 2_500_000)), watches: .mark))),
                "open long BTC 10x risk 1% stop 2.5% on mark"
            ),
            (
                .open(
                    Opening(
                        side: .short, coin: btc, leverage: nil,
                        amount: .size(Quantity(units: 10_000_000)), limit: Price(101_000),
                        reducesOnly: true)), "open short BTC 0.1 at 101,000 reduce-only"
            ),
            (.close(nil), "close"), (.close(btc), "close BTC"),
            (.stop(StopRequest(price: Price(6950), watches: .mark)), "stop 6,950 on mark"),
            (.stop(StopRequest(price: Price(6950), coin: btc)), "stop BTC 6,950"),
            (.cancelStop(nil), "cancel stop"), (.cancelStop(btc), "cancel stop BTC"),
            (.addMargin(Money(500), nil), "add margin 500"),
            (.addMargin(Money(1), btc), "add margin 1 BTC"),
            (.step(1), "step"), (.step(1440), "step 1,440"),
            (.until(.liquidation), "until liquidation"), (.until(.stop), "until stop"),
            (.until(.flat), "until flat"), (.until(.news), "until news"),
            (.until(.end), "until end"),
            (.until(.price(.under, Price(6900))), "until price < 6,900"),
            (.until(.mark(.over, Price(6900))), "until mark > 6,900"),
            (.until(.marginRatio(.over, Rate(units: 80_500_000))), "until margin > 80.5%"),
            (.until(.time(.clock(minuteOfDay: 647))), "until 10:47"),
            (.until(.time(.day(13, minuteOfDay: 120))), "until 13 02:00"),
            (.until(.time(.moment(Moment(minutes: 26_400_000)))), "until 2020-03-12 08:00"),
            (.until(.time(.tomorrow)), "until tomorrow"),
            (
                .open(
                    Opening(
                        side: .short, coin: btc, leverage: Multiple(units: 250_000_000),
                        amount: .size(Quantity(units: 20_000_000)),
                        stop: StopRequest(price: Price(58_000), watches: .mark))),
                "open short BTC 0.2 2.5x stop 58,000 on mark"
            ),
            (
                .open(
                    Opening(
                        side: .long, coin: btc, leverage: Multiple(20),
                        amount: .margin(Money(units: 10_000_000), btc))),
                "open long BTC 20x margin 0.1 BTC"
            ),
        ]
        for (act, line) in acts {
            #expect(ActText.print(act) == line)
            #expect(try Reader.read(line) == .act(act))
        }
    }
}
