import Figures
import Margin
import Markets

/// What can be understood of an order that could not be read: side, coin, leverage, amount and
/// prices, in whatever order and words they came. What is missing is filled in from the market.
struct OpeningGist {
    private(set) var side: Side?
    private(set) var coin: Asset?
    private(set) var leverage: Multiple?
    private(set) var size: Quantity?
    private(set) var margin: Money?
    private(set) var risk: Opening.Risked?
    private(set) var stop: StopLevel?
    private(set) var take: Price?
    private(set) var limit: Price?
    private var mode: MarginMode?
    /// It says that it waits at a price, with or without one.
    private var waits = false
    /// Numbers without a word, and whether a coin follows: `20 btc` is a size.
    private var bare: [(number: Quantity, isOfCoin: Bool)] = []
    /// `long btc 20`: a whole number that would be more coins than anybody has is the leverage.
    private(set) var tookSizeForLeverage = false
    private let around: Surroundings

    init(_ line: Line, _ around: Surroundings) {
        self.around = around
        var words = Words(line)
        while let word = words.next {
            read(word, &words)
        }
        placeBareNumbers()
    }

    /// Something was said that an example without it would lose.
    var saysMore: Bool {
        leverage != nil || size != nil || margin != nil || risk != nil || limit != nil
            || stop != nil || take != nil || waits
    }

    /// The order, whole.
    func line(side other: Side = .long) -> String {
        ActText.print(.open(opening(side: other)))
    }

    /// The same for a calculator: `plan`, `calc liquidation`, `venues`.
    func sketched(as verb: String, entry: Bool) -> String {
        var sketch = Sketch()
        sketch.side = side ?? .long
        sketch.coin = coinInPlay
        sketch.leverage = leverage ?? Self.plainLeverage
        switch amount {
        case .size(let size): sketch.size = size
        case .margin(let money, _): sketch.margin = money
        case .risk(let risk, _):
            sketch.risk = risk
            sketch.margin = filledMargin
        }
        sketch.entry = limit ?? (entry ? around.price?.inThreeDigits ?? Price(50_000) : nil)
        switch stop {
        case .price(let price): sketch.stop = price
        case .share(let share): sketch.stopShare = share
        case nil: break
        }
        sketch.take = verb == "plan" ? take : nil
        sketch.exit = verb == "calc profit" ? take : nil
        return "\(verb) \(sketch.text)"
    }

    private func opening(side other: Side) -> Opening {
        let side = side ?? other
        var limit = limit
        if limit == nil, waits {
            let price = around.price ?? SamplePrice.stood
            // Three in a hundred on the waiting side of the price.
            let share: Int128 = side == .long ? 97 : 103
            limit = Price(units: price.units / 100 * share).inThreeDigits
        }
        var opening = Opening(
            side: side, coin: coinInPlay, leverage: leverage ?? Self.plainLeverage, amount: amount,
            stop: stop.map { StopRequest($0) }, take: take, limit: limit, mode: mode)
        if case .risk(_, nil) = opening.amount {
            if stop == nil { opening.stop = StopRequest(.share(Rate(units: 3_000_000))) }
            opening.chosenLeverage = leverage
        }
        return opening
    }

    private var coinInPlay: Asset { coin ?? around.coin ?? Asset("BTC") }

    private var amount: Opening.Amount {
        if let risk { return .risk(risk, to: nil) }
        if let size { return .size(size) }
        if around.settlesInCoin {
            let dollars = margin ?? filledMargin
            let value: Money = (dollars * (leverage ?? Self.plainLeverage)).rounded(.down)
            return .size(Quantity(units: value.units))
        }
        return .margin(margin ?? filledMargin, nil)
    }

    /// A thousand, or half of a free wallet that holds less than two, in one digit.
    private var filledMargin: Money {
        guard let free = around.free, free.isPositive, free < Money(2000) else {
            return Money(1000)
        }
        let half = Price(units: free.units / 2)
        return Money(units: max(half.inDigits(1).units, unitsPerOne))
    }

    private static let plainLeverage = Multiple(10)
}

extension OpeningGist {
    private mutating func read(_ word: Line.Word, _ words: inout Words) {
        if word.startsAsNumber || word.isLeverage { return readNumber(word, &words) }
        _ = words.take()
        switch word.lowered {
        case "long", "buy", "bull", "longing": side = side ?? .long
        case "short", "sell", "bear", "shorting": side = side ?? .short
        case "leverage", "lev":
            let said = try? words.leverage(announced: true)
            leverage = leverage ?? said
        case "margin", "with", "collateral", "using": readMargin(&words)
        case "size", "qty", "quantity", "amount":
            if let number: Quantity = words.lenientNumber() { size = size ?? number }
        case "risk":
            let said = try? words.risked()
            risk = risk ?? said
        case "stop", "sl", "stoploss", "stop-loss":
            _ = words.take("loss")
            let said = words.lenientLevel()
            stop = stop ?? said
        case "take", "tp", "target", "exit":
            _ = words.take("profit")
            if let price: Price = words.lenientNumber() { take = take ?? price }
        case "at", "entry", "price", "@", "limit":
            if word.lowered == "limit" { waits = true }
            guard let next = words.next, next.startsAsNumber, !next.isLeverage,
                !(words.afterNext?.isTimes ?? false)
            else { return }
            if let price: Price = words.lenientNumber() { limit = limit ?? price }
        case "cross", "isolated": mode = word.lowered == "cross" ? .cross : .isolated
        default:
            if coin == nil, let found = word.coin, isKnown(found) { coin = found }
        }
    }

