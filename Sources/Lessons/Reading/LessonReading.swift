import Scripts

extension Lesson {
    /// Reads a lesson file.
    ///
    /// - Parameters:
    ///   - text: the whole file.
    ///   - file: its name, for messages.
    ///   - isIssued: whether it is a student's copy, which has no answers and no example lines.
    ///   - numbers: which of the values that vary it takes.
    /// - Throws: everything that is wrong with it, at once.
    public init(
        reading text: String, file: String, isIssued: Bool = false,
        numbers: Variation.Numbers = .first
    ) throws(LessonProblems) {
        let (lines, unused) = Variation.applied(numbers, to: SourceLine.all(of: text))
        let cut = LessonText(lines)
        var problems = Problems()
        let header = Header(cut, &problems)
        for name in unused {
            let place = header.places["varies"] ?? FilePlace(line: 1)
            problems.add(HeaderRule.variesUnused(name), at: place)
        }
        var body = BodyReader()
        body.read(cut.parts)
        problems.add(body.problems)
        if isIssued { problems.forgiveStripping() }
        let all = problems.located(file: file, lines: lines)
        guard all.isEmpty else { throw LessonProblems(all: all) }
        self.init(
            header: header, steps: body.steps, file: file,
            source: lines.map(\.text).joined(separator: "\n"))
    }
}

/// Reads the parts under the header into steps.
private struct BodyReader {
    var steps: [Step] = []
    var problems = Problems()
    private var askIDs: [String] = []

    init() {}

    mutating func read(_ parts: [LessonText.Part]) {
        for part in parts {
            switch part {
            case .heading(let line, let id): begin(line, id)
            case .prose(let lines): prose(lines)
            case .box(let fenced): box(fenced)
            }
        }
    }

    private mutating func begin(_ line: SourceLine, _ id: SourceLine?) {
        let words = trim(line.text.dropFirst(2))
        if words.isEmpty { problems.add(HeaderRule.headingEmpty, at: line.place) }
        let given = id?.parted?.rest ?? ""
        let name = given.isEmpty ? slug(words) : given
        if steps.contains(where: { $0.id == name }) {
            problems.add(HeaderRule.stepRepeated(name), at: id?.place ?? line.place)
        }
        steps.append(Step(id: name, heading: words, items: [], place: line.place))
    }

    /// The screen before the first heading, when something stands there.
    private mutating func add(_ item: Step.Item, at place: FilePlace) {
        if steps.isEmpty { steps.append(Step(id: "start", heading: nil, items: [], place: place)) }
        steps[steps.count - 1].items.append(item)
    }

    private mutating func prose(_ lines: [SourceLine]) {
        for line in lines where line.text.hasPrefix("# ") {
            problems.add(HeaderRule.titleRepeated, at: line.place)
        }
        let markdown = readMarkdown(lines, &problems)
        if !markdown.isEmpty, let first = lines.first {
            add(.prose(markdown), at: FilePlace(line: first.number))
        }
    }

    private mutating func box(_ fenced: LessonText.Fenced) {
        guard let kind = fenced.kind.first else {
            problems.add(BoxRule.kindMissing, at: fenced.place)
            return
        }
        let kinds = ["do", "show", "ask", "cite", "card", "note", "plan", "grade"]
        guard kinds.contains(kind) else {
            let near = Nearest.word(to: kind, among: kinds)
            problems.add(BoxRule.kindUnknown(kind, nearest: near), at: fenced.place)
            return
        }
        guard fenced.isClosed else {
            problems.add(BoxRule.neverCloses(kind), at: fenced.place)
            return
        }
        if kind != "ask", fenced.kind.count > 1, fenced.kind != ["show", "last"] {
            problems.add(BoxRule.wordsAfterKind(fenced.kind[1]), at: fenced.place)
        }
        switch kind {
        case "do": add(.box(.act(DoBox(fenced, &problems))), at: fenced.place)
        case "show": add(.box(.show(ShowBox(fenced, &problems))), at: fenced.place)
        case "cite": add(.box(.cite(Cite(fenced, &problems))), at: fenced.place)
        case "card": add(.box(.cards(readCards(fenced, &problems))), at: fenced.place)
        case "note": add(.box(.note(Note(fenced, &problems))), at: fenced.place)
        case "plan": add(.box(.plan(PlanBox(fenced, &problems))), at: fenced.place)
        case "grade": add(.box(.grade(GradeBox(fenced, &problems))), at: fenced.place)
        default: ask(fenced)
        }
    }

    private mutating func ask(_ fenced: LessonText.Fenced) {
        guard var ask = Ask(fenced, &problems) else { return }
        if ask.question.inlines.isEmpty {
            if let question = takeLastParagraph() {
                ask.question = Wording(question, at: fenced.place)
            } else {
                problems.add(AskRule.questionMissing, at: fenced.place)
            }
        }
        if ask.id.isEmpty {
            let step = steps.last?.id ?? "start"
            var count = 1
            ask.id = step
            while askIDs.contains(ask.id) {
                count += 1
                ask.id = "\(step)-\(count)"
            }
        } else if askIDs.contains(ask.id) {
            problems.add(AskRule.askRepeated(ask.id), at: fenced.place)
        }
        askIDs.append(ask.id)
        add(.box(.ask(ask)), at: fenced.place)
    }

    /// The last paragraph above a box, taken out of the prose: it is the box's question.
    private mutating func takeLastParagraph() -> [Markdown.Inline]? {
        guard let step = steps.indices.last, case .prose(var prose) = steps[step].items.last,
            case .paragraph(let words) = prose.blocks.last
        else { return nil }
        prose.blocks.removeLast()
        steps[step].items.removeLast()
        if !prose.isEmpty { steps[step].items.append(.prose(prose)) }
        return words
    }
}

/// "Open a position" as an id: `open-a-position`.
func slug(_ words: String) -> String {
    var out = ""
    for character in words.lowercased() {
        if character.isLetter || character.isNumber {
            out.append(character)
        } else if out.last != "-", !out.isEmpty {
            out.append("-")
        }
    }
    return out.last == "-" ? String(out.dropLast()) : out
}
