import Lessons

// `lessons`: the way through them, and where one stands on it.

extension Session {
    /// The courses that are here, in the order of their names; one that cannot be read is left out,
    /// which `wick check` reports.
    var courses: [Course] {
        ((try? content.names(.courses)) ?? []).compactMap { name in
            (try? content.text(.courses, name)).flatMap { try? Course(reading: $0) }
        }
    }

    /// The key of the lesson that follows in a course; nil at its end and outside of it.
    func keyAfter(_ lesson: Lesson) -> String? {
        let there = ((try? content.lessonNames()) ?? []).map(Session.key)
        for course in courses {
            let path = course.path.filter(there.contains)
            if let place = path.firstIndex(of: lesson.key), place + 1 < path.count {
                return path[place + 1]
            }
        }
        return nil
    }

    func lessonsMap() -> Reply {
        do throws(Content.Missing) {
            let names = try content.lessonNames()
            guard !names.isEmpty else {
                return Reply(Page([.paragraph("There are no lessons here.")]))
            }
            var rest = names
            var blocks: [Block] = []
            var proposed: String?
            for course in courses {
                let path = course.path.compactMap { key in
                    rest.first { Session.key(of: $0) == key }
                }
                rest.removeAll { path.contains($0) }
                if path.isEmpty { continue }
                if proposed == nil {
                    proposed = path.first { learner?.progress.isDone($0) != true }
                }
                blocks += [.heading(course.title), .table(table(of: path))]
            }
            if !rest.isEmpty {
                blocks += [
                    .heading(blocks.isEmpty ? "Lessons" : "And, in any order"),
                    .table(table(of: rest)),
                ]
            }
            return Reply(Page(blocks + closing(proposed)))
        } catch {
            return Reply(.problem(error.reason, fix: "about"), .refused)
        }
    }

    private func table(of names: [String]) -> Table {
        Table(
            header: ["type", "lesson", "minutes", ""],
            rows: names.map { name in
                let head = head(of: name)
                let state = state(of: name)
                let line = Span("lesson \(Session.key(of: name))", .verb)
                let time = head.minutes.map { ", \($0) minutes" } ?? ""
                let standing = state.text.isEmpty ? "" : ", \(state.text)"
                return Table.Row(
                    [Prose([line]), Prose(head.title), Prose(head.minutes ?? ""), state],
                    said: "\(line)\(time)\(standing): \(head.title)")
            }, numeric: [2])
    }

    private func state(of name: String) -> Prose {
        guard let progress = learner?.progress else { return Prose("") }
        if let done = progress.done.first(where: { $0.lesson == name }) {
            let due = learner.map { learner in
                progress.due(on: learner.today).count { progress.cards[$0].lesson == name }
            }
            let cards = due.map { $0 > 0 ? ", \($0) due" : "" } ?? ""
            return Prose([Span("done", .gain), Span(" \(done.day.text)\(cards)", .faint)])
        }
        return Prose(progress.places.contains { $0.lesson == name } ? "begun" : "", .strong)
    }

    /// The title of a lesson and its minutes, from the lines at its top.
    func head(of name: String) -> (title: String, minutes: String?) {
        var head: (title: String, minutes: String?) = (name, nil)
        let file = language.map { "\(name).\($0)" }
        let text =
            file.flatMap { try? content.text(.lessons, $0) }
            ?? (try? content.text(.lessons, name)) ?? ""
        for line in text.firstLines(16) {
            if line.hasPrefix("## ") || line.hasPrefix("```") { break }
            if line.hasPrefix("# ") { head.title = String(line.dropFirst(2)) }
            if line.hasPrefix("minutes:") {
                head.minutes = String(line.dropFirst(8)).split(separator: " ").first.map(
                    String.init)
            }
        }
        return head
    }

    private func closing(_ proposed: String?) -> [Block] {
        var spans: [Span] = []
        if let learner {
            let due = learner.progress.due(on: learner.today).count
            if due > 0 {
                spans += [
                    Span("\(due) card\(due == 1 ? " is" : "s are") due: "), Span("review", .verb),
                    Span(". "),
                ]
            }
        }
        if let proposed {
            let isBegun = learner?.progress.places.contains { $0.lesson == proposed } ?? false
            spans += [
                Span(isBegun ? "Go on with: " : "Next: "),
                Span("lesson \(Session.key(of: proposed))", .verb), Span("."),
            ]
        }
        return spans.isEmpty ? [] : [.paragraph(Prose(spans))]
    }
}
