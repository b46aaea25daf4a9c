import Figures

/// A misreading in words: what is wrong, why that matters here, and one line to type next.
public struct MisreadingText: Sendable, Equatable {
    public let what: String
    public let why: String
    /// A line that reads.
    public let next: String

    init(_ misreading: Misreading, line: Line, _ around: Surroundings) {
        what = misreading.rule.what
        if misreading.rule.leavesTheVerbOpen,
            let habit = Habit.line(
                for: line, around, isKnown: misreading.verb != nil,
                least: misreading.verb.map { $0.split(separator: " ").count } ?? 1)
        {
            why = "Here that is \(wholeTick(habit))."
            next = habit
            return
        }
        if let closing = misreading.closing(line, around), let held = around.held {
            why = "You hold a \(held.side.rawValue); out of it is \(wholeTick(closing))."
            next = closing
            return
        }
        let mended = misreading.mend(line, around)
        next = mended ?? misreading.example(line, around)
        if case .marginOrValue(let word, let amount) = misreading.rule {
            why = line.twoMeanings(of: word, amount, around)
        } else if mended != nil, let long = misreading.whyWithoutGrammar(line) {
            why = long
        } else {
            why = misreading.why
        }
    }
}

extension Misreading {
    /// The misreading in words.
    ///
    /// - Parameters:
    ///   - line: the line as typed, whose columns the misreading names.
    ///   - around: what it was read in; the line to type next reads there.
    public func text(
        for line: String, in around: Surroundings = Surroundings()
    ) -> MisreadingText {
        MisreadingText(inPlay(around), line: Line(line), around)
    }
}

extension Misreading.Rule {
    /// The line may have been meant as another command altogether.
    var leavesTheVerbOpen: Bool {
        switch self {
        case .unknownVerb, .extra, .unknownWord, .missing, .notANumber, .marginOrValue: true
        default: false
        }
    }

    /// What is wrong, as a sentence.
    var what: String {
        switch self {
        case .lineTooLong(let bytes):
            "This line is \(decimalText(Int128(bytes), decimals: 0)) bytes long."
        case .quoteNotClosed: "The double quote here is never closed."
        case .unknownVerb(let word): "\(tick(word)) is not a command."
        case .ambiguous(let word, let several): "\(tick(word)) could be \(orList(several))."
        case .unknownWord(let word, _): "\(tick(word)) has no meaning here."
        case .missing(let what): "Something is missing here: \(what)."
        case .extra(let word): "\(tick(word)) is one word too many."
        case .saidTwice(let what): "\(tick(what)) is said twice."
        case .sizeAndMargin: "A size and a margin are both given."
        case .marginOrValue(let word, _):
            "\(tick(word)) can be the margin or the value of the position."
        case .notANumber(let word, _): "\(tick(word)) is not a number."
        case .tooFine(let word): "\(tick(word)) has too many decimals."
        case .tooLarge(let word, _): "\(tick(word)) is too large."
        case .notWhole(let word): "\(tick(word)) is not a whole number."
        case .tooSmall(let word, _): "\(tick(word)) is too small."
        case .notAPercentage(let word): "\(tick(word)) is not a percentage."
        case .shareWithoutSign(let word, _): "\(tick(word)) has no sign of per cent."
        case .curlyQuote(let quote): "\(tick(quote)) is a curly quote."
        case .notADistance(let word): "\(tick(word)) is no distance from an entry."
        case .notATime(let word): "\(tick(word)) is not a time."
        case .noSuchDay(let word): "No calendar has a \(tick(word))."
        case .monthNeedsYear(let word): "\(tick(word)) of which year?"
        case .notWholeBars(let minutes, _): "\(minutes) minutes are not a whole number of bars."
        case .otherCoin(let coin, _): "There is no price of \(tick(coin)) on this tape."
        case .lineOfItsOwn(let word): "\(tick(word)) is a line of its own."
        case .notAboveZero(let word): "\(tick(word)) is not above zero."
        case .priceFirst(let word): "\(tick(word)) is no price that this market is near."
        case .depositIntoFund: "The insurance fund is not yours to fill."
        case .bareNumber(let word): "\(tick(word)) alone does not say what to wait for."
        case .notAnAct(let word): "\(tick(word)) cannot take the place of a journal line."
        }
    }

