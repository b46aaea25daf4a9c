import Figures
import Lessons
import Markets
import Testing

@testable import Desk

@Suite("grading by replay")
struct GradingTests {
    private static let token = "0000000000000001"
    private static let seeds = (1...100).map { UInt64($0) }
    private static let task = Result { try ExerciseTask(named: "ex5", content: Checkout.content) }
    private static let grading = Result {
        Grading(try task.get(), seeds: seeds, content: Checkout.content)
    }

    private static let expected = Grading.Expected(
        exercise: "ex5-survive", label: "S01", attempt: 1, token: token)

    private static func head(
        _ edition: String? = nil, label: String = "S01", attempt: Int = 1
    ) throws -> HandIn.Head {
        HandIn.Head(
            exercise: "ex5-survive", edition: try edition ?? task.get().edition, label: label,
            attempt: attempt, token: token)
    }

    private static func grade(_ lines: [String], isEnded: Bool = true) throws -> Grade {
        try grading.get().grade(HandIn(head(), lines, isEnded: isEnded), for: expected)
    }

    private static func example() throws -> [String] {
        let (lines, fault) = ExerciseSolution(try task.get(), content: Checkout.content)
            .lines(token)
        #expect(fault == nil)
        return lines
    }

    private static func points(_ grade: Grade, _ id: String) -> Marks? {
        grade.items.first { $0.id == id }?.points
    }

    @Test("the example passes, the same twice, to the last figure")
    func example() throws {
        let grade = try Self.grade(Self.example())
        #expect(grade.verdict == .fine)
        #expect(grade.isPassed(at: Marks(15)) == true)
        #expect(try Self.grade(Self.example()) == grade)
        let tapes = try #require(grade.tapes)
        #expect(tapes.liquidated + tapes.held + tapes.stopped <= tapes.all)
        #expect(tapes.liquidated <= 5 && tapes.held >= 30)
    }

