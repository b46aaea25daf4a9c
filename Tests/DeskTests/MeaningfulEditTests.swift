import Foundation
import Markets
import Scripts
import Testing

@testable import Desk

/// A shipped file with one meaningful edit: a number times ten, a sign, a time, a swapped line. The
/// check says something, or nothing that a position lives through changes by more than a tenth of its
/// margin.
///
/// What an author chooses and nobody recorded is left out: what everybody is given, the moment at which
/// a scenario opens, the steps of a price and a size, and the seed of chance.
///
/// `.ci/slips` plays very many more.
@Suite("One meaningful edit of a shipped file")
struct MeaningfulEditTests {
    private static let count =
        ProcessInfo.processInfo.environment["WICK_FUZZ"].flatMap(Int.init) ?? 48

    private static let recorded = [
        "calm-drop", "gap", "flat-week", "two-coins", "three-prices", "exit-above", "ether-loan",
        "tariff-friday-minutes",
    ]
    private static let rulebooks = ["plain", "plain-takeover", "binance-2026-09", "okx-2026"]
    private static let live = ["brink", "brink-thin"]
    private static let chosen = [
        "scenario", "deposit", "contract", "seed", "rulebook", "source", "about",
    ]

    private enum Edit: CaseIterable { case tenfold, sign, time, swap }

    /// The words of a line before its comment, and what stands between them.
    private static func edited(
        _ lines: [String], _ edit: Edit, _ chance: inout Chance
    ) -> (text: String, said: String)? {
        let places = lines.indices.filter { place in
            let line = lines[place]
            let first = String(line.prefix { $0 != " " })
            return !line.isEmpty && !line.hasPrefix("#") && !chosen.contains(first)
        }
        guard !places.isEmpty else { return nil }
        let place = places[chance.below(places.count)]
        var lines = lines
        let before = lines[place]
        if edit == .swap {
            guard place + 1 < lines.count, places.contains(place + 1),
                lines[place] != lines[place + 1]
            else { return nil }
            lines.swapAt(place, place + 1)
            return (lines.joined(separator: "\n"), "swapped: \(before)")
        }
        let statement = String(before.prefix { $0 != "#" && $0 != "\"" })
        var words = statement.split(separator: " ", omittingEmptySubsequences: false).map(
            String.init)
        let fitting = words.indices.filter { place in
            let word = words[place]
            return edit == .time ? isTime(word) : place > 0 && isNumber(word)
        }
        guard !fitting.isEmpty else { return nil }
        let word = fitting[chance.below(fitting.count)]
        let old = words[word]
        switch edit {
        case .tenfold: words[word] = tenfold(old)
        case .sign: words[word] = old.hasPrefix("-") ? String(old.dropFirst()) : "-" + old
        default: words[word] = later(old, by: [1, 5, 60][chance.below(3)])
        }
        lines[place] = words.joined(separator: " ") + before.dropFirst(statement.count)
        return (lines.joined(separator: "\n"), "\(old) → \(words[word]): \(before)")
    }

