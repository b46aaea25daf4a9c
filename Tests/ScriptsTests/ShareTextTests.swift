import Testing

@testable import Scripts

@Suite("Shares as they are written")
struct ShareTextTests {
    @Test(
        "a share prints as the shortest percentage that reads as it, without what sums left behind",
        arguments: [
            (0.0, "0%"), (-0.029643, "-2.9643%"), (-0.03, "-3%"), (0.05, "5%"), (1.0, "100%"),
            (2.5, "250%"), (0.0001, "0.01%"), (0.000001, "0.0001%"), (1e-9, "0.0000001%"),
            (-0.23298460000000002, "-23.29846%"), (0.1 + 0.2, "30%"),
            (-0.008152076965499999, "-0.81520769655%"), (0.99999999999999989, "100%"),
        ])
    func percentages(_ share: Double, _ text: String) {
        #expect(percent(share) == text)
    }

    @Test("what is printed reads as the same double")
    func readsBack() throws {
        var chance = SplitMix64(seed: 5)
        for _ in 0..<10_000 {
            let share = Double(Int(chance.next() % 2_000_001) - 1_000_000) / 1_000_000
            let word = Line(percent(share)).words[0]
            #expect(try Words.double(word.text, word) == share)
        }
    }

    @Test(
        "a level without its sign is refused with the sign",
        arguments: [("-0.03", "`-3%`"), ("-3", "`-300%`"), ("0.5", "`50%`")])
    func signs(_ level: String, _ repair: String) throws {
        let text = """
            scenario "X"  live undated 00:00  for 2h
            source "nobody"
            market m
            rules plain
            deposit you 5,000 USDT
            level 01:00 \(level)
            """
        let errors = try #require(throws: FileErrors.self) {
            try ScenarioText.read(text, name: "x")
        }
        #expect(
            errors.lines == [
                "x.scenario:6:13: a share is written with its sign: -2.9% — `\(level)` has no sign of "
                    + "per cent; write \(repair)"
            ])
    }
}
