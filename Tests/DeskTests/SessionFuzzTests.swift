import Foundation
import Markets
import Scripts
import Testing

@testable import Desk

/// Any line in any state: nothing traps, and what is refused has changed nothing.
///
/// `WICK_FUZZ=1000000 swift test -c release --filter SessionFuzz` plays very many more.
@Suite("Any line in any session")
struct SessionFuzzTests {
    private static let count =
        ProcessInfo.processInfo.environment["WICK_FUZZ"].flatMap(Int.init) ?? 400

    /// Lines that leave a session with a position, a stop, a branch, an ending.
    private static let openings: [[String]] = [
        [],
        ["load black-thursday", "open long BTC 20x margin 1000 stop 7,100", "step 5"],
        [
            "load black-thursday", "open long BTC 50x margin 1000", "until liquidation",
            "what if 3x",
        ],
        ["load three-prices", "open short BTC 5x margin 100", "branch b", "step"],
        ["lesson q1"],
    ]

    /// Whole lines, and slips in them: what a beginner, and what a cat on the keys, types.
    private static let valid: [String] =
        Verb.all.map(\.example).filter { !$0.hasPrefix("load") && !$0.hasPrefix("lesson") } + [
            "open short BTC 5x margin 100", "open long BTC 0.2 10x", "close", "close all",
            "stop 7,000", "stop 1", "add margin 10", "withdraw 10", "deposit 10", "step", "",
            "step 999999999", "rewind 10:05", "back 3", "switch main", "switch b", "compare",
            "what if 1: open long BTC 2x margin 10", "what if no stop", "cancel stop",
            "rules bitmex-2020", "rules nothing", "until flat", "until 10:20", "debrief", "mirror",
            "chart margin", "chart equity", "why margin ratio", "next", "hint", "skip", "play",
            "answer 7", "return", "quit", "alert price < 7,000", "alert off 9", "away 8h",
        ]

    @Test("nothing traps, and what is refused changes nothing", arguments: openings.indices)
    func lines(opening: Int) {
        var chance = Chance(seed: UInt64(opening) + 1)
        var start = Checkout.session()
        for line in Self.openings[opening] { _ = start.perform(line) }
        var session = start
        for number in 0..<Self.count {
            // Time runs out for a session that is only ever added to.
            if number % 50 == 0 { session = start }
            let line = Self.line(&chance)
            var next = session
            let reply = next.perform(line) { false }
            if reply.outcome == .refused {
                #expect(next.prompt == session.prompt, "\(line.debugDescription)")
                #expect(next.timeline == session.timeline, "\(line.debugDescription)")
                #expect(reply.kept.isEmpty, "\(line.debugDescription)")
                #expect(!reply.page.blocks.isEmpty, "\(line.debugDescription)")
            }
            session = next
        }
    }

    private static func line(_ chance: inout Chance) -> String {
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
