import Figures
import Margin

// `long BTC 10x margin 1,000 entry 7,353.5`: the parts of a sketch come in any order, each once.

extension Words {
    /// Reads parts up to the end of the line.
    ///
    /// - Parameter risk: a percentage in front is what may be lost, as in `size 1% stop 7,050`.
    mutating func sketch(risk isInFront: Bool = false) throws(Misreading) -> Sketch {
        var sketch = Sketch()
        if isInFront, next?.text.hasSuffix("%") ?? false { sketch.risk = try risked() }
        while let word = next {
            // `size ETH 1% stop 3,900`: the share may stand behind what it is of.
            if isInFront, sketch.risk == nil, word.startsAsNumber, word.text.hasSuffix("%") {
                sketch.risk = try risked()
            } else {
                try sketch.take(word, &self)
            }
        }
        return sketch
    }
}

extension Sketch {
    static let keywords = [
        "long", "short", "linear", "inverse", "leverage", "size", "margin", "entry", "exit", "stop",
        "take", "risk", "rate", "payments", "wallet", "rules", "fill", "extra", "cross",
        "isolated", "maintenance",
    ]
    /// A million payments every eight hours are nine centuries.
    private static let mostPayments = 1_000_000
    /// Other words for the same parts, as traders type them.
    private static let habits = [
        "at": "entry", "from": "entry", "to": "exit", "account": "wallet", "balance": "wallet",
        "tp": "take", "earning": "rate", "roe": "rate", "sl": "stop", "lev": "leverage",
        "under": "rules",
        "qty": "size", "buy": "long", "sell": "short", "add": "extra", "added": "extra",
        "mmr": "maintenance",
    ]

    fileprivate mutating func take(
        _ word: Line.Word, _ words: inout Words
    ) throws(Misreading) {
        if word.startsAsNumber { return try takeNumber(word, &words) }
        let typed = Self.habits[word.lowered] ?? word.lowered
        guard !word.isQuoted, Self.keywords.contains(typed) else {
            return try takeCoin(word, &words)
        }
        _ = words.take()
        switch typed {
        case "long": try set(\.side, .long, word)
        case "short": try set(\.side, .short, word)
        case "linear": try set(\.kind, .linear, word)
        case "inverse": try set(\.kind, .inverse, word)
        case "leverage": try set(\.leverage, try words.leverage(announced: true), word)
        case "size":
            let size = try words.need("a size, as in 0.2")
            try set(\.size, try Words.number(size, "a size, as in 0.2"), word)
        case "margin": try set(\.margin, try words.amountHere("1,000", self), word)
        case "entry": try set(\.entry, try words.price("the entry price"), word)
        case "exit": try set(\.exit, try words.price("the exit price"), word)
        case "stop":
            guard stopShare == nil else { throw Misreading(.saidTwice(word.lowered), word) }
            switch try words.stopLevel("the stop's price, or a distance as in 2%") {
            case .price(let price): try set(\.stop, price, word)
            case .share(let share): try setStop(share, word)
            }
        case "take": try set(\.take, try words.price("the price to take at"), word)
        case "wallet": try set(\.wallet, try words.amountHere("5,000", self), word)
        case "rules": try set(\.rules, try words.need("a rulebook, as in plain").text, word)
        default: try takeLongPart(typed, word, &words)
        }
    }

    private mutating func takeLongPart(
        _ typed: String, _ word: Line.Word, _ words: inout Words
    ) throws(Misreading) {
        switch typed {
        case "risk":
            try set(\.risk, try words.risked(), word)
        case "rate":
            let rate = try words.need("a percentage, as in 0.01%")
            try set(\.rate, try Words.percentage(rate), word)
        case "payments":
            let count = try words.need("a whole number, as in 21")
            let payments = try Words.whole(count.text, count, in: 0...Sketch.mostPayments)
            try set(\.payments, payments, word)
        case "extra":
            _ = words.take("margin")
            try set(\.added, try words.amountHere("500", self), word)
        case "cross": try set(\.mode, .cross, word)
        case "isolated": try set(\.mode, .isolated, word)
        case "maintenance":
            if !words.take("margin") { _ = words.take("rate") }
            let rate = try words.need("a percentage, as in 0.4%")
            let share = try Words.percentage(rate)
            guard !share.isNegative, share < .one else {
                throw Misreading(.notADistance(rate.text), rate)
            }
            try set(\.maintenance, share, word)
        default:
            let size = try words.need("a size and a price, as in fill 0.1 7,000")
            let price = try words.price("the price of that part")
            fills.append(Fill(size: try Words.number(size, "a size, as in 0.1"), price: price))
        }
    }

    private mutating func setStop(_ share: Rate, _ word: Line.Word) throws(Misreading) {
        guard stop == nil else { throw Misreading(.saidTwice(word.lowered), word) }
        stopShare = share
    }

    /// A number alone is a leverage if an `x` follows, else a size.
    private mutating func takeNumber(
        _ word: Line.Word, _ words: inout Words
    ) throws(Misreading) {
        if word.isLeverage || words.afterNext?.isTimes ?? false {
            return try set(\.leverage, try words.leverage(announced: false), word)
        }
        _ = words.take()
        try set(\.size, try Words.number(word, "a size, as in 0.2"), word)
    }

    private mutating func takeCoin(
        _ word: Line.Word, _ words: inout Words
    ) throws(Misreading) {
        // `calc liquidation price`, `calc entry price`; with a number behind it, the entry.
        if word.lowered == "price" {
            _ = words.take()
            guard let next = words.next, next.startsAsNumber, !next.isLeverage else { return }
            return try set(\.entry, try words.price("the entry price"), word)
        }
        // `lng BTC`: a slip is no coin where the coin follows it.
        let meant = Nearest.word(to: word.text, among: Self.keywords)
        if coin == nil, let meant, let after = words.afterNext, !Self.isPart(after),
            after.coin != nil
        {
            throw Misreading(
                .unknownWord(word.text, expected: "a part of a position, as in margin 1,000"), word,
                nearest: meant)
        }
        guard coin == nil, let found = word.coin else {
            throw Misreading(
                .unknownWord(word.text, expected: "a part of a position, as in margin 1,000"), word,
                nearest: meant)
        }
        _ = words.take()
        coin = found
    }

    private static func isPart(_ word: Line.Word) -> Bool {
        word.startsAsNumber || word.isLeverage
            || keywords.contains(habits[word.lowered] ?? word.lowered)
    }

    private mutating func set<Value>(
        _ part: WritableKeyPath<Sketch, Value?>, _ value: Value, _ word: Line.Word
    ) throws(Misreading) {
        guard self[keyPath: part] == nil else { throw Misreading(.saidTwice(word.lowered), word) }
        self[keyPath: part] = value
    }
}

extension Words {
    /// An amount in what the position settles in; dollars may be named behind it. A dollar behind the
    /// amount of a position that settles in its coin is refused: which of the two was meant?
    fileprivate mutating func amountHere(
        _ example: String, _ sketch: Sketch
    ) throws(Misreading) -> Money {
        let amount = try money("an amount, as in \(example)")
        guard let unit = next, Line.Word.moneyUnits.contains(unit.lowered) else { return amount }
        if sketch.kind == .inverse {
            throw Misreading(
                .unknownWord(unit.text, expected: "an amount in the coin that it settles in"), unit)
        }
        _ = take()
        return amount
    }
}
