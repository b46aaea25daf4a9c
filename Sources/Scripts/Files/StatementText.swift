import Figures
import Margin
import Markets

// Statements in their canonical spelling.

/// A scenario's line: its statement, and whether somebody looked at it and says `confirmed`.
public struct ScenarioLine: FileStatement {
    public let statement: ScenarioStatement
    public let isConfirmed: Bool
    public init(_ statement: ScenarioStatement, isConfirmed: Bool = false) {
        self.statement = statement
        self.isConfirmed = isConfirmed
    }
    public static func read(_ line: Line) throws(Misreading) -> ScenarioLine? {
        guard let (statement, isConfirmed) = try ScenarioStatement.read(line) else { return nil }
        return ScenarioLine(statement, isConfirmed: isConfirmed)
    }
    public var text: String { statement.text + (isConfirmed ? " confirmed" : "") }
}

extension ScenarioStatement {
    public var text: String {
        switch self {
        case .heading(let title, let opening, let every, let past):
            "scenario \(quote(title))  \(opening.text)  every \(stretch(every))"
                + (past.map { "  past from \($0.text)" } ?? "")
        case .source(let text): "source \(quote(text))"
        case .about(let text): "about \(quote(text))"
        case .market(let text): "market \(text)"
        case .coin(let asset): "coin \(asset)"
        case .rules(let name): "rules \(FileWork.written(name))"
        case .mark(let closes): "mark mean \(closes) closes"
        case .deposit(let deposit):
            "deposit \(deposit.pot.depositor) \(deposit.amount.written) \(deposit.asset)"
        case .markRecorded: "mark recorded"
        case .judged(let judging): "judged at \(judging.rawValue)"
        case .bar(let time, let bar, let mark):
            "bar \(time.text) \(bar.open.written) \(bar.high.written) \(bar.low.written) "
                + bar.close.written + (mark.map { " \($0.written)" } ?? "")
        case .bars(let coin, let path):
            "bars " + (coin.map { "\($0) " } ?? "") + "from \(FileWork.written(path))"
        case .news(let time, let text): "news \(time.text) \(quote(text))"
        case .freeze(let from, let to): "freeze \(from.text) to \(to.text)"
        case .volatility(let time, let share):
            "volatility " + (time.map { "\($0.text) " } ?? "") + share.percentWritten
        case .live(let statement): statement.text
        case .beside(let statement): statement.text
        }
    }

    private func stretch(_ minutes: Int) -> String {
        if minutes % 1440 == 0 { return "\(minutes / 1440)d" }
        return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
    }
}

/// A rulebook's line: its statement, whether its numbers are marked `unverified`, and whether somebody
/// looked at them and says `confirmed`.
public struct RulebookLine: FileStatement {
    public let statement: RulebookStatement
    public let isUnverified: Bool
    public let isConfirmed: Bool
    public init(
        _ statement: RulebookStatement, isUnverified: Bool = false, isConfirmed: Bool = false
    ) {
        self.statement = statement
        self.isUnverified = isUnverified
        self.isConfirmed = isConfirmed
    }
    public static func read(_ line: Line) throws(Misreading) -> RulebookLine? {
        try RulebookStatement.read(line)
    }
    public var text: String {
        statement.text + (isUnverified ? " unverified" : "") + (isConfirmed ? " confirmed" : "")
    }
}

extension RulebookStatement {
    var text: String {
        switch self {
        case .heading(let name, let asOf): "rulebook \(name)  as of \(asOf)"
        case .title(let text): "title \(quote(text))"
        case .source(let text): "source \(quote(text))"
        case .contract(let symbol, let kind, let coin, let settles, let tick, let lot, let face):
            "contract \(symbol) \(kind.rawValue)  coin \(coin)  settles \(settles)  "
                + "tick \(tick.written)  lot \(lot.written)"
                + (face.map { "  face \($0.written)" } ?? "")
        case .tier(let border, let leverage, let rate, let amount):
            "tier to \(border.text) leverage \(leverage.times) maintenance \(rate.percentWritten)"
                + (amount.map { " amount \($0.text)" } ?? "")
        case .takerFee(let rate): "fee taker \(rate.percentWritten)"
        case .makerFee(let rate): "fee maker \(rate.percentWritten)"
        case .liquidationFee(let rate, let receiver):
            "liquidation fee \(rate.percentWritten) to \(receiver.rawValue)"
        case .surplus(let receiver): "liquidation surplus to \(receiver.rawValue)"
        case .onMark: "liquidation on mark"
        case .takeover: "liquidation takeover at bankruptcy"
        case .fundPays: "liquidation shortfall fund"
        case .venue(let statement): statement.text
        }
    }
}

extension RulebookStatement.Border {
    var text: String {
        switch self {
        case .measured(let cap): cap.text
        case .contracts(let count): "\(count.written) contracts"
        case .any: "any"
        }
    }
}

extension RulebookStatement.Measured {
    var text: String { amount.written + (unit.map { " \($0)" } ?? "") }
}

extension FileTime {
    init(_ moment: Moment) {
        self.init(day: moment.day, minuteOfDay: moment.minuteOfDay)
    }
    /// "2020-03-12 10:29", or "10:29" where the file is at that day.
    var text: String {
        let clock = Moment(minutes: minuteOfDay).clock
        guard let day else { return clock }
        return Moment(minutes: day * 1440).dateText + " " + clock
    }
}

/// In double quotes, on one line. A double quote inside, which no file can hold, becomes a typographic one.
private func quote(_ text: String) -> String {
    let inside = text.map { character -> Character in
        character == "\"" ? "”" : (character.isNewline ? " " : character)
    }
    return "\"" + String(inside) + "\""
}
