import Lessons
import Testing

@testable import Desk

@Suite("a learner who does not do as the lesson expects")
struct LearnerTests {
    private func begin(_ key: String) -> Session {
        var session = Checkout.session()
        _ = session.perform("lesson \(key)")
        return session
    }

    /// Goes on by `show` until the lesson waits for something that fits.
    private func go(_ session: inout Session, to fits: (LessonRun.Waiting) -> Bool) {
        for _ in 0..<300 {
            guard let now = session.lesson?.run.now, !fits(now) else { return }
            switch now {
            case .read: _ = session.perform("next")
            case .act, .answer: _ = session.perform("show")
            case .beats, .finished: return
            }
            if case .answer = session.lesson?.run.now, case .answer = now {
                _ = session.perform("skip")
            }
        }
    }

    @Test(
        "an answer that begins like a short form of a command is an answer",
        arguments: ["no", "not together, or so", "no idea"])
    func shortForms(_ line: String) {
        var session = begin("q4")
        let page = session.perform(line).page.words
        #expect(page.contains("Five words, as in"), "\(page)")
    }

    @Test("a whole command is still a command, while an answer in words is waited for")
    func wholeCommands() {
        var session = begin("q4")
        #expect(session.perform("note ask about days").page.words.contains("Noted."))
        #expect(session.perform("lessons").page.words.contains("lesson q1"))
        #expect(session.lesson?.run.summary.notes == ["ask about days"])
    }

    @Test("a size where the margin was meant does not pass, where the wallet is needed later")
    func wallet() {
        var session = begin("q5")
        _ = session.perform("1")
        _ = session.perform("next")
        #expect(!session.perform("open long BTC 5x 1000").page.words.contains("Done."))
    }

    @Test("news that were read are not told again after a rewind, and are after back")
    func newsOnce() {
        var session = begin("p2")
        let news = "10:29"
        #expect(session.perform("until 10:35").page.words.contains(news))
        _ = session.perform("rewind 10:00")
        #expect(!session.perform("until 10:35").page.words.contains(news))
        _ = session.perform("back")
        #expect(session.perform("until 10:35").page.words.contains(news))
    }

    @Test("on the way back a question stands with the words of the answer, not its number")
    func before() {
        var session = begin("q5")
        _ = session.perform("2")
        _ = session.perform("next")
        let page = session.perform("back").page.words
        #expect(page.contains("Which is the highest leverage"))
        #expect(page.contains("You answered this before: 5x."))
    }

    @Test("each line of the article's claims can be typed, at once or at the end of its lesson")
    func claims() throws {
        let claims = Claims(reading: try Checkout.content.text(.lessons, Session.claimsName)).all
        #expect(claims.count == 52)
        for claim in claims {
            var session = Checkout.session()
            if claim.isForItsLesson {
                session = begin(claim.lesson)
                go(&session) { if case .finished = $0 { true } else { false } }
            }
            let reply = session.perform(claim.line)
            #expect(reply.outcome == .done, "\(claim.number) \(claim.line): \(reply.page.words)")
        }
    }
}
