/// One line as typed: its words with the columns they stand in. A `#` starts a comment, double
/// quotes hold a word together, `<` and `>` are words of their own.
///
/// Any bytes may come in. Columns count characters from 0.
public struct Line: Sendable, Equatable {
    public struct Word: Sendable, Equatable {
        /// As typed, without the quotes.
        public let text: String
        public let from: Int
        /// The column after its last character.
        public let to: Int
        public let isQuoted: Bool
        /// In small letters: verbs and coins are read without regard to case.
        public var lowered: String { text.lowercased() }
    }

    /// The longest line that is read, in bytes.
    public static let longest = 4_000

    public let text: String
    public let words: [Word]
    /// Where a double quote opens that nothing closes.
    public let openQuote: Int?
    /// Where the comment starts, or the line ends.
    public let end: Int
    public let isTooLong: Bool

    public init(_ text: String) {
        self.text = text
        isTooLong = text.utf8.count > Line.longest
        guard !isTooLong else {
            words = []
            openQuote = nil
            end = 0
            return
        }
        var cutter = Cutter(Array(text))
        cutter.run()
        words = cutter.words
        openQuote = cutter.openQuote
        end = cutter.end
    }

    /// The characters from one column to another; columns outside the line are taken as its ends.
    public func text(from: Int, to: Int = .max) -> String {
        guard !isTooLong, from < to else { return "" }
        return String(text.dropFirst(max(0, from)).prefix(to - max(0, from)))
    }
}

extension Line {
    /// Cuts characters into words.
    private struct Cutter {
        let characters: [Character]
        var words: [Word] = []
        var openQuote: Int?
        var end: Int
        private var place = 0

        init(_ characters: [Character]) {
            self.characters = characters
            end = characters.count
        }

        mutating func run() {
            while place < characters.count {
                let character = characters[place]
                if character.isGap {
                    place += 1
                } else if character == "#" {
                    end = place
                    return
                } else if character == "\"" {
                    quoted()
                } else if character.isComparison {
                    take { $0.isComparison }
                } else {
                    take { !$0.isGap && !$0.isComparison && $0 != "\"" }
                }
            }
        }

        private mutating func take(while belongs: (Character) -> Bool) {
            let from = place
            while place < characters.count, belongs(characters[place]) { place += 1 }
            add(from, place, characters[from..<place], isQuoted: false)
        }

        private mutating func quoted() {
            let from = place
            place += 1
            while place < characters.count, characters[place] != "\"" { place += 1 }
            let inside = characters[(from + 1)..<place]
            if place < characters.count {
                place += 1
            } else {
                openQuote = from
            }
            add(from, place, inside, isQuoted: true)
        }

        private mutating func add(
            _ from: Int, _ to: Int, _ inside: ArraySlice<Character>, isQuoted: Bool
        ) {
            words.append(Word(text: String(inside), from: from, to: to, isQuoted: isQuoted))
        }
    }
}

extension Character {
    /// Space between words; a byte order mark is none that anybody typed.
    fileprivate var isGap: Bool { isWhitespace || self == "\u{FEFF}" }
    fileprivate var isComparison: Bool {
        self == "<" || self == ">" || self == "=" || self == "≤" || self == "≥"
    }
}
