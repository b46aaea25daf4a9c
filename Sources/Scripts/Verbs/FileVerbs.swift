// What is on disk, and the program itself.

extension Verb {
    static let fileVerbs: [Verb] = [
        Verb(
            "load", .files, "load SCENARIO", "Opens a market of its day.",
            example: "load black-thursday", isPlain: true
        ) { (words, _) throws(Misreading) in
            .turn(.load(try words.name("a scenario, as in black-thursday")))
        },
        Verb("scenarios", .files, "The markets there are.", .ask(.scenarios)),
        Verb("rulebooks", .files, "The venues' rules there are.", .ask(.rulebooks)),
        Verb("resume", .files, "Goes on where the last session stopped.", .turn(.resume)),
        Verb("about", .files, "What this is, and what it leaves out.", .ask(.about)),
        Verb(
            "help", .files, "help [COMMAND | all]", "What you can type.", example: "help open",
            aliases: [Alias("?", "help"), Alias("h", "help")]
        ) { (words, _) throws(Misreading) in
            if words.take("all") { return .ask(.helpAll) }
            return .ask(.help(words.rest()))
        },
        Verb(
            "quit", .files, "Leaves; from a lesson, back to your market.",
            aliases: [Alias("q", "quit"), Alias("exit", "quit")], .turn(.quit)),
    ]
}