    @Test("what is not what it says gets no points and its evidence")
    func verdicts() throws {
        let lines = try Self.example()
        let grading = try Self.grading.get()
        let other = try grading.grade(
            HandIn(Self.head(label: "S02"), lines, isEnded: true), for: Self.expected)
        #expect(other.verdict == .wrongVariant)
        #expect(other.evidence[0].contains("label S02"))
        let old = try grading.grade(
            HandIn(Self.head("0123"), lines, isEnded: true), for: Self.expected)
        #expect(old.verdict == .otherEdition)
        let text = try HandIn.text(Self.head(), lines, isEnded: true)
            .replacing("leverage 2", with: "leverage 3")
        let edited = try grading.grade(HandIn(reading: text), for: Self.expected)
        #expect(edited.verdict == .edited)
        let impossible = try Self.grade(lines + ["open long BTC 2x margin 9,000,000"])
        #expect(impossible.verdict == .edited)
        #expect(impossible.evidence[0].contains("is refused in replay"))
        for grade in [other, old, edited, impossible] { #expect(grade.items.isEmpty) }
    }

    @Test("a tail that was cut off is graded for what is there, and does not pass")
    func incomplete() throws {
        let grade = try Self.grade(Array(Self.example().dropLast(2)), isEnded: false)
        #expect(grade.verdict == .incomplete)
        #expect(grade.score > Marks(0))
        #expect(grade.isPassed(at: Marks(1)) == false)
        let pretended = try Self.grade(Array(Self.example().dropLast(2)), isEnded: true)
        #expect(pretended.verdict == .incomplete)
    }

    private static func run(
        _ order: String, then later: [String] = ["until end"], answer: String = "1"
    ) throws -> Grade {
        let reasons = "because " + String(repeating: "I say so and mean it firmly now ", count: 3)
        return try grade(
            ["answer 3", "plan \(order) \(reasons)", "answer \(answer)", "next", "open \(order)"]
                + later + ["next", "answer 2", "answer somebody else"])
    }

    @Test("dust and a hair-width stop score nothing on the hidden tapes")
    func dust() throws {
        let dust = try Self.run("long BTC margin 100 leverage 1")
        #expect(dust.verdict == .fine)
        #expect(Self.points(dust, "robust") == Marks(0))
        #expect(Self.points(dust, "size") == Marks(0))
        #expect(dust.items.first { $0.id == "robust" }?.said.contains("smaller") == true)
        let world = try #require(dust.world)
        let near = (world.tape.openingPrice.units * 999 / 1000) / unitsPerOne
        let hair = try Self.run("long BTC margin 600 leverage 2 stop \(near)")
        #expect(hair.verdict == .fine)
        #expect(Self.points(hair, "robust") == Marks(0))
        #expect(hair.tapes.map { $0.held < 10 } == true)
    }

    @Test("only what was entered before the first step meets the hidden tapes")
    func later() throws {
        let bare = try Self.run("long BTC margin 600 leverage 2")
        let closed = try Self.run(
            "long BTC margin 600 leverage 2", then: ["step 1", "close", "until end"])
        #expect(bare.verdict == .fine)
        #expect(closed.verdict == .fine)
        #expect(bare.tapes == closed.tapes)
        #expect(Self.points(bare, "size") == Self.points(closed, "size"))
    }

    @Test("no point comes from how one's own tape ends")
    func noProfit() throws {
        let kept = try Self.run("long BTC margin 600 leverage 2")
        let sold = try Self.run(
            "long BTC margin 600 leverage 2", then: ["step 3", "close", "until end"])
        #expect(kept.items == sold.items)
    }

    @Test("a prediction gets half for committing, and the bankruptcy price a half of the rest")
    func predictions() throws {
        let wrong = try Self.run("long BTC margin 600 leverage 2", answer: "1")
        #expect(Self.points(wrong, "line") == Marks("1.5"))
        let line = try #require(wrong.answers.first { $0.id == "line" }?.grade.right)
        let right = try Self.run("long BTC margin 600 leverage 2", answer: line)
        #expect(Self.points(right, "line") == Marks(3))
        // Under these rules the line is the bankruptcy price ÷ (1 − 0.5 %).
        let zero = try #require(Double(line.replacing(",", with: ""))) * 0.995
        let near = try Self.run("long BTC margin 600 leverage 2", answer: "\(Int(zero))")
        #expect(Self.points(near, "line") == Marks("2.25"))
    }

    @Test("the tape waits for the plan, and for what was planned")
    func latePlan() throws {
        let early = try Self.grade(["answer 3", "step 1"], isEnded: false)
        #expect(early.verdict == .edited)
        #expect(early.evidence[0].contains("waits for your plan"), "\(early.evidence)")
        let plan = "plan long BTC margin 600 leverage 2 " + String(repeating: "so ", count: 15)
        let idle = try Self.grade(
            ["answer 3", plan, "answer 1", "next", "until end"], isEnded: false)
        #expect(idle.verdict == .edited)
        #expect(idle.evidence[0].contains("Nothing is entered yet"), "\(idle.evidence)")
        // Fifteen words are asked for.
        let short = try Self.grade(
            ["answer 3", "plan long BTC margin 600 leverage 2 why"], isEnded: false)
        #expect(short.verdict == .edited)
    }

    @Test("any lines are graded without a trap", arguments: 0..<30 as Range<UInt64>)
    func anyLines(_ seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let lines = [
            "answer 3", "answer", "next",
            "plan long BTC 2x margin 100 " + String(repeating: "a ", count: 20),
            "open long BTC 2x margin 500", "open short BTC 100x margin 4000", "close", "step 50",
            "until end", "stop 1", "skip", "show", "rewind 10:00", "load calm-drop", "\u{FFFD}",
            "end 4",
            "answer 🙂", "back", "quit", "",
        ]
        let typed = (0..<next(12)).map { _ in lines[next(lines.count)] }
        let grade = try Self.grade(typed, isEnded: next(2) == 0)
        #expect(grade.score <= Marks(24))
        #expect(grade.isPassed(at: Marks(15)) != true)
    }
}

@Suite("hidden tapes")
struct HiddenTapeTests {
    @Test("are many, differ, open alike, and half of them are mirrored")
    func tapes() throws {
        let task = try ExerciseTask(named: "ex8", content: Checkout.content)
        let tapes = task.hiddenTapes((1...100).map { UInt64($0) })
        #expect(tapes.count == 100)
        let variant = Variant(token: "a", task.terms)
        let opened = tapes.map { task.world(variant, on: $0).tape.openingPrice.units }
        #expect(Set(opened).count == 1)
        #expect(Set(tapes.map { $0.last(at: $0.lastStep).units }).count > 95)
        let falls = tapes.enumerated().map { place, tape in
            (isMirrored: place % 2 == 1, fell: tape.last(at: tape.lastStep) < tape.openingPrice)
        }
        // The base is two days of falling: straight ones fall more often than mirrored ones.
        #expect(
            falls.count { !$0.isMirrored && $0.fell } > falls.count { $0.isMirrored && $0.fell })
        for tape in tapes {
            for step in 1...tape.lastStep {
                let bar = tape.bar(closing: step)
                #expect(bar.low <= min(bar.open, bar.close) && max(bar.open, bar.close) <= bar.high)
                #expect(bar.low.isPositive)
            }
        }
    }

