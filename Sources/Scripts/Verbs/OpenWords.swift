import Figures
import Margin
import Markets

// `open long BTC 20x margin 1000 stop 58,000`: after the side, the parts come in any order.

extension Words {
    mutating func opening(_ around: Surroundings) throws(Misreading) -> Opening {
        var parts = OpeningParts(price: around.price)
        parts.waits = kindOfOrder()
        let side = try openingSide()
        parts.isShort = side == .short
        while let word = next { try parts.read(word, &self) }
        try parts.placeBareNumbers()
        if parts.isTriggered, parts.trigger == nil {
            (parts.trigger, parts.limit) = (parts.limit, nil)
        }
        if parts.waits, parts.limit == nil, parts.trigger == nil {
            throw missing("the price it waits at")
        }
        guard let coin = parts.coin ?? around.coin else { throw missing("a coin, as in BTC") }
        if parts.leverage == nil, !parts.needsNoLeverage { throw missing("a leverage, as in 20x") }
        guard let amount = parts.amount else {
            throw missing("how much, as in margin 1,000")
        }
        if case .risk(_, nil) = amount, parts.stop == nil {
            throw missing("a stop to lose it at, as in stop 3%")
        }
        return Opening(
            side: side, coin: coin, leverage: parts.leverage,
            amount: amount, stop: parts.stop, take: parts.take, limit: parts.limit,
            trigger: parts.trigger, watches: parts.watches, mode: parts.mode,
            reducesOnly: parts.reducesOnly)
    }

    /// `market` and `limit` where other screens put them, before the side. True for an order that
    /// waits at a price.
    private mutating func kindOfOrder() -> Bool {
        if take("market") { return false }
        return take("limit")
    }

    private mutating func openingSide() throws(Misreading) -> Side {
        if take("buy") { return .long }
        if take("sell") { return .short }
        return try one(of: ["long", "short"], "long or short") == "long" ? .long : .short
    }

    /// `6,950`, `3%`, `6,950 on mark`.
    mutating func stopRequest() throws(Misreading) -> StopRequest {
        let level = try stopLevel("the stop's price, as in 6,950")
        let limit = take("limit") ? try self.price("the worst price, as in 6,940") : nil
        return StopRequest(level, watches: try take("on") ? series() : .last, limit: limit)
    }

    /// Whether the entry comes next as traders say it: `entry`, `be`, `to breakeven`.
    var isAtBreakEven: Bool {
        guard let word = next?.lowered else { return false }
        if word == "to" {
            var rest = self
            _ = rest.take()
            return rest.isAtBreakEven
        }
        return ["entry", "be", "breakeven", "break-even"].contains(word)
    }

    /// A price, a distance from the entry in percent, or the entry itself.
    mutating func stopLevel(_ expected: String) throws(Misreading) -> StopLevel {
        if isAtBreakEven {
            _ = take("to")
            _ = take()
            return .share(.zero)
        }
        guard let word = next, word.text.hasSuffix("%") else {
            let typed = next
            let price = try price(expected)
            if let typed, !price.isPositive { throw Misreading(.notAboveZero(typed.text), typed) }
            return .price(price)
        }
        _ = take()
        let share = try Words.percentage(word)
        guard share.isPositive, share < .one else {
            throw Misreading(.notADistance(word.text), word)
        }
        return .share(share)
    }

    /// What may be lost: `1%` of the account, or `50`.
    mutating func risked() throws(Misreading) -> Opening.Risked {
        let risk = try need("a share or an amount, as in 1% or 50")
        return risk.text.hasSuffix("%")
            ? .share(try Words.percentage(risk))
            : .money(try Words.number(risk, "an amount, as in 50"))
    }

    mutating func series() throws(Misreading) -> PriceSeries {
        let word = try one(of: ["last", "mark", "index"], "last, mark or index")
        return PriceSeries(rawValue: word) ?? .last
    }

    /// `1,000`, `0.1 BTC`. What follows a unit belongs to the next part.
    mutating func amountOfMoney(
        _ expected: String, keywords: [String] = []
    ) throws(Misreading) -> (Money, Asset?) {
        let typed = next
        let amount = try money(expected)
        if let typed, !amount.isPositive { throw Misreading(.notAboveZero(typed.text), typed) }
        guard let word = next, !keywords.contains(word.lowered), !word.isTimes,
            let asset = word.asset
        else { return (amount, nil) }
        if let keyword = Nearest.word(to: word.text, among: keywords.filter { $0.utf8.count > 3 }) {
            throw Misreading(
                .unknownWord(word.text, expected: "an asset, or the next part"), word,
                nearest: keyword)
        }
        _ = take()
        return (amount, asset.code == "USD" ? .usdt : asset)
    }
}

