import Scripts

/// What the words after `wick` ask for.
///
/// Read by hand: the argument parser of the toolchain's makers links Foundation, and with it the
/// first prompt comes half as late again (measured by `.ci/start-time`).
struct Invocation: Equatable {
    enum Task: Equatable {
        /// Lines from the terminal or from standard input.
        case prompt
        /// Lines from files and flags, in the order given.
        case script([Source])
        /// Prove lessons, scenarios and rulebooks: all, or those named.
        case check([String])
        /// Play a student's copy of an exercise.
        case exercise(String)
        /// A teacher's or an author's paper.
        case desk(DeskWork)
        /// Somebody's own book, opened in a market; then the prompt, or these lines.
        case book(ImportRequest, [Source])
        /// The liquidation prices of a sheet of positions: a file, or `-` for standard input.
        case sheet(String)
        /// A live market under many seeds and settings, or the parts of that into one.
        case sweep(SweepWork)
        /// Another program's work, with the words for it.
        case handOver(HandOver, [String])
        case manual
        case completions(Shell)
        case help
        case version
    }

    enum Source: Equatable {
        case file(String)
        case line(String)
        /// What the words after `wick` themselves come to, as a line.
        case word(String)
    }

    /// How answers are set.
    struct Manner: Equatable {
        var plain = false
        var flat = false
        var ascii = false
        var json = false
        /// A check says only what is wrong or odd, or goes on as its files change.
        var quiet = false
        var watches = false
        /// One scenario is run from its opening.
        var isRun = false
    }

    var task = Task.prompt
    var content: String?
    var language: String?
    private var output: String?
    private var hasNotes = false
    private var until: String?
    private var sheet: String?
    private var book = BookFlags()
    private var tables = TableFlags()
    private var sweep = SweepFlags()
    var manner = Manner()

    enum Misuse: Error, Equatable {
        case unknownFlag(String)
        case withoutValue(Flag)
        case withValue(Flag)
        case lineForCheck
        case runNeedsName
        case untilWithoutRun
        case csvWithoutCalc
        case exerciseNeedsFile
        case unknownShell(String)
        case handoutNeeds
        case quizNeeds
        case newNeeds
        case lessonsNeeds
        case formatNeeds
        case alsoValue(String)
        case fromWithout
        case quietWithout
        case outputWithout
        case importNeeds
        /// What follows the table, as a line of `import` takes it, and cannot be read.
        case importWords(String)
        case importValue(Flag, String)
        case importWithout(Flag)
        case sweepNeeds
        case sweepMergeNeeds
        case sweep(SweepFault)
        case shardValue(String)
        case drawsValue(String)
        case workersValue(String)
        case sweepWithout(Flag)
        /// A flag of sweep behind merge.
        case mergeWith(Flag)

        /// Where more is said.
        var help: String {
            switch self {
            case .sweepNeeds, .sweepMergeNeeds, .sweep, .shardValue, .drawsValue, .mergeWith:
                "wick help sweep"
            default: "wick --help"
            }
        }

        var text: String {
            switch self {
            case .unknownFlag(let flag): "there is no flag \(flag)"
            case .withoutValue(let flag):
                "\(flag.rawValue) needs a \(flag.value ?? "value") after it"
            case .withValue(let flag): "\(flag.rawValue) takes no value"
            case .lineForCheck: "check and sweep take names, no -e"
            case .runNeedsName: "run needs the name of one scenario after it"
            case .exerciseNeedsFile: "exercise needs the one file that you were given after it"
            case .handoutNeeds: "handout reads: handout q1 -o q1.html"
            case .quizNeeds:
                "quiz reads: quiz q1 -o q1.gift, and the file ends in .gift, .aiken or .txt"
            case .newNeeds:
                "new reads: new lesson x1-my-lesson, new scenario my-day, or new rulebook my-venue; "
                    + "small letters, digits and hyphens, and a lesson's key before the first hyphen"
            case .lessonsNeeds:
                "lessons reads: lessons add FOLDER or a .zip file, or lessons remove NAME"
            case .formatNeeds: "fmt needs the path of a file after it, as in fmt my-day.scenario"
            case .alsoValue(let value):
                "--also \(value) cannot be read: it takes a coin and a file, as in ETH=eth.csv"
            case .fromWithout: "--from and --also belong to new scenario"
            case .quietWithout: "-q and --watch belong to check"
            case .outputWithout: "-o and --notes belong to handout, quiz, import and sweep"
            case .importNeeds: "import needs one table after it, as in import trades.csv"
            case .importWords(let words):
                "import does not read \"\(words)\"; behind the table stand in SCENARIO, rules RULEBOOK, "
                    + "wallet AMOUNT or leverage 10x"
            case .importValue(let flag, let value):
                "\(flag.rawValue) \(value) cannot be read: it takes \(flag.value ?? "a value")"
            case .importWithout(let flag): "\(flag.rawValue) belongs to import"
            case .sweepNeeds:
                "sweep reads: sweep brink --seeds 1..1000 --vary depth=0.5..2 --out brink.csv, or "
                    + "sweep merge PART… -o FILE"
            case .sweepMergeNeeds: "sweep merge needs the parts after it: sweep merge PART… -o FILE"
            case .sweep(let fault): fault.text
            case .shardValue(let value):
                "--shard \(value) cannot be read: it takes a part of a number of parts, as in 3/64"
            case .drawsValue(let value):
                "--draws \(value) cannot be read: crowd draws who stands where, day the news as well"
            case .workersValue(let value):
                "--workers \(value) cannot be read: it takes a number from 1 to 1,024"
            case .sweepWithout(let flag): "\(flag.rawValue) belongs to sweep"
            case .mergeWith(let flag):
                "\(flag.rawValue) belongs to sweep; merge finds it in the parts"
            case .untilWithoutRun: "--until belongs to run"
            case .csvWithoutCalc: "--csv belongs to calc liquidation"
            case .unknownShell(let name):
                "there are completions for bash, zsh and fish, not \(name)"
            }
        }
    }