    @Test("a variant scales its tape and nothing else")
    func scaled() throws {
        let task = try ExerciseTask(named: "ex8", content: Checkout.content)
        let tape = task.hiddenTapes([7])[0]
        let one = task.world(Variant(token: "a", task.terms), on: tape)
        let two = task.world(Variant(token: "b", task.terms), on: tape)
        #expect(one.tape.openingPrice != two.tape.openingPrice)
        for step in stride(from: 1, through: tape.lastStep, by: 7) {
            let (a, b) = (one.tape.last(at: step), two.tape.last(at: step))
            let left = a.units * two.tape.openingPrice.units
            let right = b.units * one.tape.openingPrice.units
            // Within a tick of each other.
            #expect(
                (left - right).magnitude <= (one.tape.openingPrice.units * 20_000_000).magnitude)
        }
    }
}

@Suite("playing an exercise")
struct ExercisePlayTests {
    @Test("refuses what would give the tape away, and changes nothing by that")
    func forbidden() throws {
        let task = try ExerciseTask(named: "ex5", content: Checkout.content)
        var session = Session.playing(task, token: "a", content: Checkout.content).session
        let prompt = session.prompt
        for line in [
            "skip", "show", "play", "back", "rewind 10:00", "branch", "switch main", "what if 3x",
            "ladder", "calc liquidation long BTC 5x margin 100 entry 100", "venues long BTC 5x",
            "autopsy", "load calm-drop", "lesson q1", "deposit 100", "withdraw 10",
            "rules plain-inverse", "demo", "save run.wick", "report run.html", "review",
            "progress", "step", "until end", "away 8h", "open long BTC 2x margin 500",
        ] {
            let reply = session.perform(line)
            #expect(reply.outcome == .refused, "\(line)")
            #expect(reply.kept.isEmpty)
        }
        #expect(session.prompt == prompt)
    }

    @Test("a student's copy plays like the whole, and has the same edition")
    func copy() throws {
        for name in try Checkout.content.names(.exercises) {
            let whole = try ExerciseTask(named: name, content: Checkout.content)
            let copy = try ExerciseTask(
                text: whole.lesson.issuedText, file: name, isIssued: true, content: Checkout.content
            )
            #expect(copy.edition == whole.edition, "\(name)")
            let lines = ExerciseSolution(whole, content: Checkout.content).lines("t").lines
            var one = Session.playing(whole, token: "t", content: Checkout.content).session
            var two = Session.playing(copy, token: "t", content: Checkout.content).session
            for line in lines {
                #expect(one.perform(line) == two.perform(line), "\(name): \(line)")
            }
            #expect(one.isExerciseDone && two.isExerciseDone)
        }
    }

