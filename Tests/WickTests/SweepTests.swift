import Foundation
import Testing

@testable import wick

/// The built program: parts of a sweep by hand, in any number and order.
@Suite("wick sweep")
struct SweepTests {
    let home: Home
    init() throws { home = try Home() }

    private static let words =
        "small.scenario --seeds 1..7 --vary depth=0.5..1:0.25 --vary heat=x1,x2"

    /// A market of few accounts and hours, so that a row takes a millisecond.
    private func market() throws {
        let lines = """
            scenario "A small market"  live undated 00:00  for 3h
            about "A market of few accounts, to count with."
            source "Everything in it is chosen."
            market model perpetual
            rules plain
            deposit you 5,000 USDT
            crowd accounts 600
            crowd heat 4%
            noise 0
            level 01:00 -2%
            level 02:00 -6%
            level 03:00 -4%

            """
        try home.write(lines, to: "small.scenario")
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: home.url.appending(path: name), encoding: .utf8)
    }

    private func shell(_ lines: String) throws -> Program.Outcome {
        try Program.shell(lines, in: home)
    }

    @Test("parts of any number, merged in any order, are one run to the byte")
    func law() throws {
        try market()
        let one = try shell("$WICK sweep \(Self.words) --out whole.csv --workers 3")
        #expect(one.status == 0, "\(one.complaints)")
        #expect(one.output == "whole.csv: 42 rows, 7 seeds × 6 settings\n")
        let whole = try text("whole.csv")
        #expect(whole.split(separator: "\n").count == 42 + 11 + 1)
        #expect(try shell("$WICK sweep \(Self.words)").output == whole)
        // The same numbers and orders each time, by the multiplier of the generator drand48.
        var chance: UInt64 = 7
        func drawn(below limit: Int) -> Int {
            chance = chance &* 0x5_DEEC_E66D &+ 11
            return Int(chance >> 33) % limit
        }
        for round in 0..<5 {
            // More parts than rows as well: some are empty then.
            let count = round == 4 ? 45 : 1 + drawn(below: 12)
            let order = (1...count).map { (drawn(below: 1_000), $0) }.sorted { $0 < $1 }.map(\.1)
            let parts = (1...count).map { number in
                "$WICK sweep \(Self.words) --shard \(number)/\(count) --out r\(round)-\(number) "
                    + "--workers \(1 + number % 2) > /dev/null || exit 1"
            }
            let named = order.map { "r\(round)-\($0)" }.joined(separator: " ")
            let merged = try shell(
                (parts + ["$WICK sweep merge \(named) -o m\(round)"]).joined(separator: "\n"))
            #expect(merged.status == 0, "\(merged.complaints)")
            #expect(try text("m\(round)") == whole, "\(count) parts")
            #expect(try shell("$WICK sweep merge \(named)").output == whole)
        }
        // A merged file is a whole one.
        #expect(try shell("$WICK sweep merge m0").output == whole)
    }

    @Test("what is wrong with parts is named, with what to do, and nothing is written")
    func damage() throws {
        try market()
        let made = try shell(
            """
            for k in 1 2 3 4; do $WICK sweep \(Self.words) --shard $k/4 --out p$k || exit 1; done
            $WICK sweep \(Self.words) --shard 1/3 --out third
            $WICK sweep \(Self.words) --draws day --shard 4/4 --out day
            $WICK sweep small.scenario --seeds 1..9 --shard 4/4 --out seeds
            sed 's/level 03:00 -4%/level 03:00 -3%/' small.scenario > other.scenario
            mkdir else && mv other.scenario else/small.scenario
            $WICK sweep else/\(Self.words) --shard 4/4 --out text
            sed 's/^# first row: .*/# first row: 0000000000000000/' p4 > engine
            head -n 15 p4 > cut
            sed '$d' p4 > endless
            sed '13s/[0-9]$/x/' p4 > changed
            sed '13d' p4 > lost
            sed '13s/,/,9/' p4 > shifted
            sed '13s/,[^,]*$//' p4 > narrow
            cp p4 twice; sed -n 13p p4 >> twice
            sed 's/^# seeds: 1/# seeds: 01/' p4 > head
            sed 's/^# wick sweep 1/# wick sweep 2/' p4 > newer
            printf 'a,b\\n1,2\\n' > foreign
            : > empty
            head -c 300000 /dev/zero > zeros
            """)
        #expect(made.status == 0, "\(made.complaints)")
        let gallery = [
            (
                "p1 p2 p3",
                "part 4 of 4 is missing; make it with: wick sweep small.scenario --seeds "
                    + "1..7 --vary depth=0.5..1:0.25 --vary crowd-heat=x1,x2 --shard 4/4 --out part-4.csv"
            ),
            ("p3", "parts 1-2, 4 of 4 are missing"),
            ("p1 p2 p3 p4 p2", "p2 and p2 are both part 2/4; leave one out"),
            ("p1 p2 third p4", "third is part 1/3 and p1 is part 1/4"),
            (
                "p1 p2 p3 day",
                "day is not of the sweep of p1: it draws another day instead of crowd"
            ),
            (
                "p1 p2 p3 seeds",
                "seeds is not of the sweep of p1: it has the seeds 1..9 instead of 1..7"
            ),
            ("p1 p2 p3 text", "text is not of the sweep of p1: its small.scenario is another text"),
            ("p1 p2 p3 engine", "its market is another"),
            ("p1 p2 p3 cut", "cut is cut off: it has 4 of its 11 rows"),
            ("p1 p2 p3 endless", "endless is cut off: it has 11 of its 11 rows, or lacks the line"),
            ("p1 p2 p3 changed", "changed was changed after it was written"),
            ("p1 p2 p3 lost", "lost is damaged on line 13: the row beginning "),
            ("p1 p2 p3 shifted", "shifted is damaged on line 13: the row beginning "),
            ("p1 p2 p3 narrow", "narrow is damaged on line 13: it has 32 columns instead of 33"),
            ("p1 p2 p3 twice", "twice is damaged on line 24: its end stands before that"),
            (
                "p1 p2 p3 head",
                "head is damaged on line 6: \"# seeds: 01..7\" does not belong there"
            ),
            ("p1 p2 p3 newer", "newer is written in another format"),
            ("p1 p2 p3 foreign", "foreign is no part of a sweep"),
            ("p1 p2 p3 empty", "empty is no part of a sweep"),
            ("p1 p2 p3 zeros", "zeros is damaged on line 1: no line is as long as that"),
            ("p1 p2 p3 nowhere", "nowhere is not there; leave it out, or make that part again"),
            ("p1 p2 p3 else", "else is a folder, not a file"),
        ]
        for (parts, words) in gallery {
            let outcome = try shell("$WICK sweep merge \(parts) -o all.csv")
            #expect(outcome.status == 2, "\(parts)")
            #expect(outcome.complaints.contains(words), "\(parts): \(outcome.complaints)")
        }
        // Everything that is wrong at once.
        let two = try shell("sed 13d p2 > p2lost; $WICK sweep merge p1 p2lost narrow p3 -o all.csv")
        #expect(two.complaints.contains("p2lost is damaged on line 13"), "\(two.complaints)")
        #expect(two.complaints.contains("narrow is damaged on line 13"), "\(two.complaints)")
        let left = try FileManager.default.contentsOfDirectory(atPath: home.path)
        #expect(!left.contains { $0.hasPrefix("all.csv") })
    }

    @Test("a file that is there stays, and a part that was begun in vain leaves nothing")
    func there() throws {
        try market()
        try home.write("mine", to: "all.csv")
        let outcome = try shell("$WICK sweep \(Self.words) --out all.csv")
        #expect(outcome.status == 2)
        #expect(outcome.complaints == "wick: all.csv is there already\n")
        #expect(try text("all.csv") == "mine")
        #expect(try shell("$WICK sweep black-thursday --seeds 1..2 --out b.csv").status == 2)
        let left = try FileManager.default.contentsOfDirectory(atPath: home.path)
        #expect(left.sorted().filter { $0.contains("csv") } == ["all.csv"])
    }

    @Test(
        "what makes no sense says what to type",
        arguments: [
            ("sweep", 1, "sweep reads: sweep brink --seeds 1..1000"),
            ("sweep brink", 1, "Type: wick help sweep"),
            ("sweep brink --seeds 9..1", 1, "\"9..1\" names no seeds"),
            ("sweep brink --seeds a", 1, "--seeds 1..1000"),
            ("sweep brink --seeds 1..2 --vary hea=1", 1, "the nearest is heat"),
            ("sweep brink --seeds 1..2 --shard 0/3", 1, "as in 3/64"),
            ("sweep brink --seeds 1..2 --draws all", 1, "crowd draws who stands where"),
            ("sweep brink --seeds 1..2 --workers 0", 1, "a number from 1 to 1,024"),
            ("sweep merge -o a", 1, "sweep merge needs the parts"),
            (
                "sweep merge a --seeds 1..2", 1,
                "--seeds belongs to sweep; merge finds it in the parts"
            ),
            ("check --seeds 1..2", 1, "--seeds belongs to sweep"),
            ("sweep brink --seeds 1..2 -e step", 1, "take names, no -e"),
            ("sweep brinkk --seeds 1..2", 2, "there is no scenario brinkk"),
            ("sweep black-thursday --seeds 1..2", 2, "is recorded: its prices are history"),
            (
                "sweep brink --seeds 1..2 --vary accounts=50,4000", 2,
                "crowd-accounts=50: a crowd has"
            ),
            ("sweep brink --seeds 1..2 --vary accounts=4000.5", 2, "has to be a whole number"),
            ("sweep brink --seeds 1..2 --vary depth=1 --vary depth=2", 2, "is there twice"),
            ("sweep brink --seeds 1..2 --out nowhere/a.csv", 2, "there is no folder nowhere"),
        ])
    func refused(_ line: String, _ status: Int32, _ words: String) throws {
        let outcome = try Program.run(line.split(separator: " ").map(String.init), in: home)
        #expect(outcome.status == status, "\(line)")
        #expect(outcome.complaints.contains(words), "\(line): \(outcome.complaints)")
        #expect(outcome.output == "")
    }

    @Test("its page names every column and everything that varies")
    func help() throws {
        let outcome = try Program.run(["help", "sweep"], in: home)
        #expect(outcome.status == 0)
        for word in ["low_spot", "venue_loss", "crowd-heat", "max-leverage", "# end:"] {
            #expect(outcome.output.contains(word), "\(word)")
        }
    }
}
