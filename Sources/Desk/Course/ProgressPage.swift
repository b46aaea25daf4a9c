import Lessons
import Scripts

// What is kept of a learner: shown, taken along, brought back, deleted.

extension Session {
    mutating func obey(_ word: LearnerWord) -> Reply {
        guard let learner else {
            return Reply(
                .problem(
                    "Nothing is kept of anybody here: files of lines and programs have no learner.",
                    fix: "lessons"), .refused)
        }
        switch word {
        case .review:
            if lesson != nil {
                return Reply(
                    .problem("A lesson is open. Your place in it is kept.", fix: "quit"), .refused)
            }
            let (place, page) = startReview(learner)
            review = place
            return Reply(page)
        case .progress: return Reply(learner.page(content))
        case .export(let path, let replaces): return export(learner, path, replaces)
        case .load(let path, let replaces): return bring(path, replaces, line: word)
        case .forget(let isSure): return forget(learner, isSure: isSure)
        }
    }

    private func export(_ learner: Learner, _ path: String, _ replaces: Bool) -> Reply {
        var reply = Reply(
            Page([
                .paragraph(
                    Prose([
                        Span("Wrote "), Span(path, .strong), Span(": your progress, as text. "),
                        Span("progress import \(FileWork.written(path))", .verb),
                        Span(" brings it back, on any machine."),
                    ]))
            ]))
        reply.papers = [
            Paper(
                path: path, replaces: replaces,
                .text(ProgressText.print(learner.progress)))
        ]
        return reply
    }

    private mutating func bring(_ path: String, _ replaces: Bool, line: LearnerWord) -> Reply {
        let progress: Progress
        do throws(Content.Missing) {
            let text = try content.file(path)
            do throws(ProgressText.Fault) {
                progress = try ProgressText.read(text)
            } catch {
                return Reply(
                    .problem(
                        "\(path), line \(error.line): \(error.says). Nothing was changed.",
                        fix: "progress"), .refused)
            }
        } catch {
            return Reply(.problem(error.reason, fix: "help progress"), .refused)
        }
        if let mine = learner?.progress, !mine.isEmpty, !replaces {
            return Reply(
                .problem(
                    "There is progress here already, and the file would take its place.",
                    fix: CommandText.print(.learner(.load(path, replaces: true)))), .refused)
        }
        learner?.progress = progress
        review = nil
        return Reply(
            Page([.paragraph(Prose("Read \(path): it is your progress now."))])
                + (learner?.page(content) ?? Page()))
    }

    private mutating func forget(_ old: Learner, isSure: Bool) -> Reply {
        if !isSure {
            return Reply(
                Page([
                    .paragraph(
                        Prose([
                            Span("This would delete what is kept of you: \(old.contents). "),
                            Span("progress forget everything", .verb),
                            Span(" does it; nothing is left then. "),
                            Span("progress export me.progress", .verb), Span(" keeps a copy."),
                        ]))
                ]))
        }
        learner?.progress = Progress()
        review = nil
        return Reply(Page([.paragraph("Everything that was kept of you is deleted.")]))
    }
}

extension Learner {
    /// "2 lessons done, 1 begun, 6 cards".
    fileprivate var contents: String {
        func many(_ count: Int, _ one: String) -> String {
            count == 1 ? "1 \(one)" : "\(count) \(one)s"
        }
        return many(progress.done.count, "lesson") + " done, \(progress.places.count) begun, "
            + many(progress.cards.count, "card") + ", " + many(progress.answers.count, "answer")
    }

    /// `progress`.
    func page(_ content: Content) -> Page {
        guard !progress.isEmpty else {
            return Page([.paragraph("Nothing is kept of you yet. `lessons` shows the way.")])
        }
        let due = progress.due(on: today).count
        var blocks: [Block] = [
            .paragraph(Prose(contents + (due > 0 ? "; \(due) due for review." : ".")))
        ]
        let rows = progress.answers.filter { $0.was != nil }.map { answer in
            let key = Session.key(of: answer.lesson)
            let said = answer.said + (answer.isForeseen ? ", knowing what came" : "")
            return Table.Row(
                [
                    Prose(key), Prose(answer.asked), Prose(said),
                    Prose(answer.was ?? "", .figure),
                ],
                said: "\(key): \(answer.asked) You said first: \(said); it was \(answer.was ?? "")."
            )
        }
        if !rows.isEmpty {
            blocks += [
                .heading("Predictions and what it was"),
                .table(Table(header: ["lesson", "asked", "you said first", "it was"], rows: rows)),
            ]
        }
        blocks += intentions
        if !progress.drills.isEmpty {
            blocks.append(.paragraph(Prose(DrillSpread(progress.drills).words)))
        }
        blocks.append(
            .paragraph(
                Prose([
                    Span("progress export FILE", .verb), Span(" takes it along, "),
                    Span("progress forget", .verb), Span(" deletes it. It never leaves this "),
                    Span("machine by itself."),
                ])))
        return Page(blocks)
    }

    /// What was chosen more than once, as it was chosen.
    private var intentions: [Block] {
        var names: [String] = []
        for each in progress.intentions where !names.contains(each.name) { names.append(each.name) }
        let lines = names.map { name in
            let all = progress.intentions.filter { $0.name == name }.map {
                "\($0.said) in \(Session.key(of: $0.lesson)) on \($0.day.text)"
            }
            return Prose("\(name): \(all.joined(separator: ", then "))")
        }
        if lines.isEmpty { return [] }
        return [.heading("What you chose"), .bullets(lines)]
    }
}
