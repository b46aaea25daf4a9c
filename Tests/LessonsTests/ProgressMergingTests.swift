import Testing

@testable import Lessons

/// Two windows, one learner.
@Suite("Progress of two windows")
struct ProgressMergingTests {
    private static let day = Day("2026-11-28") ?? Day(number: 0)

    private func done(_ lessons: String...) -> Progress {
        var progress = Progress(seed: 7)
        progress.done = lessons.map { Progress.Done(lesson: $0, day: Self.day) }
        return progress
    }

    @Test("what the other window finished stays, and what this one finished is added")
    func both() {
        let merged = done("a", "c").merged(since: done("a"), into: done("a", "b"))
        #expect(merged.done.map(\.lesson) == ["a", "b", "c"])
        #expect(merged.seed == 7)
    }

    @Test("what this window took away goes, and what the other took away is not brought back")
    func taken() {
        #expect(done("b").merged(since: done("a", "b"), into: done("a", "b", "c")).done.count == 2)
        #expect(
            done("a", "b").merged(since: done("a"), into: done()).done.map(\.lesson) == ["b"])
    }

    @Test("where both changed the same, the later counts")
    func same() {
        var (mine, theirs) = (Progress(seed: 7), Progress(seed: 7))
        mine.places = [.init(lesson: "a", language: nil, lines: ["1", "2"])]
        theirs.places = [
            .init(lesson: "a", language: nil, lines: ["9"]),
            .init(lesson: "b", language: nil, lines: ["3"]),
        ]
        let merged = mine.merged(since: Progress(seed: 7), into: theirs)
        #expect(merged.places.map(\.lines) == [["1", "2"], ["3"]])
        var other = Progress(seed: 9)
        other.done = []
        // A second window that began at the same time as the first takes the numbers of the file.
        #expect(Progress(seed: 8).merged(since: Progress(seed: 8), into: other).seed == 9)
    }
}
