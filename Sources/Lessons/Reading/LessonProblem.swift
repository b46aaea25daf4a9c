import Scripts

/// One thing wrong with a lesson: where, the line itself, the rule broken and one thing to do.
public struct LessonProblem: Error, Sendable, Equatable {
    public let rule: LessonRule
    public let file: String
    public let place: FilePlace
    /// The line as it stands in the file.
    public let line: String

    public init(_ rule: LessonRule, file: String, place: FilePlace, line: String) {
        self.rule = rule
        self.file = file
        self.place = place
        self.line = line
    }

    /// The whole message, without a line break at its end.
    ///
    ///     lessons/q1.md:12:4: unknown box "aks"
    ///         ```aks number
    ///            ^
    ///       Did you mean "ask"?
    public var text: String {
        let words = rule.words
        let weight = rule.isWarning ? "warning: " : ""
        var lines = ["\(file):\(place.line):\(place.column): \(weight)\(words.says)"]
        if !trim(line).isEmpty {
            let blanks = String(line.map { $0 == "\t" ? " " : $0 })
            lines.append("    " + blanks)
            lines.append("    " + String(repeating: " ", count: max(0, place.column - 1)) + "^")
        }
        lines.append("  " + words.fix)
        return lines.map(Line.safe).joined(separator: "\n")
    }
}

/// All that is wrong with one lesson file, in the order of its lines.
public struct LessonProblems: Error, Sendable, Equatable {
    public let all: [LessonProblem]
    /// The messages, with an empty line between two.
    public var text: String { all.map(\.text).joined(separator: "\n\n") }
}

/// The rule of a lesson that was broken, grouped by what is being read.
public enum LessonRule: Sendable, Equatable {
    case header(HeaderRule)
    case box(BoxRule)
    case ask(AskRule)
    case check(CheckRule)
    case exercise(ExerciseRule)

    /// What is wrong, and one thing to do about it.
    public var words: (says: String, fix: String) {
        switch self {
        case .header(let rule): rule.words
        case .box(let rule): rule.words
        case .ask(let rule): rule.words
        case .check(let rule): rule.words
        case .exercise(let rule): rule.words
        }
    }
    /// A warning is worth a look; the lesson plays all the same.
    public var isWarning: Bool {
        if case .check(let rule) = self { rule.isWarning } else { false }
    }
}

/// What reading has found wrong so far.
struct Problems {
    private(set) var found: [(rule: LessonRule, place: FilePlace)] = []

    mutating func add(_ rule: LessonRule, at place: FilePlace) { found.append((rule, place)) }
    mutating func add(_ rule: HeaderRule, at place: FilePlace) { add(.header(rule), at: place) }
    mutating func add(_ rule: BoxRule, at place: FilePlace) { add(.box(rule), at: place) }
    mutating func add(_ rule: AskRule, at place: FilePlace) { add(.ask(rule), at: place) }
    mutating func add(_ rule: CheckRule, at place: FilePlace) { add(.check(rule), at: place) }
    mutating func add(_ others: Problems) { found += others.found }

    /// In the order of the file, each once, with the lines they speak of.
    func located(file: String, lines: [SourceLine]) -> [LessonProblem] {
        var out: [LessonProblem] = []
        let ordered = found.enumerated().sorted {
            ($0.element.place.line, $0.element.place.column, $0.offset)
                < ($1.element.place.line, $1.element.place.column, $1.offset)
        }
        for (_, problem) in ordered {
            let index = problem.place.line - 1
            let line = lines.indices.contains(index) ? lines[index].text : ""
            let located = LessonProblem(
                problem.rule, file: file, place: problem.place, line: line)
            if !out.contains(located) { out.append(located) }
        }
        return out
    }
}

extension Problems {
    /// What a student's copy lacks because it was taken out.
    mutating func forgiveStripping() {
        found.removeAll { rule, _ in
            switch rule {
            case .ask(.answerMissing), .ask(.rightChoices(0)), .box(.noLine), .exercise(.planLine):
                true
            default: false
            }
        }
    }
}