    /// Reads flags wherever they stand; after `--` every word is a name.
    init(_ words: some Sequence<String>) throws(Misuse) {
        var sources: [Source] = []
        if let first = words.first(where: { _ in true }), let other = HandOver(rawValue: first) {
            task = .handOver(other, Array(words.dropFirst()))
            return
        }
        var words = words.makeIterator()
        while let word = words.next() {
            if word == "--" {
                while let name = words.next() { sources.append(.file(name)) }
            } else if word.hasPrefix("-"), word != "-", !word.isNegativeNumber {
                let (flag, given) = try Invocation.flag(word)
                var value = given
                if flag.value != nil, given == nil { value = words.next() }
                if flag.value != nil, value == nil { throw .withoutValue(flag) }
                if flag.value == nil, value != nil { throw .withValue(flag) }
                try take(flag, value ?? "", &sources)
            } else {
                sources.append(.file(word))
            }
        }
        if task != .prompt { return }
        if sources.first == .file("run") {
            task = .script(try Invocation.run(sources, until: until))
            manner.isRun = true
            return
        }
        if sources.first == .file("calc") {
            task = try Invocation.calc(sources, sheet: sheet)
            return
        }
        if sources.first == .file("import") {
            task = try book.task(sources, until: until, output: output)
            return
        }
        if let flag = book.flag { throw .importWithout(flag) }
        if sources.first == .file("sweep") {
            task = .sweep(try sweep.work(try Invocation.names(sources), output: output))
            return
        }
        if let flag = sweep.flag { throw .sweepWithout(flag) }
        if until != nil { throw .untilWithoutRun }
        if sheet != nil { throw .csvWithoutCalc }
        if sources.isEmpty { return }
        if sources.first == .file("exercise") {
            guard sources.count == 2, case .file(let path) = sources[1] else {
                throw .exerciseNeedsFile
            }
            task = .exercise(path)
            return
        }
        let isCheck = sources.first == .file("check")
        if manner.quiet || manner.watches, !isCheck { throw .quietWithout }
        if let work = try DeskWork(sources, output: output, hasNotes: hasNotes, tables) {
            task = .desk(work)
            return
        }
        if !tables.isEmpty { throw .fromWithout }
        if output != nil || hasNotes { throw .outputWithout }
        // The usual first word; what follows is a command's name.
        if sources.first == .file("help") {
            let words = try Invocation.names(sources)
            task = words.isEmpty ? .help : .script([.line("help " + words.joined(separator: " "))])
            return
        }
        task = .script(sources)
        if isCheck { task = .check(try Invocation.names(sources)) }
    }

    private static func flag(_ word: String) throws(Misuse) -> (Flag, String?) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let flag = Flag(spelled: String(parts[0])) else { throw .unknownFlag(word) }
        return (flag, parts.count > 1 ? String(parts[1]) : nil)
    }

    /// `run NAME` as the lines it stands for.
    private static func run(_ sources: [Source], until: String?) throws(Misuse) -> [Source] {
        var names: [String] = []
        var lines: [Source] = []
        for source in sources.dropFirst() {
            if case .file(let name) = source { names.append(name) } else { lines.append(source) }
        }
        guard names.count == 1 else { throw .runNeedsName }
        return [.line("load \(names[0])")] + lines + [.line("until \(until ?? "end")")]
    }

    /// `calc liquidation --csv FILE`, or a line of the calculator.
    private static func calc(_ sources: [Source], sheet: String?) throws(Misuse) -> Task {
        let words = try names(sources)
        if let sheet {
            guard words == ["liquidation"] else { throw .csvWithoutCalc }
            return .sheet(sheet)
        }
        guard !words.isEmpty else { return .script([.line("calc")]) }
        return .script([.line("calc " + words.joined(separator: " "))])
    }

    private mutating func take(
        _ flag: Flag, _ value: String, _ sources: inout [Source]
    ) throws(Misuse) {
        switch flag {
        case .line: sources.append(.line(value))
        case .until: until = value
        case .sheet: sheet = value
        case .json: manner.json = true
        case .content: content = value
        case .language: language = value.lowercased()
        case .output: output = value
        case .notes: hasNotes = true
        case .scenario, .rules, .wallet, .leverage: try book.take(flag, value)
        case .seeds, .vary, .shard, .draws, .workers: try sweep.take(flag, value)
        case .quiet: manner.quiet = true
        case .watch: manner.watches = true
        case .from: tables.from = value
        case .also: try tables.add(value)
        case .plain: manner.plain = true
        case .flat: manner.flat = true
        case .ascii: manner.ascii = true
        case .manual: task = .manual
        case .completions:
            guard let shell = Shell(rawValue: value) else { throw .unknownShell(value) }
            task = .completions(shell)
        case .help: task = .help
        case .version: task = .version
        }
    }

    private static func names(_ sources: [Source]) throws(Misuse) -> [String] {
        var names: [String] = []
        for source in sources.dropFirst() {
            guard case .file(let name) = source else { throw .lineForCheck }
            names.append(name)
        }
        return names
    }
}

extension String {
    /// `-0.01%`, `-5`: an operand. No flag begins with a digit.
    fileprivate var isNegativeNumber: Bool {
        guard let digit = dropFirst().first(where: { $0 != "." && $0 != "$" }) else { return false }
        return digit.isASCII && digit.isNumber
    }
}
