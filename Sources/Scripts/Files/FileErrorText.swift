import Figures
import Markets

// The errors of files in words: `file:line:column: rule — what was found, one fix`.

extension FileErrors {
    /// One line of text for each error, and one for those left out.
    public var lines: [String] {
        errors.map { error in
            "\(file):\(error.line):\(error.column): \(error.isWarning ? "warning: " : "")"
                + error.rule.text
        } + (omitted > 0 ? ["\(file): and \(omitted) more"] : [])
    }
}

extension FileRule {
    /// The rule, what was found instead, and one fix.
    public var text: String {
        let (rule, found, fix) = parts
        return "\(rule) — \(found); \(fix)"
    }

    /// The rule, what was found instead, and one fix.
    public var parts: (rule: String, found: String, fix: String) {
        switch self {
        case .misread(let rule, let nearest): misread(rule, nearest)
        case .headingMissing(let keyword):
            ("a \(keyword) file says so first", "found no `\(keyword)` line", "add one at the top")
        case .headingNotFirst(let keyword):
            (
                "a \(keyword) file says so first", "found this line before it",
                "move the `\(keyword)` line to the top"
            )
        case .saidTwice(let keyword, let line):
            (
                "`\(keyword)` stands once", "found it again, first on line \(line)",
                "delete one of the two"
            )
        case .statementMissing(let keyword, let example):
            ("`\(keyword)` has to be said", "found no such line", "add one like `\(example)`")
        case .numberOutOfRange(let what, let least, let most, let found):
            (
                "\(what) run from \(least) to \(most)", "found \(found)", "write one of these"
            )
        case .unknownName(let name, let kind, let repair):
            (
                "a \(kind) that a file names is there",
                "found none called `\(Line.quoted(name))`", "write `\(repair)`"
            )
        case .coinNotListed(let coin, let rules, let repair):
            (
                "the rules list a contract on the coin", "found none on \(coin) in \(rules)",
                repair.map { "write `\($0)`" } ?? "name rules that list it"
            )
        case .doubt(let doubt): doubt.parts
        case .amountNotPositive(let amount):
            ("amounts are above zero", "found \(amount)", "write what there really is")
        case .notAJournal(let first):
            (
                "a journal begins with `\(JournalText.firstLine)`",
                "found `\(Line.quoted(first))`", "run it as a script instead: wick FILE"
            )
        case .notLive, .notRecorded, .notWhole, .unopenable, .targetMissed: liveParts
        case .sheet(let rule): rule.parts
        case .tableUnread, .tableBroken, .tableEvery: seriesParts
        case .notLater, .ownCoinBeside, .firstPriceLate, .nameTaken, .noPriceOf, .sizeNotPositive,
            .standsOnTooLittle, .onlyRecorded:
            besideParts
        default: isOfScenarios ? scenarioParts : rulebookParts
        }
    }

    private func misread(
        _ rule: Misreading.Rule, _ nearest: String?
    ) -> (String, String, String) {
        var fix = "write it as the other lines do"
        switch rule {
        case .unknownWord(_, let expected): fix = "write \(expected)"
        case .missing(let what): fix = "add \(what)"
        case .extra: fix = "take it away, or put a # before it"
        case .quoteNotClosed: fix = "add a double quote at the end"
        case .lineTooLong: fix = "split it into several lines"
        case .notANumber: fix = "write a number"
        case .tooLarge: fix = "write a smaller number"
        case .tooFine: fix = "write fewer decimals"
        case .notAPercentage: fix = "add the sign"
        case .shareWithoutSign(_, let share): fix = "write `\(share)`"
        case .curlyQuote: fix = "write \" in its place, at both ends"
        case .noSuchDay: fix = "write a day that was"
        case .notATime: fix = "write a time as the other lines do"
        default: break
        }
        if let nearest { fix = "write `\(nearest)`" }
        var reason = rule.why ?? "A line holds one statement."
        if case .missing = rule { reason = "A statement is complete." }
        // The list of all statements is for those who were near none.
        if case .unknownWord(_, let expected) = rule, expected.hasPrefix("one of") {
            reason = "A line begins with the word of its statement."
        }
        return (lowered(String(reason.dropLast())), lowered(String(rule.what.dropLast())), fix)
    }

    private func lowered(_ sentence: String) -> String {
        sentence.prefix(1).lowercased() + sentence.dropFirst()
    }

    // MARK: Live scenarios

