import Testing

@testable import Lessons

@Suite("What is kept of a learner")
struct ProgressTests {
    static let some: Progress = {
        var progress = Progress(seed: 48_151_623)
        let day = Day("2026-11-28") ?? Day(number: 0)
        progress.done = [Progress.Done(lesson: "q1-liquidation", day: day)]
        progress.places = [
            Progress.LeftPlace(
                lesson: "p2-size", language: nil, lines: ["next", "note a \"quoted\" word \\ # so"]),
            Progress.LeftPlace(lesson: "m1-three", language: "uk", lines: ["answer 7,020"]),
        ]
        progress.answers = [
            Progress.KeptAnswer(
                lesson: "q1-liquidation", ask: "an id: odd", asked: "Чому?", said: "one\ntwo",
                was: nil),
            Progress.KeptAnswer(
                lesson: "q1-liquidation", ask: "line", asked: "", said: "7,100", was: "7,020.8"),
        ]
        progress.intentions = [
            Progress.Intention(
                name: "intended leverage", lesson: "q1-liquidation", said: "20", day: day)
        ]
        progress.cards = [
            KeptCard(
                lesson: "q1-liquidation", number: 1, question: "Why?\t", answer: "清算", known: 2,
                due: day + 7),
            KeptCard(
                lesson: "q1-liquidation", number: 2, question: "\u{301}a", answer: "\r", known: 4,
                due: nil),
        ]
        return progress
    }()

    @Test("what was printed reads as the same")
    func roundTrip() throws {
        let text = ProgressText.print(Self.some)
        #expect(try ProgressText.read(text) == Self.some)
        #expect(ProgressText.print(try ProgressText.read(text)) == text)
        #expect(try ProgressText.read(text.replacing("\n", with: "\r\n")) == Self.some)
        #expect(try ProgressText.read(ProgressText.print(Progress())) == Progress())
    }

    @Test("answers of any characters come back whole")
    func anyText() throws {
        var random = SplitMix64(seed: 5)
        for _ in 0..<300 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                let value = UInt32.random(in: 0...0x2FFF, using: &random)
                if let scalar = Unicode.Scalar(value) { text.append(scalar) }
            }
            var progress = Progress()
            let said = String(text)
            progress.answers = [
                Progress.KeptAnswer(lesson: said, ask: said, asked: said, said: said, was: said)
            ]
            #expect(try ProgressText.read(ProgressText.print(progress)) == progress)
        }
    }

    @Test(
        "a damaged line is named, and nothing traps",
        arguments: [
            ("", 1, "the first line is not"),
            ("wick progress 2", 1, "the first line is not"),
            ("wick progress 1\nseed many", 2, "no whole number"),
            ("wick progress 1\n\ndone q1", 3, "as many words"),
            ("wick progress 1\ndone q1 2026-02-30", 2, "is no day"),
            ("wick progress 1\nanswer q1 a \"b", 2, "never closed"),
            ("wick progress 1\nanswer q1 a \"b\\", 2, "never closed"),
            ("wick progress 1\ncard q1 0 known 1 due never a b", 2, "a card reads"),
            ("wick progress 1\nbadge gold", 2, "no word of a progress file"),
        ])
    func faults(_ text: String, _ line: Int, _ says: String) {
        do {
            _ = try ProgressText.read(text)
            Issue.record("it was read")
        } catch {
            #expect(error.line == line)
            #expect(error.says.contains(says))
        }
    }

    @Test("any bytes are read or refused")
    func fuzz() {
        var random = SplitMix64(seed: 9)
        let text = Array(ProgressText.print(Self.some).unicodeScalars)
        for _ in 0..<500 {
            var broken = text
            for _ in 0..<3 {
                let place = Int.random(in: broken.indices, using: &random)
                broken[place] = ["\"", "\\", "\n", " ", "9", "é"].randomElement(using: &random)!
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: broken)
            if let read = try? ProgressText.read(String(view)) {
                #expect((try? ProgressText.read(ProgressText.print(read))) == read)
            }
        }
    }

    @Test("a card comes back after 1, 7, 7 and 7 days, and from the beginning after a miss")
    func schedule() {
        var progress = Self.some
        var day = Day("2026-12-01") ?? Day(number: 0)
        progress.cards = [
            KeptCard(
                lesson: "q1", number: 1, question: "?", answer: "!", known: 0, due: day + 1)
        ]
        #expect(progress.due(on: day) == [])
        var gaps: [Int] = []
        while let due = progress.cards[0].due, gaps.count < 9 {
            gaps.append(due - day)
            day = due
            #expect(progress.due(on: day) == [0])
            // The third time it is missed, once.
            progress.settle(card: 0, isKnown: gaps.count != 3, on: day)
        }
        #expect(gaps == [1, 7, 7, 1, 7, 7, 7])
        #expect(progress.cards[0].due == nil)
        #expect(progress.due(on: day + 1_000) == [])
    }

    @Test("days are those of the calendar")
    func days() {
        #expect(Day("2026-11-28")?.text == "2026-11-28")
        #expect((Day("2026-12-31") ?? Day(number: 0)) + 1 == Day("2027-01-01"))
        for text in ["", "2026-1-01", "2026-13-01", "2026-02-29", "+026-01-01", "2026-01-01x"] {
            #expect(Day(text) == nil, "\(text)")
        }
    }
}
