import Figures
import Margin
import Markets
import Scripts

// `miner`: what a petahash earns and costs a day, and where the two meet.

extension Session {
    func miner(_ question: MinerQuestion) -> Reply {
        if let lesson, !lesson.hidden.isEmpty { return .calculatorsWait }
        return Reply(MinerPage(question, timeline?.world).page)
    }
}

/// A miner with what he did not say filled in, and where that came from.
private struct MinerPage {
    private var joules = (value: 20.0, source: "assumed: an efficient machine of 2025")
    private var cents = (value: 5.0, source: "assumed: cheap power")
    private var network = (
        value: 1_080_000.0, source: "assumed: the network in late 2025, about 1.08 million PH/s"
    )
    private var price = (
        value: 104_000.0, source: "assumed: bitcoin in November 2025"
    )
    private var subsidy = (value: 3.125, source: "by protocol, from April 2024")
    private var fees = (value: 0.01, source: "assumed: 1% of the subsidy")

    init(_ question: MinerQuestion, _ world: World?) {
        if let world, world.scenario.coin == Asset("BTC") {
            price = (Double(world.last.units) / 1e8, "last price at \(world.clock(world.step))")
            if !world.scenario.isUndated {
                let date = world.now.date
                subsidy = (
                    Miner.subsidy(year: date.year, month: date.month), "by protocol, on that day"
                )
            }
        }
        func said(_ number: (some FixedPoint)?, _ own: inout (value: Double, source: String)) {
            if let number { own = (Double(number.units) / 1e8, "you said") }
        }
        said(question.joules, &joules)
        said(question.cents, &cents)
        said(question.network, &network)
        said(question.price, &price)
        said(question.subsidy, &subsidy)
        said(question.fees, &fees)
    }

    var page: Page {
        guard
            let miner = Miner(
                joulesPerTerahash: joules.value, dollarsPerKilowattHour: cents.value / 100)
        else {
            return .problem(
                "A machine takes under 10,000 joules a terahash, power costs under 100 dollars.",
                fix: "miner joules 20 cents 5")
        }
        func income(_ price: Double) -> Double {
            Miner.hashPrice(
                price: price, networkPetahashes: network.value, subsidy: subsidy.value,
                fees: fees.value)
        }
        let now = income(price.value)
        let lower = income(price.value * 0.95)
        let cost = miner.costPerPetahashDay
        let even = miner.breakEven(
            networkPetahashes: network.value, subsidy: subsidy.value, fees: fees.value)
        let leftNow = now - cost
        return Page([
            .entries([
                entry("hashprice", money(now, 2), "dollars a PH and day"),
                entry("after a fall of 5%", money(lower, 2), "\(money(lower - now, 2)) a day"),
                entry("power", money(cost, 2), "dollars a PH and day"),
                entry(
                    "left over", money(leftNow, 2),
                    leftNow < 0 ? "the miner pays to mine" : "before all else"),
                (
                    Prose("break-even price", .term),
                    Prose([.figure(money(even, 0)), Span("  \(gap(even))", .faint)])
                ),
            ]),
            .lines([
                Prose(
                    "break-even = J/TH × 24 × dollars a kWh × network ÷ (subsidy × (1 + fees) × 144)",
                    .faint),
                Prose(
                    "           = \(money(joules.value, 1)) × 24 × \(money(cents.value / 100, 4)) × "
                        + "\(money(network.value, 0)) ÷ (\(money(subsidy.value, 4)) × "
                        + "\(money(1 + fees.value, 3)) × 144)", .faint),
            ]),
            .table(
                Table(
                    lead: ["What it is reckoned from:"], header: ["", "", "where from"],
                    rows: [
                        row("joules", joules, 1, "J/TH"), row("cents", cents, 2, "c/kWh"),
                        row("network", network, 0, "PH/s"), row("price", price, 1, "dollars"),
                        row("subsidy", subsidy, 4, "BTC a block"),
                        Table.Row(
                            [
                                Prose("fees", .term), Prose(percent(fees.value), .figure),
                                Prose(fees.source, .faint),
                            ], said: "fees: \(percent(fees.value)); \(fees.source)."),
                    ], numeric: [1])),
            .paragraph(
                Prose(
                    "Power alone: machines, rent and debt come on top. A fall of 5% in one day is "
                        + "noise to a miner, whose costs are counted in months; machines differ by a "
                        + "factor of two.", .faint)),
            .paragraph(.next(["miner joules 30 cents 7", "define hashprice"])),
        ])
    }

    private func gap(_ even: Double) -> String {
        guard price.value > 0, even.isFinite else { return "" }
        let share = even / price.value - 1
        return "\(percent(share < 0 ? -share : share)) \(share < 0 ? "under" : "above") the price"
    }

    private func money(_ value: Double, _ places: Int) -> String { fixed(value, places) }

    private func entry(_ name: String, _ value: String, _ unit: String) -> (Prose, Prose) {
        (Prose(name, .term), Prose([.figure(value), Span("  \(unit)", .faint)]))
    }

    private func row(
        _ name: String, _ part: (value: Double, source: String), _ places: Int, _ unit: String
    ) -> Table.Row {
        let value = "\(fixed(part.value, places)) \(unit)"
        return Table.Row(
            [Prose(name, .term), Prose(value, .figure), Prose(part.source, .faint)],
            said: "\(name): \(value); \(part.source).")
    }
}
