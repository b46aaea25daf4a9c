import Scripts

/// What a student hands in: a header, and the lines that were typed, each with the running hash.
///
///     # wick hand-in 1
///     # exercise: ex5-survive
///     # edition: 5f2c0a…
///     # label: S07
///     # attempt: 1
///     # token: f1498ee759ab3c4d
///     # hash: 741fb5c4414a09d2
///     plan long BTC margin 900 leverage 3 stop 46,500 … #~ 0b480e66e152cd01
///     40,200 #~ 967cc232bf81a7e0
///     end 2 #~ 19fa144e0e004411
///
/// The lines are those of the language, so that the file is the student's journal too. Nothing that
/// it claims is believed: whoever grades it replays the lines.
public struct HandIn: Sendable, Equatable {
    public static let format = "# wick hand-in 1"
    static let mark = " #~ "

    public struct Head: Sendable, Equatable {
        public var exercise: String
        public var edition: String
        public var label: String
        public var attempt: Int
        public var token: String

        public init(
            exercise: String, edition: String, label: String, attempt: Int, token: String
        ) {
            self.exercise = exercise
            self.edition = edition
            self.label = label
            self.attempt = attempt
            self.token = token
        }

        var lines: [String] {
            [
                HandIn.format, "# exercise: \(exercise)", "# edition: \(edition)",
                "# label: \(label)", "# attempt: \(attempt)", "# token: \(token)",
            ]
        }
        /// Where the running hash begins.
        public var hash: RunningHash {
            var hash = RunningHash("wick hand-in")
            for line in lines { hash.add(line) }
            return hash
        }
        /// The beginning of a new file, its hash in it.
        public var text: String {
            (lines + ["# hash: \(hash.text)"]).map { $0 + "\n" }.joined()
        }
    }

    public var head: Head
    /// As typed, without the end.
    public var lines: [String] = []
    /// The file says that it is whole.
    public var isEnded = false
    /// The running hash after the last line.
    public var hash: RunningHash
    /// Where the file first differs from what was written: its line, counted from 1, and how.
    public var edit: Edit?

    public struct Edit: Error, Sendable, Equatable {
        public enum Kind: Sendable, Equatable {
            case head
            case hash
            case withoutHash
            case afterEnd
            case count(says: String, has: Int)
        }
        public let line: Int
        public let kind: Kind
    }

    public enum Fault: Error, Sendable, Equatable {
        case notAHandIn(String)
        /// The file that was given out, not the one that was written.
        case isExercise
        case wordMissing(String)

        /// The words after the file's name.
        public var text: String {
            switch self {
            case .notAHandIn(let line):
                "is not what wick exercise wrote: it begins with \"\(line.prefix(40))\""
            case .isExercise:
                "is the exercise as it was given out; the file that wick exercise wrote is wanted"
            case .wordMissing(let word): "does not say its \(word)"
            }
        }
    }
}

extension HandIn {
    /// A line as it is written, with the hash that it leads to.
    public static func written(_ line: String, _ hash: inout RunningHash) -> String {
        // A line is one line, and no blank at its end survives a mail.
        var line = String(line.map { $0.isNewline ? " " : $0 })
        while let last = line.last, last.isWhitespace { line.removeLast() }
        hash.add(line)
        return line + mark + hash.text
    }

    /// The last line of a whole hand-in.
    public static func end(_ lines: Int) -> String { "end \(lines)" }

    /// Reads any text. What was changed in it is noted; what is no hand-in at all is a fault.
    public init(reading text: String) throws(Fault) {
        let all = plainLines(text)
        guard all.first == Self.format else {
            if all.first == IssuedExercise.format { throw .isExercise }
            throw .notAHandIn(all.first ?? "")
        }
        let top = all.prefix { $0.hasPrefix("# ") }
        func value(_ word: String) throws(Fault) -> String {
            let mark = "# \(word): "
            guard let line = top.first(where: { $0.hasPrefix(mark) }) else {
                throw .wordMissing(word)
            }
            return trim(line.dropFirst(mark.count))
        }
        head = Head(
            exercise: try value("exercise"), edition: try value("edition"),
            label: try value("label"), attempt: Int(try value("attempt")) ?? 0,
            token: try value("token"))
        hash = head.hash
        if Array(top) != head.lines + ["# hash: \(hash.text)"] {
            edit = Edit(line: 1, kind: .head)
        }
        for (place, line) in all.enumerated().dropFirst(top.count) where !line.isEmpty {
            take(line, number: place + 1)
        }
    }

    private mutating func take(_ whole: String, number: Int) {
        func note(_ kind: Edit.Kind) { if edit == nil { edit = Edit(line: number, kind: kind) } }
        if isEnded { note(.afterEnd) }
        let cut = HandIn.parted(whole)
        guard let cut else {
            note(.withoutHash)
            lines.append(whole)
            return
        }
        hash.add(cut.line)
        if cut.hash != hash.text { note(.hash) }
        let words = cut.line.split(separator: " ")
        if words.count == 2, words[0] == "end", Int(words[1]) != nil {
            isEnded = true
            if Int(words[1]) != lines.count {
                note(.count(says: String(words[1]), has: lines.count))
            }
        } else {
            lines.append(String(cut.line))
        }
    }

    /// The line and its hash; nil where no hash stands at its end.
    private static func parted(_ whole: String) -> (line: Substring, hash: Substring)? {
        let digits = whole.suffix(16)
        let rest = whole.dropLast(digits.count)
        guard digits.count == 16, digits.allSatisfy(\.isHexDigit), rest.hasSuffix(mark) else {
            return nil
        }
        return (rest.dropLast(mark.count), digits)
    }
}

extension HandIn.Edit {
    /// What was found, in a sentence.
    public var text: String {
        switch kind {
        case .head: "The lines at the top are not those that were written."
        case .hash:
            "Line \(line) was changed, taken out or put in: its running hash does not follow."
        case .withoutHash: "Line \(line) has no running hash: it was not written by wick exercise."
        case .afterEnd: "Line \(line) stands after the end."
        case .count(let says, let has):
            "Line \(line) says \(says) lines, and there are \(has)."
        }
    }
}

extension HandIn {
    /// The text of a whole file, as `wick exercise` writes it line by line.
    public static func text(_ head: Head, _ lines: [String], isEnded: Bool) -> String {
        var text = head.text
        var hash = head.hash
        for line in lines { text += written(line, &hash) + "\n" }
        if isEnded { text += written(end(lines.count), &hash) + "\n" }
        return text
    }

    /// What reading that text gives.
    public init(_ head: Head, _ lines: [String], isEnded: Bool) {
        self.head = head
        hash = head.hash
        self.lines = lines
        for line in lines { hash.add(line) }
        self.isEnded = isEnded
    }
}
