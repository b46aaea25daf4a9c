import Lessons
import Scripts

// Problems of lines and files, as pages.

extension FileErrors {
    /// Every error of a file, at its place.
    var page: Page { Page([.lines(lines.map { Prose($0, .error) })]) }
}

extension LessonProblems {
    var page: Page {
        Page([.lines(text.split(separator: "\n").map { Prose(String($0), .error) })])
    }
}

extension Misreading {
    /// The line, a caret under what is wrong, why, and one thing to type.
    func page(line: String, in around: Surroundings) -> Page {
        let words = text(for: line, in: around)
        var blocks: [Block] = []
        if line.utf8.count <= 200, to > from {
            blocks.append(.caret(line: Line.safe(line), from: from, to: to))
        }
        let said = [words.what, words.why].compactMap { $0 }.joined(separator: " ")
        return Page(blocks + Page.problem(said, fix: words.next).blocks)
    }
}
