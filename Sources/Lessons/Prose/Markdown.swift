/// The prose of a lesson: paragraphs, lists, tables and quotes, with `{braces}` still to be filled.
///
/// Raw HTML and pictures are dropped when it is read; of a picture its words stay.
public struct Markdown: Sendable, Equatable {
    public var blocks: [Block]
    public init(_ blocks: [Block] = []) { self.blocks = blocks }

    public indirect enum Block: Sendable, Equatable {
        case heading(level: Int, [Inline])
        case paragraph([Inline])
        /// Lines as they are typed, breaks kept.
        case code(String)
        case quote([Block])
        case bullets([[Block]])
        case numbered(from: Int, [[Block]])
        case table(Table)
        case rule
    }

    /// A header and rows of as many cells; `numeric` are the columns set flush right.
    public struct Table: Sendable, Equatable {
        public var header: [[Inline]]
        public var rows: [[[Inline]]]
        public var numeric: [Int]
        public init(header: [[Inline]], rows: [[[Inline]]], numeric: [Int]) {
            self.header = header
            self.rows = rows
            self.numeric = numeric
        }
    }

    public indirect enum Inline: Sendable, Equatable {
        case text(String)
        case code(String)
        case strong([Inline])
        case emphasis([Inline])
        case link([Inline], url: String)
        case softBreak
        case hardBreak
        /// A figure to be computed when the words are shown.
        case brace(Brace)
        /// A brace that has been filled.
        case figure(LessonValue)
    }

    public var isEmpty: Bool { blocks.isEmpty }
}

/// One run of words: a question, a reply, a hint, an option. It may hold `{braces}` and emphasis.
public struct Wording: Sendable, Equatable {
    public var inlines: [Markdown.Inline]
    /// Where it stands in its file.
    public var place: FilePlace
    public init(_ inlines: [Markdown.Inline], at place: FilePlace) {
        self.inlines = inlines
        self.place = place
    }

    /// The words without emphasis; a brace that is not filled stands in its braces.
    public var plain: String { plainText(inlines) }
}

/// The words of `inlines` alone: breaks become spaces, an open brace keeps its braces.
public func plainText(_ inlines: [Markdown.Inline]) -> String {
    var text = ""
    for inline in inlines {
        switch inline {
        case .text(let words), .code(let words): text += words
        case .strong(let inner), .emphasis(let inner), .link(let inner, _):
            text += plainText(inner)
        case .softBreak, .hardBreak: text += " "
        case .brace(let brace): text += "{\(brace.text)}"
        case .figure(let value): text += value.text
        }
    }
    return text
}
