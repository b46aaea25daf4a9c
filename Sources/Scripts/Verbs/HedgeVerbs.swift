import Figures
import Margin
import Markets

// Ways to lose less in a fall or in a rise, and what options cost.

extension Verb {
    static let hedgeVerbs: [Verb] = [
        Verb(
            "hedge", .trade,
            "hedge put|call [COIN] STRIKE EXPIRY [SIZE | half] | short [COIN] [SIZE | half] "
                + "[LEVERAGEx] | sell [NUMBER]",
            "Buys a put on what you hold, or a call; sells one; or opens a short.",
            example: "hedge put 95% 30d"
        ) { (words, _) throws(Misreading) in
            switch try words.one(
                of: ["put", "call", "short", "sell"], "put, call, short or sell")
            {
            case "put": return try words.hedge(.put)
            case "call": return try words.hedge(.call)
            case "short": return .act(.hedge(.short(try words.shortRequest())))
            default:
                guard let word = words.take() else { return .act(.hedge(.sell(nil))) }
                let number = try Words.whole(word.text, word, in: Words.counted)
                return .act(.hedge(.sell(number)))
            }
        },
        Verb(
            "hedges", .look,
            "Your options: what they cost, what they are worth, what is left open.",
            aliases: [Alias("puts", "hedges"), Alias("calls", "hedges")], .ask(.hedges)),
        Verb(
            "put", .ask, "put [COIN] STRIKE EXPIRY [SIZE] [volatility PERCENT] [spot PRICE]",
            "What a put costs, by its formula, with volatility flat and raised.",
            example: "put 95% 30d volatility 50%"
        ) { (words, _) throws(Misreading) in .ask(.option(try words.optionQuestion(.put))) },
        Verb(
            "call", .ask, "call [COIN] STRIKE EXPIRY [SIZE] [volatility PERCENT] [spot PRICE]",
            "What a call costs, by its formula, with volatility flat and raised.",
            example: "call 105% 30d volatility 50%"
        ) { (words, _) throws(Misreading) in .ask(.option(try words.optionQuestion(.call))) },
    ]
}

/// An option to be priced: what it leaves out comes from the market at hand.
public struct OptionQuestion: Sendable, Equatable {
    public var request: OptionRequest
    public var volatility: Rate?
    public var spot: Price?

    var words: String {
        ActText.words(
            request.kind.rawValue, request.coin?.code, ActText.text(request.strike),
            ActText.span(request.minutes), request.portion.flatMap(ActText.text),
            volatility.map { "volatility \($0.percentWritten)" },
            spot.map { "spot \($0.written)" })
    }
}

extension ActText {
    static func text(_ hedge: HedgeAct) -> String {
        switch hedge {
        case .buy(let request):
            words(
                "hedge \(request.kind.rawValue)", request.coin?.code, text(request.strike),
                span(request.minutes),
                request.portion.flatMap(text))
        case .sell(let number): words("hedge sell", number.map(grouped))
        case .short(let request):
            words(
                "hedge short", request.coin?.code, text(request.portion),
                request.leverage == Multiple(1) ? nil : request.leverage.times)
        }
    }

    static func text(_ strike: OptionRequest.Strike) -> String {
        switch strike {
        case .price(let price): price.written
        case .share(let share): share.percentWritten
        }
    }

    /// A stretch of time in its largest whole unit: `30d`, `12h`, `90m`.
    static func span(_ minutes: Int) -> String {
        if minutes % 1440 == 0 { return "\(minutes / 1440)d" }
        return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
    }
}

extension Words {
    /// `hedge put …`; with a question mark at its end it only asks.
    fileprivate mutating func hedge(_ kind: OptionKind) throws(Misreading) -> Command {
        var request = try optionRequest(kind)
        if take("?") { return .ask(.option(OptionQuestion(request: request))) }
        request.portion = try portion()
        if take("?") { return .ask(.option(OptionQuestion(request: request))) }
        return .act(.hedge(.buy(request)))
    }

    private mutating func optionRequest(
        _ kind: OptionKind
    ) throws(Misreading) -> OptionRequest {
        let coin = coinInFront()
        let expected = "a strike, as in 95% or 7,500"
        let word = try need(expected)
        let strike: OptionRequest.Strike =
            word.text.hasSuffix("%")
            ? .share(try Words.percentage(word)) : .price(try Words.number(word, expected))
        return OptionRequest(kind, coin: coin, strike: strike, minutes: try span())
    }

    mutating func optionQuestion(_ kind: OptionKind) throws(Misreading) -> OptionQuestion {
        var question = OptionQuestion(request: try optionRequest(kind))
        if let first = next?.text.utf8.first, (48...57).contains(first) {
            question.request.portion = try portion()
        }
        let expected = "volatility or spot"
        while let word = next {
            switch try one(of: ["volatility", "iv", "spot", "?"], expected) {
            case "spot": question.spot = try price("a price, as in 8,000")
            case "?": break
            default:
                let share = try need("a volatility, as in 50%")
                question.volatility = try Words.percentage(share)
            }
            _ = word
        }
        return question
    }

    fileprivate mutating func shortRequest() throws(Misreading) -> ShortRequest {
        var request = ShortRequest(coin: coinInFront())
        while let word = next {
            if word.isLeverage || (afterNext?.isTimes ?? false) {
                request.leverage = try leverage(announced: false)
            } else if let portion = try portion() {
                request.portion = portion
            } else {
                throw Misreading(
                    .unknownWord(word.text, expected: "half, a size or a leverage, as in 2x"),
                    word, nearest: Nearest.word(to: word.text, among: ["half", "all"]))
            }
        }
        return request
    }

    /// A stretch of time: `30d`, `12h`, `90m`, `2w`, `30 days`.
    private mutating func span() throws(Misreading) -> Int {
        let expected = "a time until expiry, as in 30d or 12h"
        let word = try need(expected)
        var digits = word.lowered
        var unit = ""
        while let last = digits.last, last.isLetter {
            unit.insert(last, at: unit.startIndex)
            digits.removeLast()
        }
        if unit.isEmpty, let following = take() { unit = following.lowered }
        let minutes: [String: Int] = [
            "m": 1, "min": 1, "minutes": 1, "h": 60, "hour": 60, "hours": 60, "d": 1440,
            "day": 1440, "days": 1440, "w": 10_080, "week": 10_080, "weeks": 10_080,
        ]
        guard let length = minutes[unit] else {
            throw Misreading(.unknownWord(word.text, expected: expected), word)
        }
        return try Words.whole(digits, word, in: 0...1_000_000) * length
    }
}
