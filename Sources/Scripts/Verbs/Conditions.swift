import Figures
import Margin
import Markets

// What `until` waits for.

extension Words {
    private static let conditions = [
        "liquidation", "stop", "flat", "news", "funding", "end", "price", "last", "mark", "margin",
        "left", "account", "line", "tomorrow",
    ]
    private static let expected =
        "liquidation, stop, flat, news, funding, event, end, a time, or price, mark, margin, left, account "
        + "or line with < or >"

    /// One condition, or several joined by `or`.
    mutating func condition(_ around: Surroundings) throws(Misreading) -> Condition {
        var parts = [try onlyCondition(around)]
        while take("or") { parts.append(try onlyCondition(around)) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func onlyCondition(
        _ around: Surroundings
    ) throws(Misreading) -> Condition {
        if startsTime { return .time(try time(around)) }
        guard let word = next else { throw missing("what to wait for, as in liquidation") }
        if word.isComparison { return try priceCondition(around) }
        if word.startsAsNumber { throw Misreading(.bareNumber(word.text), word) }
        if word.asset != nil, afterNext?.isComparison ?? false,
            case .none = Short.form(word.lowered, of: Words.conditions)
        {
            return try priceCondition(around)
        }
        switch word.lowered {
        case "liquidated", "liq": return fixed(.liquidation)
        case "stopped": return fixed(.stop)
        case "closed", "close": return fixed(.flat)
        // Not among the words above: `until e` has always been the end.
        case "event", "events", "ev": return fixed(.event)
        case "equity": return try moneyCondition { .left($0, $1) }
        case "distance": return try distanceCondition()
        default: break
        }
        switch try one(of: Words.conditions, Words.expected) {
        case "liquidation": return .liquidation
        case "stop": return .stop
        case "flat": return .flat
        case "news": return .news
        case "funding": return .funding
        case "end": return .end
        case "tomorrow": return .time(.tomorrow)
        case "mark":
            let (_, comparison, price) = try comparedPrice(around, onlyOwn: true)
            return .mark(comparison, price)
        case "left":
            return try comparedMoney { .left($0, $1) }
        case "account":
            return try comparedMoney { .account($0, $1) }
        case "line": return try comparedDistance()
        case "margin":
            _ = take("ratio")
            let comparison = try comparison()
            return .marginRatio(
                comparison, try Words.percentage(try need("a percentage, as in 80%")))
        default: return try priceCondition(around)
        }
    }

    private mutating func moneyCondition(
        _ made: (Condition.Comparison, Money) -> Condition
    ) throws(Misreading) -> Condition {
        _ = take()
        return try comparedMoney(made)
    }

    private mutating func comparedMoney(
        _ made: (Condition.Comparison, Money) -> Condition
    ) throws(Misreading) -> Condition {
        let side = try comparison()
        return made(side, try money("an amount of money, as in 500"))
    }

    private mutating func distanceCondition() throws(Misreading) -> Condition {
        _ = take()
        return try comparedDistance()
    }

    private mutating func comparedDistance() throws(Misreading) -> Condition {
        let side = try comparison()
        return .distance(side, try Words.percentage(try need("a percentage, as in 2%")))
    }

    private mutating func fixed(_ condition: Condition) -> Condition {
        _ = take()
        return condition
    }

    private mutating func priceCondition(_ around: Surroundings) throws(Misreading) -> Condition {
        let (coin, comparison, price) = try comparedPrice(around)
        return coin.map { .coinPrice($0, comparison, price) } ?? .price(comparison, price)
    }

    /// Another coin than the tape's own is told as well.
    private mutating func comparedPrice(
        _ around: Surroundings, onlyOwn: Bool = false
    ) throws(Misreading) -> (Asset?, Condition.Comparison, Price) {
        var other: Asset?
        if let word = next, !word.isComparison, !Words.isSide(word.lowered), let coin = word.asset {
            _ = take()
            if !onlyOwn, around.coins.contains(coin), coin != around.coin {
                other = coin
            } else if let tape = around.coin, tape != coin {
                throw Misreading(.otherCoin(coin.code, tape: tape.code), word, nearest: tape.code)
            }
        }
        let side = try comparison()
        return (other, side, try price())
    }

    private static func isSide(_ word: String) -> Bool {
        ["under", "below", "over", "above", "at"].contains(word)
    }

    private mutating func comparison() throws(Misreading) -> Condition.Comparison {
        let word = try need("< or > and a price, as in < 6,900")
        switch word.lowered {
        case "<", "<=", "≤", "under", "below": return .under
        case ">", ">=", "≥", "over", "above": return .over
        default:
            if word.startsAsNumber { throw Misreading(.bareNumber(word.text), word) }
            throw Misreading(.unknownWord(word.text, expected: "< (under) or > (over)"), word)
        }
    }
}

extension Line.Word {
    var isComparison: Bool {
        guard !isQuoted, let first = text.first else { return false }
        return "<>=≤≥".contains(first)
    }
}
