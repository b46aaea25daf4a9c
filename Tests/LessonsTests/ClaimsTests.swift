import Testing

@testable import Lessons

@Suite("the article, claim by claim")
struct ClaimsTests {
    private static let whole = """
        # The article

        ## 1. It was so.
        verdict: shown
        lesson: q1
        type: who

        You can watch it.
        """

    private func found(_ text: String) -> [String] {
        Claims(reading: text).problems(lessons: ["q1", "q2"]) { line in
            line == "who" ? nil : "no such command"
        }.map(\.says)
    }

    @Test("a whole claim has no problem")
    func good() {
        #expect(found(Self.whole) == [])
        #expect(Claims(reading: Self.whole).all.map(\.text) == ["It was so."])
    }

    @Test(
        "each thing that may be wrong is found alone",
        arguments: [
            ("## 1.", "## 2.", "claim 1 is expected here"),
            ("shown", "true", "\"true\" is no verdict"),
            ("lesson: q1", "lesson: q9", "there is no lesson q9"),
            ("lesson: q1", "lesson: q1 (coming)", "there is no lesson q1 (coming)"),
            ("lesson: q1\n", "", "a claim without a lesson"),
            ("type: who", "type: sideways", "the line to type is refused: no such command"),
            ("You can watch it.", "", "a claim without evidence"),
        ])
    func planted(piece: String, other: String, says: String) {
        #expect(found(Self.whole.replacing(piece, with: other)) == [says])
    }
}
