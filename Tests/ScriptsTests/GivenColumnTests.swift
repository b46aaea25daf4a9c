import Figures
import Markets
import Testing

@testable import Scripts

/// What a table of prices holds is read, or told as not used.
@Suite("columns that are given")
struct GivenColumnTests {
    private static func read(_ text: String, zone: String? = nil) throws(PriceFault) -> PriceSheet {
        var request = LoadRequest("my.csv")
        request.zone = zone
        return try PriceSheet.read(
            TableSource(name: "my.csv", bytes: Array(text.utf8)), request,
            zone: zone == nil ? nil : PriceDressTests.berlin)
    }

    private static func words(_ text: String) throws -> String {
        try read(text).notes.map(\.words).joined(separator: "\n")
    }

    /// Hours of 10 October 2025: seconds since 1970, and their date and clock so many minutes later.
    private static func hours(_ ahead: (Int) -> Int, zone: String = "") -> String {
        "unix,date,open,high,low,close\n"
            + (0..<20).map { hour in
                let moment = Moment(minutes: 29_334_240 + hour * 60)
                let shown = moment + ahead(hour)
                return "\(moment.minutes * 60),\(shown.text):00\(zone),100,102,99,101"
            }.joined(separator: "\n") + "\n"
    }

    @Test("two columns of times that agree are not spoken of")
    func agree() throws {
        #expect(try !Self.words(Self.hours { _ in 0 }).contains("counts"))
        let days =
            "unix,date,open,high,low,close\n1760054400,2025-10-10,1,2,1,2\n"
            + "1760058000,2025-10-10,2,2,1,2\n"
        #expect(try !Self.words(days).contains("counts"))
    }

    @Test("the clock of another place is told, before and after clocks are changed")
    func elsewhere() throws {
        #expect(
            try Self.words(Self.hours { _ in 120 }).contains(
                "`date` is 2 hours ahead of `unix`, as of another place's clock: `unix` counts"))
        #expect(
            try Self.words(Self.hours { $0 < 9 ? -300 : -240 }).contains(
                "`date` is 5 hours behind or 4 hours behind of `unix`"))
    }

    @Test(
        "times that contradict each other are named with their line",
        arguments: [
            (hours { $0 == 7 ? 61 : 0 }, 9), (hours { $0 * 3 }, 3),
            (hours({ _ in 60 }, zone: "Z"), 2),
            (hours { _ in 1440 }, 2),
        ])
    func contradict(_ text: String, _ line: Int) throws {
        #expect(
            try Self.words(text).contains("`date` contradicts `unix`, first on line \(line) with"))
    }

    @Test(
        "cells without a name are counted",
        arguments: [
            ("time,open,high,low,close\n", ",7,8", "2 columns without a name are not used"),
            ("time,open,high,low,close,\n", ",7", "a column without a name is not used"),
            ("time,open,high,low,close,\n", ",", ""), ("", "", ""),
            ("", ",7,8,9", "3 columns without a name are not used"),
        ])
    func unnamed(_ head: String, _ tail: String, _ said: String) throws {
        let rows = (0..<5).map { "\(1_760_054_400 + $0 * 3600),100,102,99,101\(tail)\n" }
        let words = try Self.words(head + rows.joined())
        #expect(said.isEmpty ? !words.contains("not used") : words.contains(said), "\(words)")
    }

    @Test("a name that says the place of its clock asks for it, and is believed when it is told")
    func zone() throws {
        let text =
            "time (Europe/Berlin),open,high,low,close\n2025-10-10 02:00,1,2,1,2\n"
            + "2025-10-10 03:00,2,2,1,2\n"
        #expect(throws: PriceFault.question(.namedZone("Europe/Berlin"))) { try Self.read(text) }
        let fix = PriceQuestion.namedZone("Europe/Berlin").words(LoadRequest("my.csv")).fix
        #expect(fix == "load my.csv zone Europe/Berlin")
        #expect(try Self.read(text, zone: "Europe/Berlin").start.text == "2025-10-10 00:00")
    }

    @Test(
        "one price a row is no bar, and one cause is told once",
        arguments: [
            (
                "snapped_at,price,market_cap\n2025-10-10 00:00:00 UTC,100,5\n2025-10-11 00:00:00 UTC,1,5\n",
                "found one price a row, `price`"
            ),
            (
                "time,open,high,low,close\n" + String(repeating: "soon,1,2,1,2\n", count: 30),
                "found `soon`"
            ),
            (
                (0..<9).map { "\(1_760_054_400 + $0 * 3600),8.26,100,102,99,101\n" }.joined(),
                "make a bar in no order"
            ),
            (
                "time,open,high,low,close\n1.76005E+12,1,2,1,2\n1.76006E+12,1,2,1,2\n",
                "its digits are lost"
            ),
        ])
    func once(_ text: String, _ said: String) throws {
        do throws(PriceFault) {
            _ = try Self.read(text)
            Issue.record("it was read")
        } catch {
            guard case .file(let errors) = error else {
                Issue.record("\(error)")
                return
            }
            let words = errors.lines.joined(separator: "\n")
            #expect(errors.errors.count == 1 && words.contains(said), "\(words)")
        }
    }

    @Test(
        "what a programming interface answers is called so",
        arguments: ["[[1760054400000,\"1\",\"2\"]]", "[\n {\"time\": 1}]", "{\"result\":{}}"])
    func json(_ text: String) {
        #expect(throws: PriceFault.text(.json)) { try Self.read(text) }
        #expect(TableFault.json.words.contains("is JSON, no table"))
    }
}
