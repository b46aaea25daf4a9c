import Scripts

// What lies on a shelf: the line that fetches each, and its title.

extension Session {
    func list(_ shelf: Content.Shelf, verb: String) -> Reply {
        do throws(Content.Missing) {
            let names = shelf == .lessons ? try content.lessonNames() : try content.names(shelf)
            guard !names.isEmpty else {
                return Reply(Page([.paragraph("There are no \(shelf.rawValue) here.")]))
            }
            if shelf == .scenarios {
                return Reply(ScenarioShelf(names) { try? content.text(shelf, $0) }.page)
            }
            return Reply(
                Page([
                    .table(
                        Table(
                            lead: [lead(names.count, shelf, verb)], header: [],
                            rows: names.map { name in
                                let short = shelf == .lessons ? Session.key(of: name) : name
                                let title = title(shelf, name)
                                return Table.Row(
                                    [Prose("\(verb) \(short)", .verb), Prose(title)],
                                    said: "\(short): \(title)")
                            }))
                ]))
        } catch {
            return Reply(.problem(error.reason, fix: "about"), .refused)
        }
    }

    /// `rulebooks NAME`: every line that says something, under the number by which `why` names it.
    func rulebookLines(_ name: String) -> Reply {
        switch fetchRulebook(name) {
        case .failure(let problem): return problem.reply
        case .success(let rulebook):
            let text =
                name.isPath
                ? (try? content.file(name)) ?? ""
                : (try? content.text(.rulebooks, rulebook.name)) ?? ""
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let rows = lines.enumerated().compactMap { place, line -> Prose? in
                let words = line.drop { $0 == " " }
                guard !words.isEmpty else { return nil }
                let number = String(place + 1)
                let gap = String(repeating: " ", count: max(1, 4 - number.count))
                return Prose([Span(number + gap, .faint), Span(String(words))])
                    .aloud("Line \(number): \(String(words))")
            }
            return Reply(
                Page([
                    .heading("Rules: \(rulebook.title)"),
                    .lines(rows),
                    .paragraph(.next(["rules \(rulebook.name)", "venues"])),
                ]))
        }
    }

    private func lead(_ count: Int, _ shelf: Content.Shelf, _ verb: String) -> Prose {
        "\(count) \(shelf.rawValue). Type \(Span(verb, .verb)) and a name."
    }

    /// What a file calls itself near its top, as far as one line shows; its name where it does not.
    private func title(_ shelf: Content.Shelf, _ name: String) -> String {
        guard let text = try? content.text(shelf, name) else { return name }
        for line in text.split(whereSeparator: \.isNewline).prefix(4) {
            if shelf == .lessons {
                if line.hasPrefix("# ") { return String(line.dropFirst(2)) }
            } else if line.hasPrefix("title ") {
                let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
                guard parts.count >= 3 else { continue }
                return String(parts[1])
            }
        }
        return name
    }
}
