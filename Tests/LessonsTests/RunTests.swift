import Testing

@testable import Lessons

@Suite("A way through a lesson")
struct RunTests {
    private static let two = """
        ## Predict
        ```ask number
        id: line
        Where?
        hides: liquidation price
        open until: liquidated
        answer: {event.line} within 1
        wrong: Not there.
        right: There.
        ```
        ```ask choice
        id: back
        How much?
        hides: what came back
        open until: liquidated
        ( ) half
            Half was gone.
        (x) nothing
        ```
        ## Run
        ```do
        until liquidation
        goal: liquidated
        hint: Let it go on.
        hint: Type it.
        ```
        It was {event.line}.
        """
    private func twoOpen() throws -> Player {
        Player(try lesson(Self.two)) { line, facts in
            if line == "until liquidation" {
                facts = Facts(["event.line": "7,020.8"], goals: [.liquidated])
            }
        }
    }

    @Test(
        "two predictions are open at once, each hides its own, and both settle at the liquidation")
    func twoPredictions() throws {
        var player = try twoOpen()
        #expect(player.run.hidden == ["liquidation price", "what came back"])
        let first = player.answer("5,000")
        #expect(Player.verdicts(first).isEmpty)
        #expect(player.run.heldAsks.map(\.id) == ["line"])
        player.answer("half")
        #expect(player.run.heldAsks.map(\.id) == ["line", "back"])
        #expect(player.run.hidden == ["liquidation price", "what came back"])
        player.next()
        let beats = player.type("until liquidation")
        let verdicts = Player.verdicts(beats)
        #expect(verdicts.map(\.ask.id) == ["line", "back"])
        #expect(verdicts.map(\.given) == ["5,000", "half"])
        #expect(verdicts.map(\.outcome) == [.wrong, .wrong])
        #expect(verdicts.map(\.reply?.plain) == ["Not there.", "Half was gone."])
        #expect(verdicts.map(\.answer) == ["7,020.8", "nothing"])
        #expect(player.run.hidden == [])
        #expect(player.isFinished)
    }

    @Test("the goal met comes first, then the predictions, then the words about it")
    func sequence() throws {
        var player = try twoOpen()
        player.answer("7,021")
        player.answer("2")
        player.next()
        let kinds = player.type("until liquidation").map { beat in
            switch beat {
            case .met: "met"
            case .verdict: "verdict"
            case .prose: "prose"
            case .finished: "finished"
            default: "\(beat)"
            }
        }
        #expect(kinds == ["met", "verdict", "verdict", "prose", "finished"])
    }

    @Test("only one of two open predictions may be answered, the other skipped")
    func oneSkipped() throws {
        var player = try twoOpen()
        player.skip()
        #expect(player.run.hidden == ["what came back"])
        player.answer("nothing")
        player.next()
        let verdicts = Player.verdicts(player.type("until liquidation"))
        #expect(verdicts.map(\.outcome) == [.right])
        #expect(player.run.records.map(\.outcome) == [.skipped, .right])
    }

    @Test("a prediction whose moment has passed already is judged at once")
    func late() throws {
        var player = try twoOpen()
        player.type("until liquidation")
        let verdicts = Player.verdicts(player.answer("7,021"))
        #expect(verdicts.map(\.outcome) == [.right])
    }

    @Test("what is held to the end of a lesson settles there")
    func end() throws {
        var player = Player(
            try lesson(
                """
                ```ask choice
                Will it?
                open until: liquidated
                (x) no
                ( ) yes
                    It did not.
                ```
                """))
        let beats = player.answer("yes")
        #expect(Player.verdicts(beats).map(\.outcome) == [.wrong])
        #expect(player.isFinished)
    }

    private static let number = """
        ```ask number
        Where?
        hides: liquidation price
        answer: {position.liquidation} within 15
        wrong {position.bankruptcy}: All is gone there.
        right: The line.
        hint: Look.
        hint: Think.
        ```
        """

    @Test("a wrong answer gets its reply, and after three tries the right one is told")
    func tries() throws {
        var player = Player(try lesson(Self.number), .open)
        let first = Player.verdicts(player.answer("6985.7"))
        #expect(first.map(\.outcome) == [nil])
        #expect(first.map(\.reply?.plain) == ["All is gone there."])
        #expect(first.map(\.triesLeft) == [2])
        #expect(first[0].answer == nil)
        player.answer("1")
        #expect(player.run.hidden == ["liquidation price"])
        let last = Player.verdicts(player.answer("2"))
        #expect(last.map(\.outcome) == [.told])
        #expect(last.map(\.answer) == ["7,020.8"])
        #expect(last.map(\.about?.plain) == ["The line."])
        #expect(player.run.hidden == [])
        #expect(player.run.records[0].tried == ["6985.7", "1", "2"])
    }