    private var liveParts: (String, String, String) {
        switch self {
        case .notLive(let line):
            (
                "only a live scenario makes its own prices", "found `\(line)`",
                "write `scenario \"Title\"  live undated 00:00  for 24h` at the top"
            )
        case .notRecorded(let keyword):
            (
                "a live scenario makes its own prices", "found a `\(keyword)` line",
                "delete it, or open with `every 1m` in place of `live`"
            )
        case .notWhole(let key):
            ("`\(key)` is a whole number, or 0 or 1", "found another", "write a whole number")
        case .targetMissed(let target, let found):
            (
                "a live market comes to what its file says",
                "`meets \(target.text)`, and played to the end it is "
                    + target.written(
                        target.rounded(found)),
                "look up what has changed since this line was right"
            )
        case .unopenable(let fault):
            (fault.rawValue, "no market opens from this", "change the number")
        default: ("", "", "")
        }
    }

    // MARK: Scenarios

    private var isOfScenarios: Bool {
        switch self {
        case .priceNotPositive, .barOutside, .lowAboveHigh, .firstBar, .pastAfterOpening,
            .openingOffTape, .openingBetweenBars, .offTape, .freezeBackwards, .freezesOverlap,
            .unreadableDay, .markNotPositive, .marksOnSome, .markNotRecorded, .markComputed,
            .swapped, .misstamped, .stampTwice, .betweenBars, .otherEvery, .holesMany, .notMarks,
            .fundingBeyond, .volatilityOutOfRange:
            true
        default: false
        }
    }

    private var scenarioParts: (String, String, String) {
        switch self {
        case .priceNotPositive:
            ("prices are above zero", "found a low at or under it", "write the recorded low")
        case .barOutside(let part, let price, let low, let high):
            (
                "the \(part) lies between low and high",
                "found \(price) outside \(low) to \(high)", "move it to the nearer of the two"
            )
        case .lowAboveHigh(let low, let high):
            (
                "a bar is open, high, low, close", "found high \(high) under low \(low)",
                "swap the two"
            )
        case .firstBar(let expected, let found):
            (
                "the first bar is the one the past begins with",
                "found \(found.text) instead of \(expected.text)",
                "write `past from \(found.text)` in the first line"
            )
        case .pastAfterOpening(let past, let opening):
            (
                "the past lies before the opening",
                "found \(past.text) after \(opening.text)", "write an earlier `past from`"
            )
        case .openingOffTape(let opening, let last):
            (
                "at least one bar is left to play",
                "the last one is \(last.text), the opening \(opening.text)",
                "add bars, or open earlier"
            )
        case .openingBetweenBars(let opening, let every):
            (
                "it opens where a bar opens",
                "\(opening.clock) is no whole number of \(every)-minute bars after the first",
                "write another time"
            )
        case .offTape(let what, let moment, let from, let to):
            (
                "\(what) lies on the tape",
                "found \(moment.text) outside \(from.text) to \(to.text)",
                "write another time"
            )
        case .freezeBackwards(let from, let to):
            (
                "a freeze ends after it began", "found \(from.text) to \(to.text)",
                "swap the two times, or write the day it ended"
            )
        case .freezesOverlap(let from, let line):
            (
                "freezes do not overlap",
                "the one from \(from.text) meets the one of line \(line)", "make them one"
            )
        case .unreadableDay:
            (
                "a time belongs to a day", "found none before it",
                "write the day, as in 2020-03-12 10:29"
            )
        default: markParts
        }
    }

    private var markParts: (String, String, String) {
        switch self {
        case .markNotPositive(let mark):
            ("a mark is above zero", "found \(mark)", "write the recorded mark")
        case .marksOnSome(let isMarked, let line):
            (
                "every bar carries its mark, or none does",
                isMarked
                    ? "found one here and none on line \(line)"
                    : "found none here and one on line \(line)",
                isMarked ? "add the others, or take it away" : "add it, or take the others away"
            )
        case .markNotRecorded(let line):
            (
                "a recorded mark is the fifth price of every bar",
                "found none, and `mark recorded` on line \(line)",
                "add the marks, or write `mark mean 5 closes` there"
            )
        case .markComputed(let line):
            (
                "a mark is recorded or computed, not both",
                "found one here, and another kind of mark on line \(line)",
                "write `mark recorded` there, or take the marks away"
            )
        default: seriesParts
        }
    }

    // MARK: Rulebooks

