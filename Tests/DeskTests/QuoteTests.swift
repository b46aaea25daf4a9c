import Figures
import Margin
import Markets
import Scripts
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

    @Test("on a tape nobody sells options on more than ten million dollars of coins, and says so")
    func depth() throws {
        var session = Checkout.session()
        for line in ["load black-thursday", "deposit 900,000,000 USDT"] {
            _ = session.perform(line)
        }
        // 10,000,000 ÷ 7,353.5 = 1,359.8…
        let page = session.said("put 95% 1d 1,400")
        #expect(page.contains("10,000,000 dollars of coins, as no open interest was recorded"))
        #expect(page.contains("1,359.89 of that is left"))
        #expect(session.said("hedge put BTC 95% 1d 1,400").contains("1,359.89 of that is left"))
        #expect(session.perform("hedge put BTC 95% 1d 1,300").outcome == .done)
        #expect(session.said("hedge call BTC 105% 1d 100").contains("59.89 of that is left"))
    }

    /// What a conversion's answer says is got is what the wallet then has more, and the average that it
    /// names is the one that it paid.
    @Test(
        "conversions: what the answer says, and the wallet after",
        arguments: [
            ("load black-thursday", "deposit 2 BTC", "convert 1 BTC to USDT"),
            ("load black-thursday", "deposit 2 BTC", "convert 3,000 USDT to BTC"),
            ("load owed-dollars", "mode multi", "convert 0.01 BTC to USDT"),
            ("load brink-thin", "deposit 800 BTC", "convert 700 BTC to USDT"),
            ("load headline", "deposit 20,000,000 USDT", "convert 9,000,000 USDT to BTC"),
        ])
    func conversions(_ load: String, _ given: String, _ line: String) throws {
        var session = Checkout.session()
        for line in [load, given] { _ = session.perform(line) }
        let before = try #require(session.timeline?.world)
        let answer = session.perform(line)
        #expect(answer.outcome == .done, "\(answer.page.words)")
        let after = try #require(session.timeline?.world)
        for asset in before.ledger.assets {
            let moved = after.free(asset) - before.free(asset)
            guard moved != .zero else { continue }
            let shown = moved.magnitude.text(asset)
            #expect(answer.page.words.contains(shown), "\(shown) of \(asset): \(answer.page.words)")
        }
    }

    /// A loan's page before, and what the market then has of it.
    @Test(
        "loans: the page before, and the loan after",
        arguments: [
            ("load ether-loan", "10 ETH", "15,000"), ("load october-loans", "3 BTC", "100,000"),
            ("load black-thursday", "20 ETH", "1,500"),
        ])
    func loans(_ load: String, _ pledge: String, _ debt: String) throws {
        var session = Checkout.session()
        for line in [load, "deposit \(pledge)"] { _ = session.perform(line) }
        let coin = String(pledge.split(separator: " ")[1])
        let dollars = session.timeline?.world.dollarAsset ?? .usdt
        let before = try #require(session.timeline?.world.free(dollars))
        let quote = session.said("health \(pledge) borrow \(debt)")
        #expect(session.perform("lend \(pledge) borrow \(debt)").outcome == .done, "\(quote)")
        let world = try #require(session.timeline?.world)
        #expect(world.free(dollars) - before == (try Money(reading: debt.replacing(",", with: ""))))
        let figures = try #require(world.loanFigures)
        for (term, figure) in [
            ("health factor", figures.healthFactor?.value.shortHealth),
            (
                "loan line",
                figures.liquidationPrice(of: Asset(coin))?.value.text(places: 2)
            ), ("borrow limit", figures.borrowLimit.value.text(places: 2)),
        ] {
            let shown = try #require(figure, "\(term)")
            #expect(quote.contains("\(term) \(shown)"), "\(term) \(shown): \(quote)")
        }
    }
}
