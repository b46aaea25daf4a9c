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

    private static func text(_ runs: [RunFacts], given: Int) -> String {
        TextPress(style: .flat).text(
            Debrief(title: "T", given: given, runs: runs, bars: 96, minutesPerBar: 15).page)
    }

    @Test("as a page, whole")
    func page() {
        let runs =
            (2...5).map { Self.run(nil, .held, leverage: $0) }
            + [10, 20, 20].map { Self.run(-50, .liquidated, leverage: $0) }
            + [5, 5, 4].map { Self.run(4_000, .stopped, leverage: $0) }
        let text = Self.text(runs, given: 15)
        let expected = [
            "Runs that could be graded came from 10 of 15 students.",
            "Where is your line? Right were 4 of 10.",
            "low: 3", "right: 4", "high: 3",
            "the bankruptcy price: given by 3.",
            "liquidated: 3", "held to the end: 4", "stopped: 3",
            "minus 15% to minus 10%: 3", "up to 5x: before 7, opened 7.",
            "up to 20x: before 3, opened 3.",
            "none of them: 7", "up to 50 in 100: 3",
            "Liquidated on none of the 100 tapes: 7 of 10 plans",
            "From students to the venue: 25.00 USDT.",
            "3 positions were liquidated.",
        ]
        for line in expected { #expect(text.contains(line), "\(line) in:\n\(text)") }
    }

    @Test("no cell has fewer than three people in it, whatever the class did")
    func cells() {
        let ranges = Ranges(ends: [0, 10, 20]) {
            "\($0.map(String.init) ?? "")…\($1.map(String.init) ?? "")"
        }
        var random = SplitMix64(seed: 4)
        var shown = 0
        for _ in 0..<2_000 {
            let people = Int.random(in: 0...12, using: &random)
            let columns = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                (0..<people).flatMap { who in
                    (0..<Int.random(in: 0...3, using: &random)).map { _ in
                        Deed(who: who, value: Int.random(in: -5...30, using: &random))
                    }
                }
            }
            guard let rows = Cells.table(columns, ranges) else { continue }
            shown += 1
            for (place, column) in columns.enumerated() {
                #expect(rows.map { $0.counts[place] }.reduce(0, +) == column.count, "all are in it")
                for row in rows where row.counts[place] > 0 {
                    let ends = row.name.split(separator: "…", omittingEmptySubsequences: false)
                    let (from, upTo) = (Int(ends[0]) ?? .min, Int(ends[1]) ?? .max)
                    let inside = column.filter {
                        ($0.value > from || from == .min) && $0.value <= upTo
                    }
                    #expect(inside.count == row.counts[place] && Cells.people(inside) >= 3)
                }
            }
            let kinds = columns.enumerated().map { (name: "\($0)", deeds: $1) }
            let joined = Cells.joined(kinds, rest: "others")
            #expect(joined?.allSatisfy { $0.count >= Cells.fewest } ?? true)
        }
        #expect(shown > 500)
    }

    @Test("one liquidated student among ten is in no count, chart, payment or question")
    func alone() {
        let runs =
            (0..<9).map { _ in Self.run(nil, .held, leverage: 2) }
            + [Self.run(-50, .liquidated, leverage: 50)]
        var other = runs
        other[9].flows.append(.init(from: "students", to: "the fund", asset: "USDT", units: 7))
        let text = Self.text(other, given: 11)
        for word in [
            "50x", "bankruptcy", "the fund", "1 position", "liquidated: 1", "9 of 10", "1 of 10",
        ] {
            #expect(!text.contains(word), "\(word) in:\n\(text)")
        }
        #expect(text.contains("all but fewer than 3 of 11 students"))
        #expect(text.contains("Some positions were liquidated"))
        #expect(text.contains("fewer than 3 students is left out"))
        #expect(!Self.text(Array(runs.suffix(2)), given: 4).contains("liquidated:"))
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
