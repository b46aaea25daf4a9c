import Figures
import Lessons

// A lesson's Markdown as blocks of a page.

extension Markdown {
    var pageBlocks: [Desk.Block] { blocks.map(\.pageBlock) }
}

extension Markdown.Block {
    fileprivate var pageBlock: Desk.Block {
        switch self {
        case .heading(_, let inlines): .heading(plainText(inlines))
        case .paragraph(let inlines): .paragraph(Prose(inlines: inlines))
        case .code(let text):
            .lines(
                text.split(separator: "\n", omittingEmptySubsequences: false).map {
                    Prose(String($0), .verb)
                })
        case .quote(let blocks): .quote(blocks.map(\.pageBlock))
        case .bullets(let items): .bullets(items.map(Self.flattened))
        case .numbered(_, let items): .numbered(items.map(Self.flattened))
        case .table(let table):
            .table(
                Desk.Table(
                    header: table.header.map { Prose(inlines: $0) },
                    rows: table.rows.map { row in
                        Desk.Table.Row(row.map { Prose(inlines: $0) }, said: nil)
                    },
                    numeric: Set(table.numeric)))
        case .rule: .rule
        }
    }

    /// A list item is one run of words here: its paragraphs follow one another.
    private static func flattened(_ blocks: [Markdown.Block]) -> Prose {
        var spans: [Span] = []
        for block in blocks {
            guard case .paragraph(let inlines) = block else { continue }
            if !spans.isEmpty { spans.append(Span(" ")) }
            spans += Prose(inlines: inlines).spans
        }
        return Prose(spans)
    }
}

extension Prose {
    init(inlines: [Markdown.Inline], ink: Ink = .plain) {
        self.init(
            inlines.flatMap { inline -> [Span] in
                switch inline {
                case .text(let text): [Span(text, ink)]
                case .code(let text): [Span(text, .verb)]
                case .strong(let inner): Prose(inlines: inner, ink: .strong).spans
                case .emphasis(let inner): Prose(inlines: inner, ink: .emphasis).spans
                case .link(let inner, let url):
                    Prose(inlines: inner, ink: ink).spans + [Span(" (\(url))", .faint)]
                case .softBreak, .hardBreak: [Span(" ", ink)]
                case .brace(let brace): [Span("{\(brace.text)}", .error)]
                case .figure(let value):
                    [
                        Span(
                            value.text, .figure,
                            reveals: value.reveals.flatMap { word in
                                Glossary.terms.first { $0.word == word }
                            })
                    ]
                }
            })
    }

    init(_ wording: Wording, _ facts: WorldFacts) {
        self.init(inlines: wording.filled(facts).words.inlines)
    }
}
