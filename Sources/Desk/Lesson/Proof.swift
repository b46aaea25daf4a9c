import Figures
import Lessons
import Margin
import Markets
import Scripts

/// `wick check`: proves that every rulebook, scenario and lesson does what it says.
///
/// A file is read, printed and compared; a lesson is linted and then played: with the right answers,
/// with every listed wrong one, and with `skip`, `show`, `back` and `play` at every place, which must
/// all end in the same world. Nothing is said where all is well.
public struct Proof: Sendable {
    let content: Content
    /// Files that were named with their paths.
    private let given: [AddedFile]
    /// The names of a shelf that are proved where none is asked for; nil: all there are.
    private let own: @Sendable (Content.Shelf) -> [String]?

    /// - Parameters:
    ///   - given: files in front of the shelves, told by the paths they were given with.
    ///   - own: what is proved where nothing is named; nil: every name of the shelf.
    public init(
        content: Content, given: [AddedFile] = [],
        own: @escaping @Sendable (Content.Shelf) -> [String]? = { _ in nil }
    ) {
        self.content = content.adding(given)
        self.given = given
        self.own = own
    }

    /// A file as it was given, or its place below the content's folder.
    func file(_ shelf: Content.Shelf, _ name: String) -> String {
        given.first { $0.shelf == shelf && $0.name == name }?.path ?? shelf.path(to: name)
    }

    /// What there is to prove, in order: rulebooks, then scenarios, then lessons.
    ///
    /// - Parameter names: names or lesson keys; empty means everything.
    public func subjects(
        named names: [String]
    ) throws(Content.Missing) -> [(shelf: Content.Shelf, name: String)] {
        var subjects: [(shelf: Content.Shelf, name: String)] = []
        var unknown = names
        var known: [String] = []
        for shelf in [
            Content.Shelf.history, .rulebooks, .lending, .scenarios, .facts, .courses, .lessons,
            .exercises,
        ] {
            let shelved =
                shelf == .lessons
                ? try content.lessonNames()
                    + content.names(shelf).filter { $0 == Session.claimsName }
                : try content.names(shelf)
            for name in shelved {
                let spellings =
                    shelf == .lessons || shelf == .exercises
                    ? [name, Session.key(of: name)] : [name]
                let isOwn = own(shelf)?.contains(name) ?? true
                let isAsked =
                    names.isEmpty ? isOwn : spellings.contains { names.contains($0) }
                unknown.removeAll(where: spellings.contains)
                known += spellings
                if isAsked { subjects.append((shelf, name)) }
            }
        }
        if let first = unknown.first {
            let near = Nearest.word(to: first, among: known)
            throw Content.Missing(
                "There is no rulebook, scenario or lesson called \"\(first)\"."
                    + (near.map { " Did you mean \"\($0)\"?" } ?? ""))
        }
        return subjects
    }

    /// Everything found about one file; empty where all is well.
    public func findings(_ shelf: Content.Shelf, _ name: String) -> [Finding] {
        let text: String
        do throws(Content.Missing) {
            text = try content.text(shelf, name)
        } catch {
            return [Finding(shelf.path(to: name), error.reason)]
        }
        let file = file(shelf, name)
        switch shelf {
        case .rulebooks:
            return read(as: file) { () throws(FileErrors) in
                try RulebookText.examine(text, name: name).doubts
            }
        case .lending:
            return read(as: file) { () throws(FileErrors) in
                _ = try LendingText.read(text, name: name)
                return nil
            }
        case .scenarios: return scenario(text, name, file)
        case .lessons where name == Session.claimsName: return claims(text)
        case .lessons: return lesson(text, name, file)
        case .exercises: return exercise(text, file)
        case .facts: return facts(text, name, file)
        case .courses: return course(text, file)
        case .history: return series(text, name, file)
        }
    }

    /// What a reader of files finds wrong, or finds odd.
    private func read(
        as file: String, _ reading: () throws(FileErrors) -> FileErrors?
    ) -> [Finding] {
        do throws(FileErrors) {
            return try reading().map { Finding.all(of: $0.called(file)) } ?? []
        } catch {
            return Finding.all(of: error.called(file))
        }
    }

    private func facts(_ text: String, _ name: String, _ file: String) -> [Finding] {
        do throws(FactsFile.Problem) {
            let facts = try FactsFile(reading: text, name: name)
            return content.miscounts(in: facts).map { Finding(file, $0) }
        } catch {
            return [Finding(error, in: file)]
        }
    }

    private func course(_ text: String, _ file: String) -> [Finding] {
        do throws(Course.Faults) {
            let course = try Course(reading: text)
            let shelved =
                ((try? content.lessonNames()) ?? []) + ((try? content.names(.exercises)) ?? [])
            return (course.strayKeys(shelved: shelved) + course.overlong(minutes: minutes))
                .map { Finding($0, in: file) }
        } catch {
            return error.all.map { Finding($0, in: file) }
        }
    }

    /// The minutes that a lesson says it takes, by its key.
    func minutes(of key: String) -> Int? {
        guard let name = try? content.lessonName(key),
            let text = try? content.text(.lessons, name),
            let lesson = try? Lesson(reading: text, file: name)
        else { return nil }
        return lesson.header.minutes
    }

