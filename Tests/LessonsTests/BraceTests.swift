import Figures
import Testing

@testable import Lessons

@Suite("Braces")
struct BraceTests {
    private let here = FilePlace(line: 1)

    @Test(
        "sums of terms and numbers",
        arguments: [
            ("position.entry − position.own", "6,353.5"),
            ("position.entry - position.own", "6,353.5"),
            ("position.entry × 80%", "5,882.8"), ("position.entry * 0.8", "5,882.8"),
            ("100 ÷ position.leverage", "5"), ("100 / position.leverage", "5"),
            ("position.own ÷ 2 ÷ position.size", "183.89"),
            ("1 + position.own × 2 − 3", "1,998"), ("position.own − 2 × 3", "994"),
            ("position.liquidation", "7,020.8"), ("4 + 5", "9"), ("10 × 3,000 × 83%", "24,900"),
        ])
    func sums(_ text: String, _ value: String) throws {
        let brace = try #require(Brace(text, at: here))
        #expect(brace.value(Facts.open)?.text == value)
    }

    @Test(
        "what is neither a term nor a sum is none",
        arguments: [
            "", " ", "4", "(4)", "a +", "+ a", "a + + b", "a ? b", "a, b", "a × b%", "1e40 + a",
        ])
    func none(_ text: String) {
        #expect(Brace(text, at: here) == nil)
    }

    @Test(
        "a sum without a value is no number and no trap",
        arguments: [
            "gone + 1", "price ÷ nothing", "price ÷ 0", "huge × huge", "huge + huge", "words + 1",
            "far × 2",
        ])
    func noValue(_ text: String) throws {
        var facts = Facts(["price": "5", "nothing": "0", "huge": "99,999,999,999,999"])
        facts.values["words"] = LessonValue("nobody")
        facts.values["far"] = LessonValue("far", units: .min)
        #expect(try #require(Brace(text, at: here)).value(facts) == nil)
    }

    @Test("a term of two words, and one with digits, are terms")
    func terms() {
        #expect(Brace("liquidation price", at: here)?.soleTerm == "liquidation price")
        #expect(Brace("tier2.rate + q1-x", at: here)?.terms == ["tier2.rate", "q1-x"])
    }

    @Test("prose is filled where it stands, and what has no value is named with its place")
    func filling() throws {
        let lesson = try lesson("Own *{position.own}*,\nnot {event.left} and `{price}`.")
        guard case .prose(let prose) = lesson.steps[0].items[0] else {
            Issue.record("prose was read")
            return
        }
        let filling = prose.filled(Facts.open)
        let words = filling.words.runs.map(plainText)
        #expect(words == ["Own 1,000, not … and {price}."])
        #expect(filling.missing.map(\.text) == ["event.left"])
        #expect(filling.missing.map(\.place) == [FilePlace(line: 6, column: 5)])
    }

    @Test("a figure keeps the term it gives away")
    func reveals() throws {
        var facts = Facts()
        facts.values["line"] = LessonValue(
            Price(7_020), places: 1, reveals: "liquidation price")
        let lesson = try lesson("At {line}.")
        guard case .prose(let prose) = lesson.steps[0].items[0],
            case .paragraph(let words) = prose.filled(facts).words.blocks[0],
            case .figure(let value) = words[1]
        else {
            Issue.record("a figure stands in the sentence")
            return
        }
        #expect(value.text == "7,020.0")
        #expect(value.reveals == "liquidation price")
    }

    @Test("a percentage is shown and compared in percent")
    func percent() {
        let value = LessonValue(percent: Rate(units: 4_520_000), places: 2)
        #expect(value.text == "4.52%")
        #expect(value.units == 452_000_000)
    }
}
