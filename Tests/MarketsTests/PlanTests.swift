import Figures
import Margin
import Markets
import Scripts
import Testing

@Suite("plans in a world")
struct PlanTests {
    private static let plan = "plan long BTC 5x margin 500 stop 7,000 because the low held"

    private func world(_ lines: [String]) throws -> World {
        var world = try BlackThursday.world(rules: "plain")
        for line in lines { try type(line, &world) }
        return world
    }

    private func type(_ line: String, _ world: inout World) throws {
        let around = Surroundings(coin: Asset("BTC"))
        guard case .act(let act) = try Reader.read(line, in: around) else {
            Issue.record("no act: \(line)")
            return
        }
        _ = try world.perform(act)
    }

    @Test("a plan trades nothing, stands in the journal, and replays")
    func written() throws {
        let before = try world([])
        let after = try world([Self.plan])
        #expect(after.ledger == before.ledger && after.holdings.isEmpty && after.orders.isEmpty)
        #expect(after.plans.map(\.line) == [1])
        #expect(after.replaying(after.journal.entries).world == after)
        #expect(after.back(1) == before)
    }

    @Test("what could not be opened cannot be planned, and changes nothing")
    func refused() throws {
        var world = try world([])
        let before = world
        #expect(throws: Refusal.self) {
            try type("plan long BTC 500x margin 500 because why not", &world)
        }
        #expect(world == before)
    }

    @Test("an opening follows the latest plan of its coin, and only one does")
    func followed() throws {
        let world = try world([
            Self.plan, Self.plan, "step 3", "open long BTC 5x margin 500", "close",
            "open long BTC 5x margin 500",
        ])
        #expect(world.plan(of: 4)?.line == 2)
        #expect(world.plan(of: 6) == nil)
        #expect(world.opening(after: world.plans[0]) == nil)
        #expect(world.opening(after: world.plans[1])?.line == 4)
    }
}
