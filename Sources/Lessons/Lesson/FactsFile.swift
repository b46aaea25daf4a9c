import Figures
import Scripts

/// Figures that somebody counted or reported, as a small file of their own: `lessons/facts/NAME.facts`.
///
///     facts line-reached
///     source "Our count over hourly bitcoin prices since 2017"
///     n "75,255 hours, each taken as an entry"
///     row "within a day, 4.5 % lower" 15.5 % 7.8 %
///     row shown "what the feeds showed" 333
///
/// A row with a word before its label is a term: `{fact.NAME.shown}` is its first figure, and
/// `{fact.NAME.shown.2}` the second.
///
/// A `cite` box with `facts: NAME` takes source and number from here, and every number it shows has
/// to stand in one row: so that a figure is typed in one place and can be looked up in one place.
public struct FactsFile: Sendable, Equatable {
    public var name: String
    public var source: String
    public var n: String?
    public var rows: [Row]
    /// The coin whose hourly series its rows are counted over; nil where somebody else counted.
    public var counted: String?

    public struct Row: Sendable, Equatable {
        /// The words and figures of the row, as typed.
        public let text: String
        /// The word by which a lesson names it; empty where none does.
        public let key: String
        /// What was counted: the quoted words.
        public let label: String
        /// The figures behind the label, as typed.
        public let figures: [String]
        /// Its numbers, told apart as those of a lesson are.
        let values: [String]
    }

    /// Why a line of such a file cannot be read.
    public struct Problem: Error, Sendable, Equatable {
        /// Both counted from 1.
        public let line: Int
        public let column: Int
        public let says: String
        public let fix: String
    }

    public init(reading text: String, name: String) throws(Problem) {
        self.name = name
        counted = nil
        source = ""
        rows = []
        for line in SourceLine.all(of: text) where !line.isBlank && !line.trimmed.hasPrefix("#") {
            try take(line)
        }
        if source.isEmpty {
            throw Problem(
                line: 1, column: 1, says: "there is no source",
                fix: "Add the line: source \"who counted\"")
        }
        if rows.isEmpty {
            throw Problem(
                line: 1, column: 1, says: "there is no row",
                fix: "Add the line: row \"what\" 15.6 %")
        }
    }

    private mutating func take(_ line: SourceLine) throws(Problem) {
        let text = line.trimmed
        let word = String(text.prefix { $0 != " " })
        let rest = trim(text.dropFirst(word.count))
        let quoted = rest.filter { $0 != "\"" }
        let second = line.indent + word.count + 2
        func say(_ says: String, _ fix: String, column: Int? = nil) -> Problem {
            Problem(
                line: line.number, column: column ?? line.indent + 1, says: says, fix: fix)
        }
        if let curly = rest.firstIndex(where: \.isCurlyQuote) {
            throw say(
                "\(rest[curly]) is a curly quote", "Write \" in its place, at both ends.",
                column: second + rest.distance(from: rest.startIndex, to: curly))
        }
        switch word {
        case "facts" where rest == name: break
        case "facts":
            throw say(
                "the file is called \(name), and this line says \(rest)",
                "Write: facts \(name)", column: second)
        case "source": source += (source.isEmpty ? "" : " ") + quoted
        case "n": n = quoted
        case "counted":
            guard !rest.isEmpty, !rest.contains(" ") else {
                throw say(
                    "counted has one coin", "Write for example: counted BTC", column: second)
            }
            counted = rest
        case "row":
            let values = TypedNumber.all(in: quoted).map(\.value)
            if values.isEmpty {
                throw say(
                    "a row without a number", "Write for example: row \"what was counted\" 15.6 %",
                    column: second)
            }
            let parts = rest.split(separator: "\"", omittingEmptySubsequences: false)
            let label = parts.count > 1 ? String(parts[1]) : ""
            let figures = TypedNumber.all(in: String(parts.last ?? "")).map(\.text)
            let key = trim(parts[0])
            rows.append(
                Row(text: quoted, key: key, label: label, figures: figures, values: values))
        default:
            let near = Nearest.word(to: word, among: ["facts", "source", "counted", "row"])
            throw say(
                "\"\(word)\" begins no line here",
                meant(near, else: "Lines begin with facts, source, n, counted or row."))
        }
    }
}

extension FactsFile {
    /// The first number of some text that stands in no row; nil where all do.
    ///
    /// - Parameter inOneRow: whether one row has to hold them all, as for a row of a table.
    func stray(in text: String, inOneRow: Bool) -> TypedNumber? {
        let numbers = TypedNumber.all(in: text)
        if inOneRow {
            let isTogether = rows.contains { row in
                numbers.allSatisfy { row.values.contains($0.value) }
            }
            if isTogether { return nil }
            let alone = numbers.first { number in
                !rows.contains { $0.values.contains(number.value) }
            }
            return alone ?? numbers.first
        }
        return numbers.first { number in !rows.contains { $0.values.contains(number.value) } }
    }
}

extension [FactsFile] {
    /// The value of `fact.NAME.ROW` or `fact.NAME.ROW.2`; nil where no row has it.
    public func value(of term: String) -> LessonValue? {
        guard let name = FactsFile.name(in: term) else { return nil }
        let words = term.split(separator: ".").map(String.init)
        let place = words.count > 3 ? Int(words[3]) ?? 0 : 1
        guard (3...4).contains(words.count), place > 0,
            let row = first(where: { $0.name == name })?.rows.first(where: { $0.key == words[2] }),
            row.figures.indices.contains(place - 1)
        else { return nil }
        let text = row.figures[place - 1]
        let units = try? readDecimal(text.filter { $0 != "," }, limit: Money.limit)
        return LessonValue(text, units: units)
    }
}

extension FactsFile {
    /// The table that a term names: `fact.NAME.ROW`.
    static func name(in term: String) -> String? {
        let words = term.split(separator: ".")
        return words.count > 2 && words[0] == "fact" ? String(words[1]) : nil
    }
}

extension Lesson {
    /// The tables of facts that its cite boxes and its terms name, each once.
    public var namedFacts: [String] {
        var names: [String] = []
        for case .cite(let cite) in boxes.map(\.content) {
            if let name = cite.facts, !names.contains(name) { names.append(name) }
        }
        for name in braces.flatMap(\.brace.terms).compactMap(FactsFile.name) {
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// The lesson with source and number of its cited tables filled in.
    ///
    /// The long source of a table is told once in a lesson; where the same table is cited again, the
    /// number counted stays and the source is "as before".
    public func citing(_ facts: [FactsFile]) -> Lesson {
        var lesson = self
        lesson.facts = facts
        var told: Set<String> = []
        for step in lesson.steps.indices {
            for item in lesson.steps[step].items.indices {
                guard case .box(.cite(var cite)) = lesson.steps[step].items[item],
                    let file = facts.first(where: { $0.name == cite.facts })
                else { continue }
                if cite.source.inlines.isEmpty {
                    let isFirst = told.insert(file.name).inserted
                    let source = isFirst ? file.source : "as before"
                    cite.source = Wording([.text(source)], at: cite.place)
                }
                if cite.n == nil, let n = file.n { cite.n = Wording([.text(n)], at: cite.place) }
                lesson.steps[step].items[item] = .box(.cite(cite))
            }
        }
        return lesson
    }
}
