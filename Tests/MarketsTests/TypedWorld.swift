import Figures
import Foundation
import Margin
import Markets
import Scripts
import Testing

/// A shipped scenario under a shipped rulebook, traded by typing.
struct TypedWorld {
    var world: World
    private(set) var events: [Event] = []

    init(_ scenario: String, rules: String? = nil) throws {
        let tape = try String(
            contentsOf: BlackThursday.folder.appending(path: "\(scenario).scenario"),
            encoding: .utf8)
        try self.init(text: tape, name: scenario, rules: rules)
    }

    init(text: String, name: String = "made-up", rules: String? = nil) throws {
        let scenario = try ScenarioText.read(text, name: name)
        world = World(
            scenario: scenario, rulebook: try Self.rulebook(rules ?? scenario.rules))
    }

    /// Stands at 100,000 after a bar; each line to come is open, high, low, close, and the mark where it
    /// is not the close.
    static func atHundredThousand(then bars: [String] = [], rules: String = "plain") throws -> Self
    {
        let still = bars.isEmpty ? ["100000 100000 100000 100000"] : bars
        let lines = still.enumerated().map { index, bar in
            let prices = bar.split(separator: " ")
            let mark = prices.count == 5 ? prices[4] : prices[3]
            return "bar 2026-01-05 10:0\(index + 2) \(prices[0]) \(prices[1]) \(prices[2]) "
                + "\(prices[3]) \(mark)"
        }
        let text = """
            scenario "Orders"  2026-01-05 10:01  every 1m  past from 10:00
            market BTCUSDT none
            rules plain
            mark recorded
            deposit you 5,000 USDT
            deposit fund 1,000,000 USDT
            bar 2026-01-05 10:00 100,000 100,000 100,000 100,000 100,000
            bar 2026-01-05 10:01 100,000 100,000 100,000 100,000 100,000
            \(lines.joined(separator: "\n"))
            """
        var tape = try TypedWorld(text: text, rules: rules)
        try tape.type("step")
        return tape
    }

    static func rulebook(_ name: String) throws -> Rulebook {
        let text = try String(
            contentsOf: BlackThursday.folder.appending(path: "rulebooks/\(name).rules"),
            encoding: .utf8)
        return try RulebookText.read(text, name: name)
    }

    static func lending(_ name: String) throws -> LendingRules {
        let text = try String(
            contentsOf: BlackThursday.folder.appending(path: "rulebooks/\(name).lending"),
            encoding: .utf8)
        return try LendingText.read(text, name: name)
    }

    /// Types lines, one after the other; a refused one throws its rule.
    mutating func type(_ lines: String...) throws {
        for line in lines {
            var around = Surroundings(
                minutesPerBar: world.tape.minutesPerBar, coin: world.scenario.coin, now: world.now)
            around.coins = world.coins
            switch try Reader.read(line, in: around) {
            case .act(let act): events += try world.perform(act)
            case .lend(let request):
                events += try world.perform(.lend(.open(request, Self.lending("aave-v3"))))
            case .rules(let name): events += try world.perform(.rules(Self.rulebook(name)))
            default: Issue.record("`\(line)` is no act")
            }
        }
    }

    /// Why a line is refused; nil where it is taken. The world is as before either way.
    func refusal(_ line: String) throws -> Refusal? {
        var trial = self
        do {
            try trial.type(line)
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }

    var holding: Holding? { world.holdings.last }
    var line: String? { holding?.position.liquidationPrice?.value.plainText }
    /// A pot's dollars.
    func usdt(_ pot: Pot) -> Money { world.ledger[pot, .usdt] }
    var steps: [LiquidationStep] { world.forcedCloses.last?.steps ?? [] }

    /// What the world owes to the laws of any evening.
    var broken: [String] { WorldLawTests.broken(world) }
}
