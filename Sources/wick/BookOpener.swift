import Desk
import Figures
import Machine
import Margin
import Scripts

/// `wick import TABLE.csv`: the prompt with one's own positions on; off a terminal, or with lines or
/// `-o` behind it, what a script would say.
struct BookOpener {
    let content: Content
    let state: StateFolder?
    let settings: Settings
    let language: String?
    let request: ImportRequest
    /// What is to be run then, in place of a prompt.
    let lines: [Invocation.Source]

    func run(on screen: Screen, at terminal: Terminal, asJSON: Bool) -> ExitStatus {
        let isTalk = lines.isEmpty && terminal.isConversation && !asJSON
        var sitting = Sitting(
            content: content, state: state, settings: settings, keepsJournal: isTalk,
            language: language)
        for problem in sitting.problems { Screen.complain(problem) }
        guard isTalk else {
            var script = Script(sitting, on: screen, asJSON: asJSON)
            return script.run([.word(request.text)] + lines)
        }
        let (reply, warning) = sitting.take(request.text, columns: screen.columns)
        if let warning { Screen.complain(warning) }
        guard reply.outcome == .done else {
            try? screen.show(reply.page)
            return .refused
        }
        var prompt = Prompt(
            sitting, on: screen, at: terminal, state: state, opening: reply.page)
        return prompt.run()
    }
}

/// The flags that only `import` takes.
struct BookFlags: Equatable {
    private var request = ImportRequest("")
    /// The latest that was given.
    private(set) var flag: Flag?

    mutating func take(_ flag: Flag, _ value: String) throws(Invocation.Misuse) {
        self.flag = flag
        switch flag {
        case .scenario: request.scenario = value
        case .rules: request.rules = value
        default:
            // The language reads it, so that it takes what a line takes.
            let word = flag == .wallet ? "wallet" : "leverage"
            guard
                case .turn(.importBook(let read)) = try? Reader.read(
                    "import t.csv \(word) \(value)")
            else { throw .importValue(flag, value) }
            if flag == .wallet { request.wallet = read.wallet }
            if flag == .leverage { request.leverage = read.leverage }
        }
    }

    /// The table, and what comes after it: files, lines of `-e`, `--until`, and the journal to write.
    func task(
        _ sources: [Invocation.Source], until: String?, output: String?
    ) throws(Invocation.Misuse) -> Invocation.Task {
        var lines = Array(sources.dropFirst())
        guard let place = lines.firstIndex(where: { $0.isFile }),
            case .file(let path) = lines.remove(at: place)
        else { throw .importNeeds }
        var request = request
        request.path = path
        try take(wordsBehind: &lines, into: &request)
        if let output {
            lines.append(.line("save \(FileWork.written(output))"))
        }
        if let until { lines.append(.line("until \(until)")) }
        return .book(request, lines)
    }

    /// `import trades.csv leverage 10x`: what a refusal names to type, as at the prompt.
    private func take(
        wordsBehind lines: inout [Invocation.Source], into request: inout ImportRequest
    ) throws(Invocation.Misuse) {
        let words = lines.prefix { $0.isFile }.compactMap(\.fileName)
        guard let first = words.first,
            ["in", "rules", "wallet", "leverage"].contains(first.lowercased())
        else { return }
        let line = (["import t.csv"] + words.map { FileWork.written($0) }).joined(separator: " ")
        guard case .turn(.importBook(let read)) = try? Reader.read(line) else {
            throw .importWords(words.joined(separator: " "))
        }
        lines.removeFirst(words.count)
        if read.scenario != ImportRequest.usual { request.scenario = read.scenario }
        request.rules = read.rules ?? request.rules
        request.wallet = read.wallet ?? request.wallet
        request.leverage = read.leverage ?? request.leverage
    }
}

extension Invocation.Source {
    fileprivate var isFile: Bool { fileName != nil }

    fileprivate var fileName: String? {
        if case .file(let name) = self { name } else { nil }
    }
}
