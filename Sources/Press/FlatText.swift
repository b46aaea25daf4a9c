import Desk
import Figures

/// Pages for listening: whole sentences, one a line, nothing drawn.
struct FlatText {
    let alphabet: Alphabet

    func lines(_ blocks: [Block]) -> [String] {
        errorFirst(blocks).flatMap(lines).filter { !$0.isEmpty }
    }

    /// What is wrong is heard before where it stands, and what to type comes last.
    private func errorFirst(_ blocks: [Block]) -> [Block] {
        var blocks = blocks
        for place in blocks.indices.dropLast() {
            guard case .caret = blocks[place], case .lines(let said) = blocks[place + 1],
                let what = said.first, what.spans.contains(where: { $0.ink == .error })
            else { continue }
            let lines: [Block] = [.lines([what]), blocks[place], .lines(Array(said.dropFirst()))]
            blocks.replaceSubrange(place...place + 1, with: lines)
        }
        return blocks
    }

    private func lines(_ block: Block) -> [String] {
        switch block {
        case .heading(let text): [closed(fact(Prose(text)))]
        case .paragraph(let prose): sentences(prose)
        case .lines(let lines), .bullets(let lines): lines.flatMap(sentences)
        case .numbered(let items):
            items.enumerated().flatMap { place, item in
                sentences(Prose("\(place + 1): ") + Prose(item.signed))
            }
        case .entries(let entries): entries.map(sentence)
        case .table(let table): lines(table)
        case .chart(let chart): lines(chart)
        case .lineChart(let chart): lines(chart)
        case .barChart(let chart): lines(chart).map { closed(fact(Prose($0))) }
        case .calendar(let calendar): lines(calendar).map { closed(fact(Prose($0))) }
        case .fold(let head, let blocks): [closed(fact(head))] + lines(blocks)
        case .quote(let blocks): lines(blocks).map { "Quote: \($0)" }
        case .caret(let line, let from, let to): [sentence(line, from, to)]
        case .rule: []
        }
    }

    /// The lines of the text, each with its full stop; a line to type stays as it is typed.
    private func sentences(_ prose: Prose) -> [String] {
        prose.heard.last?.ink == .verb ? spoken(prose) : spoken(prose).map(closed)
    }

    /// "equity: 3,990.00." A name that is not repeated: the value belongs to the line before.
    private func sentence(_ name: Prose, _ value: Prose) -> String {
        let words = value.text == "–" ? "none" : fact(value)
        if name.text.isEmpty || value.text.isEmpty { return closed(fact(name) + words) }
        return closed("\(fact(name)): \(words)")
    }

    /// What leads in, and a sentence for each row: the page's own, or else what each column is
    /// called and holds, "leverage: 100x; minute: 10:14."
    private func lines(_ table: Table) -> [String] {
        let lead = table.lead ?? table.caption.map { [Prose($0)] } ?? []
        return lead.flatMap(sentences)
            + table.rows.flatMap { row -> [String] in
                if let said = row.said { return spoken(said).map(closed) }
                let facts = row.cells.enumerated().compactMap { column, cell -> String? in
                    let value = fact(cell)
                    guard !value.isEmpty else { return nil }
                    guard column < table.header.count else { return value }
                    let name = fact(table.header[column])
                    return name.isEmpty ? value : "\(name): \(value)"
                }
                return facts.isEmpty ? [] : [closed(facts.joined(separator: "; "))]
            }
    }

    private func lines(_ chart: Chart) -> [String] {
        let levels = chart.levels.map { level in
            "\(level.name): \(level.price)\(away(level.price, from: chart.candles.last?.close))"
        }
        return described(chart.title, chart.from, chart.to, chart.summary, levels)
    }

    /// ", 2.1% under the latest price".
    private func away(_ level: Price, from price: Price?) -> String {
        guard let price, price.isPositive, price.isAdmissible, level.isAdmissible else {
            return ""
        }
        let gap = level - price
        let share = gap.magnitude.divided(by: price, .nearest).percent(places: 1)
        return gap == .zero
            ? ", the latest price"
            : ", \(share) \(gap.isNegative ? "under" : "over") the latest price"
    }

    private func lines(_ chart: LineChart) -> [String] {
        let levels = chart.levels.map { "\($0.name): \(chart.unit.text($0.value))" }
        return described(chart.title, chart.from, chart.to, chart.summary, levels)
    }

    private func described(
        _ title: String, _ from: String, _ to: String, _ summary: String, _ levels: [String]
    ) -> [String] {
        let head = closed(fact(Prose(title)))
        let span = from == to ? "At \(from)" : "From \(from) to \(to)"
        return [head] + ([span, summary] + levels).map { closed(fact(Prose($0))) }
    }

    /// Where in the line as it was typed, after what was wrong with it.
    private func sentence(_ line: String, _ from: Int, _ to: Int) -> String {
        let pointed = Pointed(line, from: from, to: to, alphabet)
        let typed = fact(Prose(line, .verb))
        if pointed.isAtEnd { return "That is the end of \"\(typed)\"." }
        let wrong = fact(Prose(pointed.wrong, .verb))
        let columns =
            pointed.first == pointed.last
            ? "column \(pointed.first)" : "columns \(pointed.first) to \(pointed.last)"
        return wrong.isEmpty
            ? "That is \(columns) of \"\(typed)\"."
            : "\"\(wrong)\" is \(columns) of \"\(typed)\"."
    }

    /// One line for each line of the text that says something.
    private func spoken(_ prose: Prose) -> [String] {
        prose.spelledOut.words(alphabet).map(joined).filter { !$0.isEmpty }
    }

    /// The prose on one line.
    private func fact(_ prose: Prose) -> String { spoken(prose).joined(separator: " ") }

    /// Words one space apart: alignment is for eyes. Where it sets what is typed, or a number, apart
    /// from what is said of it, a colon or a comma does so for the ear.
    private func joined(_ words: [Word]) -> String {
        var out = ""
        var ink: Ink?
        for word in words {
            if word.gap > 1, let last = out.last, !":.,=".contains(last) {
                if ink == .verb || ink == .strong { out += ":" }
                if ink == .figure { out += "," }
            }
            if word.gap > 0, !out.isEmpty { out += " " }
            out += word.slug.runs.map(\.text).joined()
            ink = word.slug.runs.last?.ink
        }
        return out
    }

    private func closed(_ sentence: String) -> String {
        guard let last = sentence.last else { return "" }
        return ".!?:".contains(last) ? sentence : sentence + "."
    }
}
