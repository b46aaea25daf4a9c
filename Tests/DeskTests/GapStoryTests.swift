import Desk
import Press
import Testing

/// A stop that was gapped through: its story is told from where it stood, not from what it got.
@Suite("Stories of gaps")
struct GapStoryTests {
    /// Up to 102, then a bar that opens at 90.
    private static let gap = """
        time,open,high,low,close
        2025-01-01 00:00,100,100,100,100
        2025-01-01 00:01,100,100,100,100
        2025-01-01 00:02,100,102,99.9,101.5
        2025-01-01 00:03,101.5,101.8,100.9,101
        2025-01-01 00:04,90,91,89,90.5
        2025-01-01 00:05,90.5,91,90,90.2
        """

    private func session(_ lines: [String]) -> Session {
        var content = Checkout.content
        content.file = { _ throws(Content.Missing) in Self.gap }
        var session = Session(content: content)
        for line in ["load BTCUSDT.csv from 00:01", "open long BTC 1 2x"] + lines {
            #expect(session.perform(line).outcome == .done, "\(line)")
        }
        return session
    }

    @Test("a trailing stop had risen to 96.9 and was filled at 90.0, 6.9 worse")
    func trailing() {
        var session = session(["trail 5%"])
        let event = session.said("step 4")
        #expect(event.contains("the trail of 5%, at 96.9 by then, was filled at 90.0"), "\(event)")
        let debrief = session.said("debrief")
        #expect(
            debrief.contains(
                "the stop had trailed from 95.0 to 96.9, and was filled at 90.0, 6.9 worse"),
            "\(debrief)")
        #expect(session.said("why").contains("at 96.9 by then"))
        // How often is asked of the level, 3.1 % under the entry.
        #expect(debrief.contains("a line 3.1% under was reached"), "\(debrief)")
    }

    @Test("a fixed stop was filled at the open, and says by how much it was missed")
    func fixed() {
        var session = session(["stop 95"])
        #expect(session.said("step 4").contains("the stop at 95.0 was filled at 90.0"))
        let debrief = session.said("debrief")
        #expect(debrief.contains("the stop was filled at 90.0, 5.0 worse"), "\(debrief)")
    }
}
