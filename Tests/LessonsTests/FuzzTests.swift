import Foundation
import Testing

@testable import Lessons

/// Numbers that look like chance and are the same every time.
struct Draw {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func below(_ count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(max(1, count)))
    }
    mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }
    /// Any bytes, up to so many.
    mutating func bytes(_ most: Int) -> String {
        let count = below(most + 1)
        let all = (0..<count).map { _ in UInt8(truncatingIfNeeded: below(256)) }
        return String(decoding: all, as: UTF8.self)
    }
}

@Suite("Whatever comes in")
struct FuzzTests {
    private static let pieces = [
        "# ", "## ", "### ", "id: a\n", "format: 1\n", "\n", "\n\n", "```", "```do\n", "```ask ",
        "number\n", "choice\n", "words\n", "```\n", "~~~~", "answer: {price} within 5 %\n",
        "(x) a\n",
        "( ) b\n", "    ", "\t", "wrong above {price}: no\n", "wrong ", "goal: flat\n", "{", "}",
        "{}",
        "{a + ", "| a | b |\n|--|--:|\n", "> ", "- ", "1. ", "*", "_", "`", "[a](", ")", "![",
        "<b>",
        "hint: x\n", "Q: a\n", "A: b\n", "source: us\n", "n: 5\n", "open until: flat\n", "7,020.8",
        ",", ".", "2017–25", "\u{0}", "\u{1B}[2J", "\r\n", "\u{301}", "🇺🇦", "(source: x)", "10:36",
    ]

    @Test("no text traps the reader or the check", arguments: 0..<40 as Range<UInt64>)
    func files(_ seed: UInt64) {
        var draw = Draw(seed)
        for _ in 0..<40 {
            var text = draw.below(2) == 0 ? "# T\nid: t\nformat: 1\n\n" : ""
            for _ in 0..<draw.below(60) { text += draw.one(of: Self.pieces) }
            if draw.below(3) == 0 { text += draw.bytes(60) }
            do {
                let lesson = try Lesson(reading: text, file: "t.md")
                for problem in LessonCheck().problems(of: lesson) { check(problem, text) }
                wander(Player(lesson, .open), &draw)
            } catch {
                #expect(!error.all.isEmpty)
                for problem in error.all { check(problem, text) }
            }
        }
    }

    private static let tables = [
        "facts t\n", "source \"us\"\n", "n \"63,698 hours\"\n", "row \"a\" 15.6 % 7.7 %\n",
        "row key \"a\" 333\n", "row ", "\"", "\n", "# x\n", "facts ", "source ", "n ", "1,0,0",
        "−5",
        "999999999999999999999999999999", "1e400", "%", " ", "\t", "\u{0}", "\u{1B}[2J", "\r\n",
        "\u{301}",
        "🇺🇦", "2017–25", ".",
    ]

    @Test("no text traps the reader of facts, and what is wrong has its line", arguments: seeds)
    func facts(_ seed: UInt64) {
        var draw = Draw(seed)
        for _ in 0..<40 {
            var text = draw.below(2) == 0 ? "facts t\nsource \"us\"\nrow k \"a\" 5 6\n" : ""
            for _ in 0..<draw.below(20) { text += draw.one(of: Self.tables) }
            if draw.below(3) == 0 { text += draw.bytes(40) }
            do {
                let file = try FactsFile(reading: text, name: "t")
                #expect(!file.source.isEmpty && !file.rows.isEmpty)
                for term in [
                    "fact.t.k", "fact.t.k.2", "fact.t.k.0", "fact.t.k.9999999999999999999",
                ] {
                    _ = [file].value(of: term)
                }
            } catch {
                #expect((1...SourceLine.all(of: text).count + 1).contains(error.line), "\(text)")
                #expect(!error.says.isEmpty && !error.fix.isEmpty)
            }
        }
    }

