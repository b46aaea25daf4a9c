import Figures
import Margin

// Numbers, coins and names at the place where the reading stands.

extension Words {
    mutating func price(_ expected: String = "a price, as in 6,950") throws(Misreading) -> Price {
        try Words.number(try need(expected), expected)
    }
    mutating func money(_ expected: String) throws(Misreading) -> Money {
        try Words.number(try need(expected), expected)
    }

    /// A number of one kind, with groups in commas; a dollar sign before it is allowed, and a `k`
    /// behind a price or an amount of money.
    static func number<Value: FixedPoint>(
        _ word: Line.Word, _ expected: String, dropping: Int = 0
    ) throws(Misreading) -> Value {
        var text = String(word.text.dropLast(dropping))
        if text.hasPrefix("$") { text.removeFirst() }
        // A trader's thousands: `125k`.
        let isThousands =
            dropping == 0 && (Value.kind == .price || Value.kind == .money)
            && (text.hasSuffix("k") || text.hasSuffix("K"))
        if isThousands { text.removeLast() }
        do throws(NumberMisreading) {
            let value = try Value(reading: text)
            guard isThousands else { return value }
            let thousands = Value(units: value.units * 1000)
            guard thousands.isAdmissible else { throw .tooLarge(text, limit: Value.limit) }
            return thousands
        } catch {
            throw Misreading(error, word, expected)
        }
    }

    /// A share written as a percentage: `80%`, `0.5%`.
    static func percentage(_ word: Line.Word) throws(Misreading) -> Rate {
        guard word.text.hasSuffix("%") else {
            throw Misreading(.notAPercentage(word.text), word)
        }
        let units: Int128
        do throws(NumberMisreading) {
            units = try readDecimal(String(word.text.dropLast()), limit: Rate.limit * 100)
        } catch {
            throw Misreading(error, word, "a percentage, as in 80%")
        }
        guard units % 100 == 0 else { throw Misreading(.tooFine(word.text), word) }
        return Rate(percentUnits: units, .down)
    }

    /// A leverage: `20x`, `20 x`, and where it was announced also `20`.
    mutating func leverage(announced: Bool) throws(Misreading) -> Multiple {
        let word = try need("a leverage, as in 20x")
        if let digits = word.afterTimes {
            let plain = Line.Word(text: digits, from: word.from, to: word.to, isQuoted: false)
            return try Words.number(plain, "a leverage, as in 20x")
        }
        if word.endsInTimes {
            return try Words.number(word, "a leverage, as in 20x", dropping: 1)
        }
        let leverage: Multiple = try Words.number(word, "a leverage, as in 20x")
        let hasTimes = next?.isTimes ?? false
        if hasTimes { _ = take() }
        guard announced || hasTimes else {
            throw Misreading(.unknownWord(word.text, expected: "a leverage, as in 20x"), word)
        }
        return leverage
    }

    /// A whole number that the place where it is read takes: nothing behind it has to ask again.
    static func whole(
        _ text: String, _ word: Line.Word, in bounds: ClosedRange<Int>
    ) throws(Misreading) -> Int {
        let units: Int128
        do throws(NumberMisreading) {
            units = try readDecimal(text, limit: Int128(bounds.upperBound))
        } catch {
            switch error {
            case .tooFine: throw Misreading(.notWhole(word.text), word)
            case .tooLarge where text.hasPrefix("-") || text.hasPrefix("−"):
                throw Misreading(.tooSmall(word.text, least: bounds.lowerBound), word)
            default: throw Misreading(error, word, "a whole number, as in 5")
            }
        }
        guard units % unitsPerOne == 0 else { throw Misreading(.notWhole(word.text), word) }
        let number = Int(units / unitsPerOne)
        guard number >= bounds.lowerBound else {
            throw Misreading(.tooSmall(word.text, least: bounds.lowerBound), word)
        }
        return number
    }

    /// The most that anything here is counted to.
    static let most = 999_999_999
    /// What is counted from one: acts, lines, orders.
    static let counted = 1...most

