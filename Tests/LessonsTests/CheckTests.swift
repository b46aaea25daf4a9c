import Testing

@testable import Lessons

/// A lesson with one planted mistake, and the line and column and first words of what is found.
struct Planted: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let body: String
    var header = ""
    let found: [String]

    init(_ name: String, _ body: String, header: String = "", _ found: [String]) {
        testDescription = name
        self.body = body
        self.header = header
        self.found = found
    }
}

@Suite("The check of a lesson")
struct CheckTests {
    /// What a lesson needs so that nothing else is found. It stands at the end.
    private static let card = "\n```card\nQ: Why?\nA: So.\n```"

    static func found(_ planted: Planted) throws -> [String] {
        let lesson = try lesson(planted.body + card, header: planted.header)
        let check = LessonCheck(refusal: { $0.hasPrefix("opne") ? "no such verb" : nil })
        return check.problems(of: lesson).map {
            "\($0.place.line):\($0.place.column) \($0.rule.isWarning ? "warning: " : "")"
                + $0.rule.words.says
        }
    }

    private static let typed = "is typed, but a result is computed and a given is named"

    @Test(
        "numbers that are typed",
        arguments: [
            Planted(
                "a result in prose", "It fell to 6,880.0 then.",
                ["5:12 the number 6,880.0 \(typed)"]),
            Planted(
                "a time, a share and a multiple", "At 10:36 it was 4.5 % at 20x.",
                [
                    "5:4 the number 10:36 \(typed)", "5:17 the number 4.5 \(typed)",
                    "5:26 the number 20x \(typed)",
                ]),
            Planted(
                "a number of a line is given", "Put 1,000 at 20x.\n```show\nopen 20x 1000\n```", []),
            Planted(
                "a number of the header is given", "About 100 %.", header: "given: 100 %\n", []),
            Planted("dates are no results", "On 12 March 2020, 2017–25, the 13th, May 19.", []),
            Planted("nought and one are none", "1 coin, 0 back.", []),
            Planted("a cited paragraph", "It fell 1.2 %\nthat day (source: Gemini).", []),
            Planted(
                "another paragraph is not cited", "So (source: us).\n\nIt fell 1.2 %.",
                ["7:9 the number 1.2 \(typed)"]),
            Planted("a line to type is code", "Try `what if 25x`.", []),
            Planted(
                "a bare number in code", "It is `7,020.8`.", ["5:8 the number 7,020.8 \(typed)"]),
            Planted("a brace, a link and a list", "4. {price × 80%} [see](q5-2.5)\n5. so", []),
            Planted("a word with a digit", "See q1 and tier2.", []),
            Planted("a heading", "## At 6,880\n", ["5:7 the number 6,880 \(typed)"]),
            Planted(
                "figures in a cite box", "```cite\nsource: us\nn: 500\n15.6 % of days\n```", []),
            Planted("numbers in a note", "```note\n6,880.5\n```", []),
            Planted(
                "a hint, an option and its reply",
                """
                ```do
                close
                goal: flat
                hint: Look at 7,000.
                ```
                ```ask choice
                Which?
                hides: liquidation price 9
                ( ) about 95
                    It is 96.
                (x) none
                ```
                """,
                [
                    "8:15 the number 7,000 \(typed)", "13:11 the number 95 \(typed)",
                    "14:11 the number 96 \(typed)",
                ]),
            Planted(
                "an answer and a mistake",
                """
                ```ask number
                How much?
                tries: 2
                answer: 420 within 15
                wrong 20: Each time.
                wrong {price} : 21 times.
                ```
                """,
                [
                    "8:9 the right answer 420 is typed, so it cannot change with what it is about",
                    "9:7 the number 20 \(typed)", "10:17 the number 21 \(typed)",
                ]),
            Planted(
                "a card", "```card\nQ: How far?\nA: 4.5 %\n```", ["7:4 the number 4.5 \(typed)"]),
        ])
    func numbers(_ planted: Planted) throws {
        #expect(try Self.found(planted) == planted.found)
    }

    private static let long = Array(repeating: "word", count: 119).joined(separator: " ")
    private static let ask = "```ask choice\nSure?\n(x) yes\n( ) no\n```\n"
    private static let cite = "```cite\nsource: us\n15 % of days\n```\n"
    private static let run = "```do\nuntil liquidation\ngoal: liquidated\n```\n"