    /// The rule behind it, as a sentence; nil where the verb's own shape says it best.
    var why: String? {
        switch self {
        case .lineTooLong:
            "At most \(decimalText(Int128(Line.longest), decimals: 0)) bytes are read."
        case .quoteNotClosed: "Quotes hold words together; everything after it became one word."
        case .unknownVerb: "A line starts with a command."
        case .ambiguous: "A short form works where only one word begins so."
        case .unknownWord(_, let expected): "Expected here: \(expected)."
        case .missing, .extra: nil
        case .saidTwice: "Which one counts would be a guess."
        case .sizeAndMargin: "With the leverage, each follows from the other."
        case .marginOrValue: "A number alone is a size in coins; money is written with margin."
        case .notANumber(_, let expected):
            "Expected here: \(expected). Digits are 0 to 9; commas part thousands."
        case .tooFine: "Numbers are exact to eight decimals, percentages to six."
        case .tooLarge(_, let limit): "Numbers of this kind go up to \(limit)."
        case .notWhole: "Bars, acts and lines are counted."
        case .tooSmall(_, let least): "Here the least is \(least)."
        case .notAPercentage: "A share is written with its sign: 80%."
        case .shareWithoutSign: "A share is written with its sign: -2.9%."
        case .curlyQuote: "Texts stand between straight double quotes: \"."
        case .notADistance: "A distance lies between 0% and 100%, as in 3%."
        case .notATime: "Times are UTC and look like 10:47, 13 02:00 or 2020-03-13 02:00."
        case .noSuchDay: "Days are written year, month, day: 2020-03-13."
        case .monthNeedsYear: "Nothing is loaded that would tell the year."
        case .notWholeBars(_, let perBar): "A bar of this tape lasts \(perBar) minutes."
        case .otherCoin(_, let tape): "It carries \(tape)."
        case .lineOfItsOwn: "Open first, and type it once the position stands."
        case .notAboveZero: "Prices and amounts are; the command says which way the money goes."
        case .priceFirst:
            "The price comes first, and then how much is closed there: all, half or a size."
        case .depositIntoFund: "Its money belongs to the market: the scenario file says how much."
        case .bareNumber: "A price is waited for from above or from below."
        case .notAnAct: "The journal holds only what changes your account or moves the tape."
        }
    }
}

extension Misreading {
    private var row: Verb? { verb.flatMap(Verb.named) }

    fileprivate var why: String {
        let sentence = rule.why ?? row.map { "It is written: \($0.shape)." } ?? ""
        guard let nearest else { return sentence }
        switch rule {
        case .unknownVerb: return "The nearest is `\(nearest)`."
        case .unknownWord: return sentence + " The nearest is `\(nearest)`."
        default: return sentence
        }
    }

    /// The line with one thing mended if that makes it read; else an order with all that could be
    /// understood of it; nil where there is neither.
    fileprivate func mend(_ line: Line, _ around: Surroundings) -> String? {
        let reads = around.isTaken
        if let mended = mended(line, around).first(where: reads) { return mended }
        guard !line.isTooLong, line.openQuote == nil else { return nil }
        let gist = OpeningGist(line, around)
        guard gist.saysMore || gist.side != nil else { return nil }
        let isOrder = gist.side != nil && (gist.saysMore || verb == "open")
        guard let verb = row?.name ?? (isOrder ? "open" : nil) else { return nil }
        let whole: String?
        switch verb {
        case "open": whole = gist.line()
        case "plan", "venues", "autopsy": whole = gist.sketched(as: verb, entry: false)
        case "calc":
            let typed = line.words.dropFirst().first?.lowered ?? ""
            let kind = Calculation(rawValue: typed)?.rawValue ?? "liquidation"
            whole = gist.sketched(as: "calc \(kind)", entry: true)
        default: whole = nil
        }
        return whole.flatMap { reads($0) ? $0 : nil }
    }

    /// `sell`, `sell 0.1 btc` where a long is held: without a leverage they mean out of it.
    fileprivate func closing(_ line: Line, _ around: Surroundings) -> String? {
        guard case .missing = rule, row?.name == "open", let held = around.held else { return nil }
        let gist = OpeningGist(line, around)
        guard let side = gist.side, side != held.side, gist.leverage == nil, gist.margin == nil,
            gist.risk == nil, gist.limit == nil, gist.stop == nil, gist.take == nil
        else { return nil }
        let closing = gist.size.map { "close \($0.written)" } ?? "close"
        return around.isTaken(closing) ? closing : nil
    }

    /// In the place of a verb's shape that is longer than half a line of a terminal, where the line to
    /// type shows it better.
    fileprivate func whyWithoutGrammar(_ line: Line) -> String? {
        guard rule.why == nil, let row, row.shape.count > 50 else { return nil }
        if line.words.count <= row.nameWords.count {
            return "What can follow stands under \(wholeTick("help " + row.name))."
        }
        if case .missing = rule {
            return "What you typed is kept, and what is missing is filled in."
        }
        return "The command is whole before it."
    }

    /// The verb's own example; where that is not taken, what help says of it.
    fileprivate func example(_ line: Line, _ around: Surroundings) -> String {
        if let asked = askedOfCalculator(line), around.isTaken(asked.example) {
            return asked.example
        }
        guard let verb = row ?? nearest.flatMap(Verb.named) else { return "help" }
        let example = around.inPlay(verb.example)
        return around.isTaken(example) ? example : "help \(verb.name)"
    }

