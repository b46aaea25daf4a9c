import Testing

@testable import Lessons

@Suite("The first lesson")
struct FirstLessonTests {
    @Test("it reads, and the check finds nothing to say")
    func checks() throws {
        let lesson = try shelvedLesson("q1-liquidation")
        let check = LessonCheck(facts: { try? shelvedFacts($0) })
        let problems = check.problems(of: lesson).map(\.text)
        #expect(problems == [])
    }

    @Test("its header names the day, the rules and the key")
    func header() throws {
        let lesson = try shelvedLesson("q1-liquidation")
        #expect(lesson.key == "q1")
        #expect(lesson.header.scenario == "black-thursday")
        #expect(lesson.header.rules == "plain")
        #expect(lesson.header.minutes == 12)
    }

    @Test("it asks in this order, and two asks hide a figure each")
    func asks() throws {
        let asks = try shelvedLesson("q1-liquidation").asks
        #expect(asks.map(\.id) == ["leverage", "line", "back", "what", "debrief"])
        #expect(asks.map(\.hides) == [[], ["liquidation price"], ["what came back"], [], []])
        #expect(asks[2].openUntil == .liquidated)
    }

    @Test("its lines are those it was written to")
    func lines() throws {
        let lesson = try shelvedLesson("q1-liquidation")
        let last = lesson.steps.count - 1
        #expect(
            lesson.authorLines(step: last) == [
                "until 10:01", "open long BTC 20x margin 1000", "until liquidation",
                "why liquidation price",
                "what if 25x", "until 12:00",
            ])
    }

    @Test("it never says that money comes back, that a loss was stopped, or that 20x is foolish")
    func unsaid() throws {
        let lesson = try shelvedLesson("q1-liquidation")
        var said: [String] = []
        for case .prose(let prose) in lesson.steps.flatMap(\.items) {
            said.append(prose.runs.map(plainText).joined(separator: " "))
        }
        for words in ["came back", " change ", "prevent", "foolish", "stops your", "should"] {
            #expect(!said.contains { $0.contains(words) }, "\(words)")
        }
    }
}
