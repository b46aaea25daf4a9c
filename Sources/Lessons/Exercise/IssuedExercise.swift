/// The file that one student gets: who and which exercise, a token for every attempt, and the
/// exercise itself without its answers.
///
///     # wick exercise 1
///     # exercise: ex5-survive
///     # edition: 5f2c0a…           of the exercise, its scenario and its rules
///     # label: S07
///     # token: f1498ee759ab3c4d   attempt 1
///     # token: 0b480e66e152cd01   attempt 2
///
///     # Exercise 5: stay in the game
///     …
public struct IssuedExercise: Sendable, Equatable {
    public static let format = "# wick exercise 1"

    public var exercise: String
    public var edition: String
    public var label: String
    /// One for each attempt, the first first.
    public var tokens: [String]
    /// The exercise as a student gets it.
    public var text: String

    public init(
        exercise: String, edition: String, label: String, tokens: [String], text: String
    ) {
        self.exercise = exercise
        self.edition = edition
        self.label = label
        self.tokens = tokens
        self.text = text
    }

    public enum Fault: Error, Sendable, Equatable {
        case otherFormat(String)
        case isHandIn
        case wordMissing(String)
        case noToken

        /// The words after the file's name.
        public var text: String {
            switch self {
            case .otherFormat(let line):
                "begins with \"\(line.prefix(40))\" and not with \"\(IssuedExercise.format)\""
            case .isHandIn:
                "is what was handed in; wick exercise takes the file that you were given"
            case .wordMissing(let word): "does not say its \(word)"
            case .noToken: "has no token, so no attempt can be made"
            }
        }
    }

    public var fileText: String {
        var lines = [
            Self.format, "# exercise: \(exercise)", "# edition: \(edition)", "# label: \(label)",
        ]
        for (place, token) in tokens.enumerated() {
            lines.append("# token: \(token)   attempt \(place + 1)")
        }
        lines += [
            "# Play it with: wick exercise and this file's name. Hand in what that writes.", "",
        ]
        return lines.joined(separator: "\n") + "\n" + text
    }

    public init(reading file: String) throws(Fault) {
        let lines = plainLines(file)
        guard lines.first == Self.format else {
            if lines.first == HandIn.format { throw .isHandIn }
            throw .otherFormat(lines.first ?? "")
        }
        let head = lines.prefix { !$0.isEmpty }
        func value(_ word: String) throws(Fault) -> String {
            let mark = "# \(word): "
            guard let line = head.first(where: { $0.hasPrefix(mark) }) else {
                throw .wordMissing(word)
            }
            return trim(line.dropFirst(mark.count))
        }
        exercise = try value("exercise")
        edition = try value("edition")
        label = try value("label")
        tokens = head.filter { $0.hasPrefix("# token: ") }.compactMap {
            $0.dropFirst("# token: ".count).split(separator: " ").first.map(String.init)
        }
        text = lines.dropFirst(head.count + 1).joined(separator: "\n")
        if tokens.isEmpty { throw .noToken }
    }
}
