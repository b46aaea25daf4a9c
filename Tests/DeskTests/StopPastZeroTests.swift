import Testing

@testable import Desk

@Suite("a stop that was filled past the price at which the margin is gone")
struct StopPastZeroTests {
    private func page(_ lines: [String]) -> String {
        var session = Checkout.session()
        var page = ""
        for line in lines { page = session.perform(line).page.words }
        return page
    }

    @Test("what if tells what the sale left, and what the fund paid")
    func gap() {
        let page = page([
            "load gap", "open long BTC 0.2 5x stop 49,000", "until stop", "what if 20x",
        ])
        // 0.8 bitcoin at 50,000, sold at 46,900: a loss of 2,480 on a margin of 2,000.
        #expect(page.contains("left 1,380.00 −480.00"), "\(page)")
        #expect(page.contains("the fund 0.00 −480.00"), "\(page)")
    }

    @Test("it tells the same as who")
    func blackThursday() {
        let lines = [
            "load black-thursday", "open long BTC 20x margin 1000 stop 6950", "until flat",
        ]
        #expect(page(lines + ["who"]).contains("the fund −97.12"))
        #expect(page(lines + ["what if 10x"]).contains("the fund −97.12 0.00"))
        #expect(page(lines + ["what if 10x"]).contains("left −97.12 451.64"))
    }
}
