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

    static func rulebook(_ name: String) throws -> Rulebook {
        let text = try String(
            contentsOf: BlackThursday.folder.appending(path: "rulebooks/\(name).rules"),
            encoding: .utf8)
        return try RulebookText.read(text, name: name)
    }

    /// Types lines, one after the other; a refused one throws its rule.
    mutating func type(_ lines: String...) throws {
        for line in lines {
            var around = Surroundings(
                minutesPerBar: world.tape.minutesPerBar, coin: world.scenario.coin, now: world.now)
            around.coins = world.coins
            switch try Reader.read(line, in: around) {
            case .act(let act): events += try world.perform(act)
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
