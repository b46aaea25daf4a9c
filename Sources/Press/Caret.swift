import Desk

/// A line as typed, cut into what stands before the wrong columns, in them and after them.
struct Pointed {
    let before: String
    let wrong: String
    let after: String
    /// The first and the last wrong column as people count them, from 1, brought inside the line.
    let first: Int
    let last: Int
    let isAtEnd: Bool

    init(_ line: String, from: Int, to: Int, _ alphabet: Alphabet) {
        let characters = Array(line)
        let start = min(max(from, 0), characters.count)
        let end = min(max(to, start), characters.count)
        before = alphabet.cleaned(String(characters[..<start]))
        wrong = alphabet.cleaned(String(characters[start..<end]))
        after = alphabet.cleaned(String(characters[end...]))
        first = start + 1
        last = max(end, first)
        isAtEnd = start == characters.count
    }
}

extension Typesetter {
    /// The line with carets under its wrong columns. A line too long for the window is cut, never
    /// wrapped: a caret has to stand under its word.
    func set(_ line: String, from: Int, to: Int, width: Int) -> [Slug] {
        let pointed = Pointed(line, from: from, to: to, alphabet)
        let indent = width >= 20 ? 2 : 0
        let room = max(1, width - indent)
        let wrong = prefix(of: pointed.wrong, room * 2 / 3)
        let marks = max(1, displayWidth(wrong))
        let before = suffix(of: pointed.before, max(0, room - marks - 3))
        let left = room - displayWidth(before) - displayWidth(wrong)
        let shown = before + wrong + prefix(of: pointed.after, max(0, left))
        let place = indent + displayWidth(before)
        return [
            Slug().filled(to: indent) + Slug(shown),
            Slug().filled(to: place) + Slug(String(repeating: "^", count: marks), .error),
        ]
    }

    private var ellipsis: String { alphabet.cleaned("…") }

    private func prefix(of text: String, _ room: Int) -> String {
        guard displayWidth(text) > room else { return text }
        var out = ""
        var left = room - displayWidth(ellipsis)
        for character in text {
            left -= displayWidth(character)
            guard left >= 0 else { break }
            out.append(character)
        }
        return room < displayWidth(ellipsis) ? "" : out + ellipsis
    }

    private func suffix(of text: String, _ room: Int) -> String {
        guard displayWidth(text) > room else { return text }
        return String(prefix(of: String(text.reversed()), room).reversed())
    }
}
