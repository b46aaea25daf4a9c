// Lessons, and the words one says in them.

extension Verb {
    static let learnVerbs: [Verb] = [
        Verb("demo", .learn, "Four Enters: load, open, until, why.", .turn(.demo)),
        Verb("lessons", .learn, "The lessons there are.", .ask(.lessons)),
        Verb(
            "lesson", .learn, "lesson LESSON", "Starts a lesson, or goes on where you left it.",
            example: "lesson q1", isPlain: true
        ) { (words, _) throws(Misreading) in
            .turn(.lesson(try words.name("a lesson, as in q1")))
        },
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
            return .program(.play(try Words.whole(word.text, word)))
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
