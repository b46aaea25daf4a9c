import Figures
import Margin
import Markets
import Scripts
import Testing

/// Bars of an hour without a mark: judged at the end that goes against whoever holds.
@Suite("Long bars")
struct LongBarTests {
    /// Opens at 100 on whole hours; the bars that follow are open, high, low, close.
    private func tape(
        _ bars: [String], every: String = "1h", said: String = "", rules: String = "plain"
    ) throws -> TypedWorld {
        let hour = every == "1h" ? 60 : 5
        let lines = bars.enumerated().map { place, bar in
            let stamp = Moment(minutes: 10 * 60 + hour * (place + 1))
            return "bar \(stamp.clock) \(bar)"
        }
        return try TypedWorld(
            text: """
                scenario "Long"  2026-01-05 10:00  every \(every)
                market BTCUSDT none
                rules \(rules)
                \(said)
                deposit you 5,000 USDT
                deposit fund 1,000,000 USDT
                bar 2026-01-05 10:00 10,000 10,000 10,000 10,000
                \(lines.joined(separator: "\n"))
                """)
    }

    private func lived(
        _ tape: TypedWorld, _ lines: [String], of coin: String = "BTC"
    ) throws -> Ending? {
        var tape = tape
        for line in ["step"] + lines { try tape.type(line) }
        return tape.world.endings.last { $0.position.contract.coin == Asset(coin) }
    }

    @Test("an hour whose low is under the line closes a long there, though its close is far above")
    func low() throws {
        let tape = try tape(["10,000 10,100 9,000 9,990"])
        let ending = try #require(try lived(tape, ["open long BTC 20x margin 1000", "step"]))
        // 10,000 × (1 − 1/20) ÷ (1 − 0.5 %) = 9,547.7…
        #expect(ending.price == ending.position.liquidationPrice?.value)
        #expect(ending.price == Price(units: 954_770_000_000))
        #expect(ending.forced?.judged == .extreme(closeSpares: true))
    }

    @Test("its high closes a short")
    func high() throws {
        let tape = try tape(["10,000 11,000 9,990 10,010"])
        let ending = try #require(try lived(tape, ["open short BTC 20x margin 1000", "step"]))
        #expect(ending.price == ending.position.liquidationPrice?.value)
        #expect(ending.forced?.judged == .extreme(closeSpares: true))
    }

    @Test("a bar that opens beyond the line is filled at its open")
    func gap() throws {
        let tape = try tape(["9,300 9,400 9,200 9,390"])
        let ending = try #require(try lived(tape, ["open long BTC 20x margin 1000", "step"]))
        #expect(ending.price == Price(9_300) && ending.mark == Price(9_300))
        #expect(ending.forced?.judged == .open(closeSpares: false))
    }

    @Test(
        "the stop before the line comes first, a stop behind it never, a take after both",
        arguments: [
            ("stop 9,600", Price(9_600), true),
            ("stop 9,500", Price(units: 954_770_000_000), false),
            ("take 10,100", Price(units: 954_770_000_000), false),
            ("trail 3%", Price(9_700), true),
        ])
    func order(_ line: String, _ fill: Price, _ isStopped: Bool) throws {
        let tape = try tape(["10,000 10,200 9,000 10,150"])
        let ending = try #require(try lived(tape, ["open long BTC 20x margin 1000", line, "step"]))
        #expect(ending.price == fill && ending.isStopped == isStopped)
    }

    @Test("in a gap beyond both the stop that lies nearer comes first")
    func gapBeyondBoth() throws {
        let bars = ["9,300 9,400 9,200 9,390"]
        let near = try lived(
            try tape(bars), ["open long BTC 20x margin 1000", "stop 9,600", "step"])
        #expect(near?.isStopped == true && near?.price == Price(9_300))
        let far = try lived(
            try tape(bars), ["open long BTC 20x margin 1000", "stop 9,500", "step"])
        #expect(far?.settlement != nil && far?.price == Price(9_300))
    }

