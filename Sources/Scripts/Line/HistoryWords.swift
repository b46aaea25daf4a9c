import Figures
import Margin
import Markets

// Lines about the hourly series: a distance, a time, and the entries that count.

extension Words {
    private static let parts = [
        "under", "over", "long", "short", "within", "in", "lately", "moving", "calmer", "btc",
        "eth",
    ]

    /// `4.5% under within a week in 2022 moving 2% eth`, `20x short lately`; in any order
    /// behind the
    /// distance, each once.
    mutating func countRequest() throws(Misreading) -> CountRequest {
        var side: Side?
        if let word = next, let named = Words.sides[word.lowered] {
            _ = take()
            side = named
        }
        guard let word = next else { throw missing("a distance or a leverage, as in 4.5% or 20x") }
        let away: CountRequest.Away
        if word.text.hasSuffix("%") {
            _ = take()
            let rate = try Words.percentage(word)
            guard rate.isPositive, rate.units < unitsPerOne else {
                throw Misreading(
                    .unknownWord(word.text, expected: "a distance above 0% and under 100%"), word)
            }
            away = .distance(rate)
        } else {
            let leverage = try leverage(announced: false)
            guard leverage.units >= unitsPerOne else {
                throw Misreading(.tooSmall(word.text, least: 1), word)
            }
            away = .leverage(leverage)
        }
        var request = CountRequest(away, side ?? .long)
        var said: [String] = side == nil ? [] : ["side"]
        while let word = next {
            let part = try one(
                of: Words.parts,
                "under, over, within a week, in 2022, lately, moving 2%, calmer 2%, BTC or ETH")
            let kind =
                Words.sides[part] != nil ? "side" : ["in", "lately"].contains(part) ? "in" : part
            let isCoin = ["btc", "eth"].contains(part)
            guard !said.contains(isCoin ? "coin" : kind) else {
                throw Misreading(.saidTwice(part), word)
            }
            said.append(isCoin ? "coin" : kind)
            try take(part, into: &request)
        }
        return request
    }

    private static let sides: [String: Side] = [
        "under": .long, "long": .long, "over": .short, "short": .short,
    ]

    private mutating func take(
        _ part: String, into request: inout CountRequest
    ) throws(Misreading) {
        switch part {
        case "within": request.minutes = try window()
        case "in": request.years = .these(try years())
        case "lately": request.years = .lastThree
        case "moving": request.atLeast = try Words.percentage(need("a percentage, as in 2%"))
        case "calmer":
            _ = take("than")
            request.under = try Words.percentage(need("a percentage, as in 2%"))
        case "btc", "eth": request.coin = Asset(part.uppercased())
        default: request.side = Words.sides[part] ?? request.side
        }
    }

    /// `a day`, `a week`, `a month`, `36 hours`, `3 days`.
    private mutating func window() throws(Misreading) -> Int {
        let isOne = take("a") || take("one") || take("an")
        guard let word = next else { throw missing("a day, a week, a month or 36 hours") }
        let units = ["hour": 60, "day": 1_440, "week": 10_080, "month": 43_200]
        if let minutes = units[word.lowered] {
            _ = take()
            return minutes
        }
        if !isOne, let after = afterNext,
            let unit = ["week": 10_080, "weeks": 10_080, "month": 43_200, "months": 43_200][
                after.lowered]
        {
            _ = take()
            _ = take()
            return try Words.whole(word.text, word, in: 1...52) * unit
        }
        let most = 525_600
        switch try stretch() {
        case .minutes(let count) where count >= 60 && count % 60 == 0 && count <= most:
            return count
        case .minutes, .bars:
            throw Misreading(
                .unknownWord(
                    word.text, expected: "whole hours, days, weeks or months, up to a year"),
                word)
        }
    }

    /// `2022`, `2019..2022`.
    mutating func years() throws(Misreading) -> ClosedRange<Int> {
        let word = try need("a year, as in 2022")
        let parts = word.text.components(between: "..")
        guard let first = parts.first.flatMap({ Int($0) }),
            let last = parts.last.flatMap({ Int($0) }),
            parts.count <= 2, (2000...2100).contains(first), (first...2100).contains(last)
        else {
            throw Misreading(
                .unknownWord(word.text, expected: "a year or two, as in 2022 or 2019..2022"), word)
        }
        return first...last
    }

    /// `3% under eth` behind `history stops`.
    mutating func stops() throws(Misreading) -> HistoryQuestion {
        let word = try need("a distance, as in 3%")
        let away = try Words.percentage(word)
        guard away.isPositive, away.units < unitsPerOne else {
            throw Misreading(
                .unknownWord(word.text, expected: "a distance above 0% and under 100%"), word)
        }
        var (side, coin): (Side, Asset?) = (.long, nil)
        while !isAtEnd {
            let part = try one(
                of: ["under", "over", "long", "short", "btc", "eth"], "under, over, BTC or ETH")
            if let named = Words.sides[part] {
                side = named
            } else {
                coin = Asset(part.uppercased())
            }
        }
        return .stops(away, side, coin)
    }

    /// True if days of the series begin here: `2022-06-13`, `worst 7`.
    var startsDays: Bool {
        guard let next, !next.isQuoted else { return false }
        return next.text.date != nil || (next.lowered == "worst" && afterNext != nil)
    }

    /// `2021-05-19 for 3 days`, `worst 7 eth`.
    mutating func dayRequest() throws(Misreading) -> DayRequest {
        let word = try need("a day, as in 2022-06-13")
        var request: DayRequest
        if let date = word.text.date {
            guard let moment = Moment(date, 0) else {
                throw Misreading(.noSuchDay(word.text), word)
            }
            request = DayRequest(.date(moment))
        } else {
            let number = try need("which of the worst days, as in 7")
            request = DayRequest(.worst(try Words.whole(number.text, number, in: 1...100)))
        }
        while let word = next {
            switch try one(of: ["btc", "eth", "coin", "for"], "BTC, ETH, or for 3 days") {
            case "for":
                let number = next ?? word
                guard case .minutes(let minutes) = try stretch(), minutes % 1_440 == 0,
                    (1...60).contains(minutes / 1_440)
                else {
                    throw Misreading(
                        .unknownWord(number.text, expected: "1 to 60 days, as in for 3 days"),
                        number)
                }
                request.days = minutes / 1_440
            case "coin": request.coin = try asset("BTC or ETH")
            case let coin: request.coin = Asset(coin.uppercased())
            }
        }
        return request
    }
}

extension String {
    /// Its parts around a mark of two signs.
    fileprivate func components(between mark: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self[...]
        while let place = rest.range(of: mark) {
            parts.append(rest[..<place.lowerBound])
            rest = rest[place.upperBound...]
        }
        return parts + [rest]
    }
}

extension Substring {
    /// The first place of a mark in it.
    fileprivate func range(of mark: String) -> Range<Index>? {
        indices.lazy.first { self[$0...].hasPrefix(mark) }
            .map { $0..<self.index($0, offsetBy: mark.count) }
    }
}
