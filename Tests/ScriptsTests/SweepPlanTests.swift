import Markets
import Testing

@testable import Scripts

@Suite("what a sweep is of")
struct SweepPlanTests {
    @Test(
        "values are exact, ranges reach both ends, and each has one spelling",
        arguments: [
            ("depth=0.5..0.8", "depth=0.5..0.8:0.1", ["0.5", "0.6", "0.7", "0.8"]),
            ("depth=0.5..2:0.5", "depth=0.5..2:0.5", ["0.5", "1", "1.5", "2"]),
            ("depth=x0.5..x1:0.25", "depth=0.5..1:0.25", ["0.5", "0.75", "1"]),
            ("heat=2.6%,5%", "crowd-heat=0.026,0.05", ["0.026", "0.05"]),
            ("crowd heat=2%..3%", "crowd-heat=0.02..0.03:0.01", ["0.02", "0.03"]),
            ("accounts=6000,4000", "crowd-accounts=6000,4000", ["6000", "4000"]),
            ("heat=x1,x1.5", "crowd-heat=x1,x1.5", ["1", "1.5"]),
            ("stops=on,off", "stops=1,0", ["1", "0"]),
            (
                "skew=-0.2..0.2:0.1", "crowd-skew=-0.2..0.2:0.1",
                ["-0.2", "-0.1", "0", "0.1", "0.2"]
            ),
        ])
    func values(_ typed: String, _ text: String, _ values: [String]) throws {
        let varied = try Varied(typed)
        #expect(varied.text == text)
        #expect(varied.values.map(\.text) == values)
        // What stands in a file is read as the same again.
        #expect(try Varied(text) == varied)
    }

