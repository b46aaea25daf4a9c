/// Words with their braces filled, and the braces that had no value.
///
/// A learner who meets a brace without a value still reads the sentence, with "…" in its place;
/// `missing` is what a check of the lesson refuses.
public struct Filling<Words: Sendable>: Sendable {
    public let words: Words
    public let missing: [Brace]
}

extension Markdown {
    /// The prose with every brace computed now.
    public func filled(_ facts: some LessonFacts) -> Filling<Markdown> {
        var filler = Filler(facts: facts)
        let blocks = filler.fill(blocks)
        return Filling(words: Markdown(blocks), missing: filler.missing)
    }
}

extension Wording {
    /// The words with every brace computed now.
    public func filled(_ facts: some LessonFacts) -> Filling<Wording> {
        var filler = Filler(facts: facts)
        let inlines = filler.fill(inlines)
        return Filling(words: Wording(inlines, at: place), missing: filler.missing)
    }
}

private struct Filler<Facts: LessonFacts> {
    let facts: Facts
    var missing: [Brace] = []

    mutating func fill(_ blocks: [Markdown.Block]) -> [Markdown.Block] {
        var out: [Markdown.Block] = []
        for block in blocks { out.append(fill(block)) }
        return out
    }
    mutating func fill(_ block: Markdown.Block) -> Markdown.Block {
        switch block {
        case .heading(let level, let inlines): return .heading(level: level, fill(inlines))
        case .paragraph(let inlines): return .paragraph(fill(inlines))
        case .quote(let blocks): return .quote(fill(blocks))
        case .bullets(let items): return .bullets(fill(items))
        case .numbered(let from, let items): return .numbered(from: from, fill(items))
        case .table(var table):
            for cell in table.header.indices { table.header[cell] = fill(table.header[cell]) }
            for row in table.rows.indices {
                for cell in table.rows[row].indices {
                    table.rows[row][cell] = fill(table.rows[row][cell])
                }
            }
            return .table(table)
        case .code, .rule: return block
        }
    }
    mutating func fill(_ items: [[Markdown.Block]]) -> [[Markdown.Block]] {
        var out: [[Markdown.Block]] = []
        for item in items { out.append(fill(item)) }
        return out
    }
    mutating func fill(_ inlines: [Markdown.Inline]) -> [Markdown.Inline] {
        var out: [Markdown.Inline] = []
        for inline in inlines {
            switch inline {
            case .brace(let brace):
                if let value = brace.value(facts) {
                    out.append(.figure(value))
                } else {
                    missing.append(brace)
                    out.append(.text("…"))
                }
            case .strong(let inner): out.append(.strong(fill(inner)))
            case .emphasis(let inner): out.append(.emphasis(fill(inner)))
            case .link(let inner, let url): out.append(.link(fill(inner), url: url))
            case .text, .code, .softBreak, .hardBreak, .figure: out.append(inline)
            }
        }
        return out
    }
}