/// The parts of an opening as far as they have been read.
private struct OpeningParts {
    var coin: Asset?
    var leverage: Multiple?
    var amount: Opening.Amount?
    var stop: StopRequest?
    var take: Price?
    var limit: Price?
    var trigger: Price?
    var watches = PriceSeries.last
    var mode: MarginMode?
    var reducesOnly = false
    var isShort = false
    /// Announced as a limit order: of its numbers without a word one is the price.
    var waits = false
    /// Announced as a stop order: the price sets it off.
    var isTriggered = false
    /// Those numbers, until the whole line is read.
    private var bare: [Line.Word] = []
    /// Where the tape stands.
    private let price: Price?

    init(price: Price?) { self.price = price }

    /// A size by risk picks its own, and what only reduces puts nothing up.
    var needsNoLeverage: Bool {
        switch amount {
        case .risk: true
        case .size: reducesOnly
        default: false
        }
    }

    fileprivate static let keywords = [
        "margin", "with", "leverage", "lev", "at", "size", "stop", "sl", "cross", "isolated",
        "take", "tp", "limit", "market", "trigger", "trail", "risk", "reduce-only", "reduceonly",
        "reduce",
    ]
    private static let expected = "a coin, a leverage as in 20x, margin, a size, at, stop or take"

    mutating func read(_ word: Line.Word, _ words: inout Words) throws(Misreading) {
        switch word.lowered {
        case "margin", "with":
            _ = words.take()
            if word.lowered == "with" { _ = words.take("margin") }
            let (money, asset) = try words.amountOfMoney(
                "an amount of money, as in 1,000", keywords: OpeningParts.keywords)
            try set(.margin(money, asset), word)
        case "leverage", "lev":
            _ = words.take()
            try set(leverage: try words.leverage(announced: true), word)
        case "at":
            _ = words.take()
            try readLeverageAfterAt(&words, word)
        case "stop" where !(words.afterNext?.startsAsNumber ?? true):
            // `buy stop BTC 7,500`: it waits for the price, and then trades at the market.
            _ = words.take()
            waits = true
            isTriggered = true
        case "trail", "trailing":
            throw Misreading(.lineOfItsOwn(word.lowered), from: word.from, to: words.line.end)
        case "stop", "sl":
            _ = words.take()
            guard stop == nil else { throw Misreading(.saidTwice("stop"), word) }
            stop = try words.stopRequest()
        case "take", "tp":
            _ = words.take()
            guard take == nil else { throw Misreading(.saidTwice("take"), word) }
            take = try takePrice(&words)
        case "market" where !waits: _ = words.take()
        case "limit":
            _ = words.take()
            // Of `limit 0.1 at 119,000` the first number is the size.
            let isSize = ["at", "@"].contains(words.afterNext?.lowered ?? "")
            guard words.next?.startsAsNumber ?? false, !(words.next?.isLeverage ?? false), !isSize
            else {
                waits = true
                break
            }
            try set(limit: try words.price("the order's price, as in 7,000"), word)
        case "trigger":
            _ = words.take()
            guard trigger == nil else { throw Misreading(.saidTwice("trigger"), word) }
            trigger = try words.price("the price it waits for, as in 7,500")
            if words.take("on") { watches = try words.series() }
        case "cross", "isolated":
            _ = words.take()
            guard mode == nil else { throw Misreading(.saidTwice(word.lowered), word) }
            mode = word.lowered == "cross" ? .cross : .isolated
        case "risk":
            _ = words.take()
            let risked = try words.risked()
            let level =
                words.take("to") ? try words.stopLevel("where it is lost, as in 6,950") : nil
            try set(.risk(risked, to: level), word)
        case "reduce-only", "reduceonly", "reduce":
            _ = words.take()
            if word.lowered == "reduce" { _ = words.take("only") }
            guard !reducesOnly else { throw Misreading(.saidTwice("reduce-only"), word) }
            reducesOnly = true
        case "size":
            _ = words.take()
            let size = try words.need("a size, as in 0.2")
            try set(.size(try Words.number(size, "a size, as in 0.2")), word)
        default: try readBare(word, &words)
        }
    }

    private mutating func readBare(
        _ word: Line.Word, _ words: inout Words
    ) throws(Misreading) {
        if word.isLeverage || (word.startsAsNumber && words.afterNext?.isTimes ?? false) {
            return try set(leverage: try words.leverage(announced: false), word)
        }
        if word.startsAsNumber {
            _ = words.take()
            if let misreading = word.asMoney(before: words.next) { throw misreading }
            if waits { return bare.append(word) }
            return try set(.size(try Words.number(word, "a size, as in 0.2")), word)
        }
        guard coin == nil, let found = word.coin else {
            throw Misreading(
                .unknownWord(word.text, expected: OpeningParts.expected), word,
                nearest: Nearest.word(
                    to: word.text,
                    among: [
                        "margin", "leverage", "stop", "size", "take", "risk", "reduce-only",
                    ]))
        }
        _ = words.take()
        coin = found
    }

