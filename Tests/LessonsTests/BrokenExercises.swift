import Testing

@testable import Lessons

extension Broken {
    /// A small exercise without a fault, with some of its lines replaced.
    static func exercise(_ changes: (old: String, new: String)...) -> String {
        var text = """
            # Test
            id: ex1-test
            format: 1
            scenario: calm-drop
            points: 10
            pass: 6
            must: robust
            account: 4,000 to 6,000
            price: 20,000 to 60,000
            exposure: 40 % for 4 h
            limit: 1 %

            ```plan
            plan long BTC margin 900 leverage 2
            words: 2
            ```

            ```ask number
            id: line
            Where?
            answer: {plan.liquidation} within 1
            ```

            ```grade
            | id | points | what | check |
            |---|---|---|---|
            | line | 4 | the line | answer line |
            | robust | 5 | it lives | liquidated <= 5 and held >= 60 of 100 |
            | why | 1 | in words | by hand |
            ```

            """
        for (old, new) in changes { text = text.replacing(old, with: new) }
        return text
    }
}

@Suite("broken exercises, each with its message")
struct ExerciseGalleryTests {
    /// What reading or checking finds first.
    private static func message(_ text: String) -> String {
        do {
            let lesson = try Lesson(reading: text, file: "ex1-test.md")
            return LessonCheck(terms: nil).problems(of: lesson).first { !$0.rule.isWarning }?.text
                ?? ""
        } catch {
            return error.all.first?.text ?? ""
        }
    }

    @Test("one without a fault has none")
    func whole() {
        #expect(Self.message(Broken.exercise()) == "")
    }

    @Test(
        "each fault is named with its line",
        arguments: [
            ("points: 10", "points: many", "ex1-test.md:5:9: \"many\" is no number of points"),
            ("points: 10\n", "", "\"pass\" is a word of exercises, and this lesson has no points:"),
            ("pass: 6\n", "", "an exercise without \"pass\""),
            (
                "4,000 to 6,000", "6,000 to 4,000",
                "ex1-test.md:8:10: \"6,000 to 4,000\" does not say from where"
            ),
            ("40 % for 4 h", "much", "\"much\" does not say how much to hold and how long"),
            ("limit: 1 %", "limit: one", "\"one\" is no share"),
            ("limit: 1 %", "tape: secret", "\"tape\" cannot be \"secret\""),
            ("limit: 1 %", "bars: 15", "\"15\" is no length of a bar"),
            ("limit: 1 %", "attempts: 0", "\"attempts\" cannot be \"0\""),
            (
                "plan long BTC margin 900 leverage 2", "open long",
                "a plan box holds one line that begins with plan"
            ),
            ("words: 2", "words: few", "\"few\" is no number of words"),
            ("| line | 4 |", "| line | four |", "is no row of the grade table"),
            ("by hand", "by magic", "\"by magic\" is no check"),
            ("answer line |", "odds line within |", "\"odds line within\" is no check"),
            ("answer line |", "odds line within 51 |", "is no check"),
            ("answer line |", "odds nowhere within 5 |", "no ask has the id \"nowhere\""),
            ("| why | 1", "| line | 1", "two items are called \"line\""),
            ("must: robust", "must: luck", "\"must\" names \"luck\", and no item is called so"),
            (
                "| line | 4 |", "| line | 5 |",
                "the items have 11 points together, and the header says 10"
            ),
            ("| line | 4 |", "| line | 4.5 |", "the items have 10.5 points together"),
            (
                "| robust | 5 | it lives | liquidated <= 5 and held >= 60 of 100 |",
                "| robust | 5 | it lives | plan before step 1 |",
                "hidden tapes give 0 of 9 automatic points"
            ),
            ("answer line |", "answer nowhere |", "no ask has the id \"nowhere\""),
        ])
    func faults(_ old: String, _ new: String, _ words: String) {
        let text = Self.message(Broken.exercise((old, new)))
        #expect(text.contains(words), "\(text)")
        #expect(words.isEmpty == text.isEmpty)
    }

    @Test("a check against the course's rule needs one")
    func limit() {
        let text = Broken.exercise(
            ("limit: 1 %\n", ""), ("answer line |", "loss at stop <= limit |"))
        #expect(Self.message(text).contains("none is named"))
    }

    @Test("boxes of an exercise in a lesson are named")
    func outside() {
        let text =
            "# Test\nid: ex1-test\nformat: 1\n\n```plan\nplan long BTC 1x margin 5\n```\n"
            + "\n```card\nQ: a\nA: b\n```\n"
        #expect(Self.message(text).contains("a plan box belongs to an exercise"))
    }
}

@Suite("a student's copy")
struct StrippingTests {
    @Test("reads, and holds no answer")
    func stripped() throws {
        let whole = try Lesson(reading: Broken.exercise(), file: "ex1-test.md")
        let copy = try Lesson(reading: whole.issuedText, file: "ex1-test.md", isIssued: true)
        #expect(copy.issuedText == whole.issuedText)
        #expect(!whole.issuedText.contains("liquidation}"))
        #expect(!whole.issuedText.contains("plan long"))
        #expect(copy.asks.map(\.id) == ["line"])
        #expect(copy.plan?.words == 2)
        #expect(copy.grade?.items.count == 3)
        #expect(copy.exercise == whole.exercise)
    }

    @Test("choices lose their mark and their replies; notes and cards go; hints stay")
    func choices() throws {
        let text = Broken.exercise(
            (
                "```grade",
                """
                ```ask choice
                id: pick
                Which?
                ( ) one
                    No: one is too few.
                (X) two
                hint: Count.
                right: Two it is.
                ```

                ```note
                For the teacher.
                ```

                ```card
                Q: What?
                A: That.
                ```

                ```grade
                """
            ))
        let issued = try Lesson(reading: text, file: "ex1-test.md").issuedText
        for secret in ["(X)", "(x)", "too few", "Two it is", "For the teacher", "Q: What?"] {
            #expect(!issued.contains(secret), "\(secret)")
        }
        for kept in ["( ) one", "( ) two", "hint: Count.", "Which?"] {
            #expect(issued.contains(kept), "\(kept)")
        }
        _ = try Lesson(reading: issued, file: "ex1-test.md", isIssued: true)
    }

    @Test("an issued file reads as it was written, and says what is wrong with another")
    func issued() throws {
        let issued = IssuedExercise(
            exercise: "ex1-test", edition: "e", label: "S07", tokens: ["aa", "bb"],
            text: "# Test\n\nwords")
        #expect(try IssuedExercise(reading: issued.fileText) == issued)
        #expect(
            try IssuedExercise(reading: issued.fileText.replacing("\n", with: "\r\n")) == issued)
        func fault(_ text: String) -> IssuedExercise.Fault? {
            do throws(IssuedExercise.Fault) {
                _ = try IssuedExercise(reading: text)
                return nil
            } catch { return error }
        }
        #expect(fault("") == .otherFormat(""))
        #expect(fault(HandIn.format) == .isHandIn)
        #expect(fault(IssuedExercise.format + "\n# exercise: a\n") == .wordMissing("edition"))
    }
}
