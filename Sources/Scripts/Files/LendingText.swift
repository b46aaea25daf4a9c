import Figures
import Margin

/// Files of lending markets: text to `LendingRules`, every number with the line it was written on.
///
///     lending aave-v3  as of 2025
///     title "…"  source "…"
///     reserve ETH loan 82% threshold 83% bonus 5% fee 10%
///     close 50% all under 0.95
///     small 2,000
///     least 1,000
public enum LendingText {
    public static let ending = ".lending"

    /// Reads a whole file; all of its errors at once.
    public static func read(_ text: String, name: String) throws(FileErrors) -> LendingRules {
        var draft = Draft(name: name)
        var lines = FileLines(text)
        while let (number, range) = lines.next() {
            let line = Line(String(decoding: lines.bytes[range], as: UTF8.self))
            do throws(Misreading) {
                try draft.read(line, number)
            } catch {
                draft.findings.add(
                    error, line: number, keyword: line.words.first?.lowered ?? "")
            }
        }
        guard let rules = draft.finish() else { throw draft.findings.all(in: name + ending, text) }
        return rules
    }
}

/// A file of a lending market while it is being read.
private struct Draft {
    var findings = FileFindings()
    private let name: String
    private var asOf: Placed<String>?
    private var title: Placed<String>?
    private var sources: [String] = []
    private var reserves: [Reserve] = []
    private var close: Placed<(Figure<Rate>, Figure<Rate>)>?
    private var small: Placed<Figure<Money>>?
    private var least: Placed<Figure<Money>>?
    private var unverified: [String] = []

    private static let keywords = [
        "lending", "title", "source", "reserve", "close", "small", "least",
    ]

    init(name: String) { self.name = name }

    mutating func read(_ line: Line, _ number: Int) throws(Misreading) {
        if line.isTooLong {
            throw Misreading(.lineTooLong(bytes: line.text.utf8.count), from: 0, to: 1)
        }
        if let quote = line.openQuote {
            throw line.unclosed(quote)
        }
        guard let first = line.words.first else { return }
        var words = Words(line)
        _ = words.take()
        let source = Source.file(kind: "lending", name: name, line: number, text: line.statement)
        try take(first, &words, number, source)
        if words.take("unverified") { unverified.append(line.statement) }
        try words.finish()
    }

    private mutating func take(
        _ first: Line.Word, _ words: inout Words, _ number: Int, _ source: Source
    ) throws(Misreading) {
        switch first.lowered {
        case "lending":
            let written = try words.need("the file's name").text
            try words.expect("as")
            try words.expect("of")
            findings.once("lending", &asOf, try words.need("a year, as in 2025").text, number)
            if written != name {
                findings.add(.otherName(written, file: name), line: number, word: 1)
            }
        case "title":
            findings.once("title", &title, try words.quotedText("a title in quotes"), number)
        case "source": sources.append(try words.quotedText("the source in double quotes"))
        case "reserve": reserves.append(try reserve(&words, source))
        case "close":
            let share = try words.share(above: .zero)
            try words.expect("all")
            try words.expect("under")
            let under: Rate = try Words.number(try words.need("a health"), "a health, as in 0.95")
            findings.once(
                "close", &close,
                (Figure(share, .closeFactor, source), Figure(under, .healthFactor, source)), number)
        case "small":
            let amount = try words.money("an amount, as in 2,000")
            findings.once("small", &small, Figure(amount, .debt, source), number)
        case "least":
            let amount = try words.money("an amount, as in 1,000")
            findings.once("least", &least, Figure(amount, .debt, source), number)
        default:
            throw Misreading(
                .unknownWord(
                    first.text, expected: "one of " + Self.keywords.joined(separator: ", ")),
                first, nearest: Nearest.word(to: first.text, among: Self.keywords))
        }
    }

    private func reserve(_ words: inout Words, _ source: Source) throws(Misreading) -> Reserve {
        let asset = try words.asset("a coin, as in ETH")
        try words.expect("loan")
        let loan = try words.share(above: .zero)
        try words.expect("threshold")
        let threshold = try words.share(above: loan)
        try words.expect("bonus")
        let bonus = try words.share(above: nil)
        try words.expect("fee")
        let fee = try words.share(above: nil)
        return Reserve(
            asset: asset, loanToValue: Figure(loan, .loanToValue, source),
            threshold: Figure(threshold, .liquidationThreshold, source),
            bonus: Figure(bonus, .liquidationBonus, source),
            protocolFee: Figure(fee, .liquidationBonus, source))
    }

    mutating func finish() -> LendingRules? {
        findings.need("lending", asOf, "lending \(name) as of 2025", 1)
        findings.need("title", title, "title \"Aave v3\"", 1)
        findings.need("close", close, "close 50% all under 0.95", 1)
        findings.need("small", small, "small 2,000", 1)
        findings.need("least", least, "least 1,000", 1)
        findings.need(
            "reserve", reserves.first, "reserve ETH loan 82% threshold 83% bonus 5% fee 10%", 1)
        guard findings.isEmpty, let asOf, let title, let close, let small, let least else {
            return nil
        }
        return LendingRules(
            name: name, title: title.value, asOf: asOf.value, sources: sources,
            reserves: reserves, closeFactor: close.value.0, closesAllUnder: close.value.1,
            smallAmount: small.value, leastLeft: least.value, unverified: unverified)
    }
}

extension Words {
    /// A share from above another (nil: from nought) to 100%.
    fileprivate mutating func share(above least: Rate?) throws(Misreading) -> Rate {
        let word = try need("a percentage, as in 83%")
        let share = try Words.percentage(word)
        guard share <= .one, least.map({ share > $0 }) ?? !share.isNegative else {
            throw Misreading(
                .unknownWord(word.text, expected: "a percentage above the one before, to 100%"),
                word)
        }
        return share
    }
}
