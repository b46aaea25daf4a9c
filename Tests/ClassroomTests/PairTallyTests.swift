import Lessons
import Press
import Testing

@testable import Classroom

@Suite("A class before and after")
struct PairTallyTests {
    private func progress(_ said: (String, String)...) throws -> Progress {
        let lines = said.map { name, said in
            "intention q1-liquidation 2026-11-28 \"\(name)\" \(said)\n"
        }
        return try ProgressText.read(ProgressText.format + "\n" + lines.joined())
    }

    @Test("the first and the last answer of a name are a pair, whoever gave it")
    func pairs() throws {
        let tallies = PairTally.tallies([
            try progress(("intended leverage", "20"), ("intended leverage", "5x")),
            try progress(
                ("intended leverage", "10"), ("intended leverage", "3"), ("intended leverage", "10")
            ),
            try progress(("intended leverage", "50"), ("how sure of the rise", "80")),
            try progress(
                ("leverage in May 2021, before", "4"), ("leverage in May 2021, after", "2.5")),
            try progress(("intended leverage", "none")),
        ])
        #expect(tallies.map(\.name) == ["intended leverage", "leverage in May 2021"])
        #expect(
            tallies[0].pairs == [.init(before: 2000, after: 500), .init(before: 1000, after: 1000)])
        #expect(tallies[0].once == 1)
        #expect(tallies[1].pairs == [.init(before: 400, after: 250)])
    }

    @Test("as a page: the middle answers, and how many changed, with no word of praise")
    func page() throws {
        let tally = try #require(
            PairTally.tallies([
                try progress(("intended leverage", "20"), ("intended leverage", "5")),
                try progress(("intended leverage", "10"), ("intended leverage", "12.5")),
            ]).first)
        let text = TextPress(style: .flat).text(.init(tally.blocks))
        for line in ["15x", "8.75x", "said less afterwards: 1", "more: 1", "the same: 0"] {
            #expect(text.contains(line), "\(line)\n\(text)")
        }
    }

    @Test("one answer is no pair, and is said to be none")
    func once() throws {
        let tally = try #require(
            PairTally.tallies([try progress(("intended leverage", "20"))]).first)
        let text = TextPress(style: .flat).text(.init(tally.blocks))
        #expect(text.contains("Nobody has answered this twice yet; 1 once."))
    }
}
