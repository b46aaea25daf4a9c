import Scripts

/// The source article, claim by claim: `lessons/article.md`.
///
///     ## 6. It prevents further losses for the trader.
///     verdict: disputed
///     lesson: q1
///     type: who
///
///     What the evidence says, in prose.
public struct Claims: Sendable, Equatable {
    public var intro: Markdown
    public var all: [Claim]

    public struct Claim: Sendable, Equatable {
        public var number: Int
        public var text: String
        public var verdict: String
        /// The key of the lesson that treats it.
        public var lesson: String
        /// One line to type.
        public var line: String
        public var evidence: Markdown
        public var place: FilePlace
    }

    public static let verdicts = ["shown", "disputed", "not found", "opinion"]

    /// One thing wrong with the file, as it is printed.
    public struct Problem: Error, Sendable, Equatable {
        public let line: Int
        public let says: String
        public let fix: String
    }

    /// Reads the file as far as it can be read.
    public init(reading text: String) {
        let cut = LessonText(SourceLine.all(of: text))
        var problems = Problems()
        intro = Markdown([])
        all = []
        for part in cut.parts {
            switch part {
            case .heading(let line, _): all.append(Claim(heading: line))
            case .prose(let lines) where all.isEmpty: intro = readMarkdown(lines, &problems)
            case .prose(let lines): all[all.count - 1].take(lines)
            case .box: break
            }
        }
    }

    /// What is wrong: a number out of order, a verdict that is none, a lesson that is not there.
    ///
    /// - Parameters:
    ///   - lessons: the keys of the lessons there are.
    ///   - refusal: why a line to type would be refused; nil where it can be read.
    public func problems(lessons: [String], refusal: (String) -> String?) -> [Problem] {
        var out: [Problem] = []
        for (index, claim) in all.enumerated() {
            func say(_ says: String, _ fix: String) {
                out.append(Problem(line: claim.place.line, says: says, fix: fix))
            }
            if claim.number != index + 1 {
                say("claim \(index + 1) is expected here", "Number the claims one after another.")
            }
            if !Self.verdicts.contains(claim.verdict) {
                say(
                    "\"\(claim.verdict)\" is no verdict",
                    "Verdicts are \(Self.verdicts.joined(separator: ", ")).")
            }
            if claim.lesson.isEmpty {
                say("a claim without a lesson", "Add the line: lesson: q1")
            } else if !lessons.contains(claim.lesson) {
                say("there is no lesson \(claim.lesson)", "Name one that is on the shelf.")
            }
            if let reason = refusal(claim.line) {
                say("the line to type is refused: \(reason)", "Write it as at the prompt.")
            }
            if claim.evidence.isEmpty {
                say("a claim without evidence", "Say under it what the evidence is.")
            }
        }
        if all.isEmpty {
            out.append(Problem(line: 1, says: "no claim here", fix: "Begin with: ## 1. The claim"))
        }
        return out
    }
}

extension Claims.Claim {
    fileprivate init(heading line: SourceLine) {
        let words = trim(line.text.dropFirst(2))
        let digits = words.prefix(while: \.isNumber)
        number = Int(digits) ?? 0
        text = trim(words.dropFirst(digits.count + (digits.isEmpty ? 0 : 1)))
        verdict = ""
        lesson = ""
        self.line = ""
        evidence = Markdown([])
        place = line.place
    }

    fileprivate mutating func take(_ lines: [SourceLine]) {
        let head = lines.drop(while: \.isBlank).prefix { !$0.isBlank }
        for line in head {
            guard let parted = line.parted else { continue }
            switch parted.word {
            case "verdict": verdict = parted.rest
            case "lesson": lesson = parted.rest
            case "type": self.line = parted.rest
            default: break
            }
        }
        var problems = Problems()
        let rest = lines.drop(while: \.isBlank).dropFirst(head.count)
        evidence = readMarkdown(Array(rest), &problems)
    }
}
