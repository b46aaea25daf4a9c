import Foundation
import Scripts

@testable import Desk

/// A session in each state that a line can meet: with nothing, with a history, in a live market, in a
/// lesson, in an exercise, and while questions are open.
enum SessionState: String, CaseIterable, Sendable {
    case empty, held, ended, branched, live, lesson, exercise, dialogue

    /// So many lines of each kind; `WICK_FUZZ` plays very many more.
    static let count =
        ProcessInfo.processInfo.environment["WICK_FUZZ"].flatMap(Int.init) ?? 400

    var session: Session {
        get throws {
            var session = Checkout.session()
            if self == .exercise {
                let task = try ExerciseTask(named: "ex5", content: Checkout.content)
                session =
                    Session.playing(task, token: "0000000000000001", content: Checkout.content)
                    .session
            }
            for line in lines { _ = session.perform(line) }
            return session
        }
    }

    private var lines: [String] {
        switch self {
        case .empty, .exercise: []
        case .held: ["load black-thursday", "open long BTC 20x margin 1000 stop 7,100", "step 5"]
        case .ended:
            [
                "load black-thursday", "open long BTC 50x margin 1000", "until liquidation",
                "what if 3x",
            ]
        case .branched:
            ["load three-prices", "open short BTC 5x margin 100", "branch b", "step"]
        case .live: ["load calm", "open long BTC 10x margin 500", "step 2"]
        case .lesson: ["lesson q1"]
        case .dialogue: ["load black-thursday", "autopsy"]
        }
    }
}

/// Lines that a beginner, and a cat on the keys, types.
enum TypedLine {
    /// Whole lines, without those that fetch a market: every state is to stay what it is.
    static let valid: [String] =
        Verb.all.map(\.example).filter { !$0.hasPrefix("load") && !$0.hasPrefix("lesson") } + [
            "open short BTC 5x margin 100", "open long BTC 0.2 10x", "close", "close all",
            "stop 7,000", "stop 1", "add margin 10", "withdraw 10", "deposit 10", "step", "",
            "step 999999999", "rewind 10:05", "back 3", "switch main", "switch b", "compare",
            "what if 1: open long BTC 2x margin 10", "what if no stop", "cancel stop",
            "rules bitmex-2020", "rules nothing", "until flat", "until 10:20", "debrief", "mirror",
            "chart margin", "chart equity", "why margin ratio", "next", "hint", "skip", "play",
            "answer 7", "return", "quit", "alert price < 7,000", "alert off 9", "away 8h",
        ]

    /// One of them, mostly with slips in it.
    static func any(_ chance: inout Chance) -> String {
        let line = valid[chance.below(valid.count)]
        if chance.below(3) == 0 { return line }
        if chance.below(8) == 0 {
            let bytes = (0..<chance.below(24)).map { _ in UInt8(chance.below(256)) }
            return String(decoding: bytes, as: UTF8.self)
        }
        var bytes = Array(line.utf8)
        for _ in 0...chance.below(2) {
            let place = chance.below(bytes.count + 1)
            switch chance.below(4) {
            case 0: bytes.insert(UInt8(chance.below(256)), at: place)
            case 1 where place < bytes.count: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: Array("9,99x -0".utf8), at: place)
            default:
                let word = Array(valid[chance.below(valid.count)].utf8)
                bytes.insert(contentsOf: [32] + word.prefix(9), at: place)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Numbers at which reckoning goes wrong: around nought, and at the end of every kind of number.
    static let edges: [String] =
        [
            "-1", "0", "1", "-0", "999,999,999", "1,000,000,000", "-999,999,999",
            "9999999999999", "10,000,000,000,000", "99,999,999,999,999", "100,000,000,000,000",
            "9223372036854775807", "9223372036854775808", "-9223372036854775808",
            "-9223372036854775809", "18446744073709551615", "18446744073709551616", "1e308",
            "-1e308",
            "1e-9", "0.00000001", "0.000000001", "1000000", "1000001", "1440", "1441", "0x10",
        ].flatMap { [$0] } + ["-1%", "0%", "0.000001%", "100%", "101%", "1e6%"]
        + ["-1x", "0x", "0.5x", "1x", "125x", "126x", "1e9x"] + ["-1h", "0m", "999999999d"]
        + ["24:00", "00:00", "23:59", "0000-00-00", "9999-12-31", "-1:00"]

    /// Every verb with every such number: alone behind its name, and in the place of each number of its
    /// example and of its shape.
    static let atEdges: [String] = Verb.all.flatMap { verb in
        let plain = [verb.name] + verb.aliases.map(\.word)
        let models =
            plain.map { $0 + " 1" } + [verb.name + " 1 1", verb.example] + (more[verb.name] ?? [])
        return models.flatMap(replaced)
    }

    private static let more = [
        "what if": [
            "what if seed 1", "what if without 1", "what if 1: step 1", "what if depth x1",
            "what if crowd 1", "what if hot 1%", "what if level 00:01 1%", "what if fund 1",
            "what if funding 1%", "what if loans count 1", "what if warm-up 1",
        ],
        "until": ["until margin > 1%", "until line < 1%", "until left < 1", "until mark < 1"],
        "alert": ["alert off 1", "alert account < 1"], "cancel": ["cancel 1"],
        "hedge": ["hedge sell 1", "hedge short BTC 1 1x", "hedge put 1 1d 1"],
        "chart": ["chart 1", "chart last 1h", "chart margin 1"], "close": ["close 1 at 1"],
        "open": [
            "open long BTC 1 1x", "open short BTC 1x risk 1% stop 1%", "buy limit 1 btc 1x at 1",
        ],
        "take": ["take 1 1", "take 1% 1%"], "trail": ["trail 1% from 1"],
        "calc": Calculation.allCases.map {
            "calc \($0.rawValue) long BTC 1x size 1 entry 1 exit 1 stop 1 rate 1% payments 1"
        }, "lesson": ["lesson q1 seed 1"],
        "autopsy": ["autopsy rules plain long entry 1 1x margin 1"],
        "health": ["health 1 ETH borrow 1 at 1"], "put": ["put 1 1d volatility 1% spot 1"],
    ]

    /// The line with each of its numbers in turn at every edge.
    private static func replaced(_ model: String) -> [String] {
        let words = model.split(separator: " ").map(String.init)
        let places = words.indices.filter { place in
            words[place].contains { $0.isNumber } && !words[place].hasSuffix(":") && place > 0
        }
        return places.flatMap { place in
            edges.map { edge in
                var changed = words
                changed[place] = edge
                return changed.joined(separator: " ")
            }
        }
    }
}

/// Numbers by chance that a seed repeats: xorshift64*.
struct Chance {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// A number from 0, smaller than `end`; 0 where there is none.
    mutating func below(_ end: Int) -> Int {
        state ^= state &>> 12
        state ^= state &<< 25
        state ^= state &>> 27
        return end > 0 ? Int((state &* 0x2545_F491_4F6C_DD1D) &>> 33) % end : 0
    }
}