    @Test("what is no answer uses up no try")
    func noAnswer() throws {
        var player = Player(try lesson(Self.number), .open)
        for typed in ["", "up", "7020,8", "1e99", "\u{0}"] {
            let beats = player.answer(typed)
            guard case .again(_, _)? = beats.first, beats.count == 1 else {
                Issue.record("\(typed) is asked again")
                continue
            }
        }
        #expect(player.run.records[0].tried == [])
        let right = Player.verdicts(player.answer("7,020.8"))
        #expect(right.map(\.outcome) == [.right])
    }

    @Test("header and box say how often an answer may be tried; a choice leaves one option untried")
    func counted() throws {
        let lesson = try lesson(
            """
            ```ask number
            A?
            answer: 1
            ```
            ```ask number
            B?
            tries: 1
            answer: 1
            ```
            ```ask choice
            C?
            (x) a
            ( ) b
            ```
            """, header: "tries: 2\n")
        var player = Player(lesson)
        var outcomes: [AskRecord.Outcome?] = []
        for typed in ["2", "2", "2", "2"] {
            outcomes += Player.verdicts(player.answer(typed)).map(\.outcome)
        }
        #expect(outcomes == [nil, .told, .told, .told])
    }

    @Test("hints come in order, and the last is repeated")
    func hints() throws {
        var player = Player(try lesson(Self.number), .open)
        let given = (0..<3).flatMap { _ in player.hint() }.map { beat in
            if case .hint(let words, let number, let of) = beat {
                "\(number)/\(of) \(words.plain)"
            } else {
                "\(beat)"
            }
        }
        #expect(given == ["1/2 Look.", "2/2 Think.", "2/2 Think."])
        #expect(player.run.records[0].hints == 2)
    }

    @Test("show tells the answer and records it")
    func shown() throws {
        var player = Player(try lesson(Self.number), .open)
        player.answer("1")
        let verdict = Player.verdicts(player.show())
        #expect(verdict.map(\.outcome) == [.shown])
        #expect(verdict.map(\.answer) == ["7,020.8"])
        #expect(player.isFinished)
    }

    @Test("a later ask about the same figure hides it from its own step on")
    func hidingAgain() throws {
        let ask = "```ask number\nWhere?\nhides: liquidation price\nanswer: 1\n```\n"
        var player = Player(
            try lesson("## One\nSee.\n## Two\n\(ask)## Three\nSee.\n## Four\n\(ask)"))
        var hidden = [player.run.hidden.isEmpty]
        player.next()
        hidden.append(player.run.hidden.isEmpty)
        player.answer("1")
        hidden.append(player.run.hidden.isEmpty)
        player.next()
        hidden.append(player.run.hidden.isEmpty)
        player.next()
        hidden.append(player.run.hidden.isEmpty)
        #expect(hidden == [false, false, true, true, false])
    }

    @Test("a leverage that is only kept is asked for again where it is below zero")
    func belowZero() throws {
        var player = Player(try lesson("```ask number\nWhich leverage?\nkeep: before\n```"))
        guard case .again(_, let misreading)? = player.answer("−2x").first else {
            Issue.record("it is asked again")
            return
        }
        #expect(misreading == .belowZero("−2x"))
        #expect(Player.verdicts(player.answer("0")).map(\.outcome) == [.kept])
    }

    @Test("words are kept; without a keyword they are asked for once more")
    func words() throws {
        let lesson = try lesson(
            """
            ```ask words
            Who was protected?
            keep: debrief
            keywords: fund, winners
            prompt: Who is paid next?
            reply: Kept.
            ```
            """)
        var player = Player(lesson)
        guard case .prompted(_, let prompt)? = player.answer("me").first else {
            Issue.record("it is asked once more")
            return
        }
        #expect(prompt.plain == "Who is paid next?")
        let verdict = Player.verdicts(player.answer("nobody"))
        #expect(verdict.map(\.outcome) == [.kept])
        #expect(verdict.map(\.reply?.plain) == ["Kept."])
        #expect(player.run.summary.kept.map(\.answer) == ["me\nnobody"])
        var other = Player(lesson)
        #expect(Player.verdicts(other.answer("The Fund!")).map(\.outcome) == [.kept])
        var third = Player(lesson)
        third.answer("me")
        third.skip()
        #expect(third.run.records[0].outcome == .kept)
    }

    @Test("a line is told from a command by what is asked")
    func takes() throws {
        let player = Player(try lesson(Self.number), .open)
        #expect(player.run.takes("7,020.8"))
        #expect(!player.run.takes("why margin"))
        let reading = Player(try lesson("Words.\n## More\nWords."))
        #expect(!reading.run.takes("7,020.8"))
    }
}
