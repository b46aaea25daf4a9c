import Testing

@testable import Lessons

/// The rules of the check that a lesson breaks, in the order of its lines.
func checkRules(_ check: LessonCheck, _ lesson: Lesson) -> [CheckRule] {
    check.problems(of: lesson).compactMap { problem in
        if case .check(let rule) = problem.rule { rule } else { nil }
    }
}

@Suite("What a lesson may type")
struct GivensTests {
    private func found(_ body: String, header: String = "", givens: String? = "bar 10:00 480 500")
        throws -> [CheckRule]
    {
        let lesson = try lesson(body + "\n\n```card\nQ: a\nA: b\n```", header: header)
        var check = LessonCheck(terms: nil)
        if let givens { check.givens = { _ in givens } }
        return checkRules(check, lesson)
    }

    @Test(
        "a given is given by a line, a file, a mistake, or is somebody's choice",
        arguments: [
            ("480, 10:00", []), ("25x, 3, 20 %, 2,000, 0.4, 1,200, 25,000", []), ("0.25", ["0.25"]),
            ("1,234", ["1,234"]),
            ("12, 56", ["12", "56"]), ("17:30", ["17:30"]), ("1.5", ["1.5"]),
        ])
    func given(_ given: String, _ refused: [String]) throws {
        #expect(
            try found("So.", header: "given: \(given)\n") == refused.map { .givenByNothing($0) })
    }

    @Test("a line to type, a value that varies and an expected mistake give a number")
    func givers() throws {
        let line = "```show\nopen long BTC margin 1234\n```"
        #expect(try found(line, header: "given: 1,234\n").isEmpty)
        let ask = "```ask number\nQ?\nanswer: {price}\nwrong above 56: No.\n```"
        #expect(try found(ask, header: "given: 56\n").isEmpty)
        #expect(
            try found("[margin]", header: "given: 1,234\nvaries: margin 1,234 or 800\n").isEmpty)
    }

    @Test("a figure that the lesson cites may be named again")
    func cited() throws {
        let box = "```cite\nsource: us\n| 1,234 |\n|---|\n```"
        #expect(try found(box, header: "given: 1,234\n").isEmpty)
        #expect(try found("It was 1,234 (source: us).", header: "given: 1,234\n").isEmpty)
    }

    @Test("without its scenario nothing is said of what is given")
    func trusted() throws {
        #expect(try found("So.", header: "given: 1,234\n", givens: nil).isEmpty)
    }

    @Test("a right answer is never typed, not even a given one")
    func answers() throws {
        let ask = "```ask number\nHow many?\nanswer: 480 within 5\n```"
        #expect(try found(ask, header: "given: 480\n") == [.answerTyped("480")])
    }

    @Test(
        "a source that points at the lesson is none",
        arguments: [
            ("It is 7 % (source: the table above).", "above"),
            ("It is 7 % (source: the bars of this tape).", "this tape"),
            ("It is 7 % (source: 1 divided by 50).", "divided by"),
        ])
    func sources(_ text: String, _ words: String) throws {
        #expect(try found(text) == [.sourceIsHere(words)])
    }

    @Test("somebody else is a source, and a box that only works something out is none")
    func boxes() throws {
        #expect(try found("It is 7 % (source: CoinGlass).").isEmpty)
        #expect(
            try found("```cite\nsource: worked out by the rule\n| 7 |\n|---|\n```")
                == [.workedOutTyped])
    }
}
