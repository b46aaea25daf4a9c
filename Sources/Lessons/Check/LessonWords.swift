extension Step {
    /// How many words the learner reads on this screen before answering: prose, cited figures,
    /// questions and options. Replies and hints come one at a time and are not counted.
    var wordCount: Int {
        items.reduce(0) { count, item in
            switch item {
            case .prose(let prose): count + prose.wordCount
            case .box(.cite(let cite)):
                count + cite.body.wordCount + words(cite.source.plain) + words(cite.n?.plain ?? "")
            case .box(.ask(let ask)): count + ask.wordCount
            case .box: count
            }
        }
    }
}

extension Ask {
    fileprivate var wordCount: Int {
        if case .order(let order) = kind {
            return order.items.reduce(words(question.plain)) { $0 + words($1.text.plain) }
        }
        guard case .choice(let choices) = kind else { return words(question.plain) }
        return choices.reduce(words(question.plain)) { $0 + words($1.text.plain) }
    }
}

extension Markdown {
    fileprivate var wordCount: Int { runs.reduce(0) { $0 + words(plainText($1)) } }

    /// Every run of words, in order.
    var runs: [[Inline]] { blocks.flatMap(\.runs) }
}

extension Markdown.Block {
    fileprivate var runs: [[Markdown.Inline]] {
        switch self {
        case .heading(_, let words), .paragraph(let words): [words]
        case .code(let text): [[.code(text)]]
        case .quote(let blocks): blocks.flatMap(\.runs)
        case .bullets(let items), .numbered(_, let items): items.flatMap { $0.flatMap(\.runs) }
        case .table(let table): table.header + table.rows.flatMap { $0 }
        case .rule: []
        }
    }
}

/// How many words a text shows. What stands between braces is shown as one, however long its sum.
private func words(_ text: String) -> Int {
    var isInside = false
    let shown = text.map { character -> Character in
        if character == "{" { isInside = true }
        defer { if character == "}" { isInside = false } }
        return isInside && character.isWhitespace ? "_" : character
    }
    return shown.split(whereSeparator: \.isWhitespace)
        .filter { $0.contains { $0.isLetter || $0.isNumber } }.count
}

extension Lesson {
    /// A brace, and what it stands in.
    struct Use {
        let brace: Brace
        /// The right answer of an ask.
        var isAnswer = false
        /// Shown to the learner when its place is reached. Replies and hints come later.
        var isShown = false
    }

    /// Every brace outside notes, in the order of the file as far as it matters to the learner:
    /// what an ask shows comes before its answer.
    var braces: [Use] {
        var uses: [Use] = []
        func add(_ inlines: [Markdown.Inline], isShown: Bool) {
            uses += foundBraces(in: inlines).map { Use(brace: $0, isShown: isShown) }
        }
        for step in steps {
            for item in step.items {
                switch item {
                case .prose(let prose): prose.runs.forEach { add($0, isShown: true) }
                case .box(.cite(let cite)): cite.body.runs.forEach { add($0, isShown: true) }
                case .box(.act(let box)): box.hints.forEach { add($0.inlines, isShown: false) }
                case .box(.cards(let cards)):
                    cards.forEach { add($0.question.inlines + $0.answer.inlines, isShown: false) }
                case .box(.ask(let ask)):
                    add(ask.question.inlines, isShown: true)
                    ask.shownBraces.forEach { uses.append($0) }
                case .box(.show), .box(.note), .box(.plan), .box(.grade): break
                }
            }
        }
        return uses
    }
}

extension Ask {
    fileprivate var shownBraces: [Lesson.Use] {
        var uses: [Lesson.Use] = []
        func add(_ wording: Wording?, isShown: Bool = false) {
            uses += foundBraces(in: wording?.inlines ?? []).map {
                Lesson.Use(brace: $0, isShown: isShown)
            }
        }
        func add(_ amount: Amount, isAnswer: Bool = false) {
            if case .brace(let brace) = amount {
                uses.append(Lesson.Use(brace: brace, isAnswer: isAnswer))
            }
        }
        switch kind {
        case .choice(let choices):
            choices.forEach { add($0.text, isShown: true) }
            choices.forEach { add($0.reply) }
        case .number(let number):
            add(number.answer, isAnswer: true)
            for wrong in number.wrongs {
                switch wrong.mistake {
                case .near(let value), .above(let value), .below(let value): add(value)
                case .between(let low, let high):
                    add(low)
                    add(high)
                case .other: break
                }
                add(wrong.reply)
            }
        case .order(let order):
            order.items.forEach { add($0.text, isShown: true) }
            order.items.compactMap(\.value).forEach { add($0, isAnswer: true) }
            add(order.wrong)
        case .words(let prompt): add(prompt?.text)
        case .keptNumber: break
        }
        (hints + [reply, right].compactMap { $0 }).forEach { add($0) }
        return uses
    }
}

/// The braces among inlines, in order.
func foundBraces(in inlines: [Markdown.Inline]) -> [Brace] {
    inlines.flatMap { inline -> [Brace] in
        switch inline {
        case .brace(let brace): [brace]
        case .strong(let inner), .emphasis(let inner), .link(let inner, _): foundBraces(in: inner)
        case .text, .code, .softBreak, .hardBreak, .figure: []
        }
    }
}
