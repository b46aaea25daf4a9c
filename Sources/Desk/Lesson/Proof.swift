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
    /// One finding: the message as it is printed, and whether it only warns.
    public struct Finding: Sendable, Equatable {
        public let text: String
        public let isWarning: Bool
    }

    let content: Content

    public init(content: Content) {
        self.content = content
    }

    /// What there is to prove, in order: rulebooks, then scenarios, then lessons.
    ///
    /// - Parameter names: names or lesson keys; empty means everything.
    public func subjects(
        named names: [String]
    ) throws(Content.Missing) -> [(shelf: Content.Shelf, name: String)] {
        var subjects: [(shelf: Content.Shelf, name: String)] = []
        var unknown = names
        for shelf in [
            Content.Shelf.rulebooks, .lending, .scenarios, .facts, .courses, .lessons, .exercises,
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
                let isAsked = names.isEmpty || spellings.contains { names.contains($0) }
                unknown.removeAll(where: spellings.contains)
                if isAsked { subjects.append((shelf, name)) }
            }
        }
        if let first = unknown.first {
            throw Content.Missing("There is no rulebook, scenario or lesson called \"\(first)\".")
        }
        return subjects
    }

    /// Everything found about one file; empty where all is well.
    public func findings(_ shelf: Content.Shelf, _ name: String) -> [Finding] {
        let text: String
        do throws(Content.Missing) {
            text = try content.text(shelf, name)
        } catch {
            return [Finding(text: error.reason, isWarning: false)]
        }
        switch shelf {
        case .rulebooks:
            return read { () throws(FileErrors) in
                _ = try RulebookText.read(text, name: name)
            }
        case .lending:
            return read { () throws(FileErrors) in
                _ = try LendingText.read(text, name: name)
            }
        case .scenarios: return scenario(text, name)
        case .lessons where name == Session.claimsName: return claims(text)
        case .lessons: return lesson(text, name)
        case .exercises: return exercise(name)
        case .facts: return facts(text, name)
        case .courses: return course(text, name)
        }
    }

    /// What a reader of rules files finds wrong.
    private func read(_ reading: () throws(FileErrors) -> Void) -> [Finding] {
        do throws(FileErrors) {
            try reading()
            return []
        } catch {
            return error.lines.map { Finding(text: $0, isWarning: false) }
        }
    }

    private func facts(_ text: String, _ name: String) -> [Finding] {
        do throws(FactsFile.Problem) {
            _ = try FactsFile(reading: text, name: name)
            return []
        } catch {
            return [
                Finding(
                    text: "lessons/facts/\(name).facts:\(error.line): \(error.reason)",
                    isWarning: false)
            ]
        }
    }

    private func course(_ text: String, _ name: String) -> [Finding] {
        do throws(Course.Fault) {
            let course = try Course(reading: text)
            let shelved =
                ((try? content.lessonNames()) ?? []) + ((try? content.names(.exercises)) ?? [])
            return course.strayKeys(shelved: shelved).map { stray in
                Finding(
                    text: "lessons/\(name).course:\(stray.line): \(stray.says)\n  \(stray.fix)",
                    isWarning: false)
            }
        } catch {
            return [
                Finding(
                    text: "lessons/\(name).course:\(error.line): \(error.says)\n  \(error.fix)",
                    isWarning: false)
            ]
        }
    }

    private func scenario(_ text: String, _ name: String) -> [Finding] {
        do throws(FileErrors) {
            let scenario = try ScenarioText.read(text, name: name)
            let session = Session(content: content)
            guard case .failure(let problem) = session.fetchWorld(name) else { return [] }
            return [
                Finding(
                    text: "\(name)\(ScenarioText.ending): under rules \(scenario.rules): "
                        + problem.page.words, isWarning: false)
            ]
        } catch {
            return error.lines.map { Finding(text: $0, isWarning: false) }
        }
    }

    private func exercise(_ name: String) -> [Finding] {
        let task: ExerciseTask
        do throws(ExerciseTask.Fault) {
            task = try ExerciseTask(named: name, content: content)
        } catch {
            return [Finding(text: error.text, isWarning: false)]
        }
        let content = content
        let check = LessonCheck(
            facts: { content.facts($0) }, givens: { content.givens(of: $0) },
            refusal: { Proof.refusal(of: $0) })
        let problems = check.problems(of: task.lesson)
        if problems.contains(where: { !$0.rule.isWarning }) {
            return problems.map { Finding(text: $0.text, isWarning: $0.rule.isWarning) }
        }
        return problems.map { Finding(text: $0.text, isWarning: $0.rule.isWarning) }
            + ExerciseProof(task, content: content).failures.map {
                Finding(text: $0, isWarning: false)
            }
    }

    /// A lesson with each of the values that vary, and its translations.
    private func lesson(_ text: String, _ name: String) -> [Finding] {
        var findings = played(text, name, .first)
        guard let original = try? Lesson(reading: text, file: "lessons/\(name).md") else {
            return findings
        }
        for pick in 1..<max(1, original.header.variation?.count ?? 1) {
            for finding in played(text, name, .pick(pick)) where !findings.contains(finding) {
                findings.append(finding)
            }
        }
        for file in (try? content.translations(of: name)) ?? [] {
            guard let words = try? content.text(.lessons, file) else { continue }
            findings += played(words, file, .first)
            guard let other = try? Lesson(reading: words, file: "lessons/\(file).md") else {
                continue
            }
            findings += other.problems(against: original, text: text).map(Finding.init)
        }
        return findings
    }

    private func played(
        _ text: String, _ name: String, _ numbers: Variation.Numbers
    ) -> [Finding] {
        let lesson: Lesson
        do throws(LessonProblems) {
            lesson = try Lesson(reading: text, file: "lessons/\(name).md", numbers: numbers)
        } catch {
            return [Finding(text: error.text, isWarning: false)]
        }
        let content = content
        let check = LessonCheck(
            facts: { content.facts($0) }, givens: { content.givens(of: $0) },
            refusal: { Proof.refusal(of: $0) })
        var problems = check.problems(of: lesson)
        var play = LessonProof(
            content: content, lesson: lesson, text: text, name: name, numbers: numbers)
        problems += play.problems()
        return problems.map(Finding.init)
            + play.failures.map { Finding(text: $0, isWarning: false) }
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

extension Proof.Finding {
    init(_ problem: LessonProblem) {
        self.init(text: problem.text, isWarning: problem.rule.isWarning)
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
        case .fold(let head, let inner): ([head.text] + inner.map(\.words)).joined(separator: " ")
        case .quote(let inner): inner.map(\.words).joined(separator: " ")
        case .caret, .rule: ""
        }
    }
}
