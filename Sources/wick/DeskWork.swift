import Desk
import Lessons
import Machine
import Press
import Scripts

/// What teachers and authors ask for: papers made of lessons, files to begin with, courses of others.
enum DeskWork: Equatable {
    case handout(lesson: String, path: String, hasNotes: Bool)
    case quiz(lesson: String, path: String, Quiz.Format)
    case newLesson(String)
    case newScenario(String, TableFlags)
    case newRulebook(String)
    case format([String])
    case addCourse(String)
    case removeCourse(String)

    /// Nil where the words are a script's.
    init?(
        _ sources: [Invocation.Source], output: String?, hasNotes: Bool, _ tables: TableFlags
    ) throws(Invocation.Misuse) {
        guard case .file(let verb) = sources.first else { return nil }
        var words: [String] = []
        for case .file(let word) in sources.dropFirst() { words.append(word) }
        switch verb {
        case "handout":
            guard words.count == 1, let output else { throw .handoutNeeds }
            self = .handout(lesson: words[0], path: output, hasNotes: hasNotes)
        case "quiz":
            let ending = output?.split(separator: ".").last.map { $0.lowercased() }
            guard words.count == 1, let output, !hasNotes,
                let format = ending.flatMap(Quiz.Format.init)
            else { throw .quizNeeds }
            self = .quiz(lesson: words[0], path: output, format)
        case "new":
            guard words.count == 2, DeskWork.isName(words[1]) else { throw .newNeeds }
            switch words[0] {
            case "scenario": self = .newScenario(words[1], tables)
            case _ where !tables.isEmpty: throw .fromWithout
            case "lesson" where words[1].contains("-"): self = .newLesson(words[1])
            case "rulebook": self = .newRulebook(words[1])
            default: throw .newNeeds
            }
        case "lessons":
            guard words.count == 2 else { throw .lessonsNeeds }
            switch words[0] {
            case "add": self = .addCourse(words[1])
            case "remove" where DeskWork.isName(words[1]): self = .removeCourse(words[1])
            default: throw .lessonsNeeds
            }
        case "fmt":
            guard !words.isEmpty, words.count == sources.count - 1 else { throw .formatNeeds }
            self = .format(words)
        default: return nil
        }
    }

    /// Small letters, digits, and hyphens between them.
    static func isName(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return text.utf8.count <= 60
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
            }
    }

    func run(
        _ content: Content, _ language: String?, _ added: AddedCourses?, on screen: Screen
    ) -> ExitStatus {
        switch self {
        case .handout(let lesson, let path, let hasNotes):
            return tour(lesson, content, language, on: screen) { tour in
                let handout = Handout(tour, hasNotes: hasNotes)
                let page = HTMLPress().document(title: handout.title, handout.page)
                return (path, page, "\(path): \(handout.title)")
            }
        case .quiz(let lesson, let path, let format):
            return tour(lesson, content, language, on: screen) { tour in
                let quiz = Quiz(tour)
                let left = quiz.leftOut(of: format)
                let words = left > 0 ? "; \(left) left out that \(format.rawValue) cannot hold" : ""
                let count = tour.answers.count - left
                return (path, quiz.text(format), "\(path): \(count) questions\(words)")
            }
        case .newLesson(let name):
            let said = "\(name).md: wick check ./\(name).md proves it; see lesson a1"
            return write(Beginning.lesson(name), to: "\(name).md", saying: said, on: screen)
        case .newScenario(let name, let tables):
            let file = "\(name).scenario"
            let said = "\(file): wick check ./\(file) proves it"
            guard !tables.isEmpty else {
                return write(Beginning.scenario(name), to: file, saying: said, on: screen)
            }
            return begin(name, tables, content, on: screen) { text, marked in
                write(text, to: file, saying: said + marked, on: screen)
            }
        case .newRulebook(let name):
            let file = "\(name).rules"
            let said = "\(file): wick check ./\(file) proves it"
            return write(Beginning.rulebook(name), to: file, saying: said, on: screen)
        case .format(let paths): return printed(paths, on: screen)
        case .removeCourse(let name):
            guard let added else {
                Screen.complain("neither XDG_DATA_HOME nor HOME says where courses are kept")
                return .refused
            }
            return added.remove(name, on: screen)
        case .addCourse(let path):
            guard let added else {
                Screen.complain("neither XDG_DATA_HOME nor HOME says where courses are kept")
                return .refused
            }
            return added.add(path, to: content, on: screen)
        }
    }

    private func tour(
        _ lesson: String, _ content: Content, _ language: String?, on screen: Screen,
        _ paper: (LessonTour) -> (path: String, text: String, said: String)
    ) -> ExitStatus {
        do throws(LessonTour.Broken) {
            let made = try WaitingBar.during(isWanted: screen.isWatched) {
                Result { () throws(LessonTour.Broken) in
                    paper(try LessonTour(lesson, content: content, language: language))
                }
            }.get()
            return write(made.text, to: made.path, saying: made.said, on: screen)
        } catch {
            Screen.complain(TextPress(style: .plain, columns: 100).lines(error.page))
            return .refused
        }
    }

    /// A file that is there is never written over.
    private func write(
        _ text: String, to path: String, saying said: String, on screen: Screen
    ) -> ExitStatus {
        do throws(WholeFile.Refusal) {
            try WholeFile.write(
                Array(text.utf8), to: Environment.expanded(path), replaces: false)
        } catch {
            Screen.complain("\(path) \(error.text)")
            return .refused
        }
        do {
            try screen.say([said])
            return .done
        } catch {
            return Screen.status(afterLosing: error)
        }
    }
}
