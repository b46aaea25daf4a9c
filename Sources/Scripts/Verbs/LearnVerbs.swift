// Lessons, and the words one says in them.

extension Verb {
    static let learnVerbs: [Verb] = [
        Verb("demo", .learn, "Four Enters: load, open, until, why.", .turn(.demo)),
        Verb(
            "lessons", .learn, "The way through the lessons: what is done, what is due.",
            .ask(.lessons)),
        Verb(
            "lesson", .learn, "lesson LESSON [again] [in LANGUAGE] [seed NUMBER]",
            "Starts a lesson, or goes on where you left it.", example: "lesson q1", isPlain: true
        ) { (words, _) throws(Misreading) in .turn(.lesson(try words.lesson())) },
        Verb("review", .learn, "Cards of finished lessons that are due.", .learner(.review)),
        Verb(
            "progress", .learn, "progress [export FILE | import FILE [replace] | forget]",
            "What is kept of you: see it, take it along, delete it.",
            example: "progress export me.progress"
        ) { (words, _) throws(Misreading) in .learner(try words.learner()) },
        Verb(
            "drill", .learn, "drill [COUNT | today | CODE]",
            "A week of history without its date, for a plan of yours.",
            example: "drill"
        ) { (words, _) throws(Misreading) in .turn(.drill(try words.drill())) },
        Verb(
            "next", .learn, "Goes on in the lesson.", aliases: [Alias("n", "next")],
            .learn(.next)),
        Verb(
            "answer", .learn, "answer TEXT", "Answers the question that is open.",
            example: "answer 7,020"
        ) { (words, _) throws(Misreading) in
            guard let text = words.rest(withComment: true) else {
                throw words.missing("your answer")
            }
            return .learn(.answer(text))
        },
        Verb("hint", .learn, "The next hint.", .learn(.hint)),
        Verb("show", .learn, "Shows the answer and goes on.", .learn(.show)),
        Verb("skip", .learn, "Leaves this screen out.", .learn(.skip)),
        Verb(
            "play", .learn, "play [SPEED]",
            "The tape runs by itself; in a lesson you try things freely.",
            example: "play 10"
        ) { (words, _) throws(Misreading) in
            guard let word = words.take() else { return .learn(.play) }
            // `play 10x`, as a player of films has it.
            let digits = word.endsInTimes ? String(word.text.dropLast()) : word.text
            return .program(.play(try Words.whole(digits, word, in: Words.counted)))
        },
        Verb("return", .learn, "Back to the lesson.", .learn(.leave)),
        Verb("where", .learn, "Your place in the lesson.", .learn(.place)),
        Verb(
            "note", .learn, "note TEXT", "Keeps a sentence of yours.",
            example: "note the stop was too near"
        ) { (words, _) throws(Misreading) in
            guard let text = words.rest(withComment: true) else { throw words.missing("your note") }
            return .learn(.note(text))
        },
        Verb("summary", .learn, "What you answered and noted.", .learn(.summary)),
    ]
}

extension Words {
    /// `q1`, `q1 liquidation again in uk seed 4711`.
    fileprivate mutating func lesson() throws(Misreading) -> LessonRequest {
        var request = LessonRequest(try need("a lesson, as in q1").text)
        while let word = next {
            if take("again") {
                request.isAnew = true
            } else if take("in") {
                request.language = try languageCode()
            } else if take("seed") {
                let number = try need("a whole number, as in 4711")
                guard let seed = UInt64(number.text) else {
                    throw Misreading(.notWhole(number.text), number)
                }
                request.seed = seed
            } else {
                _ = take()
                request.name += "-" + word.text
            }
        }
        return request
    }

    /// What follows `progress`.
    fileprivate mutating func learner() throws(Misreading) -> LearnerWord {
        if isAtEnd { return .progress }
        let words = ["export", "import", "forget"]
        switch try one(of: words, "export FILE, import FILE or forget") {
        case "export":
            let path = try path("me.progress")
            return .export(path, replaces: take("replace"))
        case "import":
            let path = try path("me.progress")
            return .load(path, replaces: take("replace"))
        default: return .forget(isSure: take("everything"))
        }
    }
}