    private var rulebookParts: (String, String, String) {
        switch self {
        case .otherName(let written, let file):
            (
                "a rulebook is called as its file is",
                "found `\(Line.quoted(written))` in \(file)\(RulebookText.ending)",
                "write `rulebook \(file)`"
            )
        case .tierBeforeContract:
            (
                "tiers belong to the contract above them", "found none above",
                "put the contract line first"
            )
        case .contractWithoutTier(let symbol):
            (
                "a contract has at least one tier", "found none for \(Line.quoted(symbol))",
                "add one like `tier to 100,000,000 leverage 100x maintenance 0.5%`"
            )
        case .contractTwice(let what, let line):
            (
                "a symbol and a coin stand in one contract",
                "found \(Line.quoted(what)) again, first on line \(line)",
                "delete one of the two"
            )
        case .stepNotPositive(let what):
            ("a \(what) is above zero", "found none", "write the venue's \(what)")
        case .settlement(let symbol, let kind, let settles, let coin):
            (
                kind == .inverse
                    ? "an inverse contract settles in its coin"
                    : "a linear contract settles in its currency",
                "found \(Line.quoted(symbol)) on \(coin) settling in \(settles)",
                kind == .inverse ? "write `settles \(coin)`" : "write `settles USDT`"
            )
        default: tierParts
        }
    }

    private var tierParts: (String, String, String) {
        switch self {
        case .capNotAbove(let cap, let previous):
            (
                "tiers go from small to large", "found \(cap) after \(previous)",
                "write a greater number, or put this tier further up"
            )
        case .leverageBelowOne(let leverage):
            ("leverage is at least 1x", "found \(leverage.times)", "write 1x or more")
        case .leverageRises(let leverage, let previous):
            (
                "larger positions get no more leverage",
                "found \(leverage.times) after \(previous.times)",
                "write \(previous.times) or less"
            )
        case .rateFalls(let rate, let previous):
            (
                "larger positions have no lower maintenance",
                "found \(rate.exactPercent) after \(previous.exactPercent)",
                "write \(previous.exactPercent) or more"
            )
        case .rateOutOfRange(let rate):
            ("rates lie under 100%", "found \(rate.exactPercent)", "check where the point stands")
        case .shareOutOfRange(let share):
            (
                "a part lies above 0% and up to 100%", "found \(share.exactPercent)",
                "check where the point stands"
            )
        case .amountJumps(let amount, let column, let place):
            (
                "maintenance does not jump between tiers",
                "found amount \(amount) where \(column[place]) is due",
                column.count < 3
                    ? "leave `amount` out, it follows from the rates"
                    : "leave `amount` out of this table, it follows from the rates; they are "
                        + column.map(\.description).joined(separator: ", ")
            )
        case .unitMissing(let amount, let what, let units):
            (
                "a number that can be two things says which",
                "found \(amount) without a unit",
                "write " + units.map { "`\(what) \(amount) \($0)`" }.joined(separator: " or ")
            )
        case .unitUnknown(let unit, let units):
            (
                "an amount is in the units of its contract", "found \(unit)",
                "write " + units.map(\.code).joined(separator: " or ")
            )
        case .sizedTableNotFlat(let symbol):
            (
                "tiers by size have one rate for the whole position",
                "found such tiers for \(Line.quoted(symbol)) in a progressive table",
                "add `margin tiers flat`, or write the borders by value"
            )
        case .liquidatedAtOnce(let leverage, let rate):
            (
                "the margin of an opening exceeds its maintenance",
                "\(leverage.times) leaves no more than \(rate.exactPercent)",
                "write a lower leverage or rate"
            )
        default: borderParts
        }
    }

    private var borderParts: (String, String, String) {
        switch self {
        case .mixedBorders:
            (
                "one table counts in one unit", "found borders of two kinds",
                "write all by value, or all in contracts"
            )
        case .faceMissing(let symbol):
            (
                "tiers in contracts need the face of one", "found none for \(Line.quoted(symbol))",
                "add `face 0.01` to the contract line"
            )
        case .tierAfterEnd:
            (
                "a tier without an end is the last", "found another after it",
                "give the one before a border"
            )
        case .bracketAfterEnd(let asset):
            (
                "a bracket without an end is the last", "found another of \(asset) after it",
                "give the one before a border, as in `to 10 BTC`"
            )
        case .ratioRises(let ratio, let previous):
            (
                "more of an asset counts for no larger share",
                "found \(ratio.exactPercent) after \(previous.exactPercent)",
                "write \(previous.exactPercent) or less"
            )
        case .amountInFlatTable(let amount):
            (
                "flat tiers take nothing off", "found amount \(amount)",
                "take the amount away, or write `margin tiers progressive`"
            )
        case .nothingToContinue:
            (
                "a rule for further tiers goes on from tiers in contracts",
                "found none above", "list the first tiers, as in `tier to 1,000 contracts …`"
            )
        default: ("a rule", "found another", "check the line")
        }
    }
}
