import Desk
import Press
import Testing

/// A table of hours: every answer says which of its prices decided.
@Suite("Pages of long bars")
struct LongBarPageTests {
    /// BTC of one day in hours; the bar of 17:00 has a low far under its close.
    private static let hours: String = {
        var rows = ["open time,open,high,low,close"]
        for hour in 0..<24 {
            let low = hour == 17 ? "111556.76" : "120500.0"
            rows.append(
                "2025-10-10 \(hour < 10 ? "0" : "")\(hour):00,121000.0,121500.0,\(low),121000.0")
        }
        return rows.joined(separator: "\n")
    }()

    private func session(_ load: String = "load BTCUSDT-1h.csv from 2025-10-10 12:00") -> Session {
        var content = Checkout.content
        content.file = { path throws(Content.Missing) in Self.hours }
        var session = Session(content: content)
        #expect(session.perform(load).outcome == .done)
        return session
    }

    @Test("the low of 17:00 closes a 20x long, and each page says so once")
    func told() {
        var session = session()
        #expect(session.text("market").contains("Judged at extremes"))
        _ = session.perform("open long BTC 20x margin 1000")
        let event = session.said("until liquidation")
        #expect(event.contains("17:00 liquidated: the bar's low of 111,556.76 reached 115,"))
        #expect(event.contains("Closed by the low"))
        #expect(event.contains("may have been spared"))
        for (line, words) in [
            ("why", "may have been spared"), ("debrief", "Judged at extremes"),
            ("ladder", "Judged at extremes"), ("odds", "Judged at extremes"),
            ("ladder", "closed by the low; at the close of that bar the rule still held"),
        ] {
            let page = session.said(line)
            #expect(page.contains(words), "\(line)")
        }
        #expect(session.text("ladder").contains("17:00"))
        #expect(session.text("ladder", style: .flat).contains("by its low"))
    }

    @Test("a word of load chooses the closes, and is kept with what was loaded")
    func chosen() throws {
        var session = session("load BTCUSDT-1h.csv from 2025-10-10 12:00 judged at closes")
        #expect(session.text("market").contains("Judged at closes"))
        _ = session.perform("open long BTC 20x margin 1000")
        #expect(session.said("until liquidation").contains("it did not happen"))
        guard case .text(let text)? = session.perform("save x.journal").papers.first?.content else {
            Issue.record("a journal is text")
            return
        }
        #expect(text.contains("judged at closes"))
    }

    @Test("an alert and `until` say where in the bar they were met")
    func inside() {
        var session = session()
        _ = session.perform("open long BTC 2x margin 1000")
        #expect(
            session.said("alert BTC < 112,000").contains(
                "tested at each close and at both ends of each bar"))
        let run = session.said("until BTC < 112,000")
        #expect(run.contains("17:00 alert: price < 112,000, inside the bar, at its low"), "\(run)")
        #expect(run.contains("17:00 price < 112,000, inside the bar, at its low"))
    }

    @Test("other rules do not tell again what the bars are judged by")
    func once() {
        var session = session()
        #expect(!session.said("rules binance-2026-09").contains("Judged at"))
        #expect(session.said("market").contains("Judged at extremes"))
    }

    @Test("what a page advises fits its bars")
    func advice() {
        var session = session()
        #expect(!session.text("load BTCUSDT-1h.csv").contains("step 30m"))
        #expect(session.text("load BTCUSDT-1h.csv").contains("step 1"))
        #expect(session.perform("step 1").outcome == .done)
    }
}
