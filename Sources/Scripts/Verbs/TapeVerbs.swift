import Markets

// Moving along the tape, and from one version of events to another.

extension Verb {
    /// What `until`, `watch` and `alert` take.
    private static let conditionShape =
        "liquidation | stop | flat | news | funding | event | end | TIME | tomorrow | price < PRICE "
        + "| mark < PRICE | margin < PERCENT | line < PERCENT | left < AMOUNT | account < AMOUNT "
        + "| CONDITION or CONDITION"

    static let tapeVerbs: [Verb] = [
        Verb(
            "step", .tape, "step [BARS | 30m | 1h | 1d]", "Plays the next bar, or several.",
            example: "step 5",
            aliases: [Alias("s", "step"), Alias("forward", "step"), Alias("wait", "step")],
            isPlain: true
        ) { (words, around) throws(Misreading) in
            words.isAtEnd ? .act(.step(1)) : .act(.step(try words.bars(around)))
        },
        Verb(
            "until", .tape,
            "until " + conditionShape,
            "Plays on until something is so, or the tape ends.", example: "until liquidation",
            aliases: [
                Alias("u", "until"), Alias("continue", "until", "end"),
                Alias("run", "until", "end"),
            ], isPlain: true
        ) { (words, around) throws(Misreading) in
            .act(.until(try words.condition(around)))
        },
        Verb(
            "watch", .tape, "watch " + conditionShape,
            "Stops the tape once when something is so, whatever it was playing for.",
            example: "watch line < 2%"
        ) { (words, around) throws(Misreading) in
            .act(.alert(AlertRequest(try words.condition(around), stops: true)))
        },
        Verb(
            "alert", .tape, "alert off [NUMBER] | " + conditionShape,
            "Rings once when something is so; the tape goes on.",
            example: "alert price < 7,000"
        ) { (words, around) throws(Misreading) in
            guard words.take("off") else {
                return .act(.alert(AlertRequest(try words.condition(around), stops: false)))
            }
            guard let word = words.take() else { return .act(.alertOff(nil)) }
            return .act(.alertOff(try Words.whole(word.text, word, in: Words.counted)))
        },
        Verb(
            "away", .tape, "away BARS | 30m | 1h | 8h | until TIME | until tomorrow",
            "Time passes without you; what happened is told with its hour.",
            example: "away 8h", aliases: [Alias("sleep", "away")]
        ) { (words, around) throws(Misreading) in
            if words.take("until") { return .act(.away(.until(try words.time(around)))) }
            return .act(.away(.bars(try words.bars(around))))
        },
        Verb(
            "back", .tape, "back [ACTS]", "Takes back your last act, or several.",
            example: "back", aliases: [Alias("b", "back"), Alias("undo", "back")]
        ) { (words, _) throws(Misreading) in
            guard let word = words.take() else { return .turn(.back(1)) }
            return .turn(.back(try Words.whole(word.text, word, in: Words.counted)))
        },
        Verb(
            "rewind", .tape, "rewind TIME | BARS | 30m | 1h",
            "Returns to a moment, before anything you did at it.", example: "rewind 10:00"
        ) { (words, around) throws(Misreading) in
            _ = words.isAtEnd ? try words.need("how far back, as in 5") : nil
            if words.startsTime {
                return .turn(.rewind(try words.time(around)))
            }
            guard let word = words.next, word.startsAsNumber else {
                return .turn(.rewind(try words.time(around)))
            }
            // `rewind 0` takes back what was done at this very moment.
            return .turn(.rewindBars(try words.bars(around, least: 0)))
        },
        Verb(
            "branch", .tape, "branch [NAME]",
            "Starts another version of events from here, and keeps this one.",
            example: "branch careful"
        ) { (words, _) throws(Misreading) in
            .turn(.branch(words.isAtEnd ? nil : try words.name("a name")))
        },
        Verb(
            "switch", .tape, "switch BRANCH", "Goes to another branch.", example: "switch careful"
        ) { (words, _) throws(Misreading) in
            .turn(.switchTo(try words.name("a branch, as in careful")))
        },
        Verb(
            "what if", .tape,
            "what if LEVERAGEx | long | short | no stop | stop PRICE | isolated | cross "
                + "| funding PERCENT "
                + "| without NUMBER | NUMBER: LINE | depth xNUMBER | hot PERCENT | news xNUMBER "
                + "| stops off | crowd NUMBER | fund NUMBER",
            "Lives the same prices with one line changed, or the same news elsewhere.",
            example: "what if 3x",
            aliases: [Alias("whatif", "what", "if")], isPlain: true
        ) { (words, around) throws(Misreading) in
            // A question that people ask in these words.
            if words.take("is") {
                let asked = words.rest().map { Sentence($0).content.joined(separator: " ") }
                return .ask(.define(asked))
            }
            return .turn(.whatIf(try words.change(around)))
        },
    ]
}
