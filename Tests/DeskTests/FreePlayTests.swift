import Lessons
import Testing

@testable import Desk

@Suite("a learner who plays ahead of a lesson")
struct FreePlayTests {
    private func begin(_ key: String, typing lines: [String] = []) -> Session {
        var session = Checkout.session()
        for line in ["lesson \(key)"] + lines { _ = session.perform(line) }
        return session
    }

    /// q3 at its question on the second scenario, whose fund pays 200.
    private var beforeTheFundPays: Session {
        begin(
            "q3",
            typing: [
                "3", "next", "open long BTC 1 50x", "150", "until liquidation", "next", "next",
                "load exit-below", "open long BTC 1 50x",
            ])
    }

    @Test("plays in a world beside it, and the lesson's figures stay where they were")
    func ahead() {
        var session = begin("q5")
        let page = session.perform("until 10:20").page.words
        #expect(page.contains("Free play, beside the lesson, which waits before 10:00"), "\(page)")
        #expect(session.prompt.contains("play"))
        #expect(session.lesson?.world?.world.step == 0)
        #expect(session.lesson?.playground?.world.step == 21)
        // An answer to the question that is open leads back to it.
        let answered = session.perform("1").page.words
        #expect(answered.contains("Noted"), "\(answered)")
        #expect(session.lesson?.isPlaying == false)
        #expect(session.lesson?.world?.world.step == 0)
    }

    @Test("who loads the next scenario early does not make another answer right")
    func answersOfTheirStep() {
        var session = beforeTheFundPays
        #expect(session.lesson?.run.step == 3, "\(session.lesson?.placeBlocks ?? [])")
        for line in ["load empty-fund", "open long BTC 1 50x", "until liquidation", "return"] {
            _ = session.perform(line)
        }
        #expect(session.lesson?.world?.world.scenario.name == "exit-below")
        let held = session.perform("0").page.words
        #expect(!held.contains("Right."), "\(held)")
        let settled = session.perform("until liquidation").page.words
        #expect(settled.contains("You said: 0."), "\(settled)")
        #expect(settled.contains("−200.00"), "\(settled)")
    }

    @Test("an answer after free play to what comes is marked as given knowing it")
    func foreseen() {
        var session = beforeTheFundPays
        _ = session.perform("until end")
        _ = session.perform("-200")
        #expect(session.lesson?.run.records.first { $0.given == "-200" }?.isForeseen == true)
    }

    @Test("a move past the minute that is waited for stops at it")
    func stopsShort() {
        var straight = beforeTheFundPays
        for line in ["-200", "until liquidation"] { _ = straight.perform(line) }
        var past = beforeTheFundPays
        _ = past.perform("-200")
        let page = past.perform("until end").page.words
        #expect(page.contains("so it stops here"), "\(page)")
        #expect(past.lesson?.world?.world.step == straight.lesson?.world?.world.step)
    }

    @Test(
        "an act that a task does not ask for is free play",
        arguments: ["step 10", "what if 10x", "load exit-above", "rewind 10:00"])
    func otherActs(_ line: String) {
        var session = begin("q1", typing: ["5", "next"])
        let before = session.lesson?.world
        _ = session.perform("open long BTC 20x margin 1000")
        var waiting = begin("q1", typing: ["5", "next"])
        let reply = waiting.perform(line)
        #expect(waiting.lesson?.world == before || reply.outcome == .refused, "\(reply.page.words)")
    }

    @Test(
        "a wrong order is answered in terms of what was asked, and nothing is done",
        arguments: [
            ("open long BTC 10x margin 1000", "a long of BTC at 10x"),
            ("open short BTC 20x margin 1000", "a short of BTC at 20x"),
        ])
    func wrongOrders(_ line: String, _ opened: String) {
        var session = begin("q1", typing: ["5", "next"])
        let before = session.lesson?.world
        let reply = session.perform(line)
        #expect(reply.outcome == .refused)
        let says = "That would be \(opened); the lesson asks for a long of BTC at 20x"
        #expect(reply.page.words.contains(says), "\(reply.page.words)")
        #expect(session.lesson?.world == before)
        #expect(session.perform("open long BTC 20x margin 1000").page.words.contains("Done."))
    }

    @Test(
        "back, quit, resume, continue and return lead back to the lesson with its screen",
        arguments: ["back", "quit", "resume", "continue", "return", ""])
    func ways(_ word: String) {
        var session = begin("q3", typing: ["until end"])
        let page = session.perform(word).page.words
        #expect(page.contains("Who loses next?"), "\(page)")
        #expect(session.lesson?.isPlaying == false)
        #expect(session.lesson?.run.step == 0)
    }

    @Test(
        "a lesson that was quit is gone back to, with its last screen",
        arguments: [
            "resume", "continue",
        ])
    func resumed(_ word: String) {
        var session = begin("q3", typing: ["3", "next"])
        #expect(session.perform("quit").page.words.contains("resume goes back to it"))
        #expect(session.lesson == nil)
        let page = session.perform(word).page.words
        #expect(page.contains("2/10 You take the other side"), "\(page)")
        #expect(session.perform("open long BTC 1 50x").page.words.contains("bankruptcy price"))
    }

    @Test("after the first lesson a task hides its lines behind hint")
    func hidesLines() {
        var first = begin("q1", typing: ["5"])
        #expect(first.perform("next").page.words.contains("open long BTC 20x margin 1000"))
        var later = begin("q3", typing: ["3"])
        let page = later.perform("next").page.words
        #expect(!page.contains("open long BTC 1 50x"), "\(page)")
        #expect(page.contains("Your turn: a long of 1 BTC at 50x."), "\(page)")
        _ = later.perform("hint")
        #expect(later.perform("hint").page.words.contains("open long BTC 1 50x"))
    }
}