    /// `at 10x` is a leverage, `at 58,000` the price of the order.
    private mutating func readLeverageAfterAt(
        _ words: inout Words, _ at: Line.Word
    ) throws(Misreading) {
        _ = words.take("leverage")
        if let next = words.next, next.startsAsNumber, !next.isLeverage,
            !(words.afterNext?.isTimes ?? false)
        {
            return try set(limit: try words.price("the order's price, as in 7,000"), at)
        }
        try set(leverage: try words.leverage(announced: true), at)
    }

    /// A price. A distance would be one from an entry that nobody knows yet, so the price that lies as far
    /// from the tape's is offered.
    private func takePrice(_ words: inout Words) throws(Misreading) -> Price {
        let expected = "the price to take at, as in 8,000"
        guard let word = words.next, word.text.hasSuffix("%"), let price,
            let share = try? Words.percentage(word), share.isPositive, share < .one
        else { return try words.price(expected) }
        let there: Price = (price * (isShort ? .one - share : .one + share)).rounded(.nearest)
        throw Misreading(
            .notANumber(word.text, expected: expected), from: word.from, to: word.to,
            nearest: there.inDigits(5).written)
    }

    /// Of a limit order: one number beside a margin or a size is the price; of two the price is the
    /// one near the tape's, or the second.
    mutating func placeBareNumbers() throws(Misreading) {
        guard let first = bare.first else { return }
        if bare.count > 2 { throw Misreading(.extra(bare[2].text), bare[2]) }
        guard bare.count == 2 else {
            guard limit == nil else {
                return try set(.size(try Words.number(first, "a size, as in 0.2")), first)
            }
            return try set(limit: try Words.number(first, "the order's price"), first)
        }
        let isSwapped = isNearPrice(first) && !isNearPrice(bare[1])
        let (size, price) = isSwapped ? (bare[1], first) : (first, bare[1])
        try set(.size(try Words.number(size, "a size, as in 0.2")), size)
        try set(limit: try Words.number(price, "the order's price, as in 7,000"), price)
    }

    private func isNearPrice(_ word: Line.Word) -> Bool {
        guard let price, let number: Price = try? Words.number(word, "") else { return false }
        return number.units * 2 > price.units && number.units < price.units * 2
    }

    private mutating func set(limit found: Price, _ word: Line.Word) throws(Misreading) {
        guard limit == nil else { throw Misreading(.saidTwice("at"), word) }
        limit = found
    }

    private mutating func set(leverage found: Multiple, _ word: Line.Word) throws(Misreading) {
        guard leverage == nil else { throw Misreading(.saidTwice("leverage"), word) }
        leverage = found
    }

    private mutating func set(_ found: Opening.Amount, _ word: Line.Word) throws(Misreading) {
        switch (amount, found) {
        case (nil, _): amount = found
        case (.size, .size): throw Misreading(.saidTwice("size"), word)
        case (.margin, .margin): throw Misreading(.saidTwice("margin"), word)
        case (.risk, .risk): throw Misreading(.saidTwice("risk"), word)
        default: throw Misreading(.sizeAndMargin, word)
        }
    }
}

extension Line.Word {
    static let moneyUnits: Set<String> = ["usdt", "usd", "dollars", "bucks"]

    /// `$1000`, `1000$`, `1k` or `1000 usdt`: the amount, and the column where it ends.
    func money(before next: Line.Word?) -> (amount: String, end: Int)? {
        var amount = lowered
        var end = to
        if amount.hasPrefix("$") { amount.removeFirst() }
        for tail in ["$", "usdt", "usd"] where amount.hasSuffix(tail) {
            amount.removeLast(tail.utf8.count)
        }
        if let next, Line.Word.moneyUnits.contains(next.lowered) { end = next.to }
        let isMoney = amount != lowered || amount.hasSuffix("k") || end != to
        guard isMoney, let first = amount.first, first.isNumber else { return nil }
        return (amount, end)
    }

    /// Money in the place of a size could be the margin or the value, so it is not guessed.
    fileprivate func asMoney(before next: Line.Word?) -> Misreading? {
        guard let (amount, end) = money(before: next) else { return nil }
        let shown = end == to ? text : "\(text) \(next?.text ?? "")"
        return Misreading(
            .marginOrValue(shown, amount: amount), from: from, to: end, nearest: "margin \(amount)")
    }
}
