import Testing

@testable import Lessons

/// One broken lesson.
struct Broken: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let message: String
    var testDescription: String { name }

    /// - Parameter body: from line 5 on, under a proper header.
    init(_ name: String, _ body: String, _ message: String) {
        self.init(name, file: "# Test\nid: t1-test\nformat: 1\n\n\(body)\n", message)
    }
    init(_ name: String, file: String, _ message: String) {
        self.name = name
        text = file
        self.message = message
    }
}

@Suite("Broken lessons, each with its whole message")
struct ErrorGalleryTests {
    static func message(_ text: String) -> String {
        do {
            _ = try Lesson(reading: text, file: "t1-test.md")
            return ""
        } catch {
            return error.text
        }
    }

    @Test("the head of a file", arguments: Broken.heads)
    func heads(_ broken: Broken) {
        #expect(Self.message(broken.text) == broken.message)
    }
    @Test("boxes", arguments: Broken.boxes)
    func boxes(_ broken: Broken) {
        #expect(Self.message(broken.text) == broken.message)
    }
    @Test("asks", arguments: Broken.asks)
    func asks(_ broken: Broken) {
        #expect(Self.message(broken.text) == broken.message)
    }

    @Test("all errors of a file come at once, in the order of its lines")
    func all() throws {
        let text = """
            # Test
            id: t1-test
            formt: 1

            ```doo
            open long BTC 20x
            ```
            ```card
            A: nothing
            ```
            """
        let problems = #expect(throws: LessonProblems.self) {
            try Lesson(reading: text, file: "t1-test.md")
        }
        let all = try #require(problems).all
        #expect(all.map(\.place.line) == [1, 3, 5, 9])
    }
}