    @Test(
        "what a lesson has to keep to",
        arguments: [
            Planted("a screen of 120 words", "## S\n\(long) {price}.", []),
            Planted(
                "a screen of 121 words", "## S\n\(long) - {price} more.",
                ["5:1 this step has 121 words; a screen holds 120"]),
            Planted("two screens of 119", "## S\n\(long)\n## T\n\(long)", []),
            Planted("a liquidation after a prediction", ask + run + cite, []),
            Planted(
                "a liquidation before a prediction", run + cite + ask,
                ["6:1 a liquidation is shown before anything was predicted"]),
            Planted(
                "a kept number is no prediction",
                "```ask number\nHow?\nkeep: n\n```\n```show\nuntil liq\n```\n" + cite,
                ["10:1 a liquidation is shown before anything was predicted"]),
            Planted(
                "a liquidation without a frequency", ask + run + "## After\n" + cite,
                [
                    "11:1 warning: a liquidation is lived through here without saying how often "
                        + "such a thing happens"
                ]),
            Planted("odds are a frequency", ask + run + "```show\nodds\n```\n", []),
            Planted(
                "a hint that is the line",
                "```do\nclose all\ngoal: flat\nhint: Type `close all`.\n```",
                ["8:7 the first hint is the answer"]),
            Planted(
                "a second hint that is the line",
                "```do\nclose all\ngoal: flat\nhint: Out.\nhint: Type `close all`.\n```", []),
            Planted(
                "a hint that is the number",
                "```ask number\nHow?\nanswer: {price}\nhint: Say {price}.\n```",
                ["8:7 the first hint is the answer"]),
            Planted(
                "a hint that is the option",
                "```ask choice\nWho?\n(x) the fund\n( ) me\nhint: It is The Fund.\n```",
                ["9:7 the first hint is the answer"]),
            Planted(
                "an answer given away above",
                "At {price}.\n\n```ask number\nHow?\nanswer: {price}\n```",
                ["5:4 {price} stands here before it has been asked for"]),
            Planted(
                "an answer given away in the question",
                "```ask number\nIs it {price}?\nanswer: {price}\n```",
                ["6:7 {price} stands here before it has been asked for"]),
            Planted(
                "an answer told afterwards",
                "```ask number\nHow?\nanswer: {price}\nright: {price}.\n```\nSo {price}.", []),
            Planted(
                "an unknown term", "It is {position.liqidation}.",
                ["5:7 {position.liqidation} is no term a lesson can compute"]),
            Planted(
                "a line that is refused", "```show\nwhy\nopne long\n```",
                ["7:1 this line is refused: no such verb"]),
            Planted(
                "advice", "You should use a stop.",
                [
                    "5:1 warning: \"you should\" is advice, blame or hype; a lesson says what happens"
                ]),
            Planted("a word inside another", "An unsafe ladder that is safely shown.", []),
            Planted("advice in a note", "```note\nThey say that a stop is safe.\n```", []),
        ])
    func rules(_ planted: Planted) throws {
        #expect(try Self.found(planted) == planted.found)
    }

    @Test("a lesson without a card, and one whose id is not its file's name")
    func whole() throws {
        let lesson = try Lesson(
            reading: "# T\nid: t1-test\nformat: 1\n", file: "lessons/t2-test.md")
        let says = LessonCheck().problems(of: lesson).map(\.rule)
        #expect(says == [.check(.cardMissing), .check(.idNotFileName("t1-test"))])
    }

    @Test("the whole message of a finding")
    func message() throws {
        let lesson = try lesson("It is {position.liqidation}." + Self.card)
        #expect(
            LessonCheck().problems(of: lesson).map(\.text) == [
                """
                t1-test.md:5:7: {position.liqidation} is no term a lesson can compute
                    It is {position.liqidation}.
                          ^
                  Did you mean "position.liquidation"?
                """
            ])
    }

    @Test("a right answer that is not taken, a reply that is never given, a value that is missing")
    func answers() throws {
        let asks = try lesson(
            """
            ```ask number
            A?
            answer: {price}
            wrong above 10: one
            wrong 20: two
            wrong: three
            ```
            ```ask number
            B?
            answer: {gone}
            ```
            ```ask number
            C?
            answer: {shown}
            ```
            """
        ).asks
        var facts = Facts(["price": "5"])
        facts.values["shown"] = LessonValue("5.0", units: 500_000_001)
        let found = asks.map { $0.problems(facts).map { "\($0.place.line) \($0.rule)" } }
        #expect(found[0] == ["9 replyNeverGiven"])
        #expect(found[1] == ["14 braceWithoutValue(\"gone\")"])
        #expect(found[2] == ["16 rightAnswerRefused"])
    }

    @Test("every term has a name of its own and a meaning")
    func terms() {
        let names = LessonTerm.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(LessonTerm.all.allSatisfy { !$0.meaning.isEmpty })
        #expect(names.contains("event.returned"))
    }
}