    /// A coin's or currency's code, in capitals.
    mutating func asset(_ expected: String) throws(Misreading) -> Asset {
        let word = try need(expected)
        guard let asset = word.asset else {
            throw Misreading(.unknownWord(word.text, expected: expected), word)
        }
        return asset
    }

    /// A name of a file, lesson or branch: one word, or several that a hyphen joins.
    mutating func name(_ expected: String) throws(Misreading) -> String {
        var name = try need(expected).text
        while let word = take() { name += "-" + word.text }
        return name
    }
}

extension Line.Word {
    /// A word that is no number and could be a code: `BTC`, `usdt`. Words of a sentence and of an order
    /// are none: nobody lists `all`.
    var asset: Asset? {
        Sentence.functionWords.contains(lowered) || Line.Word.orderWords.contains(lowered)
            ? nil : code
    }

    /// A word of letters and digits that begins with a letter, 12 at most: the name of a coin or of
    /// somebody, whatever it means in a sentence.
    var code: Asset? {
        guard !isQuoted, text.utf8.count <= 12, let first = text.utf8.first else { return nil }
        let isLetter = { (byte: UInt8) in (byte | 32) >= 97 && (byte | 32) <= 122 }
        guard isLetter(first), text.utf8.allSatisfy({ isLetter($0) || ($0 >= 48 && $0 <= 57) })
        else { return nil }
        return Asset(text.uppercased())
    }
    private static let orderWords: Set<String> = [
        "all", "half", "everything", "position", "positions", "order", "orders", "trade", "long",
        "short", "buy", "sell", "open", "close", "stop", "take", "sl", "tp", "limit", "market",
        "margin", "leverage", "lev", "size", "entry", "cross", "isolated", "risk", "collateral",
    ]

    /// A coin as it is written here, or as venues and habit write it: `BTC`, `xbt`, `BTCUSDT`,
    /// `BTC/USDT`, `btc-perp`.
    var coin: Asset? {
        guard !isQuoted else { return nil }
        var code = lowered
        for tail in ["-perp", "perp", "-swap", "/usdt", "-usdt", "usdt", "/usd", "-usd", "usd"]
        where code.hasSuffix(tail) && code.utf8.count - tail.utf8.count >= 3 {
            code.removeLast(tail.utf8.count)
        }
        if code == "xbt" { code = "btc" }
        return Line.Word(text: code, from: from, to: to, isQuoted: false).asset
    }

    /// The digits of `x10`, a leverage written the other way round.
    var afterTimes: String? {
        guard !isQuoted, let first = text.first, "xX×".contains(first), text.count > 1,
            text.dropFirst().allSatisfy({ $0.isNumber || $0 == "." })
        else { return nil }
        return String(text.dropFirst())
    }
    var isLeverage: Bool { endsInTimes || afterTimes != nil }

    /// Something that starts as numbers do.
    var startsAsNumber: Bool {
        guard !isQuoted, let first = text.first else { return false }
        return first.isNumber || first == "-" || first == "+" || first == "." || first == "$"
            || first == "−"
    }
    /// A number between a fifth of a price and five times it.
    func looksLikePrice(_ price: Price?) -> Bool {
        guard let price, startsAsNumber, !isLeverage,
            let number: Price = try? Words.number(self, "")
        else { return false }
        return number.units * 5 > price.units && number.units < price.units * 5
    }
    var isTimes: Bool { text == "x" || text == "X" || text == "×" }
    var endsInTimes: Bool {
        startsAsNumber && (text.hasSuffix("x") || text.hasSuffix("X") || text.hasSuffix("×"))
    }
}

extension Misreading {
    init(_ error: NumberMisreading, _ word: Line.Word, _ expected: String) {
        switch error {
        case .notANumber: self.init(.notANumber(word.text, expected: expected), word)
        case .tooFine: self.init(.tooFine(word.text), word)
        case .tooLarge(_, let limit):
            self.init(.tooLarge(word.text, limit: decimalText(limit, decimals: 0)), word)
        }
    }
}
