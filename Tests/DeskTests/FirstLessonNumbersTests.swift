import Desk
import Lessons
import Testing

/// The first lesson tells two ends: at 20x something is left at the line and nothing after the sale;
/// at 25x something is left after the sale. Whatever minute a learner is given, both have to happen.
@Suite("the first lesson's own numbers")
struct FirstLessonNumbersTests {
    private static var minutes: [String] {
        let text = (try? Checkout.content.text(.lessons, "q1-liquidation")) ?? ""
        let lesson = try? Lesson(reading: text, file: "q1-liquidation.md")
        return lesson?.header.variation?.names.first { $0.name == "start" }?.values ?? []
    }

    private func end(at minute: String, leverage: String) -> String {
        var session = Checkout.session()
        for line in ["load black-thursday", "until \(minute)"] { _ = session.perform(line) }
        _ = session.perform("open long BTC \(leverage) margin 1000")
        let page = session.perform("until liquidation").page
        return page.blocks.map { block in
            if case .lines(let lines) = block {
                lines.map(\.text).joined(separator: " ")
            } else {
                ""
            }
        }.joined(separator: " ")
    }

    @Test("there are minutes to draw from")
    func several() { #expect(Self.minutes.count >= 3) }

    @Test("each of them shows what the lesson tells", arguments: minutes)
    func told(minute: String) {
        let twenty = end(at: minute, leverage: "20x")
        #expect(twenty.contains(", left ") && !twenty.contains(", left −"), "\(twenty)")
        #expect(twenty.contains("left after it −"), "\(twenty)")
        let twentyFive = end(at: minute, leverage: "25x")
        #expect(twentyFive.contains("left after it "), "\(twentyFive)")
        #expect(!twentyFive.contains("left after it −"), "\(twentyFive)")
    }
}
