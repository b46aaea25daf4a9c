import Figures
import Margin
import Markets
import Testing

@testable import Desk

/// What a page quotes is what the next line charges, for every product that is quoted.
@Suite("A quote equals the charge")
struct QuoteTests {
    /// The first row of an option's page is what `hedge` takes for one coin.
    @Test(
        "options: the page before, the wallet after",
        arguments: [
            "load brink-thin", "load black-thursday", "load gap", "load three-prices",
            "load two-coins",
        ],
        ["put", "call"])
    func options(_ load: String, _ kind: String) throws {
        for minutes in [0, 3] {
            for (strike, life) in [("95%", "1d"), ("100%", "30d"), ("104%", "12h")] {
                var session = Checkout.session()
                _ = session.perform(load)
                _ = session.perform("deposit 1,000,000 USDT")
                if minutes > 0 { _ = session.perform("step \(minutes)") }
                let page = session.text("\(kind) \(strike) \(life)")
                let row = try #require(
                    page.split(separator: "\n").first {
                        $0.contains("after the last day") || $0.contains("%  the scenario's")
                    }, "\(page)")
                let cells = row.split(separator: " ").map(String.init)
                let quoted = try Money(reading: cells[cells.count - 2].replacing(",", with: ""))
                let before = session.timeline?.world.free(.usdt) ?? Money.zero
                _ = session.perform("hedge \(kind) BTC \(strike) \(life) 1")
                let after = session.timeline?.world.free(.usdt) ?? Money.zero
                #expect(before - after == quoted, "\(load) \(kind) \(strike) \(life)\n\(page)")
            }
        }
    }
}
