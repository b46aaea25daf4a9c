import Scripts

// What lies on a shelf: the line that fetches each, and its title.

extension Session {
    func list(_ shelf: Content.Shelf, verb: String) -> Reply {
        do throws(Content.Missing) {
            let names = shelf == .lessons ? try content.lessonNames() : try content.names(shelf)
            guard !names.isEmpty else {
                return Reply(Page([.paragraph("There are no \(shelf.rawValue) here.")]))
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
                                    said: "\(short): \(title).")
                            }))
                ]))
        } catch {
            return Reply(.problem(error.reason, fix: "about"), .refused)
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
            } else if line.hasPrefix("scenario ") || line.hasPrefix("title ") {
                let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
                guard parts.count >= 3 else { continue }
                let day = shelf == .scenarios ? self.day(parts[2]) : ""
                return String(parts[1]) + day
            }
        }
        return name
    }

    /// ", 2020-03-12" of a head, or that its market makes its own prices.
    private func day(_ rest: Substring) -> String {
        let words = rest.split(separator: " ")
        if words.first == "live" { return ", live" }
        return words.first.map { ", \($0)" } ?? ""
    }
}
