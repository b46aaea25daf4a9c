import Figures
import Foundation
import Margin
import Markets
import Scripts
import Testing

/// Whatever is typed, money only moves, a refused line changes nothing, and the journal is the truth.
/// A failure prints a journal that runs: save it in a file and give it to wick.
@Suite("Any evening at all")
struct WorldLawTests {
    /// Seeds, and the rulebook each begins under. `.ci/evenings` lives ten thousand lines a venue.
    static let evenings: [(seed: UInt64, rules: String)] = (1...count).map {
        ($0, RandomEvening.rulebooks[Int($0) % RandomEvening.rulebooks.count])
    }
    private static let count =
        ProcessInfo.processInfo.environment["WICK_EVENINGS"].flatMap(UInt64.init) ?? 26
    static let acts = 120

    @Test("Money is kept, refusals change nothing, journals replay", arguments: evenings)
    func evening(seed: UInt64, rules: String) throws {
        var chance = RandomEvening(seed: seed)
        var world = try BlackThursday.world(rules: rules)
        for _ in 0..<Self.acts {
            let turn = turned(&world, &chance)
            let line = turn ?? chance.line(in: world)
            if turn == nil { try type(line, into: &world) }
            let broken = Self.broken(world)
            guard broken.isEmpty else {
                Issue.record("seed \(seed), after `\(line)`: \(broken)\n\(script(world))")
                return
            }
            if world.isAtEnd { world = world.rewound(to: chance.whole(0...400)) }
        }
        #expect(world.replaying(world.journal.entries).world == world, "\(script(world))")
        #expect(try retyped(world) == world, "\(script(world))")
    }

    /// Laws about what never happens say nothing.
    @Test("The evenings have in them what the laws are about")
    func eventful() throws {
        var liquidated = 0
        var stopped = 0
        var coins = 0
        var refused = 0
        var placed = 0
        var shared = 0
        var parts = 0
        for (seed, rules) in Self.evenings.prefix(20) {
            var chance = RandomEvening(seed: seed)
            var world = try BlackThursday.world(rules: rules)
            for _ in 0..<Self.acts {
                if world.isAtEnd { world = world.rewound(to: chance.whole(0...400)) }
                guard let act = try act(chance.line(in: world), in: world) else { continue }
                var events: [Event] = []
                do throws(Refusal) { events = try world.perform(act) } catch { refused += 1 }
                if world.sharesCollateral { shared += 1 }
                for event in events {
                    switch event.happening {
                    case .placed: placed += 1
                    case .reduced: parts += 1
                    default: break
                    }
                }
                for ending in events.compactMap(\.ending) {
                    if ending.settlement != nil { liquidated += 1 }
                    if case .stopped = ending.cause { stopped += 1 }
                    if ending.position.contract.kind == .inverse { coins += 1 }
                }
            }
        }
        #expect(liquidated >= 5)
        #expect(placed >= 20)
        #expect(shared >= 20)
        #expect(parts >= 3)
        #expect(stopped >= 5)
        #expect(coins >= 5)
        #expect(refused >= 50)
    }

    /// Now and then time is turned back.
    private func turned(_ world: inout World, _ chance: inout RandomEvening) -> String? {
        switch chance.whole(0...49) {
        case 0:
            world = world.back(chance.whole(1...3))
            return "back"
        case 1:
            world = world.rewound(to: chance.whole(0...max(1, world.step)))
            return "rewind"
        default: return nil
        }
    }

    /// A line either reads and is done, or is refused and leaves everything as it was.
    private func type(_ line: String, into world: inout World) throws {
        let before = world
        guard let act = try act(line, in: world) else { return }
        do throws(Refusal) {
            _ = try world.perform(act)
            #expect(world.journal.entries.count >= before.journal.entries.count)
        } catch {
            #expect(world == before, "`\(line)` was refused (\(error)) and left a trace")
        }
    }