    private func scenario(_ text: String, _ name: String, _ file: String) -> [Finding] {
        // What is wrong with rules that it names by their path stands in that file, not in this one.
        var ofRules: FileErrors?
        let found = read(as: file) { () throws(FileErrors) in
            let session = Session(content: content)
            let read = try ScenarioText.examine(
                text, name: name, tables: content.tableReading(beside: name))
            var scenario = read.scenario
            if scenario.rules.isPath {
                scenario.rules = Content.path(scenario.rules, besideFile: file)
                if case .failure(let problem) = session.fetchRulebook(scenario.rules),
                    let errors = problem.errors
                {
                    ofRules = errors
                    return read.doubts
                }
            }
            if let problem = session.rulesProblem(of: scenario, in: text, file: file) {
                throw problem
            }
            if let problem = session.targetsProblem(of: scenario, in: text, file: file) {
                throw problem
            }
            return read.doubts
        }
        return found + (ofRules.map { Finding.all(of: $0) } ?? [])
    }

    private func exercise(_ text: String, _ file: String) -> [Finding] {
        let task: ExerciseTask
        do throws(ExerciseTask.Fault) {
            task = try ExerciseTask(text: text, file: file, content: content)
        } catch {
            if let problems = error.problems { return problems.all.map(Finding.init) }
            return [Finding(file, error.text)]
        }
        let problems = check.problems(of: task.lesson)
        let findings = problems.map(Finding.init)
        if findings.contains(where: { !$0.isWarning }) { return findings }
        return findings
            + ExerciseProof(task, content: content).failures.map { failure in
                let said = failure.hasPrefix(file + ": ") ? failure.dropFirst(file.count + 2) : ""
                return Finding(file, said.isEmpty ? failure : String(said))
            }
    }

    /// The lint of lessons, on these shelves.
    private var check: LessonCheck {
        let content = content
        return LessonCheck(
            facts: { content.facts($0) }, givens: { content.givens(of: $0) },
            hideable: Term.hideable.map(\.word),
            named: { word in
                switch word {
                case "scenario": (try? content.names(.scenarios)) ?? []
                case "rules": (try? content.names(.rulebooks)) ?? []
                default: (try? content.lessonNames()) ?? []
                }
            }, refusal: { Proof.refusal(of: $0) })
    }

    /// A lesson with each of the values that vary, and its translations.
    private func lesson(_ text: String, _ name: String, _ file: String) -> [Finding] {
        var findings = played(text, name, file, .first)
        guard let original = try? Lesson(reading: text, file: file) else { return findings }
        for pick in 1..<max(1, original.header.variation?.count ?? 1) {
            for finding in played(text, name, file, .pick(pick)) where !findings.contains(finding) {
                findings.append(finding)
            }
        }
        for other in (try? content.translations(of: name)) ?? [] {
            guard let words = try? content.text(.lessons, other) else { continue }
            let path = self.file(.lessons, other)
            findings += played(words, other, path, .first)
            guard let lesson = try? Lesson(reading: words, file: path) else { continue }
            findings += lesson.problems(against: original, text: text).map(Finding.init)
        }
        return findings
    }

    private func played(
        _ text: String, _ name: String, _ file: String, _ numbers: Variation.Numbers
    ) -> [Finding] {
        let lesson: Lesson
        do throws(LessonProblems) {
            lesson = try Lesson(reading: text, file: file, numbers: numbers)
        } catch {
            return error.all.map(Finding.init)
        }
        let problems = check.problems(of: lesson)
        // A market that is not there cannot be played in.
        if problems.contains(where: { $0.rule.namesNothing }) { return problems.map(Finding.init) }
        var play = LessonProof(
            content: content, lesson: lesson, text: text, name: name, numbers: numbers)
        return (problems + play.problems()).map(Finding.init)
            + play.failures.map { Finding(file, line: $0.line, $0.says) }
    }
}

extension Content {
    /// The scenarios and rulebooks that a lesson is played in, whole.
    fileprivate func givens(of lesson: Lesson) -> String {
        let lines = lesson.boxes.flatMap(\.content.lines).map(\.text)
        func named(_ verb: String, _ first: String?) -> [String] {
            [first].compactMap { $0 }
                + lines.filter { $0.hasPrefix(verb + " ") }.map {
                    String($0.dropFirst(verb.count + 1))
                }
        }
        let scenarios = named("load", lesson.header.scenario).compactMap {
            try? text(.scenarios, $0)
        }
        let rules = named("rules", lesson.header.rules).compactMap { try? text(.rulebooks, $0) }
        return (scenarios + rules).joined(separator: "\n")
    }
}

extension LessonRule {
    /// The scenario or the rules of the header are on no shelf.
    fileprivate var namesNothing: Bool {
        if case .check(.nameUnknown(_, let word, _)) = self { word != "next" } else { false }
    }
}

extension Page {
    /// The words of a page without its layout, for comparing.
    var words: String {
        blocks.map(\.words).joined(separator: " ")
    }
}

extension Block {
    fileprivate var words: String {
        switch self {
        case .heading(let text): text
        case .paragraph(let prose): prose.text
        case .lines(let all), .bullets(let all), .numbered(let all):
            all.map(\.text).joined(separator: " ")
        case .entries(let all): all.map { $0.0.text + " " + $0.1.text }.joined(separator: " ")
        case .table(let table):
            table.rows.map { $0.cells.map(\.text).joined(separator: " ") }.joined(separator: " ")
        case .chart(let chart): chart.summary
        case .lineChart(let chart): chart.summary
        case .barChart(let chart): chart.summary
        case .calendar(let calendar): calendar.summary
        case .fold(let head, let inner): ([head.text] + inner.map(\.words)).joined(separator: " ")
        case .quote(let inner): inner.map(\.words).joined(separator: " ")
        case .caret, .rule: ""
        }
    }
}
