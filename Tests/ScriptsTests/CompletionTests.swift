import Margin
import Testing

@testable import Scripts

@Suite("What the Tab key offers")
struct CompletionTests {
    private static let around = Surroundings(
        coin: Asset("BTC"), scenarios: { ["black-thursday", "gap"] },
        rulebooks: { ["plain", "plain-inverse"] }, lessons: { ["q1", "q2"] },
        branches: { ["main", "careful"] },
        terms: { ["liquidation price", "maintenance margin", "maintenance rate"] },
        values: { $0 == "PRICE" ? ["6,950"] : [] })

    @Test(
        "words that can stand at the end of the line",
        arguments: [
            ("unt", ["until"]), ("wh", ["what", "whatif", "where", "who", "why"]),
            ("open ", ["long", "short"]), ("open l", ["long"]), ("open long ", ["BTC"]),
            ("buy ", ["BTC"]),
            (
                "open long BTC 20x ",
                [
                    "margin", "risk", "at", "trigger", "cross", "isolated", "stop", "take",
                    "reduce-only",
                ]
            ),
            (
                "open long BTC 20x margin 1000 ",
                ["at", "trigger", "cross", "isolated", "stop", "take", "reduce-only"]
            ),
            ("open long BTC margin 1000 20x ", ["at", "trigger", "stop", "take", "reduce-only"]),
            ("open long BTC 20x margin 1000 stop ", ["6,950"]),
            ("open long BTC 20x margin 1000 stop 58,000 ", ["limit", "on", "take", "reduce-only"]),
            ("open long BTC 20x margin 1000 stop 58,000 on m", ["mark"]),
            ("until liq", ["liquidation"]), ("until price ", ["<", ">"]),
            ("until price < ", ["6,950"]), ("unt price > ", ["6,950"]), ("until flat ", ["or"]),
            ("until price > 7,000 or n", ["news"]),
            ("until price > 7,000 or flat or ma", ["mark", "margin"]),
            ("stop 6,950 ", ["limit", "on"]), ("cancel ", ["stop", "take", "trail", "all"]),
            ("add ", ["margin"]),
            ("close ", ["all", "BTC", "half", "at"]), ("load ", ["black-thursday", "gap"]),
            ("load bl", ["black-thursday"]), ("rules plain", ["plain", "plain-inverse"]),
            ("lesson ", ["q1", "q2"]), ("switch c", ["careful"]),
            ("compare main ", ["main", "careful"]),
            ("why ", ["BTC", "liquidation", "maintenance"]),
            ("why maintenance ", ["margin", "rate"]),
            ("why maintenance r", ["rate"]), ("define LIQ", ["liquidation"]),
            ("ladder ", ["long", "short", "BTC"]), ("help comp", ["compare"]), ("? op", ["open"]),
            ("what if no ", ["stop"]), ("what if w", ["without"]), ("step ", ["30m", "1h", "1d"]),
            ("account ", []), ("zzz", []), ("zzz ", []), ("load gap # ", []), ("note \"a", []),
        ])
    func words(_ line: String, _ words: [String]) {
        #expect(Completion.words(for: line, in: Self.around) == words)
    }

    @Test("an empty line offers every command once")
    func empty() {
        let words = Completion.words(for: "", in: Self.around)
        #expect(words == words.sorted() && Set(words).count == words.count)
        #expect(Verb.all.allSatisfy { words.contains($0.nameWords[0]) })
    }
}
