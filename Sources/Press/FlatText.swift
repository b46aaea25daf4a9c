import Desk

/// Pages for listening: whole sentences, one fact a line, nothing drawn.
struct FlatText {
    let alphabet: Alphabet

    func lines(_ blocks: [Block]) -> [String] {
        blocks.flatMap(lines).filter { !$0.isEmpty }
    }

    private func lines(_ block: Block) -> [String] {
        switch block {
        case .heading(let text): spoken(Prose(text))
        case .paragraph(let prose): spoken(prose)
        case .lines(let lines), .bullets(let lines): lines.flatMap(spoken)
        case .numbered(let items):
            items.enumerated().flatMap { place, item in
                spoken(Prose("\(place + 1). ") + Prose(item.signed))
            }
        case .entries(let entries):
            entries.map { name, value in
                // A name that is not repeated: the value belongs to the line before.
                name.text.isEmpty || value.text.isEmpty
                    ? fact(name) + fact(value) : "\(fact(name)): \(fact(value))"
            }
        case .table(let table): lines(table)
        case .chart(let chart): lines(chart)
        case .lineChart(let chart): lines(chart)
        case .barChart(let chart): lines(chart).map { closed(fact(Prose($0))) }
        case .fold(let head, let blocks): [closed(fact(head))] + lines(blocks)
        case .quote(let blocks): lines(blocks).map { "Quote: \($0)" }
        case .caret(let line, let from, let to): [sentence(line, from, to)]
        case .rule: []
        }
    }

    /// A sentence for each row: "leverage: 100x; minute: 10:14."
    private func lines(_ table: Table) -> [String] {
        let caption = table.caption.map { [closed(fact(Prose($0)))] } ?? []
        return caption
            + table.rows.compactMap { row in
                let facts = row.enumerated().compactMap { column, cell -> String? in
                    let value = fact(cell)
                    guard !value.isEmpty else { return nil }
                    guard column < table.header.count else { return value }
                    let name = fact(table.header[column])
                    return name.isEmpty ? value : "\(name): \(value)"
                }
                return facts.isEmpty ? nil : closed(facts.joined(separator: "; "))
            }
    }

    private func lines(_ chart: Chart) -> [String] {
        let facts = [chart.title, "\(chart.from) to \(chart.to)", chart.summary]
        let levels = chart.levels.map { "\($0.name): \($0.price)" }
        return facts.map { closed(fact(Prose($0))) } + levels.map { fact(Prose($0)) }
    }

    private func lines(_ chart: LineChart) -> [String] {
        let facts = [chart.title, "\(chart.from) to \(chart.to)", chart.summary]
        let levels = chart.levels.map { "\($0.name): \(chart.unit.text($0.value))" }
        return facts.map { closed(fact(Prose($0))) } + levels.map { fact(Prose($0)) }
    }

    private func sentence(_ line: String, _ from: Int, _ to: Int) -> String {
        let pointed = Pointed(line, from: from, to: to, alphabet)
        let typed = fact(Prose(line))
        if pointed.isAtEnd { return "after \"\(typed)\"" }
        let wrong = fact(Prose(pointed.wrong))
        let columns =
            pointed.first == pointed.last
            ? "column \(pointed.first)" : "columns \(pointed.first) to \(pointed.last)"
        return wrong.isEmpty
            ? "\(columns) of \"\(typed)\"" : "\(columns): \"\(wrong)\" in \"\(typed)\""
    }

    /// One line for each line of the text that says something.
    private func spoken(_ prose: Prose) -> [String] {
        prose.words(alphabet).map(joined).filter { !$0.isEmpty }
    }

    /// The prose on one line.
    private func fact(_ prose: Prose) -> String { spoken(prose).joined(separator: " ") }

    /// Words one space apart: alignment is for eyes.
    private func joined(_ words: [Word]) -> String {
        var out = ""
        for word in words {
            if word.gap > 0, !out.isEmpty { out += " " }
            out += word.slug.runs.map(\.text).joined()
        }
        return out
    }

    private func closed(_ sentence: String) -> String {
        guard let last = sentence.last else { return "" }
        return ".!?:".contains(last) ? sentence : sentence + "."
    }
}