    private static func isTime(_ word: String) -> Bool {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { $0.count == 2 && Int($0) != nil }
    }
    private static func isNumber(_ word: String) -> Bool {
        guard word.contains(where: \.isNumber), !word.contains(":") else { return false }
        let isDate = word.split(separator: "-").count > 1 && !word.hasPrefix("-")
        return !isDate && word.allSatisfy { $0.isNumber || "-,.%x".contains($0) }
    }
    private static func later(_ time: String, by minutes: Int) -> String {
        let parts = time.split(separator: ":").compactMap { Int($0) }
        let total = (parts[0] * 60 + parts[1] + minutes) % 1440
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(total / 60)):\(two(total % 60))"
    }
    /// The point one place further on.
    private static func tenfold(_ word: String) -> String {
        let tail = word.suffix { $0 == "%" || $0 == "x" }
        var digits = word.dropLast(tail.count).filter { $0 != "," }
        guard let point = digits.firstIndex(of: ".") else { return digits + "0" + tail }
        let next = digits.index(after: point)
        let moved = digits[next]
        digits.replaceSubrange(point...next, with: [moved, "."])
        if digits.last == "." { digits.removeLast() }
        let isNegative = digits.hasPrefix("-")
        var bare = String(digits.drop { $0 == "-" })
        while bare.count > 1, bare.hasPrefix("0"), bare.dropFirst().first != "." {
            bare.removeFirst()
        }
        return (isNegative ? "-" : "") + bare + tail
    }

    /// What came of a long and a short at 10x on every coin, in dollars of an account.
    private static func outcome(
        _ content: Content, _ scenario: String, rules: String?
    ) -> [Double?] {
        ["BTC", "ETH"].flatMap { coin in
            ["long", "short"].map { side in
                var session = Session(content: content)
                let under = rules.map { ["rules \($0)"] } ?? []
                let lines = ["load \(scenario)"] + under + ["open \(side) \(coin) 10x margin 100"]
                for line in lines where session.perform(line).outcome != .done { return nil }
                _ = session.perform("until end")
                _ = session.perform("close all")
                let world = session.timeline?.world
                let facts = WorldFacts(
                    world: world, other: nil, hasCompared: false, hasAskedWhy: false)
                return facts.value(of: "account")?.units.map { Double($0) / 1e8 }
            }
        }
    }

    private static func differs(_ a: [Double?], _ b: [Double?]) -> Bool {
        zip(a, b).contains { one, other in
            guard let one, let other else { return (one == nil) != (other == nil) }
            return abs(one - other) > 10
        }
    }

    /// The run of a live market: its low, and what was reported.
    private static func run(_ content: Content, _ name: String) -> [Double] {
        guard let text = try? content.text(.scenarios, name),
            let market = try? ScenarioText.read(text, name: name).live,
            let spread = try? CrowdSpread(market.setting)
        else { return [] }
        return LiveTarget.What.allCases.map { LiveTarget($0, 0, within: 0).found(spread) }
    }

    @Test("none passes the check in silence and changes what comes of a position")
    func silent() throws {
        var chance = Chance(seed: 20_261_128)
        var told = 0
        var harmless = 0
        var harmful: [String] = []
        var tried = 0
        while tried < Self.count {
            let names = Self.recorded + Self.rulebooks + Self.live
            let name = names[chance.below(names.count)]
            let isRules = Self.rulebooks.contains(name)
            let shelf: Content.Shelf = isRules ? .rulebooks : .scenarios
            let text = try Checkout.content.text(shelf, name)
            let edit = Edit.allCases[chance.below(4)]
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            guard let (other, said) = Self.edited(lines.map(String.init), edit, &chance) else {
                continue
            }
            tried += 1
            let file = try #require(AddedFile(path: shelf.path(to: name), text: other))
            let proof = Proof(content: Checkout.content, given: [file])
            guard proof.findings(shelf, name).isEmpty else {
                told += 1
                continue
            }
            let content = Checkout.content.adding([file])
            let isChanged: Bool
            if Self.live.contains(name) {
                isChanged = zip(Self.run(Checkout.content, name), Self.run(content, name))
                    .contains { abs($1 / $0 - 1) > 0.1 }
            } else {
                let market =
                    isRules
                    ? name == "binance-2026-09" ? "two-coins" : "tariff-friday-minutes" : name
                isChanged = Self.differs(
                    Self.outcome(Checkout.content, market, rules: isRules ? name : nil),
                    Self.outcome(content, market, rules: isRules ? name : nil))
            }
            if isChanged { harmful.append("\(name): \(said)") } else { harmless += 1 }
        }
        #expect(harmful == [], "of \(tried) edits \(told) were told, \(harmless) changed nothing")
        #expect(told > tried / 4)
    }

    private struct Chance {
        private var state: UInt64
        init(seed: UInt64) { state = seed }
        mutating func below(_ count: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((z ^ (z >> 31)) % UInt64(count))
        }
    }
}

extension String {
    fileprivate func suffix(_ belongs: (Character) -> Bool) -> String {
        String(reversed().prefix(while: belongs).reversed())
    }
}