    private func act(_ line: String, in world: World) throws -> Act? {
        var around = Surroundings(minutesPerBar: 1, coin: world.scenario.coin, now: world.now)
        around.coins = world.coins
        let command: Command
        do throws(Misreading) {
            command = try Reader.read(line, in: around)
        } catch {
            // An amount of nothing is turned down before it comes to the world.
            if case .notAboveZero = error.rule { return nil }
            throw error
        }
        switch command {
        case .act(let act): return act
        case .lend(let request):
            return .lend(.open(request, try TypedWorld.lending("aave-v3")))
        case .rules(let name): return .rules(try BlackThursday.world(rules: name).rulebook)
        default:
            Issue.record("`\(line)` is no act")
            return nil
        }
    }

    /// The laws that a world breaks; empty where it breaks none.
    static func broken(_ world: World) -> [String] {
        var broken: [String] = []
        for asset in world.ledger.assets {
            if world.ledger.total(of: asset) != .zero { broken.append("\(asset) is not conserved") }
            for (pot, amount) in world.ledger.pots(in: asset) where amount.isNegative {
                // Rebates come out of the venue's till; a shared wallet may be overdrawn, and one in
                // multi-asset margin may owe.
                let lends = [Pot.writer, .pool, .liquidator, .debt(trader: World.you)]
                if pot == .outside || pot == .market || pot == .venue || lends.contains(pot) {
                    continue
                }
                let mayOwe = world.sharesCollateral || world.mode == .multiAsset
                if pot == .wallet(trader: World.you), mayOwe { continue }
                broken.append("\(pot.name) holds \(amount) \(asset)")
            }
        }
        for holding in world.holdings {
            let contract = holding.position.contract
            let pot = world.ledger[
                .margin(trader: World.you, symbol: contract.symbol), contract.settles]
            if holding.mode == .isolated ? pot != holding.position.collateral.value : pot != .zero {
                broken.append("\(contract.symbol) is backed by \(pot) in the ledger")
            }
            if !holding.position.size.value.isPositive { broken.append("an empty position") }
        }
        return broken + unbooked(world)
    }

    /// Every unit that trading took or gave stands in the books of some position.
    private static func unbooked(_ world: World) -> [String] {
        let trading: [Reason] = [
            .profit, .loss, .fee, .liquidationFee, .surplus, .shortfall, .funding, .unpaid,
        ]
        return world.ledger.assets.compactMap { asset in
            // With multi-asset margin a venue takes coins over that no position settles in.
            let isTakenOver =
                !asset.isDollar && world.endings.contains { $0.mode == .multiAsset }
            let gone = world.ledger.transfers.reduce(Money.zero) { sum, transfer in
                guard transfer.asset == asset, trading.contains(transfer.reason),
                    !(isTakenOver && transfer.reason == .surplus)
                else { return sum }
                if isTrading(transfer.from) { return sum + transfer.amount }
                return isTrading(transfer.to) ? sum - transfer.amount : sum
            }
            let ended = world.endings.filter { $0.position.contract.settles == asset }
            let held = world.holdings.filter { $0.position.contract.settles == asset }
            let booked =
                ended.reduce(Money.zero) { $0 + $1.books.lost }
                + held.reduce(Money.zero) { $0 + $1.books.lost }
            return gone == booked
                ? nil : "\(gone) \(asset) are gone, and positions tell of \(booked)"
        }
    }

    private static func isTrading(_ pot: Pot) -> Bool {
        switch pot {
        case .wallet(let trader), .margin(let trader, _): trader == World.you
        default: false
        }
    }

    /// The same evening typed again from its own journal.
    private func retyped(_ world: World) throws -> World {
        let text = JournalText.print(world)
        var around = Surroundings(minutesPerBar: 1, coin: world.scenario.coin, now: world.now)
        around.coins = world.coins
        let read = try JournalText.read(text, file: "evening", in: around)
        var again = world.opened
        // The text opens the world first: its tape, and rules that are not the tape's own.
        let opening = again.rulebook.name == again.scenario.rules ? 1 : 2
        for entry in read.entries.dropFirst(opening) {
            // Where it had been seen further, the journal goes there and back again.
            if case .turn(.back(let count)) = entry.command {
                again = again.back(count)
                continue
            }
            if let act = try act(entry.text, in: again) { _ = try again.perform(act) }
        }
        return again
    }

    private func script(_ world: World) -> String { JournalText.print(world) }
}
