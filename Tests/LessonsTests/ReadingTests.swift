import Testing

@testable import Lessons

@Suite("Reading a lesson")
struct ReadingTests {
    @Test(
        "the key of a file is what stands before its first hyphen or point",
        arguments: [
            ("q1-liquidation.md", "q1"), ("lessons/q1-liquidation.uk.md", "q1"),
            ("M10-feed", "m10"),
            ("p3.md", "p3"), ("", ""), ("-x", ""), ("/", ""),
        ])
    func keys(_ file: String, _ key: String) {
        #expect(lessonKey(ofFile: file) == key)
    }

    @Test("a heading starts a step; its id is given, or made of its words")
    func steps() throws {
        let lesson = try lesson(
            "Before.\n\n## Open a position!\nid: open\n\n## Let it, run\n## Що?\n")
        #expect(lesson.steps.map(\.id) == ["start", "open", "let-it-run", "що"])
        #expect(lesson.steps.map(\.heading) == [nil, "Open a position!", "Let it, run", "Що?"])
    }

    @Test("the question stands in the box, or is the paragraph above it")
    func questions() throws {
        let asks = try lesson(
            """
            First this.

            How *much* is {price}?
            ```ask number
            answer: {price}
            ```
            ```ask words
            id: why
            Why is that,
            do you think?
            reply: Kept.
            ```
            """
        )
        #expect(
            asks.asks.map(\.question.plain) == [
                "How much is {price}?", "Why is that, do you think?",
            ])
        #expect(asks.asks.map(\.id) == ["start", "why"])
        guard case .prose(let prose) = asks.steps[0].items[0] else {
            Issue.record("what stands above the question stays prose")
            return
        }
        #expect(prose.runs.map(plainText) == ["First this."])
    }

    @Test("an indented line goes on with the line above it")
    func continued() throws {
        let ask = try lesson(
            """
            ```ask number
            How much?
            answer: {price} within 0.5
            wrong below {price}: Too little,
                by far.
            hint: Look
              twice.
            ```
            """
        ).asks[0]
        guard case .number(let number) = ask.kind else {
            Issue.record("a number is asked for")
            return
        }
        #expect(number.wrongs.map(\.reply.plain) == ["Too little, by far."])
        #expect(ask.hints.map(\.plain) == ["Look twice."])
        #expect(number.tolerance == .within(50_000_000))
    }

    @Test("options carry their replies, and lines to type stay as typed")
    func options() throws {
        let lesson = try lesson(
            """
            ```ask choice
            Which?
            hides: liquidation price, what came back
            ( ) this one
                Not *this*.
                Nor now.
            (x) that one
            hint: Not the first.
            ```
            ```do
            what if 4: open long BTC 5x
            until 10:47
            goal: time 10:47
            goal: long BTC 0.2 at leverage 5
            ```
            """)
        guard case .choice(let choices) = lesson.asks[0].kind else {
            Issue.record("a choice is asked for")
            return
        }
        #expect(choices.map(\.text.plain) == ["this one", "that one"])
        #expect(choices.map(\.reply?.plain) == ["Not this. Nor now.", nil])
        #expect(choices.map(\.isRight) == [false, true])
        #expect(lesson.asks[0].hides == ["liquidation price", "what came back"])
        #expect(lesson.authorLines(step: 0) == ["what if 4: open long BTC 5x", "until 10:47"])
    }

    @Test("a cite box holds words, a table, its source and how many were counted")
    func cite() throws {
        let lesson = try lesson(
            """
            ```cite
            source: our own count,
              hour by hour
            n: 63,698 hours
            Of all hours:

            | in a day |
            |--:|
            | 15.6 % |
            ```
            """)
        guard case .box(.cite(let cite)) = lesson.steps[0].items[0] else {
            Issue.record("a cite box was read")
            return
        }
        #expect(cite.source.plain == "our own count, hour by hour")
        #expect(cite.n?.plain == "63,698 hours")
        #expect(cite.body.blocks.count == 2)
    }

    @Test(
        "goals as they are written",
        arguments: [
            ("position open", Goal.positionOpen), ("At  end", .atEnd), ("liquidated", .liquidated),
            ("flat", .flat), ("stopped", .stopped), ("compared", .compared),
            ("asked why", .askedWhy), ("time 10:44", .time(day: nil, hour: 10, minute: 44)),
            ("time 13 02:00", .time(day: 13, hour: 2, minute: 0)),
            ("long BTC", .position(Goal.Held(isLong: true, coin: "BTC"))),
            (
                "short eth 20x",
                .position(Goal.Held(isLong: false, coin: "ETH", leverage: .init(20)))
            ),
            (
                "long BTC 0.2 at leverage 10",
                .position(
                    Goal.Held(
                        isLong: true, coin: "BTC", size: .init(units: 20_000_000),
                        leverage: .init(10)))
            ),
        ])
    func goals(_ text: String, _ goal: Goal) {
        #expect(Goal(text) == goal)
    }

    @Test(
        "what is no goal",
        arguments: [
            "", "rich", "time", "time 24:00", "time 10:60", "time 10", "time 32 10:00",
            "time 1 2 10:00", "long", "long 5", "long BTC x", "long BTC 5x 6x", "long BTC 0 5x",
            "long BTC -1", "long BTC 1 2", "long BTC leverage", "hold BTC 5x", "time +1:00",
        ])
    func noGoals(_ text: String) {
        #expect(Goal(text) == nil)
    }

    @Test("Windows line ends, tabs and a longer fence are read alike")
    func dialects() throws {
        let text = "# T\r\nid: t\r\nformat: 1\r\n\r\n````do\r\nclose\r\n\tgoal: flat\r\n````\r\n"
        let lesson = try Lesson(reading: text, file: "t.md")
        #expect(lesson.authorLines(step: 0) == ["close"])
    }
}
