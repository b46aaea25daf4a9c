import Desk
import Foundation
import Press
import Testing

/// Files of the person's own: journals and tables of prices.
@Suite("Own files")
struct OwnFileTests {
    /// Two hours of minutes in which the price falls by half a percent a minute.
    private static let falling: String = {
        var rows = ["time,open,high,low,close"]
        var price = 2_000.0
        for minute in 0..<120 {
            let next = price * 0.995
            let clock = String(format: "%02d:%02d", 13 + minute / 60, minute % 60)
            rows.append(
                String(format: "2021-05-19 %@,%.2f,%.2f,%.2f,%.2f", clock, price, price, next, next)
            )
            price = next
        }
        return rows.joined(separator: "\n")
    }()

    private static let files = [
        "my.csv": falling, "bad.csv": "time,open\n1,2\n",
        "evening.journal":
            "# wick journal 1\nload my.csv coin ETH\nopen long ETH 10x margin 500\nstep 5",
        "broken.journal": "# wick journal 1\nload my.csv\nstep 3\nclose\n",
        "self.journal": "# wick journal 1\nload self.journal\n",
        "odd.journal": "# wick journal 1\nlaod my.csv\n",
        "own.scenario": """
        scenario "Mine"  2021-05-19 13:00  every 1m
        market BTCUSDT mine
        rules plain
        bar 13:00 9 9 9 9
        bar 13:01 9 9 9 9
        """,
    ]

    private func session() -> Session {
        var content = Checkout.content
        content.file = { path throws(Content.Missing) in
            guard let text = Self.files[path] else {
                throw Content.Missing("\(path) is not there.")
            }
            return text
        }
        return Session(content: content)
    }

    @Test("a table is a tape under the plain rules, its assumptions said")
    func table() {
        var session = session()
        let page = session.text("load my.csv coin ETH from 13:30", style: .flat)
        #expect(page.contains("Prices: ETH of your own table, bars of 1 minute"))
        #expect(page.contains("ETHUSDT"))
        #expect(page.contains("120 bars"))
        #expect(page.contains("assumption"))
        #expect(session.prompt.hasPrefix("wick sim my before 13:30 "))
        _ = session.perform("open long ETH 20x margin 1000")
        #expect(session.text("until liquidation").contains("liquidated"))
    }

    @Test("what is saved of it loads it again, at the same opening")
    func saved() throws {
        var session = session()
        for line in ["load my.csv coin ETH from 13:30", "open short ETH 5x margin 500", "step 9"] {
            #expect(session.perform(line).outcome == .done)
        }
        guard case .text(let text)? = session.perform("save x.journal").papers.first?.content else {
            Issue.record("a journal is text")
            return
        }
        #expect(text.contains("\nload my.csv coin ETH from 2021-05-19 13:30\n"))
        var again = self.session()
        for line in text.split(separator: "\n") { _ = again.perform(String(line)) }
        #expect(again.text("account") == session.text("account"))
    }

    @Test("a journal is loaded whole, and keeps its own lines")
    func journal() {
        var session = session()
        let reply = session.perform("load evening.journal")
        #expect(reply.outcome == .done)
        #expect(
            reply.kept == ["load my.csv coin ETH", "open long ETH 10x margin 500", "step 5"])
        #expect(session.prompt.contains("my 13:"))
    }

    @Test(
        "what cannot be loaded changes nothing",
        arguments: [
            ("load nowhere.csv", "nowhere.csv is not there."),
            ("load bad.csv", "bad.csv:1:1: the first line names time, open, high, low and close"),
            ("load broken.journal", "broken.journal, line 4, is refused, so nothing is loaded."),
            ("load self.journal", "self.journal loads files that load files: perhaps itself."),
            ("load odd.journal", "odd.journal:2:1: a line starts with a command"),
            ("load my.csv from 20:00", "my.csv runs from 2021-05-19 13:00 to 2021-05-19 14:59."),
            ("load my.csv of ETH", "`of` has no meaning here."),
            ("load my.csv for 3", "`3` has no meaning here."),
            ("load my.csv zone Nowhere/Town", "No calendar of zones is read here."),
        ])
    func refused(_ line: String, _ words: String) {
        var session = session()
        _ = session.perform("load black-thursday")
        let before = session.prompt
        let reply = session.perform(line)
        #expect(reply.outcome == .refused && reply.kept.isEmpty)
        #expect(TextPress(style: .flat).text(reply.page).contains(words))
        #expect(session.prompt == before)
    }

    @Test("a scenario of one's own opens by its path")
    func scenario() {
        var session = session()
        #expect(session.perform("load own.scenario").outcome == .done)
        #expect(session.prompt == "wick sim own before 13:00 9.000> ")
    }

    @Test("events and figures are told as data, but not while they are to be predicted")
    func data() {
        var session = session()
        _ = session.perform("load my.csv")
        let reply = session.perform("open long BTC 20x margin 1000")
        #expect(
            JSONPress().line(.list(reply.events)).hasPrefix(#"[{"event":"opened","time":"2021-"#))
        #expect(JSONPress().line(session.figures).contains(#""liquidation_price":"#))
        #expect(JSONPress().line(.text("a\"\\\n\u{1B}é")) == #""a\"\\\n\u001bé""#)
    }
}
