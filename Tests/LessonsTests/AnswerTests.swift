import Figures
import Testing

@testable import Lessons

@Suite("Answers as they are typed")
struct AnswerTests {
    @Test(
        "a number is read with commas for thousands, a sign and a unit",
        arguments: [
            ("7020.8", "7020.8"), ("7,020.8", "7020.8"), (" 7,020.8 ", "7020.8"),
            ("7,020.8 USDT", "7020.8"), ("$7,020.8", "7020.8"), ("20x", "20"), ("20 X", "20"),
            ("-5.8 %", "-5.8"), ("−5.8%", "-5.8"), ("+3", "3"), ("0", "0"), (".5", "0.5"),
            ("1e3", "1000"), ("7020.80000000000001", "7020.8"), ("1,000,000 dollars", "1000000"),
        ])
    func reads(_ typed: String, _ value: String) throws {
        let units = try readNumberAnswer(typed)
        #expect(units == (try readDecimal(value, limit: Money.limit)))
    }

    @Test(
        "what is no number says why",
        arguments: [
            ("", AnswerMisreading.empty), ("   ", .empty),
            ("about 7000", .notANumber("about 7000")),
            ("7020,8", .commaInNumber("7020,8")), ("7.020,8", .commaInNumber("7.020,8")),
            ("70,20.8", .commaInNumber("70,20.8")), ("7 020.8", .notANumber("7 020.8")),
            ("1e30", .numberTooLarge("1e30")), ("x", .notANumber("x")), ("%", .notANumber("%")),
            ("1e", .notANumber("1e")), ("--5", .notANumber("--5")), ("٧", .notANumber("٧")),
        ])
    func misreads(_ typed: String, _ misreading: AnswerMisreading) {
        #expect(throws: misreading) { try readNumberAnswer(typed) }
    }

    @Test("a misreading is worded with one thing to type")
    func words() {
        let comma = AnswerMisreading.commaInNumber("7020,8").words
        #expect(comma.says == "in \"7020,8\" a comma does not stand before three digits")
        #expect(comma.fix == "Commas part thousands; a point begins the decimals, as 7,250.5")
        let escape = AnswerMisreading.notANumber("\u{1B}[2Jx").words.says
        #expect(!escape.contains("\u{1B}"))
    }

    private static let choices = ["half", "nothing", "all but a fee", "all of it", "7"].map {
        Choice(text: wording($0), isRight: $0 == "nothing", reply: nil)
    }
    private static func wording(_ text: String) -> Wording {
        Wording([.text(text)], at: FilePlace(line: 1))
    }

    @Test(
        "an option is told by its words, number, letter or beginning",
        arguments: [
            ("1", 0), ("2", 1), ("b", 1), ("B)", 1), ("(b)", 1), ("nothing", 1), ("Nothing.", 1),
            ("noth", 1), ("ALL  BUT a fee", 2), ("all b", 2), ("7", 4), ("5", 4), ("e", 4),
        ])
    func options(_ typed: String, _ index: Int) throws {
        #expect(try readChoiceAnswer(typed, among: Self.choices) == index)
    }

    @Test(
        "what is no option says why",
        arguments: [
            ("", AnswerMisreading.empty), ("6", .noSuchOption("6", of: 5)),
            ("0", .noSuchOption("0", of: 5)), ("z", .noSuchOption("z", of: 5)),
            ("all", .severalOptions("all")), ("?", .noSuchOption("?", of: 5)),
            ("99999999999999999999", .noSuchOption("99999999999999999999", of: 5)),
        ])
    func noOption(_ typed: String, _ misreading: AnswerMisreading) {
        #expect(throws: misreading) { try readChoiceAnswer(typed, among: Self.choices) }
    }
}