    @Test("a stop on the mark sees what stands in for it inside the bar")
    func stopOnMark() throws {
        let tape = try tape(["10,000 10,100 9,000 9,990"])
        let ending = try #require(
            try lived(tape, ["open long BTC 20x margin 1000", "stop 9,700 on mark", "step"]))
        #expect(ending.isStopped && ending.price == Price(9_700))
    }

    @Test("what rested and was filled on the way down reaches its line in the same bar")
    func restingOpening() throws {
        let tape = try tape(["10,000 10,100 9,000 9,990"])
        let ending = try #require(
            try lived(tape, ["open long BTC 2 20x at 9,900", "step"]))
        #expect(ending.record.price == Price(9_900))
        #expect(ending.price == ending.position.liquidationPrice?.value)
        // What fired at an unknown moment is judged by what surely came after: the close.
        let above = try self.tape(["10,000 10,300 9,000 10,250"])
        #expect(try lived(above, ["open long BTC 2 20x trigger 10,200", "step"]) == nil)
    }

    @Test(
        "bars of five minutes are long; a word of the file or a recorded mark chooses closes",
        arguments: [
            ("5m", "", true), ("1h", "", true), ("1h", "judged at closes", false),
            ("1h", "judged at lows", true), ("5m", "judged at extremes", true),
        ])
    func chosen(_ every: String, _ said: String, _ dies: Bool) throws {
        let tape = try tape(["10,000 10,100 9,000 9,990"], every: every, said: said)
        let ending = try lived(tape, ["open long BTC 20x margin 1000", "step"])
        #expect((ending != nil) == dies)
        let again = try ScenarioText.read(ScenarioText.print(tape.world.scenario), name: "made-up")
        #expect(again == tape.world.scenario)
    }

    @Test("a wallet that positions share is judged with every coin at its low, and at its high")
    func shared() throws {
        func tape(_ other: String) throws -> TypedWorld {
            try TypedWorld(
                text: """
                    scenario "Long"  2026-01-05 10:00  every 1h
                    market BTCUSDT none
                    rules binance-2026-09
                    deposit you 2,000 USDT
                    deposit fund 1,000,000 USDT
                    bar 2026-01-05 10:00 10,000 10,000 10,000 10,000
                    bar 11:00 10,000 10,100 8,000 9,990
                    bar ETH 10:00 1,000 1,000 1,000 1,000
                    bar ETH 11:00 \(other)
                    """)
        }
        let lines = ["mode cross", "open long BTC 1 10x", "open short ETH 10 10x", "step"]
        // Both fall together: one pays for the other.
        #expect(try lived(tape("1,000 1,010 800 999"), lines) == nil)
        // Only bitcoin falls: the wallet is gone on the way.
        let ending = try #require(try lived(tape("1,000 1,000 1,000 1,000"), lines))
        #expect(ending.forced?.judged == .extreme(closeSpares: true))
        #expect(ending.mark > Price(8_000) && ending.mark < Price(10_000))
    }

    @Test("the ladder dies in the same bar at the same price as the position")
    func ladder() throws {
        var tape = try tape(["10,000 10,100 9,750 9,990", "9,990 10,000 9,000 9,900"])
        try tape.type("step")
        let contract = try #require(tape.world.rulebook.contract(on: Asset("BTC")))
        let rungs = tape.world.ladder(
            .long, contract: contract, entry: Price(10_000), from: 1, margin: Money(1000))
        for rung in rungs {
            var world = tape
            try world.type("open long BTC \(rung.leverage)x margin 1000")
            try world.type("until end")
            let ending = world.world.endings.last
            #expect(ending?.dueStep == rung.markStep, "\(rung.leverage)")
            #expect(ending?.forced?.judged ?? .close == rung.judged)
        }
        #expect(rungs.filter { $0.markStep != nil }.count > 3)
        #expect(rungs.contains { $0.markStep == nil })
    }

    @Test("what was due in a freeze is filled at the open of the first bar after it")
    func freeze() throws {
        let tape = try tape(
            [
                "10,000 10,100 9,000 9,990", "9,980 9,990 9,970 9,985",
            ], said: "freeze 2026-01-05 11:00 to 11:00")
        let ending = try #require(try lived(tape, ["open long BTC 20x margin 1000", "step 2"]))
        #expect(ending.dueStep == 2 && ending.soldStep == 3 && ending.price == Price(9_980))
    }
}
