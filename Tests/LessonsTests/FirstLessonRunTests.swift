import Testing

@testable import Lessons

@Suite("The first lesson, played")
struct FirstLessonRunTests {
    private func play(_ line: String, _ back: String) throws -> Player {
        var player = try Player.first()
        player.answer("20")
        player.next()
        player.type("open long BTC 20x margin 1000")
        player.next()
        player.answer(line)
        if player.run.takes("7,020.8") { player.answer("7,020.8") }
        player.next()
        player.answer(back)
        player.next()
        player.type("until liquidation")
        for _ in 0..<4 { player.next() }
        player.answer("3")
        player.answer("those who had won, paid by the fund")
        return player
    }

    @Test("right answers lead from the first question to the debrief")
    func right() throws {
        let player = try play("7,020.8", "nothing")
        #expect(player.isFinished)
        #expect(player.run.records.map(\.outcome) == [.kept, .right, .right, .right, .kept])
        #expect(player.run.summary.kept.map(\.name) == ["intended leverage"])
        #expect(player.run.summary.kept.map(\.answer) == ["20"])
        #expect(player.run.summary.cards.count == 3)
    }

    @Test("every brace has a value where it stands")
    func braces() throws {
        let player = try play("6,985.7", "half")
        var missing: [String] = []
        for beat in player.beats {
            // The facts of the end hold all that the facts of the way held.
            switch beat {
            case .prose(let prose): missing += prose.filled(player.facts).missing.map(\.text)
            case .verdict(let verdict):
                for words in [verdict.reply, verdict.about].compactMap({ $0 }) {
                    missing += words.filled(player.facts).missing.map(\.text)
                }
            default: break
            }
        }
        #expect(missing == [])
    }

    @Test("the line stays hidden through the opening, and what comes back until the liquidation")
    func hidden() throws {
        var player = try Player.first()
        let both = ["liquidation price", "what came back"]
        #expect(player.run.hidden == both)
        player.answer("20")
        player.next()
        player.type("open long BTC 20x margin 1000")
        #expect(player.run.hidden == both)
        player.next()
        player.answer("7,020.8")
        #expect(player.run.hidden == ["what came back"])
        player.next()
        player.answer("nothing")
        player.next()
        #expect(player.run.hidden == ["what came back"])
        player.type("until liquidation")
        #expect(player.run.hidden == [])
    }

    @Test("each listed wrong answer gets its own reply, and the right one is taken")
    func replies() throws {
        let lesson = try shelvedLesson("q1-liquidation")
        for ask in lesson.asks {
            let facts = ask.openUntil == nil ? Facts.open : Facts.closed
            #expect(ask.problems(facts).isEmpty, "\(ask.id)")
            for tryout in ask.tryouts(facts) {
                let grade = ask.grade(tryout.text, facts)
                #expect((grade.outcome != .wrong) == tryout.isRight, "\(ask.id) \(tryout.text)")
                guard case .number(let number) = ask.kind, let reply = tryout.reply else {
                    continue
                }
                #expect(grade.reply == number.wrongs[reply].reply, "\(ask.id) \(tryout.text)")
            }
        }
        let line = lesson.asks[1].tryouts(Facts.open)
        #expect(line.count == 8)
    }

    @Test("nothing of the teacher's note reaches a learner")
    func note() throws {
        let player = try play("7,020.8", "nothing")
        #expect(!"\(player.beats)".contains("predictions on the board"))
        #expect("\(try shelvedLesson("q1-liquidation").notes)".contains("predictions on the board"))
    }
}
