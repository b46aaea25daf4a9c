import Figures
import Margin
import Markets

/// What one line of a scenario file says, before it is fitted to the others.
public enum ScenarioStatement: Sendable, Equatable {
    case heading(title: String, opening: Moment, every: Int, past: FileTime?)
    case source(String)
    case about(String)
    case market(String)
    case coin(Asset)
    case rules(String)
    case mark(closes: Int)
    /// `mark recorded`: every bar carries its mark.
    case markRecorded
    /// `judged at closes`: at which prices of a bar positions are judged.
    case judged(BarJudging)
    case deposit(Scenario.Deposit)
    /// A bar, and its mark where one was recorded.
    case bar(FileTime, Bar, mark: Price?)
    /// `bars from a.csv`, `bars ETH from b.csv`: a table of prices beside the file.
    case bars(Asset?, path: String)
    case news(FileTime, String)
    case freeze(FileTime, to: FileTime)
    /// What puts are priced from, a year; nil: from the opening on.
    case volatility(FileTime?, Rate)
    /// A line of a market that makes its own prices.
    case live(LiveStatement)
    /// Funding, another coin, or another person.
    case beside(BesideStatement)

    static let keywords =
        [
            "scenario", "source", "about", "market", "coin", "rules", "mark", "judged", "deposit",
            "bar", "bars", "news", "freeze", "volatility", "funding", "price", "index",
        ] + LiveStatement.fileKeywords.filter { !["funding", "price"].contains($0) }

    /// What a line says, and whether it was confirmed. Nil for a line that is blank or only a comment.
    static func read(
        _ line: Line
    ) throws(Misreading) -> (statement: ScenarioStatement, isConfirmed: Bool)? {
        guard !line.isTooLong else {
            throw Misreading(.lineTooLong(bytes: line.text.utf8.count), from: 0, to: 1)
        }
        guard let first = line.words.first else { return nil }
        if let quote = line.openQuote { throw line.unclosed(quote) }
        var words = Words(line)
        let isConfirmed = words.takeLast("confirmed")
        _ = words.take()
        let statement = try ScenarioStatement(first, &words)
        try words.finish()
        return (statement, isConfirmed)
    }

    private init(_ first: Line.Word, _ words: inout Words) throws(Misreading) {
        if let beside = try BesideStatement(first, &words) {
            self = .beside(beside)
            return
        }
        switch first.lowered {
        case "scenario": self = try .heading(&words)
        case "source": self = .source(try words.quotedText("the source in double quotes"))
        case "about": self = .about(try words.quotedText("a text in double quotes"))
        case "market": self = .market(try words.joined("contract and venue"))
        case "coin": self = .coin(try words.asset("a coin, as in BTC"))
        case "rules": self = .rules(try words.name("the name of a rulebook"))
        case "mark":
            self = words.take("recorded") ? .markRecorded : .mark(closes: try words.closes())
        case "judged": self = .judged(try words.judging())
        case "deposit": self = .deposit(try words.fileDeposit())
        case "bar":
            let time = try words.fileTime()
            let bar = try words.fourPrices()
            self = .bar(time, bar, mark: words.isAtEnd ? nil : try words.price("the mark"))
        case "bars":
            let coin = words.next?.lowered == "from" ? nil : try words.asset("from, or a coin")
            try words.expect("from")
            let path = try words.need("the path of a table of prices, as in btc.csv").text
            self = .bars(coin, path: path)
        case "news":
            let time = try words.fileTime()
            self = .news(time, try words.quotedText("the news in double quotes"))
        case "freeze":
            let from = try words.fileTime()
            try words.expect("to")
            self = .freeze(from, to: try words.fileTime())
        case "volatility":
            let isTimed = words.next.map {
                !$0.text.hasSuffix("%") && $0.text.contains { ":-".contains($0) }
            }
            let time = isTimed ?? false ? try words.fileTime() : nil
            self = .volatility(
                time, try Words.percentage(try words.need("a volatility a year, as in 60%")))
        case let word where LiveStatement.fileKeywords.contains(word):
            self = .live(try LiveStatement(first, &words))
        default:
            throw Misreading(
                .unknownWord(
                    first.text, expected: "one of " + Self.keywords.joined(separator: ", ")),
                first, nearest: Nearest.word(to: first.text, among: Self.keywords))
        }
    }

    /// `scenario "Black Thursday"  2020-03-12 10:00  every 1m  past from 04:00`
    private static func heading(_ words: inout Words) throws(Misreading) -> ScenarioStatement {
        let title = try words.quotedText("a title in double quotes")
        if words.take("live") { return .live(try LiveStatement.heading(title, &words)) }
        let column = words.next
        let time = try words.fileTime()
        guard let day = time.day else {
            if let column { throw Misreading(.notATime(column.text), column) }
            throw words.missing("the day and time it opens")
        }
        try words.expect("every")
        let every = try words.bars(Surroundings(), least: 0)
        var past: FileTime?
        if !words.isAtEnd {
            try words.expect("past")
            try words.expect("from")
            past = try words.fileTime()
        }
        return .heading(
            title: title, opening: Moment(minutes: day * 1440 + time.minuteOfDay), every: every,
            past: past)
    }
}

extension Words {
    /// All words up to the end, one space between them.
    mutating func joined(_ expected: String) throws(Misreading) -> String {
        var text = try need(expected).text
        while let word = take() { text += " " + word.text }
        return text
    }

    /// `mean 5 closes`
    fileprivate mutating func closes() throws(Misreading) -> Int {
        try expect("mean")
        let number = try need("how many closes")
        let closes = try Words.whole(number.text, number, in: 0...Words.most)
        if !take("close") { try expect("closes") }
        return closes
    }

    /// `you 5,000 USDT`, `fund 1,000,000 USDT`, `ola 3,000 USDT`
    fileprivate mutating func fileDeposit() throws(Misreading) -> Scenario.Deposit {
        let pot = try depositor()
        let amount = try money("an amount of money")
        return Scenario.Deposit(
            pot: pot, amount: amount,
            asset: isAtEnd ? .usdt : try asset("an asset, as in USDT"))
    }
}
