import Figures
import Foundation
import Margin
import Markets
import Scripts
import Testing

/// Random evenings in every scenario that is shipped: the laws hold after every act and every bar.
/// A failure prints what to save and run.
@Suite("Any evening in every scenario")
struct EveryScenarioTests {
    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: BlackThursday.folder.path)) ?? [])
        .filter { $0.hasSuffix(".scenario") }.map { String($0.dropLast(9)) }.sorted()
    /// `WICK_EVENINGS=100` is a hundred evenings a scenario.
    private static let evenings =
        ProcessInfo.processInfo.environment["WICK_EVENINGS"].flatMap(UInt64.init) ?? 2

    @Test("The laws hold after every act and every bar", arguments: names)
    func evening(name: String) throws {
        let scenario = try Self.smaller(name)
        for seed in 1...Self.evenings {
            var evening = try Evening(scenario, seed: seed)
            try evening.live(acts: 60)
            if let failure = evening.failure {
                Issue.record("\(failure)")
                return
            }
        }
    }

    @Test("There are scenarios of both kinds")
    func some() throws {
        let all = try Self.names.map { try Self.smaller($0) }
        #expect(all.count { $0.live != nil } >= 9)
        #expect(all.count { $0.live == nil } >= 10)
    }

    /// A shipped scenario, its crowd small enough to look at everybody after every minute.
    static func smaller(_ name: String) throws -> Scenario {
        let file = BlackThursday.folder.appending(path: "\(name).scenario")
        let text = try String(contentsOf: file, encoding: .utf8)
            .replacing(/(?m)^crowd accounts [0-9,]+/, with: "crowd accounts 500")
        return try ScenarioText.read(text, name: name)
    }
}

/// One person's evening in a scenario, with everything looked at after every bar.
private struct Evening {
    private var world: World
    private var chance: RandomEvening
    private let conserved: Conserved?
    private let seed: UInt64
    /// What the bars looked at add up to.
    private var tally: LiveTally?
    private(set) var failure: String?

    init(_ scenario: Scenario, seed: UInt64) throws {
        world = World(scenario: scenario, rulebook: try TypedWorld.rulebook(scenario.rules))
        chance = RandomEvening(seed: seed)
        conserved = scenario.live?.conserved
        tally = scenario.live.map(LiveTally.init)
        self.seed = seed
    }

    mutating func live(acts: Int) throws {
        // Begin anywhere on the day.
        let first = chance.whole(0...(world.tape.lastStep * 3 / 4))
        if first > 0 { _ = try world.perform(.step(first)) }
        for _ in 0..<acts {
            let line = chance.line(in: world)
            guard let act = try act(line) else { continue }
            act.movesTape ? try play() : try type(act, line)
            if failure != nil { return }
        }
        guard world.replaying(world.journal.entries).world == world else {
            return fail("the replay of the journal is another world")
        }
    }

    /// An act is done, or is refused and leaves everything as it was.
    private mutating func type(_ act: Act, _ line: String) throws {
        let before = world
        do throws(Refusal) {
            _ = try world.perform(act)
        } catch {
            if world != before { fail("`\(line)` was refused (\(error)) and left a trace") }
        }
        look(after: line)
    }

    /// Some bars, one by one.
    private mutating func play() throws {
        for _ in 0..<chance.whole(1...25) {
            if world.isAtEnd { world = world.rewound(to: chance.whole(0...world.tape.lastStep)) }
            if world.isAtEnd { return }
            _ = try world.perform(.step(1))
            look(after: "step")
            if failure != nil { return }
        }
    }

    private mutating func look(after line: String) {
        var broken = WorldLawTests.broken(world)
        if let market = world.market, let conserved {
            broken += market.brokenLaws(since: conserved).map(\.rawValue)
            if let report = world.minutes.last, report.minute == market.minute, line == "step" {
                tally?.add(report)
                let rules = tally?.brokenLaws(report: market.setting.report) ?? []
                broken += rules.map(\.rawValue)
            }
        }
        if !broken.isEmpty { fail("after `\(line)`: \(broken.joined(separator: "; "))") }
    }

    private mutating func fail(_ what: String) {
        failure = "\(world.scenario.name), seed \(seed), \(world.now.text), \(what)\n\(runnable)"
    }

    /// What to save, and what to run: a small crowd is no shipped scenario, so its file stands first.
    private var runnable: String {
        guard world.scenario.live != nil else { return JournalText.print(world) }
        let name = "\(world.scenario.name)-small"
        return "save this as \(name).scenario:\n\n" + ScenarioText.print(world.scenario)
            + "\nand run this:\n\n"
            + JournalText.print(load: "./\(name).scenario", world.journal.entries.map(\.act))
    }

    private func act(_ line: String) throws -> Act? {
        var around = Surroundings(
            minutesPerBar: world.tape.minutesPerBar, coin: world.scenario.coin, now: world.now)
        around.coins = world.coins
        switch try? Reader.read(line, in: around) {
        case .act(let act): return act
        case .rules(let name): return .rules(try TypedWorld.rulebook(name))
        default: return nil
        }
    }
}
