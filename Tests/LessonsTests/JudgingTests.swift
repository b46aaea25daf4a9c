import Figures
import Testing

@testable import Lessons

@Suite("Judging a number")
struct JudgingTests {
    private func number(_ box: String) throws -> NumberAnswer {
        let ask = try #require(try lesson("```ask number\nWhere?\n\(box)\n```").asks.first)
        guard case .number(let number) = ask.kind else {
            throw LessonProblems(all: [])
        }
        return number
    }

    @Test(
        "near enough is right, by the digit",
        arguments: [
            ("within 15", "7,035.8", true), ("within 15", "7,035.80000001", false),
            ("within 15", "7,005.8", true), ("within 15", "7,005.79999999", false),
            ("within 1 %", "7,091.008", true), ("within 1 %", "7,091.00800001", false),
            ("within 1%", "6,950.592", true), ("", "7,020.8", true), ("", "7,020.80000001", false),
            ("within 0", "7,020.8", true), ("within 15", "-7,020.8", false),
        ])
    func tolerance(_ within: String, _ typed: String, _ isRight: Bool) throws {
        let number = try number("answer: {position.liquidation} \(within)")
        let judgement = number.judge(try readNumberAnswer(typed), Facts.open)
        #expect((judgement == .right) == isRight)
    }

    @Test(
        "the first lesson has a reply to each known mistake",
        arguments: [
            ("6,985.7", 0), ("6,986", 0), ("6,353.5", 1), ("5882.8", 2), ("0", 3), ("8", 3),
            ("7,400", 4), ("14,041.6", 4), ("6,900", 5), ("-3", 3), ("-300", 5), ("7,100", 6),
            ("7,353.5", 6),
        ])
    func firstLesson(_ typed: String, _ reply: Int) throws {
        let ask = try shelvedLesson("q1-liquidation").asks[1]
        guard case .number(let number) = ask.kind else {
            Issue.record("the second ask takes a number")
            return
        }
        let judgement = number.judge(try readNumberAnswer(typed), Facts.open)
        #expect(judgement == .wrong(reply: reply))
    }

    @Test("replies are tried in the order of the file")
    func order() throws {
        let number = try number(
            """
            answer: 10
            wrong above 10: one
            wrong between 20 and 30: two
            wrong below 10: three
            """)
        #expect(number.judge(25 * unitsPerOne, Facts()) == .wrong(reply: 0))
        #expect(number.judge(9 * unitsPerOne, Facts()) == .wrong(reply: 2))
    }

    @Test("both ends belong to a between, in either order")
    func between() throws {
        let number = try number("answer: 0\nwrong between 30 and 20: here")
        for (typed, reply) in [("20", 0), ("30", 0), ("25", 0), ("19.9", nil), ("30.1", nil)] {
            let judgement = number.judge(try readNumberAnswer(typed), Facts())
            #expect(judgement == .wrong(reply: reply), "\(typed)")
        }
    }

    @Test("a mistake whose term has no value fits nothing")
    func unknownMistake() throws {
        let number = try number(
            "answer: 5\nwrong {gone}: one\nwrong above {gone}: two\nwrong: three")
        #expect(number.judge(7 * unitsPerOne, Facts()) == .wrong(reply: 2))
    }

    @Test("without a right answer nothing is judged, and the brace is named")
    func unjudged() throws {
        let number = try number("answer: {position.liquidation} within 15")
        guard case .unjudged(let brace) = number.judge(0, Facts()) else {
            Issue.record("nothing could be judged")
            return
        }
        #expect(brace.text == "position.liquidation")
        #expect(brace.place == FilePlace(line: 7, column: 9))
    }

    @Test("an absurd value in the world judges nothing and stops nothing")
    func absurd() throws {
        var facts = Facts()
        facts.values["price"] = LessonValue("huge", units: .max)
        let number = try number("answer: {price} within 1 %\nwrong above {price × 2}: no")
        guard case .unjudged = number.judge(.min, facts) else {
            Issue.record("a value beyond the limit is none")
            return
        }
    }
}