    private static let outlines = [
        "course \"T\"\n", "path q1 q5\n", "plan \"60 minutes\"\n", "meeting \"One\"\n",
        "talk 3 \"about\"\n", "lesson q1 13 \"cut\"\n", "home q1 q2\n", "course ", "path ", "plan ",
        "meeting ", "talk ", "lesson ", "home ", "\"", "\n", "-1", "0", "99999999999999999999",
        "q1", " ",
        "\u{0}", "\u{1B}[2J", "\r\n", "# x\n", "\t",
    ]

    @Test("no text traps the reader of courses, and what is wrong has its line", arguments: seeds)
    func courses(_ seed: UInt64) {
        var draw = Draw(seed)
        for _ in 0..<40 {
            var text = draw.below(2) == 0 ? "course \"T\"\npath q1 q5\n" : ""
            for _ in 0..<draw.below(20) { text += draw.one(of: Self.outlines) }
            if draw.below(3) == 0 { text += draw.bytes(40) }
            do {
                let course = try Course(reading: text)
                #expect(course.keys.allSatisfy { !$0.isEmpty })
            } catch {
                let lines = 1...plainLines(text).count + 1
                #expect(!error.all.isEmpty)
                for fault in error.all {
                    #expect(lines.contains(fault.place.line), "\(text)")
                    #expect(!fault.says.isEmpty && !fault.fix.isEmpty)
                }
            }
        }
    }

    /// Forty, and as many as `WICK_FUZZ` asks for at length.
    private static let seeds: Range<UInt64> =
        0..<(ProcessInfo.processInfo.environment["WICK_FUZZ"].flatMap(UInt64.init).map { $0 / 40 }
        ?? 40)

    /// A problem points into the file, and its message can be printed.
    private func check(_ problem: LessonProblem, _ text: String) {
        let lines = SourceLine.all(of: text).count
        #expect((1...max(1, lines)).contains(problem.place.line), "\(problem)")
        #expect(problem.place.column >= 1)
        #expect(!problem.text.contains("\u{1B}"))
    }

    @Test("no move and no answer traps the first lesson", arguments: 0..<40 as Range<UInt64>)
    func moves(_ seed: UInt64) throws {
        var draw = Draw(seed)
        wander(try Player.first(), &draw)
    }

    private func wander(_ start: Player, _ draw: inout Draw) {
        var player = start
        let lines = ["open long BTC 20x margin 1000", "until liquidation", "step"]
        for _ in 0..<60 {
            switch draw.below(9) {
            case 0: player.next()
            case 1: player.back()
            case 2: player.hint()
            case 3: player.show()
            case 4: player.skip()
            case 5: player.type(draw.one(of: lines))
            case 6: player.answer(draw.one(of: ["1", "nothing", "7,020.8", "6985.7", "the fund"]))
            case 7: player.answer(draw.bytes(30))
            default: player.move { $0.note(draw.bytes(10)) }
            }
            check(player.run)
        }
        for _ in 0..<200 where !player.isFinished { player.skip() }
        #expect(player.isFinished, "skip leads to the end from anywhere")
        #expect(player.run.hidden.isEmpty)
    }

    /// What always holds of a run that has been emptied of beats.
    private func check(_ run: LessonRun) {
        #expect(run.now != .beats)
        for record in run.records {
            #expect(!(record.isHeld && record.isSettled))
            #expect(record.answer == nil || record.isSettled)
        }
        for term in run.hidden {
            let open = zip(run.asks, run.records).contains {
                $0.content.hides.contains(term) && !$1.isSettled
            }
            #expect(open, "only an open ask hides \(term)")
        }
        let held = zip(run.asks, run.records).filter { $1.isHeld && $0.step <= run.step }
        for (ask, _) in held {
            #expect(ask.content.hides.allSatisfy(run.hidden.contains))
        }
    }

    @Test("the same moves give the same beats")
    func determined() throws {
        func beats(_ seed: UInt64) throws -> [Beat] {
            var draw = Draw(seed)
            var player = try Player.first()
            for _ in 0..<40 {
                switch draw.below(4) {
                case 0: player.next()
                case 1: player.answer("1")
                case 2: player.show()
                default: player.skip()
                }
            }
            return player.beats
        }
        #expect(try beats(7) == beats(7))
    }
}
