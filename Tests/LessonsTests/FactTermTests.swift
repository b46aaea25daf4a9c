import Figures
import Testing

@testable import Lessons

@Suite("Terms of cited figures and of bars")
struct FactTermTests {
    private static let text = """
        facts totals
        source "A counter"
        row march "March 2020, billions" 1,500.5 4
        row "without a word" 7
        row worse "down" 5.25 % 6 %
        """
    private func file() throws -> FactsFile { try FactsFile(reading: Self.text, name: "totals") }

    @Test(
        "a row with a word is a term, its figures counted from one",
        arguments: [
            ("fact.totals.march", "1,500.5"), ("fact.totals.march.2", "4"),
            ("fact.totals.worse.2", "6"), ("fact.totals.march.3", nil),
            ("fact.totals.march.0", nil),
            ("fact.totals.may", nil), ("fact.other.march", nil), ("fact.totals", nil),
            ("totals.march", nil), ("fact.totals.march.2.1", nil), ("fact.totals.", nil),
        ])
    func values(_ term: String, _ shown: String?) throws {
        #expect([try file()].value(of: term)?.text == shown)
    }

    @Test("its number is the figure, without commas")
    func number() throws {
        let value = try #require([try file()].value(of: "fact.totals.march"))
        #expect(value.units == 1_500 * unitsPerOne + unitsPerOne / 2)
    }

    @Test("a lesson names the tables of its terms, and the check knows their rows")
    func named() throws {
        let lesson = try lesson(
            "It was {fact.totals.march ÷ 4}, {fact.totals.may}, {bar.10:00.low}, {bar.25:00.low}."
                + "\n\n```card\nQ: a\nA: b\n```")
        #expect(lesson.namedFacts == ["totals"])
        let file = try file()
        let check = LessonCheck(facts: { $0 == "totals" ? file : nil })
        #expect(
            checkRules(check, lesson) == [
                .termUnknown("fact.totals.may", nearest: nil),
                .termUnknown("bar.25:00.low", nearest: nil),
            ])
        #expect(lesson.citing([file]).facts == [file])
    }

    @Test("a table's long source is told once in a lesson; its number stays")
    func toldOnce() throws {
        let box = "```cite\nfacts: totals\nIt was 7.\n```\n\n"
        let file = try FactsFile(
            reading: "facts totals\nsource \"A counter\"\nn \"40 days\"\nrow \"it\" 7\n",
            name: "totals")
        let told = try lesson(box + box).citing([file]).boxes.map(\.content)
        let cites = told.compactMap { box in
            if case .cite(let cite) = box { cite } else { nil }
        }
        #expect(cites.map(\.source.plain) == ["A counter", "as before"])
        #expect(cites.map(\.n?.plain) == ["40 days", "40 days"])
    }

    @Test("a brace in a cited table is no typed figure")
    func inTable() throws {
        let lesson = try lesson(
            "```cite\nfacts: totals\n| a | b |\n|---|---|\n| March 2020 | {fact.totals.march × 2} |\n"
                + "| it | 8 |\n```\n\n```card\nQ: a\nA: b\n```")
        let file = try file()
        let check = LessonCheck(facts: { _ in file })
        #expect(checkRules(check, lesson) == [.figureNotInFacts("8", facts: "totals")])
    }

    @Test(
        "a bar is named by its day, its time and a part",
        arguments: [
            ("bar.21:20.low", true), ("bar.13 02:17.mark", true), ("bar.00:00.close", true),
            ("bar.2:17.low", false), ("bar.24:00.low", false), ("bar.21:60.low", false),
            ("bar.32 02:17.low", false), ("bar.1 2 02:17.low", false), ("bar.21:20.mean", false),
            ("bar.21:20", false), ("bar..low", false), ("bars.21:20.low", false),
        ])
    func bars(_ term: String, _ isBar: Bool) {
        #expect((BarTerm(term) != nil) == isBar)
    }
}
