import Testing

@testable import Lessons

@Suite("Numbers that differ from learner to learner")
struct VariationTests {
    static let text = """
        # T
        id: t1-test
        format: 1
        varies: margin 1,000 or 800 or 1,200; start 10:01 or 10:02

        Put [margin] behind it at [start].
        ```do
        open long BTC 20x margin [margin]
        goal: own [margin]
        ```
        """

    private func read(_ numbers: Variation.Numbers) throws -> Lesson {
        try Lesson(reading: Self.text, file: "t1-test.md", numbers: numbers)
    }

    @Test("the first is the lesson's own, and a seed of nought")
    func first() throws {
        let lesson = try read(.first)
        #expect(lesson.authorLines(step: 0) == ["open long BTC 20x margin 1,000"])
        #expect(lesson.source.contains("Put 1,000 behind it at 10:01."))
        #expect(try read(.seed(0)) == lesson)
        #expect(try read(.pick(0)) == lesson)
        #expect(lesson.header.variation?.count == 3)
    }

    @Test("every value can be picked, shorter lists again from their beginning")
    func picked() throws {
        let lines = try (0..<4).map { try read(.pick($0)).source }
        #expect(lines.map { $0.contains("Put 800") } == [false, true, false, false])
        #expect(lines.map { $0.contains("at 10:02") } == [false, true, false, true])
    }

    @Test("a seed gives the same each time, and seeds give all values")
    func seeds() throws {
        var sources: [String] = []
        for seed in 1...60 {
            let lesson = try read(.seed(UInt64(seed)))
            #expect(try read(.seed(UInt64(seed))) == lesson)
            if !sources.contains(lesson.source) { sources.append(lesson.source) }
        }
        #expect(sources.count == 6)
    }

    @Test("which values a seed gives is fixed for good")
    func fixed() throws {
        let variation = try #require(Variation("margin 1 or 2 or 3 or 4 or 5"))
        let drawn = (1...8).map { variation.values(.seed($0), of: "q1-liquidation")[0].value }
        #expect(drawn == Self.drawn)
    }
    /// Kept journals name seeds: another drawing would make another evening of them.
    static let drawn = ["4", "5", "1", "5", "3", "4", "1", "4"]

    @Test(
        "what is no variation is said to be none",
        arguments: [
            "margin", "margin 1,000", "margin 1 or", "m 1 or 2; m 3 or 4", "m2 1 or 2",
            "a 1 or {b}",
        ])
    func unclear(_ text: String) {
        #expect(Variation(text) == nil)
        let message = ErrorGalleryTests.message(
            Self.text.replacing("margin 1,000 or 800 or 1,200; start 10:01 or 10:02", with: text))
        #expect(message.contains("t1-test.md:4:9: varies takes a name and the values it may have"))
    }

    @Test("a value that nothing uses is found")
    func unused() {
        let message = ErrorGalleryTests.message(Self.text.replacing("[start]", with: "ten"))
        #expect(
            message.hasPrefix("t1-test.md:4:1: nothing in the lesson uses the value \"start\""))
    }
}

@Suite("Translations beside their originals")
struct FollowingTests {
    private func problems(_ change: (String) -> String) throws -> [String] {
        let text = try shelved("q1-liquidation")
        let original = try Lesson(reading: text, file: "lessons/q1-liquidation.md")
        let words = try change(shelved("q1-liquidation.uk"))
        let other = try Lesson(reading: words, file: "lessons/q1-liquidation.uk.md")
        return other.problems(against: original, text: text).map(\.rule.words.says)
    }

    @Test(
        "two languages have the steps, boxes and answers of the original", arguments: ["uk", "ja"])
    func whole(_ language: String) throws {
        let text = try shelved("q1-liquidation")
        let original = try Lesson(reading: text, file: "q")
        let other = try shelvedLesson("q1-liquidation.\(language)")
        #expect(other.header.language == language)
        #expect(other.steps.map(\.id) == original.steps.map(\.id))
        #expect(other.authorLines(step: 8) == original.authorLines(step: 8))
        #expect(other.problems(against: original, text: text).isEmpty)
        #expect(other.title != original.title)
    }

