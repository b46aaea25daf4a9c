import Foundation
import Testing

@testable import Desk
@testable import Scripts

/// The line that a refusal says to type is taken where it is said, and raises no risk that was not asked
/// for.
@Suite("Suggested lines")
struct SuggestionLawTests {
    /// Lines that ask for no position: words of every command and habit that does not open one.
    private static let harmless: [String] = {
        let opening: Set<String> = ["open", "flip", "hedge", "lend", "plan"]
        var lines: [String] = [
            "share", "add 0.01 btc", "banana", "ALL", "protect me", "move stop to 7100",
            "insurance",
        ]
        for verb in Verb.all where !opening.contains(verb.name) {
            lines += [verb.name, verb.name + " x", verb.example + " x"]
        }
        for habit in Habit.all where !habit.means.contains(where: { $0.hasPrefix("open") }) {
            lines.append(habit.begins.joined(separator: " "))
        }
        return lines.filter { !opens($0) }
    }()

    private static func opens(_ line: String) -> Bool {
        let words = Set(line.lowercased().split(separator: " ").map(String.init))
        return !words.isDisjoint(with: [
            "open", "buy", "sell", "long", "short", "limit", "order", "flip", "yolo",
        ])
    }

    private func check(_ typed: String, in session: Session) {
        var next = session
        let reply = next.perform(typed) { true }
        guard let line = reply.suggestion else { return }
        #expect(next.timeline == session.timeline, "\(typed)")
        // What the prompt does by itself is no line of a session.
        switch try? Reader.read(line, in: next.surroundings) {
        case .program, .turn(.resume): return
        default: break
        }
        var there = next
        let taken = there.perform(line) { true }
        #expect(
            taken.outcome != .refused, "\(typed.debugDescription) → \(line): \(taken.page.words)")
        guard session.lesson == nil, !Self.opens(typed) else { return }
        let (before, after) = (session.timeline?.world, there.timeline?.world)
        if let before, let after, before.scenario.name == after.scenario.name,
            after.step == before.step
        {
            #expect(after.holdings.count <= before.holdings.count, "\(typed) → \(line)")
            let isLarger = zip(before.holdings, after.holdings).contains {
                $0.position.size.value < $1.position.size.value
            }
            #expect(!isLarger, "\(typed) → \(line)")
        }
    }

    @Test("hold for what harms nobody, in every state", arguments: SessionState.allCases)
    func harmlessLines(state: SessionState) throws {
        let session = try state.session
        for line in Self.harmless { check(line, in: session) }
    }

    @Test("hold for lines by chance, in every state", arguments: SessionState.allCases)
    func anyLines(state: SessionState) throws {
        let session = try state.session
        var chance = Chance(seed: 11)
        for _ in 0..<(SessionState.count / 2) { check(TypedLine.any(&chance), in: session) }
        for _ in 0..<(SessionState.count / 2) {
            check(TypedLine.atEdges[chance.below(TypedLine.atEdges.count)], in: session)
        }
    }

    /// The transcripts are the gallery of refusals, each in its own state.
    @Test("hold for every refusal of the transcripts", arguments: transcripts)
    func transcript(name: String) throws {
        let text = try String(
            contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        var session = Checkout.session()
        for line in text.split(separator: "\n") where line.hasPrefix("wick sim") {
            guard let prompt = line.range(of: "> ") else { continue }
            let typed = String(line[prompt.upperBound...])
            check(typed, in: session)
            _ = session.perform(typed)
        }
    }

    private static let folder = Checkout.root.appending(path: "Tests/DeskTests/Transcripts")
    /// Of live days each try takes seconds; these are recorded ones.
    private static let transcripts = [
        "wrong-words.txt", "refused.txt", "refused-modes.txt", "orders.txt", "order-tickets.txt",
        "modes.txt", "stops.txt", "by-risk.txt", "plan.txt", "first-hour.txt", "coin.txt",
    ]

    @Test(
        "an order that is refused is mended, and no more is risked than it said",
        arguments: [
            ("open short BTC 200x margin 500", "open short BTC 100x margin 500"),
            ("open long BANANA 5x margin 200", "open long BTC 5x margin 200"),
        ])
    func mended(typed: String, line: String) throws {
        var session = Checkout.session()
        _ = session.perform("load black-thursday")
        let reply = session.perform(typed)
        #expect(reply.suggestion == line, "\(reply.page.words)")
    }
}