    @Test("a tenth ten times is one")
    func exact() throws {
        let values = try Varied("depth=0.1..1").values
        #expect(values.count == 10)
        #expect(values.last?.double == 1)
        #expect(values.map(\.double) == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    }

    @Test(
        "what cannot be varied says why",
        arguments: [
            ("depth", .varyWithoutValues("depth")), ("depth=", .varyWithoutValues("depth=")),
            ("dept=1", .noSuchKnob("dept", nearest: "depth")),
            ("seed=1", .noSuchKnob("seed", nearest: nil)),
            ("accounts=4,000", .varyUnread("accounts=4,000", "000")),
            ("depth=0.5..1..2", .varyUnread("depth=0.5..1..2", "0.5..1..2")),
            ("depth=1e3", .varyUnread("depth=1e3", "1e3")),
            ("depth=0.5,", .varyUnread("depth=0.5,", "")),
            ("heat=x1,2", .mixedFactors("heat=x1,2")), ("depth=1,1.0", .valueTwice("depth=1,1.0")),
            ("stops=x1", .noFactor("stops=x1")), ("stops=2", .onOrOff("stops=2", "2")),
            ("depth=2..1", .backwards("depth")), ("depth=1..2:0", .backwards("depth")),
            ("depth=1..2:0.00001", .tooManyValues("depth", "100001")),
            (
                "depth=0.5..2:0.4",
                .endNotReached("depth", to: "2", "depth=0.5..1.7:0.4")
            ),
        ] as [(String, SweepFault)])
    func refused(_ typed: String, _ fault: SweepFault) {
        #expect(throws: fault) { try Varied(typed) }
        #expect(!fault.text.isEmpty)
    }

    @Test("any bytes behind --vary are read or refused")
    func anything() {
        var chance = SplitMix64(seed: 22)
        let pieces = [
            "depth", "heat", "=", "..", ":", ",", "x", "0.5", "2", "-", "%", "9", "é", "on",
        ]
        for _ in 0..<fuzzCount {
            let count = Int.random(in: 0..<9, using: &chance)
            let text = (0..<count).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &chance)]
            }.joined()
            guard let varied = try? Varied(text) else { continue }
            #expect((try? Varied(varied.text)) == varied, "\(text)")
        }
    }

    private func plan(
        _ seeds: ClosedRange<UInt64> = 3...7, _ vary: [String] = ["depth=0.5,1", "news=1,2,3"]
    ) throws -> SweepPlan {
        var plan = try SweepPlan(
            wick: "0.1.0", scenario: "brink", fingerprint: "0123456789abcdef", draws: .crowd,
            seeds: seeds, varied: vary.map { try Varied($0) })
        plan.firstRow = "fedcba9876543210"
        return plan
    }

    @Test("rows go seed by seed, and the last that varies runs fastest")
    func order() throws {
        let plan = try plan()
        #expect(plan.rows == 30)
        #expect(
            (0..<7).map { plan.key(of: $0) } == [
                "3,0.5,1,", "3,0.5,2,", "3,0.5,3,", "3,1,1,", "3,1,2,", "3,1,3,", "4,0.5,1,",
            ])
        #expect(plan.words(of: 5) == "depth=1 news=3")
        #expect(throws: SweepFault.knobTwice("depth")) {
            try self.plan(1...2, ["depth=1", "depth=2"])
        }
        #expect(throws: SweepFault.tooManySettings) {
            try self.plan(1...2, ["depth=0.001..2:0.001", "news=1..20"])
        }
        #expect(throws: SweepFault.tooManySeeds) { try self.plan(0...UInt64.max, []) }
    }

    @Test("parts of a list lie end to end, and no two differ by more than one")
    func stretches() throws {
        var chance = SplitMix64(seed: 64)
        for _ in 0..<300 {
            let all = Int.random(in: 0...5_000, using: &chance)
            let count = Int.random(in: 1...200, using: &chance)
            var next = 0
            var sizes: [Int] = []
            for number in 1...count {
                let places = try #require(Shard("\(number)/\(count)")).places(of: all)
                #expect(places.lowerBound == next)
                next = places.upperBound
                sizes.append(places.count)
            }
            #expect(next == all)
            #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        }
        for wrong in ["0/3", "4/3", "3", "3/", "/3", "+1/3", "1/03", "1/1000001", "a/b", "1/2/3"] {
            #expect(Shard(wrong) == nil, "\(wrong)")
        }
    }

    @Test("parts of one whole are told from all that is none")
    func sets() throws {
        func member(_ path: String, _ shard: String) throws -> ShardSet.Member {
            ShardSet.Member(path: path, shard: try #require(Shard(shard)))
        }
        let two = [try member("b", "2/3"), try member("a", "1/3")]
        #expect(throws: ShardSet.Fault.missing([3], of: 3)) { try ShardSet(two) }
        #expect(try ShardSet(two + [member("c", "3/3")]).members.map(\.path) == ["a", "b", "c"])
        let again = try member("d", "1/3")
        #expect(throws: ShardSet.Fault.doubled(again, beside: two[1])) {
            try ShardSet(two + [again])
        }
        let other = try member("e", "3/4")
        #expect(throws: ShardSet.Fault.otherCount(other, beside: two[0])) {
            try ShardSet(two + [other])
        }
        let lost = ShardSet.Fault.missing([1, 2, 3, 7, 9], of: 9)
        #expect(
            lost.text { "make \($0.text)" }
                == "parts 1-3, 7, 9 of 9 are missing; make the first with: make 1/9")
    }

    @Test("a head is read as it was written, and any change of a line of it is named")
    func heads() throws {
        let head = SweepHead(try plan(), try #require(Shard("2/4")))
        func read(_ lines: [String]) throws(PartFault) -> SweepHead? {
            var reading = SweepHeadReading()
            for line in lines {
                if let head = try reading.take(line) { return head }
            }
            return nil
        }
        #expect(try read(head.lines) == head)
        for place in head.lines.indices {
            var lines = head.lines
            lines[place] = String(lines[place].dropLast())
            // What is free text reads, and is then another sweep with another hash.
            let other = Result { () throws(PartFault) in try read(lines) }
            if case .success(let read?) = other {
                #expect(read.plan.difference(from: head.plan) != nil, "\(lines[place])")
                #expect(read.hash != head.hash)
            }
            lines = head.lines
            lines.remove(at: place)
            // Without its columns it has not ended.
            if place == lines.count {
                #expect(try read(lines) == nil)
            } else {
                #expect(throws: PartFault.self, "\(lines[place])") { try read(lines) }
            }
        }
    }

    @Test("every name can be turned, and has a column of its own")
    func knobs() throws {
        #expect(Set(SweptKnob.all.map(\.name)).count == SweptKnob.all.count)
        #expect(Set(SweepColumn.all.map(\.name)).count == SweepColumn.all.count)
        for knob in SweptKnob.all { #expect(SweptKnob.named(knob.name) == knob) }
        for short in Knob.short.keys.sorted() { #expect(SweptKnob.named(short) != nil, "\(short)") }
    }

    @Test("drawing only the crowd meets what `meets` is asked of")
    func draws() throws {
        var setting = LiveSetting()
        setting.minutes = 240
        setting.crowd.accounts = 400
        setting.news = [NewsKnot(60, -0.02), NewsKnot(240, -0.06)]
        var sweep = try Sweep(setting, seeds: 1..<6)
        sweep.draws = .crowd
        let lows = try (1...5).map { seed in
            let market = try #require(sweep.market(seed: UInt64(seed)))
            return SweptMarket(playing: market).tally.lowPercent
        }
        #expect(lows.sorted() == (try CrowdSpread(setting, crowds: 5)).lows)
        sweep.draws = .day
        let days = try (1...5).map { seed in
            try #require(sweep.outcome(seed: UInt64(seed))).low
        }
        #expect(days != lows)
    }
}
