import Lessons
import Markets
import Scripts

// Opening a lesson: which file, whose numbers, and whether a place in it was kept.

extension Session {
    mutating func openLesson(_ asked: LessonRequest, line: String) -> Reply {
        if asked.name.lowercased() == Session.claimsName { return claimsReply() }
        var request = asked
        if request.seed == nil { request.seed = learner?.progress.seed }
        switch fetchLesson(request) {
        case .failure(let problem): return problem.reply
        case .success(let (lesson, world)):
            // What was typed is what is kept, unless the learner adds to it.
            if lesson.header.variation == nil { request.seed = asked.seed }
            request.language = lesson.header.language
            let isPlain = request == LessonRequest(asked.name)
            return begin(
                lesson, world, isAnew: asked.isAnew,
                line: isPlain ? line : CommandText.text(request))
        }
    }

    /// Enters a lesson at its beginning, or at the place where it was left.
    mutating func begin(
        _ lesson: Lesson, _ world: World?, isAnew: Bool, line: String
    ) -> Reply {
        demo = nil
        dialogue = nil
        leftLesson = nil
        let start = LessonPlace(
            lesson: lesson, world: world, following: keyAfter(lesson),
            isFirst: courses.contains { $0.path.first == lesson.key })
        self.lesson = start
        if isAnew { learner?.progress.beginAnew(lesson) }
        let first = takeBeats()
        let left = learner?.progress.places.first { $0.lesson == lesson.header.id }
        if !isAnew, let left, replay(left.lines) {
            return Reply(Page(returned(to: lesson)), kept: [line] + left.lines)
        }
        if left != nil {
            learner?.progress.beginAnew(lesson)
            self.lesson = start
            _ = takeBeats()
        }
        let minutes = lesson.header.minutes.map { "About \($0) minutes. " } ?? ""
        let words = "Enter goes on; hint, show, skip, back and quit always work."
        return Reply(
            Page(
                [
                    .heading(lesson.title),
                    .paragraph(Prose("SIMULATION. " + minutes + words, .faint)),
                ] + first), kept: [line])
    }

    /// Types again what led to the place; false where the lesson has changed under it.
    private mutating func replay(_ lines: [String]) -> Bool {
        isReplaying = true
        defer { isReplaying = false }
        for line in lines {
            if perform(line).outcome != .done || lesson == nil { return false }
        }
        return lesson?.run.now != .finished
    }

    private mutating func returned(to lesson: Lesson) -> [Block] {
        let request = Prose([
            Span("You go on where you left it. "),
            Span("lesson \(lesson.key) again", .verb), Span(" begins it anew."),
        ])
        return [.heading(lesson.title), .paragraph(request)] + lastScreen
    }

    private func fetchLesson(
        _ request: LessonRequest
    ) -> Result<(Lesson, World?), FetchProblem> {
        do throws(Content.Missing) {
            guard let name = try content.lessonName(request.name) else {
                return .failure(
                    FetchProblem(
                        page: .problem(
                            "There is no lesson \"\(request.name.prefix(40))\".", fix: "lessons")))
            }
            let languages = try content.translations(of: name).map { $0.dropFirst(name.count + 1) }
            var file = name
            if let language = request.language ?? language {
                if languages.contains(language[...]) {
                    file += "." + language
                } else if request.language != nil, language != "en" {
                    let there = ["en"] + languages.map(String.init)
                    return .failure(
                        FetchProblem(
                            page: .problem(
                                "This lesson is not there in \"\(language.prefix(20))\"; it is in "
                                    + there.joined(separator: ", ") + ".",
                                fix: "lesson \(Session.key(of: name)) in \(there[there.count - 1])"
                            )))
                }
            }
            return readLesson(
                try content.text(.lessons, file), file,
                numbers: request.seed.map { .seed($0) } ?? .first)
        } catch {
            return .failure(FetchProblem(page: .problem(error.reason, fix: "lessons")))
        }
    }

    /// A lesson of a file, with its facts and its world.
    func readLesson(
        _ text: String, _ name: String, numbers: Variation.Numbers
    ) -> Result<(Lesson, World?), FetchProblem> {
        let lesson: Lesson
        do throws(LessonProblems) {
            lesson = try Lesson(reading: text, file: "lessons/\(name).md", numbers: numbers)
        } catch {
            return .failure(FetchProblem(page: error.page))
        }
        let cited = lesson.citing(lesson.namedFacts.compactMap(content.facts))
        guard let scenario = lesson.header.scenario else { return .success((cited, nil)) }
        return fetchWorld(scenario, rules: lesson.header.rules).map { (cited, $0) }
    }
}
