import Figures
import Margin
import Scripts
import Testing

@testable import Desk

/// What was given is used, or the answer says that it was not: for every question and every part.
@Suite("Words of a question that have no part in its answer")
struct UnusedWordTests {
    /// Each part in two values.
    private static let parts: [(part: Sketch.Part, words: String, others: String)] = [
        (.side, "long", "short"), (.leverage, "10x", "12x"), (.size, "size 0.2", "size 0.3"),
        (.margin, "margin 1,500", "margin 1,700"), (.added, "extra 100", "extra 200"),
        (.mode, "cross", "isolated"), (.risk, "risk 1%", "risk 2%"),
        (.entry, "entry 50,000", "entry 49,900"), (.exit, "exit 51,000", "exit 52,000"),
        (.stop, "stop 49,000", "stop 48,500"), (.take, "take 53,000", "take 54,000"),
        (.rate, "rate 10%", "rate 20%"), (.payments, "payments 3", "payments 4"),
        (.maintenance, "maintenance 0.4%", "maintenance 0.6%"),
        (.wallet, "wallet 5,000", "wallet 6,000"), (.fills, "fill 1 50,000", "fill 2 51,000"),
    ]
    private static let whole: [Calculation: String] = [
        .profit: "10x entry 50,000 exit 51,000 long size 0.2",
        .target: "long 10x entry 50,000 rate 10%",
        .liquidation: "long 10x size 0.2 entry 50,000",
        .bankruptcy: "long 10x size 0.2 entry 50,000",
        .open: "10x entry 50,000 wallet 5,000", .entry: "fill 1 50,000",
        .size: "risk 1% stop 49,000 entry 50,000 wallet 5,000",
        .funding: "long size 0.2 entry 50,000 rate 10% payments 3",
    ]

    private func answer(_ line: String) -> [String] {
        var session = Checkout.session()
        return session.text(line, columns: 300).split(separator: "\n").map(String.init)
    }

    private func isTold(_ words: String, in lines: [String]) -> Bool {
        lines.contains { $0.hasPrefix("Not used in this answer: ") && $0.contains(words) }
    }

    @Test(
        "another value of a part changes the answer, unless the part is told as not used",
        arguments: Calculation.allCases)
    func used(question: Calculation) throws {
        let line = "calc \(question.rawValue) \(try #require(Self.whole[question]))"
        let before = answer(line)
        for (part, words, others) in Self.parts {
            let first = line.contains(words) ? before : answer("\(line) \(words)")
            let second = answer(
                line.contains(words)
                    ? line.replacing(words, with: others) : "\(line) \(others)")
            let isSame =
                first.filter { !$0.hasPrefix("Not used") }
                == second.filter { !$0.hasPrefix("Not used") }
            #expect(isSame == isTold(words, in: first), "\(line) with \(words), \(part): \(first)")
        }
    }
}
