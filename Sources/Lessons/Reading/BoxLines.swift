import Scripts

/// A box's lines, told apart: words with a colon, lines without, and what is indented under either.
///
/// `word: rest` is a word line when its word is one of the box's own, or a single word (then
/// unknown). An indented line goes on with the line above it.
struct BoxLines {
    struct Entry {
        /// Nil for a line without a word.
        var word: String?
        /// What a word such as `wrong` carries before its colon.
        var detail: String
        var detailPlace: FilePlace
        var place: FilePlace
        /// The rest of the line; blanks stand for what was before it, so that columns stay true.
        var lines: [SourceLine]
        /// The lines indented under it.
        var indented: [SourceLine] = []

        var text: String { trim(lines.map(\.trimmed).joined(separator: " ")) }
        /// The line and what is indented under it, as one text.
        var whole: [SourceLine] { lines + indented }
        var wholeText: String { trim(whole.map(\.trimmed).joined(separator: " ")) }
        var textPlace: FilePlace { lines.first.map(\.place) ?? place }
    }
    var entries: [Entry] = []

    /// - Parameters:
    ///   - words: what the box knows.
    ///   - begins: whether a line begins something new although it is indented.
    init(_ lines: [SourceLine], _ words: BoxWords, begins: (SourceLine) -> Bool = { _ in false }) {
        for line in lines where !line.isBlank {
            let entry = Self.entry(line, words)
            let isNew = entry.word.map { words.known.contains($0) } ?? begins(line)
            if line.indent > 0, !entries.isEmpty, !isNew {
                entries[entries.count - 1].indented.append(line)
            } else {
                entries.append(entry)
            }
        }
    }

    private static func entry(_ line: SourceLine, _ words: BoxWords) -> Entry {
        var entry = Entry(
            word: nil, detail: "", detailPlace: line.place, place: line.place, lines: [line])
        guard let parted = line.parted else { return entry }
        let head = parted.word.split(separator: " ", maxSplits: 1).map(String.init)
        guard let first = head.first?.lowercased() else { return entry }
        let phrase = parted.word.lowercased().split(separator: " ").joined(separator: " ")
        if words.known.contains(phrase) || head.count == 1 && words.takes(first) {
            entry.word = phrase
        } else if head.count == 2, words.detailed.contains(first) {
            entry.word = first
            entry.detail = trim(head[1])
            let blanks = head[1].prefix { $0 == " " }.count
            entry.detailPlace = FilePlace(
                line: line.number, column: parted.place.column + first.count + 1 + blanks)
        } else {
            return entry
        }
        let blanks = String(repeating: " ", count: parted.restPlace.column - 1)
        entry.lines = [SourceLine(text: blanks + parted.rest, number: line.number)]
        return entry
    }
}

/// The words that a kind of box knows.
struct BoxWords {
    /// The box, for messages.
    let box: String
    let known: [String]
    /// Those that may stand more than once.
    var many: [String] = []
    /// Those that may carry something before the colon, as `wrong 5:`.
    var detailed: [String] = []
    /// Whether every single word before a colon is meant as a word of the box. Where sentences may
    /// stand too, only one that looks like a word of the box is.
    var isStrict = false

    func takes(_ word: String) -> Bool {
        word.allSatisfy(\.isLetter) && (isStrict || Nearest.word(to: word, among: known) != nil)
    }
}

extension BoxLines {
    /// Notes words that stand too often, that carry nothing, and that the box does not know.
    func check(_ words: BoxWords, _ problems: inout Problems) {
        var seen: [String] = []
        for entry in entries {
            guard let word = entry.word else { continue }
            if !words.known.contains(word) {
                let near = Nearest.word(to: word, among: words.known)
                problems.add(
                    BoxRule.wordUnknown(word, box: words.box, known: words.known, nearest: near),
                    at: entry.place)
            } else if entry.wholeText.isEmpty, words.detailed.contains(word) {
                problems.add(AskRule.replyMissing, at: entry.place)
            } else if entry.wholeText.isEmpty {
                problems.add(BoxRule.wordEmpty(word), at: entry.place)
            } else if seen.contains(word), !words.many.contains(word) {
                problems.add(BoxRule.wordRepeated(word), at: entry.place)
            }
            seen.append(word)
        }
    }
    /// The word lines that carry something.
    func all(_ word: String) -> [Entry] {
        entries.filter { $0.word == word && !$0.wholeText.isEmpty }
    }
    func first(_ word: String) -> Entry? { all(word).first }
    /// Whether the word stands there, even if it carries nothing.
    func says(_ word: String) -> Bool { entries.contains { $0.word == word } }
    /// The lines without a word.
    var free: [Entry] { entries.filter { $0.word == nil } }
}

extension BoxLines.Entry {
    /// The words between its commas, each with its place.
    var listed: [(word: String, place: FilePlace)] {
        whole.flatMap { line in
            var found: [(word: String, place: FilePlace)] = []
            var column = 1
            for part in line.text.split(separator: ",", omittingEmptySubsequences: false) {
                let blanks = part.prefix(while: \.isWhitespace).count
                let word = trim(part)
                if !word.isEmpty {
                    found.append((word, FilePlace(line: line.number, column: column + blanks)))
                }
                column += part.count + 1
            }
            return found
        }
    }

    /// What the line says, and what is indented under it, as words to show.
    func wording(_ problems: inout Problems) -> Wording { readWording(whole, &problems) }
}