    /// A code is a coin where the market has it, or everybody knows it.
    private func isKnown(_ coin: Asset) -> Bool {
        around.coins.contains(coin) || around.coin == coin
            || ["BTC", "ETH", "SOL", "BNB", "XRP", "DOGE", "LUNA"].contains(coin.code)
    }

    private mutating func readMargin(_ words: inout Words) {
        _ = words.take("margin")
        guard let next = words.next, next.startsAsNumber, !next.isLeverage else { return }
        if let money: Money = words.lenientNumber() { margin = margin ?? money }
        if let unit = words.next, Line.Word.moneyUnits.contains(unit.lowered) { _ = words.take() }
    }

    private mutating func readNumber(_ word: Line.Word, _ words: inout Words) {
        if word.isLeverage || words.afterNext?.isTimes ?? false {
            let said = try? words.leverage(announced: false)
            leverage = leverage ?? said
            return
        }
        _ = words.take()
        if word.text.hasSuffix("%") {
            // A share alone is one of what is free.
            if margin == nil, let share = try? Words.percentage(word), share.isPositive,
                share <= .one, let free = around.free
            {
                let part: Money = (free * share).rounded(.down)
                margin = part.rounded(.down, to: Money(1))
            }
            return
        }
        if let (text, end) = word.money(before: words.next) {
            if let next = words.next, next.to == end { _ = words.take() }
            let amount = Line.Word(text: text, from: word.from, to: end, isQuoted: false)
            if margin == nil { margin = try? Words.number(amount, "") }
            return
        }
        if let number: Quantity = try? Words.number(word, "") {
            bare.append((number, words.next?.coin.map(isKnown) ?? false))
        }
    }

    /// Numbers without a word: near the price it is one, else a size, or money where a size of that
    /// many coins is beyond any wallet here.
    private mutating func placeBareNumbers() {
        for (number, isOfCoin) in bare where number.isPositive {
            if limit == nil, isNearPrice(number),
                waits || bare.count > 1 || margin != nil || size != nil
            {
                limit = Price(units: number.units)
            } else if size == nil, margin == nil, risk == nil {
                if !isOfCoin, looksLikeLeverage(number) {
                    leverage = Multiple(units: number.units)
                    tookSizeForLeverage = true
                } else if isBeyondWallet(number) {
                    margin = Money(units: number.units)
                } else {
                    size = number
                }
            }
        }
    }

    /// A whole number that venues offer as leverage, where none is said and the wallet could not carry so
    /// many coins; with no market to ask, one of two digits or more.
    private func looksLikeLeverage(_ number: Quantity) -> Bool {
        guard leverage == nil, !around.settlesInCoin, number.units % unitsPerOne == 0,
            number >= Quantity(2), number <= Quantity(150)
        else { return false }
        return around.price == nil ? number >= Quantity(10) : isBeyondWallet(number)
    }

    private func isNearPrice(_ number: Quantity) -> Bool {
        guard let price = around.price else { return waits && number > Quantity(100) }
        return number.units * 2 > price.units && number.units < price.units * 2
    }

    private func isBeyondWallet(_ number: Quantity) -> Bool {
        guard let price = around.price, let free = around.free, !around.settlesInCoin else {
            return false
        }
        let value = scaledQuotient(number.units, price.units, unitsPerOne, .down)
        let carried = scaledQuotient(
            free.units, (leverage ?? Self.plainLeverage).units, unitsPerOne, .down)
        return value > carried * 2
    }
}

extension Words {
    /// The next word as a number, if it is one.
    fileprivate mutating func lenientNumber<Value: FixedPoint>() -> Value? {
        guard let word = next, word.startsAsNumber else { return nil }
        _ = take()
        return try? Words.number(word, "")
    }

    fileprivate mutating func lenientLevel() -> StopLevel? {
        guard let word = next, word.startsAsNumber else { return nil }
        return try? stopLevel("")
    }
}

extension Price {
    var inThreeDigits: Price { inDigits(3) }

    /// Rounded to so many digits, the nearest.
    func inDigits(_ count: Int) -> Price {
        var limit: Int128 = 1
        for _ in 0..<count { limit *= 10 }
        var grain = Price(units: 1)
        while grain.units * limit <= units { grain = Price(units: grain.units * 10) }
        return rounded(.nearest, to: grain)
    }
}
