import Figures
import Margin
import Markets
import Scripts
import Testing

@Suite("Live scenarios")
struct LiveScenarioTests {
    static let text = """
        scenario "A small market"  live undated 00:00  for 6h
        market "model perpetual"
        coin BTC
        rules plain
        deposit you 5,000 USDT
        deposit fund 1,000,000 USDT
        news 02:00 "Something is said."
        price 102,000
        seed 42
        noise 0.3
        noise bridged 1
        crowd accounts 600
        crowd heat 0.03
        level 02:00 0%
        level 02:30 -2.9%
        at 03:00 depth x0.5
        at 03:10 sell 150
        at 03:20 freeze 14m
        at 04:00 haircut 10%
        at 04:10 maintenance 1% rest 2%
        at 05:00 funding every 1h
        at 05:10 max leverage 5x
        at 05:20 depeg x0.65 source own
        at 05:30 noise x2.5
        at 05:40 buy 12.5

        """

    @Test("a live scenario reads, opens, and prints as it was written")
    func roundTrip() throws {
        let scenario = try ScenarioText.read(Self.text, name: "small")
        let live = try #require(scenario.live)
        #expect(live.setting.crowd.accounts == 600)
        #expect(live.setting.news.map(\.minute) == [120, 150])
        #expect(live.setting.events.count == 10)
        #expect(scenario.isUndated)
        let printed = ScenarioText.print(scenario)
        let again = try ScenarioText.read(printed, name: "small")
        #expect(again == scenario)
        #expect(ScenarioText.print(again) == printed)
    }