    /// The question that `calc` was asked before it went wrong.
    private func askedOfCalculator(_ line: Line) -> Calculation? {
        guard row?.name == "calc", line.words.count > 1 else { return nil }
        return Calculation(rawValue: line.words[1].lowered)
    }

    /// What the line may have been meant to be, the likeliest first.
    private func mended(_ line: Line, _ around: Surroundings) -> [String] {
        guard !line.isTooLong else { return [] }
        let before = line.text(from: 0, to: from)
        let after = line.text(from: to)
        switch rule {
        case .missing(let what):
            // Of `open long btc 20` the 20 is no size.
            if verb == "open", OpeningGist(line, around).tookSizeForLeverage { return [] }
            // Most say what they miss with an example, `a leverage, as in 20x`.
            let parts = what.split(separator: "as in ")
            guard parts.count > 1 else { return [] }
            return [trimmed(line.text(from: 0, to: line.end)) + " " + parts[1]]
        case .ambiguous(_, let several): return several.map { before + $0 + after }
        case .extra, .lineOfItsOwn: return [trimmed(before)]
        case .quoteNotClosed: return [line.text + "\""]
        case .notAPercentage(let word): return [before + word + "%" + after]
        case .notWholeBars(let minutes, let perBar):
            return ["step \(max(1, minutes / max(1, perBar)))"]
        case .bareNumber(let word):
            let isNamed = ["price", "last", "mark", "btc"].contains {
                trimmed(before).lowercased().hasSuffix($0)
            }
            let (sign, level) = around.awaited(word)
            return [before + (isNamed ? "" : "price ") + sign + " " + level + after]
        case .depositIntoFund: return [trimmed(before) + after]
        case .notAboveZero(let word):
            let bare = String(word.drop { $0 == "-" || $0 == "−" || $0 == "+" || $0 == "$" })
            let isPrice =
                verb == "stop" || line.text(from: 0, to: from).lowercased().hasSuffix("stop ")
            let plain = isPrice ? around.inPlay("6,950") : "500"
            return [before + bare + after, before + plain + after]
        case .monthNeedsYear: return row.map { ["\($0.name) 2020-03-13 02:00"] } ?? []
        case .tooFine(let word): return [before + cut(word) + after]
        case .tooSmall(let word, let least):
            let bare = String(word.drop { "-−+".contains($0) })
            return [before + bare + after, before + "\(least)" + after]
        // `calc plan …`, `calc venues …`: calculators with a name of their own.
        case .unknownWord(let word, _)
        where verb == "calc" && from == line.words.dropFirst().first?.from
            && ["plan", "venues", "autopsy"].contains(word.lowercased()):
            return [word.lowercased() + after]
        default: return nearest.map { [before + $0 + after] } ?? []
        }
    }

    private func trimmed(_ text: String) -> String {
        var text = text
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    /// A number without the decimals that are not kept.
    private func cut(_ word: String) -> String {
        guard let point = word.firstIndex(of: ".") else { return word }
        let digits = word[word.index(after: point)...].prefix { $0.isNumber }
        let rest = word[digits.endIndex...]
        return String(word[...point] + digits.prefix(rest == "%" ? 6 : 8) + rest)
    }
}

/// A word in backticks, made safe to print.
private func tick(_ word: String) -> String { "`\(Line.quoted(word))`" }

/// A line to type, in backticks: never cut.
private func wholeTick(_ line: String) -> String { "`\(Line.safe(line))`" }

extension Line {
    /// What an amount of money would be as the margin, and as the position's value.
    fileprivate func twoMeanings(
        of word: String, _ amount: String, _ around: Surroundings
    ) -> String {
        let place = Word(text: amount, from: 0, to: 0, isQuoted: false)
        guard let money: Money = try? Words.number(place, ""), money.isPositive,
            let price = around.price, price.isPositive
        else {
            return "A number alone is a size in coins; money is written with margin."
        }
        let value = Price(units: scaledQuotient(money.units, unitsPerOne, price.units, .down))
        let size = around.settlesInCoin ? Price(units: money.units) : value.inThreeDigits
        let coin = around.settlesInCoin ? "dollars" : around.coin?.code ?? "coins"
        return
            "As the margin it is written \(tick("margin " + amount)); as the value it is a size of "
            + "\(size.written) \(coin), written \(tick("size " + size.written))."
    }
}

extension Surroundings {
    /// The side from which a price is waited for, and the price: of `-5%` the one so far away.
    fileprivate func awaited(_ word: String) -> (sign: String, price: String) {
        let place = Line.Word(text: word, from: 0, to: 0, isQuoted: false)
        if word.hasSuffix("%"), let share = try? Words.percentage(place), let price {
            let there: Price = (price * (.one + share)).rounded(.nearest)
            return (share.isNegative ? "<" : ">", there.inDigits(5).written)
        }
        guard let price, let typed: Price = try? Words.number(place, "") else { return ("<", word) }
        return (typed > price ? ">" : "<", word)
    }
}

/// "a, b or c".
private func orList(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
}
