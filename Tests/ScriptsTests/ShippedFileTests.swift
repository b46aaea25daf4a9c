import Figures
import Foundation
import Margin
import Markets
import Scripts
import Testing

/// The folder `scenarios` of this checkout.
private enum Shipped {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func paths(_ folder: String, ending: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: folder).path)
        return (names ?? []).filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
    }

    static func text(of path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }
}

@Suite("the files that are shipped")
struct ShippedFileTests {
    private static let scenarios = Shipped.paths("scenarios", ending: ScenarioText.ending)
    private static let rulebooks = Shipped.paths(
        "scenarios/rulebooks", ending: RulebookText.ending)

    /// "plain" of "scenarios/rulebooks/plain.rules".
    private static func name(_ path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        return String(file.prefix { $0 != "." })
    }

    private static func rulebook(_ path: String) throws -> Rulebook {
        try RulebookText.read(try Shipped.text(of: path), name: name(path))
    }

    @Test("there are some")
    func some() {
        #expect(Self.scenarios.contains("scenarios/black-thursday.scenario"))
        #expect(
            Set(["plain", "plain-inverse", "binance-2026-09", "bitmex-2020"]).isSubset(
                of: Set(Self.rulebooks.map(Self.name))))
    }

    @Test(
        "every rulebook is read, and says when and from where its numbers are", arguments: rulebooks
    )
    func readRulebook(_ path: String) throws {
        let rulebook = try Self.rulebook(path)
        #expect(!rulebook.sources.isEmpty)
        #expect(rulebook.asOf.contains("-"))
        #expect(rulebook.title != rulebook.name)
        for contract in rulebook.contracts {
            #expect(rulebook.contract(on: contract.coin) == contract, "one contract a coin")
            for tier in contract.tiers { #expect(tier.rate.isExplained, "a line to point at") }
        }
    }

    @Test(
        "every scenario is read, says from where its prices are, and finds its rules",
        arguments: scenarios)
    func readScenario(_ path: String) throws {
        let scenario = try ScenarioText.read(try Shipped.text(of: path), name: Self.name(path))
        #expect(!scenario.sources.isEmpty && !scenario.about.isEmpty)
        #expect(Self.rulebooks.map(Self.name).contains(scenario.rules))
        let path = try #require(Self.rulebooks.first { Self.name($0) == scenario.rules })
        #expect(try Self.rulebook(path).contract(on: scenario.coin) != nil)
        let times = scenario.news.map(\.moment)
        #expect(times == times.sorted(), "news in the order of time")
    }

    @Test("a text file ends with one line feed and has no spaces at the ends of its lines")
    func tidy() throws {
        for path in Self.scenarios + Self.rulebooks + Shipped.paths("lessons", ending: ".md") {
            let text = try Shipped.text(of: path)
            #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(path)")
            #expect(
                !text.contains(" \n") && !text.contains("\t") && !text.contains("\r"), "\(path)")
        }
    }

    @Test("a broken file is refused")
    func planted() throws {
        let text = try Shipped.text(of: "scenarios/rulebooks/plain.rules")
        #expect(throws: FileErrors.self) {
            try RulebookText.read(text.replacing("0.5%", with: "half"), name: "plain")
        }
        let scenario = try Shipped.text(of: "scenarios/black-thursday.scenario")
        #expect(throws: FileErrors.self) {
            try ScenarioText.read(scenario.replacing("bar 04:01", with: "bar 04:02"), name: "b")
        }
    }
}

@Suite("Black Thursday")
struct BlackThursdayTests {
    private let tape: Tape
    private let scenario: Scenario

    init() throws {
        let text = try Shipped.text(of: "scenarios/black-thursday.scenario")
        scenario = try ScenarioText.read(text, name: "black-thursday")
        tape = scenario.tape
    }

    @Test("two days to the 14th, with six hours of past, from the open of 10:00")
    func extent() throws {
        #expect(tape.opening.text == "2020-03-12 10:00")
        #expect(tape.start.text == "2020-03-12 04:00")
        #expect(tape.end.text == "2020-03-13 23:59")
        #expect(tape.last(at: 0) == (try Price(reading: "7353.5")))
        #expect(tape.last(at: tape.lastStep) == (try Price(reading: "5571.5")))
        #expect(tape.markSource == .mean(closes: 5))
    }

    /// The prices that other people wrote down about these days.
    @Test(
        "the known turning points: time, low or high or close",
        arguments: [
            ("2020-03-12 10:36", "close", "6880"), ("2020-03-12 10:47", "low", "5600"),
            ("2020-03-12 10:54", "high", "6620"), ("2020-03-12 23:49", "low", "4266"),
            ("2020-03-13 02:15", "low", "3596"), ("2020-03-13 02:30", "close", "3880"),
            ("2020-03-13 02:39", "close", "4814.5"), ("2020-03-13 12:19", "close", "5280"),
        ])
    func turningPoints(_ time: String, _ part: String, _ price: String) throws {
        let step = try #require((1...tape.lastStep).first { tape.moment(at: $0).text == time })
        let bar = tape.bar(closing: step)
        let found = part == "low" ? bar.low : part == "high" ? bar.high : bar.close
        #expect(found == (try Price(reading: price)))
    }

    @Test("the venue froze twice, both times to the minute")
    func freezes() {
        let spans = scenario.freezes.map { "\($0.from.text) \($0.to.clock)" }
        #expect(spans == ["2020-03-13 02:16 02:29", "2020-03-13 11:58 12:19"])
        let frozen = (0...tape.lastStep).count { scenario.freeze(at: $0) != nil }
        #expect(frozen == 14 + 22)
    }
}