    @Test("every calibrated setting prints as lines that read as the same setting")
    func calibrated() throws {
        for setting in LiveSetting.calibrated {
            var text = "scenario \"X\"  live undated 00:00  for \(setting.minutes)m\n"
            text += "market m\nrules plain\n"
            text += ScenarioText.lines(of: setting).joined(separator: "\n") + "\n"
            var read = try #require(
                try ScenarioText.read(text, name: setting.name).live?.setting)
            // What a sum of doubles left behind the twelfth digit is not printed.
            for (place, knot) in setting.news.enumerated() {
                #expect(abs(read.news[place].level - knot.level) < 1e-12)
            }
            read.news = setting.news
            #expect(read == setting)
        }
    }

    @Test(
        "what no market can be opened from is refused with the rule",
        arguments: [
            ("price 5", "the opening price must lie between"),
            ("crowd accounts 50", "a crowd has between 100"),
            ("crowd accounts 600.5", "is a whole number"),
            ("crowd hate 0.1", "one of accounts, seed, interest"),
            ("book perp-depth 0", "depth and latent depth must be above zero"),
            ("level 05:30 -300%", "a news level lies between"),
            ("at 09:00 depth x0.5", "an event needs a minute within the scenario"),
            ("at 06:00 depth x0.5", "an event needs a minute within the scenario"),
            ("at 01:00 depth x0", "a figure within its limits"),
            ("at 01:00 depth 0.5", "a factor, as in x0.5"),
            ("at 01:00 noise x-1", "a figure within its limits"),
            ("at 01:00 sell nan", "not a number"),
            ("at 01:00 freeze 3d", "a figure within its limits"),
            ("at 01:00 max leverage 0.5x", "a figure within its limits"),
            ("at 01:00 max leverage 5", "a leverage, as in 5x"),
            ("at 01:00 max 5x", "leverage"),
            ("at 01:00 depeg x1.5 source own", "a figure within its limits"),
            ("at 01:00 depeg x0.5", "source"),
            ("at 01:00 depeg x0.5 source mine", "own, external or redemption"),
            ("at 01:00 maintenance 60% rest 2%", "a figure within its limits"),
            ("at 01:00 haircut 95%", "a figure within its limits"),
            ("at 01:00 funding every 2d", "a figure within its limits"),
            ("at 01:00 price 90,000", "depth, noise, sell, buy"),
            ("news 09:00 \"Too late.\"", "news"),
            ("noise nan", "not a number"),
            ("loans debt -1", "loans: debt to 100,000 million"),
            ("loans exposed 120%", "loans: debt to 100,000 million"),
            ("loans count 2.5", "is a whole number"),
            ("loans dept 5", "write `debt`"),
            ("loans debt nan", "not a number"),
            ("price inf", "not a number"),
        ])
    func refused(_ line: String, _ words: String) {
        // With the file and the line that broke the rule, which is the last one.
        let text = Self.text(withoutNumberOf: line)
        let place = "small.scenario:\(text.split(separator: "\n").count + 1):"
        #expect {
            _ = try ScenarioText.read(text + line + "\n", name: "small")
        } throws: { error in
            let lines = (error as? FileErrors)?.lines ?? []
            return lines.joined().contains(words) && lines.contains { $0.contains(place) }
        }
    }

    @Test("a number that is given twice is refused, with the line that gave it first")
    func twice() {
        for line in ["seed 43", "crowd heat 0.5", "price 99,000"] {
            do throws(FileErrors) {
                _ = try ScenarioText.read(Self.text + line + "\n", name: "small")
                Issue.record("\(line) was taken a second time")
            } catch {
                let rules = error.errors.map(\.rule)
                let isTwice = rules.contains { if case .saidTwice = $0 { true } else { false } }
                #expect(isTwice && rules.count == 1, "\(line): \(error.lines)")
            }
        }
    }

    @Test("a day that rises closes shorts, and the feed counts them")
    func shorts() throws {
        let text =
            Self.text.split(separator: "\n").map { line in
                line.hasPrefix("level 02:30") ? "level 02:30 +6%" : String(line)
            }.filter { !$0.hasPrefix("at ") }.joined(separator: "\n") + "\n"
        var market = try #require(try ScenarioText.read(text, name: "rising").live)
        var feed = Feed(market.setting)
        var scratch = LiveScratch()
        while !market.isAtEnd { feed.add(market.step(&scratch)) }
        let shorts = feed.venues.reduce(0) { $0 + $1.shorts }
        let longs = feed.venues.reduce(0) { $0 + $1.longs }
        #expect(shorts > 0 && shorts > longs)
        #expect(feed.latestEnd > 0)
    }

    /// The small market without the line that gives the same number as another: a number is given once.
    private static func text(withoutNumberOf line: String) -> String {
        let words = line.split(separator: " ").dropLast().joined(separator: " ") + " "
        return text.split(separator: "\n").filter {
            !$0.hasPrefix(words) || $0.hasPrefix("at ") || $0.hasPrefix("level ")
                || $0.hasPrefix("news ")
                || $0.split(separator: " ").count != line.split(separator: " ").count
        }.joined(separator: "\n") + "\n"
    }

    @Test("a bar in a live scenario is refused")
    func bar() {
        #expect {
            _ = try ScenarioText.read(Self.text + "bar 00:00 1 1 1 1\n", name: "small")
        } throws: { error in
            let lines = (error as? FileErrors)?.lines ?? []
            return lines.joined().contains("a live scenario makes its own prices")
        }
    }

    @Test("all that a setting breaks is told at once, each with its line")
    func together() throws {
        let base = Self.text(withoutNumberOf: "noise 9")
        let text = base + "noise 9\nat 01:00 haircut 95%\nbook perp-depth 0\n"
        let first = base.split(separator: "\n").count
        #expect {
            _ = try ScenarioText.read(text, name: "small")
        } throws: { error in
            let lines = (error as? FileErrors)?.lines ?? []
            return (1...3).allSatisfy { number in
                lines.contains { $0.hasPrefix("small.scenario:\(first + number):") }
            }
        }
    }

    @Test("a crowd of whom nobody is left is refused as one that cannot be built")
    func nobody() {
        let line = "crowd opening-range 1\ncrowd patient 0\n"
        #expect {
            _ = try ScenarioText.read(Self.text + line, name: "small")
        } throws: { error in
            (error as? FileErrors)?.lines.joined().contains("the crowd cannot be built") ?? false
        }
    }
}