    @Test("no exercise rewards profit, and each names what to hold")
    func shelf() throws {
        let names = try Checkout.content.names(.exercises)
        #expect(names.count >= 8)
        for name in names {
            let task = try ExerciseTask(named: name, content: Checkout.content)
            #expect(task.terms.exposure != nil, "\(name)")
            let grade = try #require(task.lesson.grade)
            #expect(grade.hidden.hundredths * 2 >= grade.automatic.hundredths, "\(name)")
            #expect(!task.lesson.issuedText.contains("(x)"), "\(name)")
        }
    }
}

@Suite("proof of an exercise")
struct ExerciseProofTests {
    /// What the proof finds in a shipped exercise with one piece of text in the place of another.
    private func findings(_ name: String, _ old: String, _ new: String) throws -> [String] {
        let file = try #require(
            try Checkout.content.names(.exercises).first { $0.hasPrefix(name + "-") })
        let text = try Checkout.content.text(.exercises, file)
        #expect(text.contains(old))
        let task = try ExerciseTask(
            text: text.replacing(old, with: new), file: file, content: Checkout.content)
        return ExerciseProof(task, content: Checkout.content).failures
    }

    @Test("tapes that do not part 5x from 10x are found out")
    func tame() throws {
        let found = try findings("ex2", "hidden: moves x3\n", "")
        #expect(found.contains { $0.contains("give 5x and 10x the same 9 points") }, "\(found)")
    }

    @Test("an exercise that passes somebody wrong throughout is found out")
    func wrong() throws {
        let found = try findings(
            "ex2", "| order | 2 | who is sold first | answer order |",
            "| order | 2 | who is sold first | words cause >= 1 |")
        #expect(found == [], "\(found)")
        let loose = try findings("ex3", "pass: 14", "pass: 1")
        #expect(loose == [], "wrong throughout never passes: \(loose)")
    }

    @Test("hidden moves are read, and others are named")
    func moves() throws {
        let task = try ExerciseTask(named: "ex2", content: Checkout.content)
        #expect(task.terms.hiddenMoves == 3)
        #expect(throws: ExerciseTask.Fault.self) {
            _ = try findings("ex2", "hidden: moves x3", "hidden: moves x9")
        }
        let page = Session.playing(task, token: "a", content: Checkout.content).page
        #expect(page.words.contains("every move is made 3 times"))
    }

    @Test("how near is near enough is told, and the answer is not")
    func told() throws {
        let copy = try ExerciseTask(named: "ex1", content: Checkout.content).lesson.issuedText
        #expect(copy.contains("Whatever lies within 0.1% of it is right"))
        #expect(copy.contains("Where no price does that, the answer is 0."))
        #expect(!copy.contains("plan.liquidation"))
    }
}

@Suite("passing")
struct PassingTests {
    private func item(
        _ points: Int?, of most: Int, must: Bool = false, right: Int? = nil
    ) -> Passing.Item {
        Passing.Item(
            points.map { Marks($0) }, of: Marks(most), isMust: must, right: right.map { Marks($0) })
    }

    @Test("halves for committing count for nothing, and one answer has to be right")
    func rule() {
        let plan = item(10, of: 10, must: true)
        let wrong = item(2, of: 4, right: 0)
        #expect(Passing([plan, wrong]).isPassed(at: Marks(10)) == false)
        #expect(Passing([plan, wrong, item(2, of: 2, right: 2)]).isPassed(at: Marks(12)) == true)
        #expect(Passing([plan, wrong, item(2, of: 2, right: 2)]).isPassed(at: Marks(13)) == false)
        #expect(Passing([plan]).isPassed(at: Marks(10)) == true)
        #expect(Passing([plan, item(nil, of: 2)]).isPassed(at: Marks(12)) == nil)
        #expect(Passing([item(9, of: 10, must: true)]).isPassed(at: Marks(1)) == false)
    }
}
