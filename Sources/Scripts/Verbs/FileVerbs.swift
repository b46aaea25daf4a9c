import Margin
import Markets

// What is on disk, and the program itself.

extension Verb {
    static let fileVerbs: [Verb] = [
        Verb(
            "load", .files,
            "load SCENARIO [crowd seed N] | FILE [coin COIN] [from TIME] [for 3 days] [zone Europe/Berlin] "
                + "[judged at extremes | closes]",
            "Opens a market of its day, your own table of prices, or a saved journal.",
            example: "load black-thursday", isPlain: true
        ) { (words, around) throws(Misreading) in
            if words.take("drill") { return .turn(.drill(try words.drill())) }
            if words.startsDays { return .turn(.loadDays(try words.dayRequest())) }
            guard let word = words.next, word.text.isPath else {
                return .turn(try words.namedMarket())
            }
            _ = words.take()
            return .turn(.loadFile(try words.loadRequest(word.text, around)))
        },
        Verb("scenarios", .files, "The markets there are.", .ask(.scenarios)),
        Verb(
            "rulebooks", .files, "rulebooks [RULEBOOK]",
            "The venues' rules there are, or every line of one.", example: "rulebooks plain",
            aliases: [Alias("rulebook", "rulebooks")]
        ) { (words, _) throws(Misreading) in
            let name = words.isAtEnd ? nil : try words.name("a rulebook, as in plain")
            return .ask(.rulebooks(name))
        },
        Verb(
            "save", .files, "save FILE [replace]",
            "Writes your journal to a file; load FILE comes back to it.",
            example: "save evening.journal"
        ) { (words, _) throws(Misreading) in
            let path = try words.path("evening.journal")
            return .file(.save(path, replaces: words.take("replace")))
        },
        Verb(
            "report", .files, "report FILE [replace]",
            "Writes the session as a page for a browser, every working in it.",
            example: "report evening.html"
        ) { (words, _) throws(Misreading) in
            let path = try words.path("evening.html")
            return .file(.report(path, replaces: words.take("replace")))
        },
        Verb(
            "read", .files, "read FILE", "Runs the lines of a file, up to the first refused.",
            example: "read evening.journal"
        ) { (words, _) throws(Misreading) in
            .program(.read(try words.path("evening.journal")))
        },
        Verb(
            "log", .files, "log [off | FILE [replace]]",
            "Keeps all that is shown in a file as well, until log off.",
            example: "log evening.txt"
        ) { (words, _) throws(Misreading) in
            if words.isAtEnd { return .program(.logState) }
            if words.take("off") { return .program(.logOff) }
            let path = try words.path("evening.txt")
            return .program(.log(path, replaces: words.take("replace")))
        },
        Verb(
            "set", .files, "set [SETTING [VALUE]]",
            "Shows what can be set, or changes it for good.", example: "set colour off"
        ) { (words, _) throws(Misreading) in
            let found = try words.setting()
            return .program(.set(found?.0, found?.1))
        },
        Verb(
            "resume", .files,
            "Goes on with the lesson or session that was quit or cut off.",
            .turn(.resume)),
        Verb("about", .files, "What this is, and what it leaves out.", .ask(.about)),
        Verb(
            "help", .files, "help [COMMAND | all | columns]", "What you can type.",
            example: "help open",
            aliases: [
                Alias("?", "help"), Alias("h", "help"), Alias("commands", "help", "all"),
                Alias("start", "help"),
            ]
        ) { (words, _) throws(Misreading) in
            if words.take("all") { return .ask(.helpAll) }
            // `start over` is no question: the misreading names the way back.
            if let word = words.next, word.lowered == "over" {
                throw Misreading(.extra(word.text), word)
            }
            return .ask(.help(words.rest()))
        },
        Verb(
            "quit", .files, "Leaves; from a lesson, back to your market.",
            aliases: [Alias("exit", "quit"), Alias("bye", "quit")], .turn(.quit)
        ),
    ]
}

extension String {
    /// A name with a slash or a point in it is a file's; those of scenarios have neither.
    public var isPath: Bool { contains("/") || contains(".") || hasPrefix("~") }
}

extension Words {
    /// `headline`, `on the brink`, `brink-thin crowd seed 7`
    fileprivate mutating func namedMarket() throws(Misreading) -> Turn {
        var name = try need("a scenario, as in black-thursday").text
        while let word = next {
            _ = take()
            guard word.lowered == "crowd", take("seed") else {
                name += "-" + word.text
                continue
            }
            let number = try need("a whole number, as in crowd seed 7")
            return .load(
                name, crowdSeed: UInt64(try Words.whole(number.text, number, in: 0...999_999_999)))
        }
        return .load(name)
    }

    /// What may stand behind the name of a table of prices.
    fileprivate mutating func loadRequest(
        _ path: String, _ around: Surroundings
    ) throws(Misreading) -> LoadRequest {
        var request = LoadRequest(path)
        let parts = ["coin", "from", "for", "zone", "decimal", "day", "month", "judged", "rules"]
        var said: [String] = []
        while let word = next {
            let part = try one(
                of: parts,
                "coin, from, for, zone, decimal, day first, month first, judged at closes or rules")
            if said.contains(part) { throw Misreading(.saidTwice(part), word) }
            said += ["day", "month"].contains(part) ? ["day", "month"] : [part]
            switch part {
            case "coin": request.coin = try asset("a coin, as in ETH")
            case "from": request.from = try time(around)
            case "for": request.minutes = try minutesAhead()
            case "judged": request.judging = try judging()
            case "rules": request.rules = try need("a rulebook, as in plain").text
            case "zone": request.zone = try need("a zone, as in Europe/Berlin").text
            case "decimal":
                let mark = try one(of: DecimalMark.allCases.map(\.rawValue), "comma or point")
                request.decimals = DecimalMark(rawValue: mark)
            default:
                try expect("first")
                request.isDayFirst = part == "day"
            }
        }
        return request
    }

    /// A stretch of time that is not counted in bars: a table's bars are not known yet.
    private mutating func minutesAhead() throws(Misreading) -> Int {
        guard let word = next else { throw missing("a stretch, as in 3 days") }
        switch try stretch() {
        case .minutes(let count) where (1...5_256_000).contains(count): return count
        case .minutes, .bars:
            throw Misreading(.unknownWord(word.text, expected: "a stretch, as in 3 days"), word)
        }
    }

    /// A file of the person's own: one word, or in double quotes.
    mutating func path(_ example: String) throws(Misreading) -> String {
        try need("the name of a file, as in \(example)").text
    }
}
