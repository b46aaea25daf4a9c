import Scripts

/// The manual: made from the verb table, so that it cannot fall behind it.
enum Help {
    /// Eight verbs, enough for an evening.
    static var short: Page {
        Page([
            .entries(plain.map { (Prose($0.example, .verb), Prose($0.meaning)) }),
            .paragraph(
                Prose([
                    Span("help all", .verb), Span(" lists everything, "), Span("help open", .verb),
                    Span(" one command, "), Span("help columns", .verb),
                    Span(" your own tables, "), Span("define", .verb), Span(" the words. "),
                    Span("Tab completes; a beginning is enough: "), Span("unt liq", .verb),
                    Span("."),
                ])),
        ])
    }

    /// In the order of an evening: fetch a market, trade, look what came of it.
    private static var plain: [Verb] {
        let order = ["load", "open", "until", "why", "what if", "ladder", "step", "lesson"]
        return Verb.plain.sorted {
            order.firstIndex(of: $0.name) ?? 99 < order.firstIndex(of: $1.name) ?? 99
        }
    }

    static var everything: Page {
        var blocks: [Block] = [
            .paragraph(
                Prose([
                    Span("help until", .verb), Span(" says what until takes, and so for each."),
                ]))
        ]
        for group in Verb.Group.allCases { blocks += list(of: group) }
        return Page(blocks)
    }

    private static func list(of group: Verb.Group) -> [Block] {
        let verbs = Verb.all.filter { $0.group == group }
        return [
            .heading(title(group)),
            .entries(verbs.map { (Prose($0.name, .verb), Prose($0.meaning)) }),
        ]
    }

    /// `help trade`, `help time`: a part of `help all`.
    private static func group(_ name: String) -> Verb.Group? {
        let typed = name.lowercased()
        return Verb.Group.allCases.first {
            typed == $0.rawValue || typed == title($0).lowercased()
        }
    }

    static func reply(about name: String?, in around: Surroundings) -> Reply {
        guard let name, !name.isEmpty else { return Reply(short) }
        if ["columns", "column", "tables", "table"].contains(name.lowercased()) {
            return Reply(columns)
        }
        guard let verb = Verb.named(name) ?? Verb.begun(by: name.lowercased()) else {
            if let group = group(name) { return Reply(Page(list(of: group))) }
            let near = Verb.nearest(to: name)
            return Reply(
                .problem(
                    "There is no command \"\(name.prefix(40))\".",
                    fix: near.map { "help \($0)" } ?? "help all"), .refused)
        }
        // A command of one word says nothing more by its shape.
        var entries: [(Prose, Prose)] = []
        if verb.shape != verb.name { entries.append(("shape", Prose(verb.shape, .verb))) }
        if verb.example != verb.name {
            entries.append(("example", Prose(around.inPlay(verb.example), .verb)))
        }
        let other = verb.aliases.map(\.word)
        if !other.isEmpty { entries.append(("also", Prose(other.joined(separator: ", "), .verb))) }
        return Reply(
            Page([.paragraph(Prose([Span(verb.name, .strong), Span(": " + verb.meaning)]))])
                + Page([.paragraph(Prose(verb.use))])
                + Page(entries.isEmpty ? [] : [.entries(entries)])
                + Page(verb.name == "calc" ? Calculation.everyQuestion(in: around) : [])
                + Page(verb.name == "import" ? tables : [])
                + Page(["load", "import"].contains(verb.name) ? [toColumns] : []))
    }

    private static var toColumns: Block {
        .paragraph(
            Prose([
                Span("Every column and time that a table may have: "), Span("help columns", .verb),
                Span("."),
            ]))
    }

    /// What `import` reads, and how sure each table's names are.
    private static var tables: [Block] {
        func entries(_ tables: [BookTable]) -> Block {
            .entries(
                tables.map { table in
                    let columns = table.columns.split(separator: ",").joined(separator: ", ")
                    let end = table.isOfClosed ? ": refused, nothing of it is held today" : ""
                    return (Prose(table.title), Prose(columns + end))
                })
        }
        return [
            .paragraph(
                "It reads a table whose first lines name its columns, in any order; what it has no "
                    + "use for is neither read nor kept. Names that are documented, or ours:"),
            entries(BookTable.all.filter(\.isDocumented)),
            .paragraph(
                Prose(
                    "Assumed: no exchange documents the files that it hands out. These names are "
                        + "those that several open importers' test files agree on, 2024 to 2026:",
                    .warning)),
            entries(BookTable.all.filter { !$0.isDocumented }),
        ]
    }

    private static func title(_ group: Verb.Group) -> String {
        switch group {
        case .tape: "Time"
        case .trade: "Trade"
        case .look: "Look"
        case .ask: "Ask"
        case .learn: "Learn"
        case .files: "Files and session"
        }
    }
}
