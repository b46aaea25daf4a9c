import Testing

@testable import Lessons

@Suite("next, back, show and skip")
struct MoveTests {
    private static let text = """
        ## Open
        ```do
        open long BTC 20x
        goal: long BTC 20x
        ```
        ## Ask
        ```ask choice
        Sure?
        (x) yes
        ( ) no
        ```
        ## Run
        ```show
        step
        ```
        ```do
        until liquidation
        goal: liquidated
        ```
        """
    private static let held = Goal.Held(isLong: true, coin: "BTC", leverage: .init(20))

    private func player() throws -> Player {
        Player(try lesson(Self.text)) { line, facts in
            switch line {
            case "open long BTC 20x": facts.goals = [.position(Self.held)]
            // The line opened otherwise never reaches the goal.
            case "open short BTC 5x": facts.goals = [.positionOpen]
            case "step": facts.values["time"] = LessonValue("10:01")
            case "until liquidation" where facts.goals.contains(.position(Self.held)):
                facts.goals = [.liquidated]
            default: break
            }
        }
    }

    @Test("a screen ends with Enter, the last one by itself")
    func screens() throws {
        var player = try player()
        #expect(player.type("look") == [])
        #expect(player.type("open long BTC 20x").count == 1)
        #expect(player.run.now == .read)
        player.next()
        player.answer("yes")
        player.next()
        player.type("until liquidation")
        #expect(player.isFinished)
        #expect(player.run.summary.stepsDone == 3)
    }

    @Test("next repeats what is waited for")
    func repeated() throws {
        var player = try player()
        guard case .task(let box)? = player.next().first else {
            Issue.record("the task is said once more")
            return
        }
        #expect(box.lines.map(\.text) == ["open long BTC 20x"])
        player.type("open long BTC 20x")
        player.next()
        guard case .question(let ask)? = player.next().first else {
            Issue.record("the question is asked once more")
            return
        }
        #expect(ask.question.plain == "Sure?")
    }

    @Test("skip sets the author's state: every line of the boxes up to there")
    func skipped() throws {
        var player = try player()
        player.type("open short BTC 5x")
        #expect(player.skip() == [.author(lines: ["open long BTC 20x"])])
        #expect(player.facts.goals == [.position(Self.held)])
        player.next()
        player.skip()
        player.next()
        let beats = player.skip()
        #expect(
            beats.first == .author(lines: ["open long BTC 20x", "step", "until liquidation"]))
        #expect(player.isFinished)
        #expect(player.run.summary.skipped == 2)
        #expect(player.run.records.map(\.outcome) == [.skipped])
    }

    @Test("show does the task; where that does not help it sets the author's state")
    func shown() throws {
        var player = try player()
        let beats = player.show()
        #expect(beats.first == .perform(lines: ["open long BTC 20x"]))
        #expect(beats.count == 2)
        player.next()
        player.show()
        player.next()
        player.facts.goals = []
        let late = player.show()
        #expect(
            late.prefix(2) == [
                .perform(lines: ["until liquidation"]),
                .author(lines: ["open long BTC 20x", "step", "until liquidation"]),
            ])
        #expect(player.facts.goals == [.liquidated])
        #expect(player.run.summary.shown == 2)
    }

    @Test("back brings the world of that screen; answers stay, what was skipped is asked again")
    func back() throws {
        var player = try player()
        player.type("open long BTC 20x")
        player.next()
        player.answer("yes")
        player.next()
        #expect(player.facts.values["time"]?.text == "10:01")
        let beats = player.back()
        #expect(beats.first == .restore(step: 1))
        #expect(player.facts.values["time"] == nil)
        #expect(player.facts.goals == [.position(Self.held)])
        guard case .answered(let ask, let record)? = beats.last else {
            Issue.record("what was answered is shown as answered")
            return
        }
        #expect(ask.question.plain == "Sure?")
        #expect(record.outcome == .right)
        player.back()
        #expect(player.facts.goals == [])
        player.skip()
        player.next()
        #expect(player.run.now == .read)

        var other = try self.player()
        other.skip()
        other.next()
        other.skip()
        other.next()
        other.back()
        #expect(other.run.records[0].outcome == nil)
        #expect(other.run.takes("yes"))
    }

    @Test("back at the first screen begins it anew, and after the end it opens the last")
    func ends() throws {
        var player = try player()
        player.type("open long BTC 20x")
        let beats = player.back()
        #expect(beats.prefix(2) == [.nothing(.before), .restore(step: 0)])
        #expect(player.facts.goals == [])
        for _ in 0..<6 { player.skip() }
        #expect(player.isFinished)
        #expect(player.next() == [.nothing(.after)])
        player.back()
        #expect(player.run.step == 2)
        #expect(!player.isFinished)
    }

    @Test("show or skip at every step, and back in between, come to the same end")
    func sameEnd() throws {
        for pattern in 0..<64 {
            var player = try player()
            var turn = 0
            var backs = 0
            while !player.isFinished, turn < 60 {
                let bit = pattern >> (turn % 6) & 1
                if bit == 1, backs < 4, turn % 3 == 2 {
                    player.back()
                    backs += 1
                } else if player.run.now == .read {
                    player.next()
                } else if bit == 0 {
                    player.show()
                } else {
                    player.skip()
                }
                turn += 1
            }
            #expect(player.isFinished, "pattern \(pattern)")
            #expect(player.facts.goals == [.liquidated], "pattern \(pattern)")
            #expect(player.facts.values["time"]?.text == "10:01", "pattern \(pattern)")
        }
    }

    @Test("a lesson without steps is finished at once, and every move is taken")
    func empty() throws {
        var player = Player(try lesson(""))
        #expect(player.isFinished)
        player.next()
        player.back()
        player.hint()
        player.show()
        player.skip()
        player.answer("1")
        #expect(player.isFinished)
    }
}
