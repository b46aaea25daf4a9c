import Foundation
import Testing

@testable import Desk
@testable import Lessons

/// What is counted over the hourly series, and its days as markets, as the prompt tells them.
@Suite struct HistoryDeskTests {
    private func answers(_ lines: String...) -> String {
        var session = Checkout.session()
        var last = ""
        for line in lines { last = session.said(line) }
        return last
    }

    @Test("The very line is counted, with entries, share and certainty")
    func odds() {
        let page = answers("odds 10x")
        #expect(page.contains("9.55% under"))
        #expect(page.contains("75,255") && page.contains("3.5%"))
        #expect(page.contains("74,967") && page.contains("21.8%"))
        #expect(page.contains("The windows overlap"))
        #expect(answers("odds 10x within a week in 2022").contains("8,760"))
        #expect(answers("odds 5x within a week in 2022").contains("7.6%"))
    }

    @Test("Too few windows, unknown days and a leverage without a line are refused")
    func refused() {
        #expect(answers("odds 10x within a month in 2022").contains("Only 13 windows"))
        #expect(answers("odds 1x").contains("no line"))
        #expect(answers("load 2017-01-01").contains("2017-08-17"))
        #expect(answers("load 2023-12-25").contains("1 hole"))
    }

    @Test("An opening says how often its own line was reached, and why shows the counting")
    func opening() {
        let opened = answers("load 2022-06-13", "open long BTC 10x margin 100")
        #expect(opened.contains("how often, of BTC: a line 9.7% under was reached within a day"))
        let why = answers("load 2022-06-13", "open long BTC 10x margin 100", "why how often")
        #expect(why.contains("75,255") && why.contains("furthest from that of 2020-03-1"))
        let short = answers("load 2022-06-13", "open short BTC 10x margin 100")
        #expect(short.contains("over was reached"))
        let ether = answers("load 2022-06-13 eth", "open long ETH 10x margin 100")
        #expect(ether.contains("how often, of ETH"))
    }

    @Test("Any day is a market: its prices, its funding, and the line that opens it again")
    func days() {
        let page = answers("load 2022-06-13")
        #expect(page.contains("13 June 2022") && page.contains("Funding is paid as"))
        #expect(answers("load 2019-06-26").contains("none is paid: that is our assumption"))
        #expect(answers("load 2020-03-12").contains("load black-thursday"))
        var session = Checkout.session()
        let reply = session.perform("load worst 1 for 2 days")
        #expect(reply.kept == ["load 2020-03-12 for 2 days"])
        #expect(session.said("until end").contains("2020") || !session.said("market").isEmpty)
        var again = Checkout.session()
        #expect(again.perform("load 2020-03-12 for 2 days").outcome == .done)
    }

    @Test("The calendar has every year and the twenty worst days, for the ear as sentences")
    func calendar() {
        let page = answers("history")
        #expect(page.contains("2017") && page.contains("2026") && page.contains("2020-03-12"))
        #expect(page.contains("black-thursday"))
        var session = Checkout.session()
        let flat = session.text("history", style: .flat)
        #expect(flat.contains("days fell 5% or more") && flat.contains("12 March 2020"))
    }

    @Test("Funding is counted: 5,478 payments, and what followed the high ones")
    func funding() {
        let page = answers("history funding")
        #expect(page.contains("5,478 payments") && page.contains("price lower a week later"))
    }

    @Test("A cited frequency that the series does not give is an error of its table")
    func cited() throws {
        let text = try Checkout.content.text(.facts, "line-reached")
        let wrong = text.replacingOccurrences(of: "21.8 %", with: "21.3 %")
        #expect(wrong != text)
        let good = try FactsFile(reading: text, name: "line-reached")
        let bad = try FactsFile(reading: wrong, name: "line-reached")
        #expect(Checkout.content.miscounts(in: good) == [])
        let found = Checkout.content.miscounts(in: bad)
        #expect(found.count == 1 && found[0].contains("21.3") && found[0].contains("21.8"))
    }
}
