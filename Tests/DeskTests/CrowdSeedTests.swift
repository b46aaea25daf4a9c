import Scripts
import Testing

@testable import Desk

@Suite("which crowd of its law a live market has")
struct CrowdSeedTests {
    private func session(_ lines: String...) -> Session {
        var session = Session(content: Checkout.content)
        for line in lines { _ = session.perform(line) }
        return session
    }

    /// What a line answers, its line breaks taken out.
    private func flowing(_ session: inout Session, _ line: String) -> String {
        session.text(line).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    @Test("a seed behind load takes another crowd, says so, and is kept in the journal")
    func loads() throws {
        var one = Session(content: Checkout.content)
        #expect(flowing(&one, "load brink-thin").contains("crowd seed 1"))
        var other = Session(content: Checkout.content)
        #expect(flowing(&other, "load brink thin crowd seed 7").contains("crowd seed 7"))
        _ = one.perform("until end")
        _ = other.perform("until end")
        let (a, b) = (try #require(one.timeline?.world), try #require(other.timeline?.world))
        #expect(a.tally?.lowestPerp != b.tally?.lowestPerp)
        let journal = JournalText.print(b)
        #expect(journal.contains("load brink-thin crowd seed 7\n"))
        var again = Session(content: Checkout.content)
        for entry in try JournalText.read(journal, file: "x").entries {
            _ = again.perform(entry.text)
        }
        #expect(again.timeline?.world == b)
    }

    @Test("a recorded tape has no crowd to draw, and a seed is a whole number")
    func refused() {
        var session = session("load brink")
        let recorded = flowing(&session, "load black-thursday crowd seed 7")
        #expect(recorded.contains("nobody counted who was there"))
        #expect(recorded.contains("load black-thursday"))
        #expect(session.perform("load brink crowd seed seven").outcome == .refused)
        #expect(session.perform("load brink crowd seed").outcome == .refused)
        #expect(session.timeline?.world.scenario.name == "brink")
    }

    @Test("what if takes another crowd into the same news")
    func whatIf() {
        var session = session("load brink-thin", "until end")
        let page = flowing(&session, "what if crowd seed 7")
        #expect(page.contains("switch crowd-seed-7"))
        #expect(page.contains("lowest spot"))
    }

    @Test("odds takes another crowd with each seed: without noise the days differ all the same")
    func odds() throws {
        var session = session("load brink")
        let lines = session.text("odds 20").split(separator: "\n")
        let reported = try #require(lines.first { $0.contains("reported, whole run") })
        let figures = reported.split { !$0.isNumber }
        #expect(figures.count >= 3 && figures[0] != figures[1], "\(reported)")
    }

    @Test("map has five rows and says what they add up to; map all has both sides")
    func map() throws {
        var session = session("load brink-thin")
        let few = session.text("map")
        #expect(few.split(separator: "\n").count { $0.contains("%  ") } == 5, "\(few)")
        let words = flowing(&session, "map")
        #expect(words.contains("A dollar sold on the way comes to"))
        #expect(words.contains("0.2 makes 1.25 of it, 0.5 makes 2, 0.9 makes 10"))
        let all = session.text("map all")
        #expect(all.split(separator: "\n").count { $0.contains("%  ") } == 24, "\(all)")
        // A short's line lies above, and so do the rows that matter to it.
        var short = self.session("load brink-thin", "open short BTC 10x margin 500")
        let over = flowing(&short, "map")
        #expect(over.contains("bought on the way") && over.contains("your line"), "\(over)")
    }
}
