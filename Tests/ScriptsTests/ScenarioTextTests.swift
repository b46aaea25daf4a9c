import Figures
import Margin
import Markets
import Testing

@testable import Scripts

@Suite("Scenario files")
struct ScenarioTextTests {
    private static func moment(_ day: Int, _ hour: Int, _ minute: Int) throws -> Moment {
        try #require(Moment(year: 2020, month: 3, day: day, hour: hour, minute: minute))
    }

    @Test("a file says all of its scenario")
    func whole() throws {
        let scenario = try ScenarioText.read(smallScenario, name: "small")
        #expect(scenario.title == "Small")
        #expect(scenario.sources == ["nobody"])
        #expect(scenario.about == ["Four minutes and a midnight."])
        #expect(scenario.market == "XYZUSD Nowhere")
        #expect(scenario.coin == Asset("XYZ"))
        #expect(scenario.rules == "small")
        #expect(scenario.deposits.map(\.pot) == [.wallet(trader: "you"), .fund])
        #expect(scenario.deposits.map(\.amount) == [Money(5000), Money(1_000_000)])
        #expect(scenario.news.map(\.text) == ["It is late. # not a comment"])
        #expect(try scenario.news.map(\.moment) == [Self.moment(12, 23, 58)])
        let freeze = try #require(scenario.freezes.first)
        #expect(try freeze.from == Self.moment(13, 0, 0) && freeze.to == Self.moment(13, 0, 1))
    }

    @Test("bars without a day go on over midnight")
    func midnight() throws {
        let tape = try ScenarioText.read(smallScenario, name: "small").tape
        #expect(try tape.opening == Self.moment(12, 23, 58))
        #expect(try tape.end == Self.moment(13, 0, 1))
        #expect(tape.past == 2 && tape.lastStep == 4 && tape.markSource == .mean(closes: 2))
        #expect(tape.bars[5].close == Price(990))
    }

    @Test("without a word on it the coin is BTC and the mark the last close")
    func defaults() throws {
        let text = """
            scenario "T" 2020-03-12 10:00 every 1h
            market A B
            rules plain
            bar 10:00 1 1 1 1
            """
        let scenario = try ScenarioText.read(text, name: "t")
        #expect(scenario.coin == Asset("BTC"))
        #expect(scenario.tape.markSource == .mean(closes: 1) && scenario.tape.past == 0)
        #expect(scenario.tape.minutesPerBar == 60)
    }

    @Test("a past that began before midnight began the day before")
    func yesterday() throws {
        let text = """
            scenario "T" 2020-03-12 00:00 every 1h past from 23:00
            market A B
            rules plain
            bar 23:00 1 1 1 1
            bar 00:00 1 1 1 1
            """
        let tape = try ScenarioText.read(text, name: "t").tape
        #expect(try tape.start == Self.moment(11, 23, 0))
        #expect(tape.past == 1)
    }

    @Test("a file prints as it was written, byte for byte, whatever its spelling")
    func lossless() throws {
        let odd =
            smallScenario.replacing("bar 23:57 1,000.5", with: "  BAR\t23:57   1000.50")
            .replacing("\n", with: "\r\n") + "# no end"
        #expect(try ScenarioFile(odd, file: "odd").text == odd)
        #expect(try ScenarioFile(smallScenario, file: "small").text == smallScenario)
        #expect(try ScenarioFile("", file: "empty").text == "")
    }

    @Test("canonical text stays, other spellings become it, comments and blank lines are kept")
    func canonical() throws {
        #expect(try ScenarioFile(smallScenario, file: "small").canonical == smallScenario)
        let odd = smallScenario.replacing("bar 23:57 1,000.5", with: "  BAR\t23:57   1000.50")
            .replacing("deposit you 5,000 USDT", with: "Deposit you 5000")
        let canonical = try ScenarioFile(odd, file: "odd").canonical
        #expect(canonical == smallScenario)
        #expect(try ScenarioFile(canonical, file: "odd").canonical == canonical)
    }

    @Test("a changed line is printed canonically, with its comment")
    func changed() throws {
        var file = try ScenarioFile(smallScenario, file: "small")
        let line =
            try #require(file.rows.firstIndex { $0.statement?.statement == .mark(closes: 2) }) + 1
        file.change(line: line, to: ScenarioLine(.mark(closes: 5)))
        #expect(
            file.text
                == smallScenario.replacing("mark mean 2 closes", with: "mark mean 5 closes"))
    }

    @Test("a scenario printed whole reads as the same scenario")
    func printed() throws {
        let scenario = try ScenarioText.read(smallScenario, name: "small")
        let text = ScenarioText.print(scenario)
        #expect(try ScenarioText.read(text, name: "small") == scenario)
        #expect(try ScenarioFile(text, file: "small").canonical == text)
    }

    @Test(
        "every scenario that is shipped reads and prints as it is",
        arguments: shippedNames(in: "scenarios", ending: ".scenario"))
    func shippedScenarios(_ name: String) throws {
        let text = try shipped("scenarios/\(name).scenario")
        let scenario = try ScenarioText.read(text, name: name)
        #expect(try ScenarioFile(text, file: name).text == text)
        #expect(try ScenarioText.read(ScenarioText.print(scenario), name: name) == scenario)
    }

    @Test("black-thursday is two days of minutes, four hours of them past")
    func blackThursday() throws {
        let text = try shipped("scenarios/black-thursday.scenario")
        let tape = try ScenarioText.read(text, name: "black-thursday").tape
        #expect(tape.bars.count == 2640 && tape.past == 360)
        #expect(tape.opening.text == "2020-03-12 10:00" && tape.end.text == "2020-03-13 23:59")
        #expect(tape.last(at: 0) == Price(units: 735_350_000_000))
    }
}
