import Lessons

// What a lesson says, as blocks of a page. What it *does* is the session's business.

extension Beat {
    /// The blocks of a beat that only shows something.
    func blocks(_ facts: WorldFacts) -> [Block] {
        switch self {
        case .screen(let step, let number, let count):
            [.heading("\(number)/\(count) \(step.heading ?? "")")]
        case .prose(let markdown): markdown.filled(facts).words.pageBlocks
        case .cited(let cite): cite.blocks(facts)
        case .task(let box): box.task(withLines: true)
        case .met: [.paragraph(Prose("Done.", .gain))]
        case .question(let ask): ask.question(facts)
        case .again(_, let misreading):
            [.paragraph(Prose("\(misreading.words.says). \(misreading.words.fix)", .error))]
        case .prompted(_, let wording): [.paragraph(Prose(wording, facts))]
        case .held(_, let given):
            [.paragraph(given == nil ? "Left open." : "Noted. You will see.")]
        case .verdict(let verdict): verdict.blocks(facts)
        case .answered(let ask, let record): ask.before(record, facts)
        case .skipped: [.paragraph(Prose("Skipped.", .faint))]
        case .hint(let wording, let number, let count):
            [
                .paragraph(
                    Prose([Span("Hint \(number) of \(count): ", .strong)])
                        + Prose(wording, facts))
            ]
        case .nothing(let nothing): [.paragraph(Prose(nothing.words, .faint))]
        case .card(let card):
            [
                .entries([
                    (Prose("card", .faint), Prose(card.question, facts)),
                    (Prose(""), Prose(card.answer, facts)),
                ])
            ]
        case .finished(let summary): summary.blocks(facts)
        case .restore, .author, .perform: []
        }
    }
}

extension Beat {
    /// Whether it belongs to its screen, and not to one line that was typed there.
    var staysOnScreen: Bool {
        switch self {
        case .again, .prompted, .hint, .nothing, .answered: false
        case .verdict(let verdict): verdict.outcome != nil
        default: true
        }
    }
}

extension Cite {
    fileprivate func blocks(_ facts: WorldFacts) -> [Block] {
        var source = [Span("Source: ", .faint)] + Prose(self.source, facts).spans
        if let n { source += [Span("; n = ", .faint)] + Prose(n, facts).spans }
        return body.filled(facts).words.pageBlocks + [.paragraph(Prose(source))]
    }
}

extension DoBox {
    /// What is asked for, and in a first lesson or on paper how it is typed; later `hint` says so.
    func task(withLines: Bool) -> [Block] {
        guard withLines, !lines.isEmpty else {
            return [
                .paragraph(Prose([Span("Your turn: ", .strong), Span("\(words(of: goals)).")]))
            ]
        }
        return [
            .lines(
                [Prose("Your turn. One way:", .faint)] + lines.map { Prose("  " + $0.text, .verb) })
        ]
    }
}

extension Ask {
    func question(_ facts: WorldFacts) -> [Block] {
        var blocks: [Block] = [
            .paragraph(Prose([Span("? ", .strong)]) + Prose(question, facts))
        ]
        switch kind {
        case .choice(let choices):
            blocks.append(.numbered(choices.map { Prose($0.text, facts) }))
        case .order(let order):
            blocks.append(.numbered(order.shown.map { Prose(order.items[$0].text, facts) }))
        case .number, .keptNumber, .words: break
        }
        return blocks
    }
}

extension Ask {
    /// A question that was answered before, and what was said then.
    fileprivate func before(_ record: AskRecord, _ facts: WorldFacts) -> [Block] {
        let question = record.asked.map { Prose($0) } ?? Prose(self.question, facts)
        let given = record.given?.split(separator: "\n").last.map { words(for: String($0), facts) }
        let told = record.answer.map { [Span(" It was: \($0).", .faint)] } ?? []
        return [
            .paragraph(Prose([Span("? ", .strong)]) + question),
            .paragraph(
                Prose([Span("You answered this before: \(given ?? "–").", .faint)] + told)),
        ]
    }

    /// An answer as its words: the text of a choice that was given by number.
    fileprivate func words(for given: String, _ facts: WorldFacts) -> String {
        if case .order(let order) = kind,
            let places = try? readOrderAnswer(given, of: order.items.count)
        {
            return places.map { Prose(order.items[order.shown[$0]].text, facts).text }
                .joined(separator: ", then ")
        }
        guard case .choice(let choices) = kind, let number = Int(given),
            choices.indices.contains(number - 1)
        else { return given }
        return Prose(choices[number - 1].text, facts).text
    }
}

extension Verdict {
    fileprivate func blocks(_ facts: WorldFacts) -> [Block] {
        var spans: [Span] = []
        func add(_ words: [Span]) { spans += (spans.isEmpty ? [] : [Span(" ")]) + words }
        switch outcome {
        case .right: add([Span("Right.", .gain)])
        case .kept where reply == nil: add([Span("Noted.")])
        case .wrong, .told, .shown:
            if let given, outcome == .wrong {
                add([Span("You said: \(ask.words(for: given, facts)).", .strong)])
            }
        default: break
        }
        if let reply { add(Prose(reply, facts).spans) }
        let about = about.map { Prose($0, facts) }
        // The author's word often holds the answer itself; then it is not said twice.
        if let answer, outcome != .right, !(about?.text.contains(answer) ?? false) {
            add([Span("Here it is: \(answer).", .strong)])
        }
        if let about { add(about.spans) }
        if outcome == nil {
            add([
                Span(
                    triesLeft == 1 ? "One more try." : "Try again, or hint.", .faint)
            ])
        }
        return spans.isEmpty ? [] : [.paragraph(Prose(spans))]
    }
}

extension Beat.Nothing {
    fileprivate var words: String {
        switch self {
        case .toHint: "There is no hint here."
        case .toShow: "There is nothing to show here; Enter goes on."
        case .toAnswer: "Nothing is asked here; Enter goes on."
        case .before: "This is the first screen."
        case .after: "The lesson is over; quit returns to your own world."
        }
    }
}

extension LessonSummary {
    func blocks(_ facts: WorldFacts) -> [Block] {
        var blocks: [Block] = [.heading("Summary: \(title)")]
        let rows = asks.compactMap { ask, record -> Table.Row? in
            guard let given = record.tried.first ?? record.given else { return nil }
            let asked = record.asked.map { Prose($0) } ?? Prose(ask.question, facts)
            let said = ask.words(for: given, facts)
            let was = record.answer.map { "; it was \($0)" }
            return Table.Row(
                [asked, Prose(said), Prose(record.answer ?? "–", .figure)],
                said: "\(asked) You said first: \(said)\(was ?? "").")
        }
        if !rows.isEmpty {
            blocks.append(
                .table(Table(header: ["asked", "you said first", "it was"], rows: rows)))
        }
        blocks.append(
            .paragraph(
                Prose(
                    "\(stepsDone) of \(steps) screens"
                        + (shown > 0 ? ", \(shown) shown" : "")
                        + (skipped > 0 ? ", \(skipped) skipped" : "") + ".", .faint)))
        if !notes.isEmpty { blocks.append(.bullets(notes.map { Prose($0) })) }
        return blocks
    }
}
