import Figures
import Margin
import Markets

// `open long BTC 20x margin 1000 stop 58,000`: after the side, the parts come in any order.

extension Words {
    mutating func opening(_ around: Surroundings) throws(Misreading) -> Opening {
        let side = try one(of: ["long", "short"], "long or short")
        var parts = OpeningParts()
        while let word = next { try parts.read(word, &self) }
        guard let coin = parts.coin ?? around.coin else { throw missing("a coin, as in BTC") }
        guard let leverage = parts.leverage else { throw missing("a leverage, as in 20x") }
        guard let amount = parts.amount else {
            throw missing("how much, as in margin 1,000")
        }
        return Opening(
            side: side == "long" ? .long : .short, coin: coin, leverage: leverage, amount: amount,
            stop: parts.stop)
    }

    /// `6,950`, `6,950 on mark`.
    mutating func stopRequest() throws(Misreading) -> StopRequest {
        let price = try price("the stop's price, as in 6,950")
        return StopRequest(price: price, watches: try take("on") ? series() : .last)
    }

    private mutating func series() throws(Misreading) -> PriceSeries {
        try one(of: ["last", "mark"], "last or mark") == "mark" ? .mark : .last
    }

    /// `1,000`, `0.1 BTC`. What follows a unit belongs to the next part.
    mutating func amountOfMoney(
        _ expected: String, keywords: [String] = []
    ) throws(Misreading) -> (Money, Asset?) {
        let amount = try money(expected)
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

    fileprivate static let keywords = [
        "margin", "with", "leverage", "lev", "at", "size", "stop", "sl", "cross", "isolated",
    ]
    private static let expected = "a coin, a leverage as in 20x, margin, a size or stop"

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
        case "stop", "sl":
            _ = words.take()
            guard stop == nil else { throw Misreading(.saidTwice("stop"), word) }
            stop = try words.stopRequest()
        case "cross": throw Misreading(.crossMargin, word)
        case "isolated": _ = words.take()
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
        if word.endsInTimes || (word.startsAsNumber && words.afterNext?.isTimes ?? false) {
            return try set(leverage: try words.leverage(announced: false), word)
        }
        if word.startsAsNumber {
            _ = words.take()
            return try set(.size(try Words.number(word, "a size, as in 0.2")), word)
        }
        guard coin == nil, let found = word.asset else {
            throw Misreading(
                .unknownWord(word.text, expected: OpeningParts.expected), word,
                nearest: Nearest.word(to: word.text, among: ["margin", "leverage", "stop", "size"]))
        }
        _ = words.take()
        coin = found
    }

    /// `at 10x` is a leverage; `at 58,000` is an order at a price, which fills nothing here.
    private mutating func readLeverageAfterAt(
        _ words: inout Words, _ at: Line.Word
    ) throws(Misreading) {
        _ = words.take("leverage")
        if let next = words.next, next.startsAsNumber, !next.endsInTimes,
            !(words.afterNext?.isTimes ?? false)
        {
            throw Misreading(.limitPrice(next.text), from: at.from, to: next.to)
        }
        try set(leverage: try words.leverage(announced: true), at)
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
        default: throw Misreading(.sizeAndMargin, word)
        }
    }
}
