import Lessons
import Scripts

extension Proof {
    /// One thing found in a file: where, what, and one thing to do about it.
    public struct Finding: Sendable, Equatable {
        /// The path that was given, or the place below the content's folder.
        public let file: String
        /// Both counted from 1; nil where it is about the whole file.
        public let line: Int?
        public let column: Int?
        /// The rule, and what was found instead.
        public let says: String
        public let fix: String?
        /// Worth a look; all the same the file does what it says.
        public let isWarning: Bool
        /// The message as it is printed.
        public let text: String
    }
}

extension Proof.Finding {
    init(
        _ file: String, line: Int? = nil, column: Int? = nil, _ says: String, fix: String? = nil,
        isWarning: Bool = false
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.says = says
        self.fix = fix
        self.isWarning = isWarning
        let place = [file] + [line, column].compactMap { $0.map(String.init) }
        text =
            place.joined(separator: ":") + ": " + (isWarning ? "warning: " : "") + says
            + (fix.map { "\n  \($0)" } ?? "")
    }

    init(_ problem: LessonProblem) {
        let words = problem.rule.words
        file = problem.file
        line = problem.place.line
        column = problem.place.column
        says = words.says
        fix = words.fix
        isWarning = problem.rule.isWarning
        text = problem.text
    }

    init(_ fault: Course.Fault, in file: String) {
        self.init(
            file, line: fault.place.line, column: fault.place.column, fault.says, fix: fault.fix,
            isWarning: fault.isWarning)
    }

    init(_ problem: FactsFile.Problem, in file: String) {
        self.init(
            file, line: problem.line, column: problem.column, problem.says, fix: problem.fix)
    }

    private init(_ error: FileError, in file: String, text: String) {
        let parts = error.rule.parts
        self.file = file
        line = error.line
        column = error.column
        says = "\(parts.rule) — \(parts.found)"
        fix = parts.fix
        isWarning = error.isWarning
        self.text = text
    }

    /// The errors of a file, each as its line is printed.
    static func all(of errors: FileErrors) -> [Proof.Finding] {
        let lines = errors.lines
        var findings = zip(errors.errors, lines).map { error, text in
            Proof.Finding(error, in: errors.file, text: text)
        }
        if errors.omitted > 0 {
            findings.append(Proof.Finding(errors.file, "and \(errors.omitted) more"))
        }
        return findings
    }

    /// The same as data, for editors and other programs.
    public var datum: Datum {
        .fields([
            "file": .text(file), "line": line.map { .number(String($0)) },
            "column": column.map { .number(String($0)) },
            "severity": .text(isWarning ? "warning" : "error"), "rule": .text(says),
            "repair": fix.map { .text($0) },
        ])
    }
}
