import Figures
import Lessons
import Margin
import Markets
import Scripts
import Testing

@testable import Desk

/// What a page tells is what a hand-in is graded by: whoever copies a figure is right, and whoever is a
/// hundredth off is not.
@Suite("A figure copied from a page is graded as right")
struct CopiedFigureTests {
    /// The questions of a grader, by the figure of the page that answers them.
    private static let asked: [(term: Term, answer: String)] = [
        (.account, "account"), (.freeWallet, "wallet"), (.collateral, "position.own"),
        (.equity, "position.left"), (.maintenanceMargin, "position.required"),
        (.profit, "position.profit"),
    ]
    private static let lesson: Lesson? = {
        let asks = asked.map { _, answer in
            "```ask number\nid: \(answer.replacing(".", with: "-"))\nHow much is it?\n"
                + "answer: {\(answer)} within 0.01\nwrong: Look at account.\n```\n"
        }
        return try? Lesson(
            reading: """
                # Copied
                id: x1-copied
                format: 1
                scenario: black-thursday
                rules: plain


                """ + asks.joined(separator: "\n"), file: "x1-copied.md")
    }()

    @Test(
        "under every linear rulebook, at several minutes",
        arguments: ["plain", "binance-2026-09", "bybit-2026", "okx-2026", "plain-takeover"],
        ["open long BTC 20x margin 300", "open short BTC 5x margin 250 stop 7,700"])
    func copied(_ rules: String, _ opening: String) throws {
        let asks = try #require(Self.lesson?.asks)
        #expect(asks.count == Self.asked.count)
        var graded = 0
        for minutes in [1, 7, 20] {
            var session = Checkout.session()
            for line in ["load black-thursday", "rules \(rules)", opening, "step \(minutes)"] {
                #expect(session.perform(line).outcome == .done, "\(line)")
            }
            let world = try #require(session.timeline?.world)
            let facts = WorldFacts(
                world: world, other: nil, hasCompared: false, hasAskedWhy: false)
            let told = session.perform("account").page.spans.compactMap(\.tells)
            for (ask, (term, name)) in zip(asks, Self.asked) {
                guard let figure = told.first(where: { $0.term == term }) else { continue }
                let shown = figure.money.text(figure.asset)
                let place = "\(rules), \(opening), \(minutes) minutes: \(name) \(shown)"
                #expect(ask.graded(shown, facts).isRight == true, "\(place)")
                guard figure.money.magnitude > Money(5) else { continue }
                let share = figure.money.magnitude * (try Rate(reading: "0.01"))
                let off = figure.money + share.rounded(.nearest)
                let cents = off.rounded(.nearest, to: Money(units: unitsPerOne / 100))
                #expect(
                    ask.graded(cents.text(figure.asset), facts).isRight == false,
                    "\(place), and a hundredth more")
                graded += 1
            }
        }
        #expect(graded >= 12)
    }

    /// `plan` names margin, fees, line and the loss at its stop: opened, it is what was named.
    @Test(
        "what a plan names is what the position then has",
        arguments: ["plain", "binance-2026-09", "bybit-2026", "okx-2026", "plain-takeover"],
        [("long", "20x", "7,200"), ("short", "10x", "7,600")])
    func planned(_ rules: String, _ trade: (side: String, leverage: String, stop: String)) throws {
        let words = "\(trade.side) BTC \(trade.leverage) margin 1000 stop \(trade.stop)"
        var session = Checkout.session()
        for line in ["load black-thursday", "rules \(rules)"] { _ = session.perform(line) }
        let plan = session.said("plan \(words) because the low held")
        #expect(session.perform("open \(words)").outcome == .done)
        let world = try #require(session.timeline?.world)
        let holding = try #require(world.holdings.first)
        let contract = holding.position.contract
        let line = try #require(holding.position.liquidationPrice?.value)
        let fee = world.ledger.transfers.filter { $0.reason == .fee }
            .reduce(Money.zero) { $0 + $1.amount }
        let named = [
            ("own margin", contract.text(holding.position.collateral.value)),
            ("line", contract.text(line)),
            ("fees, in and out", contract.text(fee + fee)),
            ("value", contract.text(holding.position.cost.value)),
        ]
        // Where a venue takes no fee, none is named.
        for (name, figure) in named where fee.isPositive || !name.hasPrefix("fees") {
            #expect(plan.contains("\(name) \(figure)"), "\(name) \(figure): \(plan)")
        }
    }
}
