import Desk
import Press
import Testing

@testable import Classroom

@Suite("the debrief")
struct DebriefTests {
    private static func run(_ off: Int?, _ end: RunFacts.Life.End, leverage: Int) -> RunFacts {
        var facts = RunFacts()
        facts.answers = [
            RunFacts.Answer(
                id: "line", question: "Where is your line?", said: "1", isRight: off == nil,
                off: off ?? 3, mistake: off == -50 ? "the bankruptcy price" : nil),
            RunFacts.Answer(
                id: "now", question: "And now?", said: "\(leverage)x", keptAs: "leverage before"),
        ]
        facts.lives = [
            RunFacts.Life(
                side: "long", leverage: leverage * 100, opened: 0, ended: end == .held ? nil : 9,
                end: end, place: end == .held ? nil : -1_234)
        ]
        facts.flows = [.init(from: "students", to: "the venue", asset: "USDT", units: 250_000_000)]
        facts.tapes = .init(
            liquidated: end == .liquidated ? 40 : 0, stopped: 10, held: 50, all: 100)
        return facts
    }

    @Test("as a page, whole")
    func page() {
        let runs =
            [Self.run(nil, .held, leverage: 2), Self.run(nil, .held, leverage: 3)]
            + [Self.run(-50, .liquidated, leverage: 20), Self.run(-50, .liquidated, leverage: 20)]
            + [Self.run(4_000, .stopped, leverage: 5)]
        let page = Debrief(title: "T", given: 9, runs: runs, bars: 96, minutesPerBar: 15).page
        let text = TextPress(style: .flat).text(page)
        let expected = [
            "5 of 9 students handed in a run that could be graded.",
            "Where is your line? 2 of 5 were right.",
            "under 1% low: 2", "right: 2", "over 20% high: 1",
            "the bankruptcy price: given by 2.",
            "liquidated: 2", "held to the end: 2", "stopped: 1",
            "minus 15% to minus 10%: 2", "up to 20x: before 2, opened 2.",
            "none of them: 3", "up to 50 in 100: 2",
            "From students to the venue: 12.50 USDT.",
            "2 positions were liquidated.",
        ]
        for line in expected { #expect(text.contains(line), "\(line) in:\n\(text)") }
    }

    @Test("as a document it is one file with every count in it")
    func html() {
        let page = Debrief(
            title: "<T>", given: 1, runs: [Self.run(nil, .held, leverage: 2)], bars: 1,
            minutesPerBar: 1
        ).page
        let document = HTMLPress().document(title: "Debrief: <T>", page)
        #expect(document.contains("Debrief: &lt;T&gt;"))
        #expect(!document.contains("<T>"))
        #expect(document.contains("can be told apart"))
    }
}
