import Figures
import Lessons
import Margin
import Markets
import Scripts

/// Where somebody is in a drill: which week of history it is, and what became of those of the set.
struct DrillPlace: Sendable {
    let code: DrillCode
    let week: HiddenWeek
    /// The day whose drill it is, where it is that of a day.
    let day: Day?
    /// How many are in the set, this one among them.
    let asked: Int
    /// Those of the set that are over.
    var done: [KeptDrill] = []
    /// What it was has been told.
    var isOver = false

    /// What the coin of every drill is called: it might be any.
    static let coin = Asset("XYZ")

    /// What `load` opens it by.
    var loadedAs: String { "drill \(code.text)" }

    /// A week of history as a market of its own: no date, no name of a coin, one price to begin at.
    static func scenario(of week: HiddenWeek, _ code: DrillCode) -> Scenario {
        var scenario = Scenario(
            name: "drill-\(code.text)", title: "Drill \(code.text)",
            about: [
                "Hourly prices of a coin that really were, for a week, with three days before it: "
                    + "date and coin are hidden, the price is scaled to 10,000, and one in "
                    + "\(HiddenWeek.mirroredOneIn) is turned upside down. No funding is paid. The "
                    + "deposits and the rules are our assumption."
            ], sources: week.series.sources, market: "hidden until it is over",
            coin: coin, rules: "plain",
            deposits: [
                Scenario.Deposit(
                    pot: .wallet(trader: World.you), amount: Money(5_000), asset: .usdt),
                Scenario.Deposit(pot: .fund, amount: Money(1_000_000), asset: .usdt),
            ], tape: week.tape(tick: Price(units: unitsPerOne / 100)), news: [], freezes: [],
            isUndated: true)
        scenario.loadedAs = "drill \(code.text)"
        return scenario
    }
}

extension World {
    /// A plan that a drill takes, with the price of the moment: a stop half-way to the line of 5x.
    var exampleDrillPlan: String {
        let stop = last.units * 9 / (10 * unitsPerOne)
        return "plan long \(scenario.coin) 5x margin 500 stop \(stop) because it holds above it"
    }

    /// What was entered before the tape moved, plans left out, and the world right after it.
    var entered: (acts: [Act], world: World) {
        var acts: [Act] = []
        var world = opened
        for entry in journal.entries {
            if entry.act.movesTape { break }
            // A plan trades nothing, here or on another tape.
            if case .plan = entry.act { continue }
            acts.append(entry.act)
            _ = try? world.perform(entry.act)
        }
        return (acts, world)
    }
}
