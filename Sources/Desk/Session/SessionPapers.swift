import Margin
import Markets
import Scripts

// What is written to files: the desk says what, whoever knows files writes it.

extension Session {
    func obey(_ work: FileWork) -> Reply {
        switch work {
        case .report(let path, let replaces): report(to: path, replaces)
        case .save(let path, let replaces): save(to: path, replaces)
        }
    }

    private func report(to path: String, _ replaces: Bool) -> Reply {
        guard let timeline else { return .nothingLoaded }
        if let lesson, !lesson.hidden.isEmpty {
            return Reply(
                .problem(
                    "A prediction is open, and a report would tell the answer.", fix: "show"),
                .refused)
        }
        let report = Report(timeline, content)
        var reply = Reply(
            Page([
                .paragraph(
                    Prose([
                        Span("Wrote "), Span(path, .strong),
                        Span(": the session as one page for a browser, with every working in it."),
                    ]))
            ]))
        reply.papers = [
            Paper(path: path, replaces: replaces, .document(title: report.title, report.page))
        ]
        return reply
    }

    /// A journal under the ending of another kind of file would be taken for that when it is opened.
    private func otherEnding(_ path: String, _ replaces: Bool) -> Reply? {
        let endings = [
            (".scenario", "a scenario"), (".rules", "a rulebook"), (".md", "a lesson"),
            (".csv", "a table"), (".html", "a page"), (".course", "a course"),
        ]
        guard let (ending, kind) = endings.first(where: { path.lowercased().hasSuffix($0.0) })
        else { return nil }
        let journal = FileWork.written(String(path.dropLast(ending.count)) + ".journal")
        var words = "save writes your journal, and \(ending) is the ending of \(kind). "
        switch ending {
        case ".scenario": words += "A new scenario is made with wick new scenario, outside."
        case ".html": words += "A page of the session is written with report."
        default: words += "A journal ends in .journal."
        }
        return Reply(
            .problem(words, fix: "save \(journal)" + (replaces ? " replace" : "")), .refused)
    }

    private func save(to path: String, _ replaces: Bool) -> Reply {
        guard let timeline else { return .nothingLoaded }
        if let problem = otherEnding(path, replaces) { return problem }
        let text = JournalText.print(timeline.world)
        let count = timeline.world.journal.entries.count
        // A bare name would be looked for among the scenarios.
        let place = path.contains("/") ? path : "./" + path
        var reply = Reply(
            Page([
                .paragraph(
                    Prose([
                        Span("Wrote "), Span(path, .strong),
                        Span(
                            ": \(count) line\(count == 1 ? "" : "s") of journal and the scenario. "),
                        Span("load \(FileWork.written(place))", .verb),
                        Span(" comes back here."),
                    ]))
            ]))
        reply.papers = [Paper(path: path, replaces: replaces, .text(text))]
        return reply
    }
}