    @Test("a step of the original that changed is named, with what to write")
    func behind() throws {
        let text = try shelved("q1-liquidation")
        let changed = text.replacing("The price may fall", with: "The price can fall")
        let original = try Lesson(reading: changed, file: "q")
        let other = try shelvedLesson("q1-liquidation.uk")
        let found = other.problems(against: original, text: changed)
        #expect(found.map(\.rule.words.says) == ["the original has changed since: line"])
        #expect(found.first?.rule.isWarning == true)
        #expect(
            found.first?.rule.words.fix.hasSuffix("follows: " + Following.marks(of: changed))
                == true)
    }

    @Test("a missing step, another step, other boxes and another market are found")
    func different() throws {
        #expect(try problems { $0 } == [])
        let renamed = try problems { $0.replacing("id: twin", with: "id: zwilling") }
        #expect(
            renamed == [
                "the step \"twin\" of the original is missing here",
                "the original has no step \"zwilling\"",
            ])
        #expect(
            try problems { $0.replacing("within 15", with: "within 20") }
                == ["the boxes of \"line\" are not those of the original"])
        #expect(
            try problems { $0.replacing("until 12:00", with: "step") }
                == ["the boxes of \"after\" are not those of the original"])
        #expect(
            try problems { $0.replacing("rules: plain", with: "rules: binance-2026-09") }
                == ["the original has another \"rules\""])
    }
}

@Suite("Courses: an order of lessons, and plans")
struct CourseTests {
    @Test("a course is read whole")
    func whole() throws {
        let course = try Course(
            reading: """
                # a comment
                course "A course"
                path q1 q5
                path p2
                plan "One hour"
                meeting "Monday"
                lesson q1 13 "the end"
                lesson q5
                talk 7 "What now?"   # ask
                home p2 q3
                """)
        #expect(course.path == ["q1", "q5", "p2"])
        #expect(
            course.plans.first?.meetings.first?.items == [
                .lesson(key: "q1", minutes: 13, cut: "the end"),
                .lesson(key: "q5", minutes: nil, cut: nil), .talk(minutes: 7, about: "What now?"),
                .home(["p2", "q3"]),
            ])
        #expect(course.keys == ["q1", "q5", "p2", "q1", "q5", "p2", "q3"])
    }

    @Test("a key that no lesson has is named where it stands first, with the nearest")
    func strayKeys() throws {
        let course = try Course(
            reading: """
                course "What leverage does"
                path q1 q6
                plan "One hour"
                meeting "Monday"
                lesson q6
                home ex1 p2 zz9
                """)
        let stray = course.strayKeys(shelved: ["q1-liquidation", "q5-not", "p2-size", "ex1-line"])
        #expect(
            stray.map(\.place) == [FilePlace(line: 2, column: 9), FilePlace(line: 6, column: 13)])
        #expect(stray.map(\.says) == ["q6", "zz9"].map { "no lesson has the key \"\($0)\"" })
        #expect(stray[0].fix == "Did you mean \"q1\"?")
        #expect(course.strayKeys(shelved: course.keys) == [])
    }

    @Test(
        "a line that does not belong is named",
        arguments: [
            ("", 1, 1, "begins with its title"),
            ("course \"A\"\nlesson q1", 2, 1, "belongs to the meeting above it"),
            ("course \"A\"\n\nmeeting \"M\"", 3, 1, "belongs to the plan above it"),
            ("course \"A\"\nplan \"P\"\nmeeting \"M\"\ntalk many \"x\"", 4, 6, "cannot be read"),
            ("path q1", 1, 1, "begins with its title"),
            ("course \"A\"\n  pathh q1", 2, 3, "\"pathh\" begins no line"),
            ("course “A”", 1, 8, "curly quote"), ("course \"A", 1, 8, "never closed"),
            ("course \"A\"\nplan \"P\"\nmeeting \"M\"\nlesson q1 ten", 4, 11, "cannot be read"),
        ])
    func faults(_ text: String, _ line: Int, _ column: Int, _ words: String) throws {
        let faults = try #require(throws: Course.Faults.self) { _ = try Course(reading: text) }
        #expect(faults.all.first?.place == FilePlace(line: line, column: column))
        #expect(faults.all.first?.says.contains(words) ?? false)
    }

    @Test("every wrong line of a course is told at once")
    func allFaults() throws {
        let text = "course \"A\"\nplaan \"P\"\npath\nhome q1"
        let faults = try #require(throws: Course.Faults.self) { _ = try Course(reading: text) }
        #expect(faults.all.map(\.place.line) == [2, 3, 4])
    }

    @Test("a meeting of 200 minutes in an hour's plan is told, unless it is confirmed")
    func overlong() throws {
        let text = """
            course "A"
            path q1
            plan "60 minutes"
            meeting "Monday"
            talk 185 "long"
            lesson q1
            """
        let minutes = { (key: String) -> Int? in key == "q1" ? 15 : nil }
        let found = try Course(reading: text).overlong(minutes: minutes)
        #expect(found.map(\.says) == ["200 minutes stand in a meeting of 60"])
        #expect(found.map(\.place.line) == [4] && found[0].isWarning)
        let longer = text.replacing("\"Monday\"", with: "\"Monday, 200 minutes\"")
        #expect(try Course(reading: longer).overlong(minutes: minutes).isEmpty)
        let said = text.replacing("\"Monday\"", with: "\"Monday\" confirmed")
        #expect(try Course(reading: said).overlong(minutes: minutes).isEmpty)
    }
}
