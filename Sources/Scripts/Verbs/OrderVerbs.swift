import Figures
import Margin
import Markets

// Orders that wait, and what changes a position or an account besides opening and closing.

extension Verb {
    static let orderVerbs: [Verb] = [
        Verb(
            "take", .trade,
            "take [COIN] PRICE|PERCENT [half | PERCENT | SIZE] [limit PRICE] [on mark|last|index]",
            "Closes with a profit once a price is reached.", example: "take 8,000 half",
            aliases: [Alias("tp", "take"), Alias("take-profit", "take")]
        ) { (words, around) throws(Misreading) in
            let take = try words.takeRequest(around)
            guard ["sl", "stop", "stop-loss", "stoploss"].contains(words.next?.lowered) else {
                return .act(.take(take))
            }
            _ = words.take()
            _ = words.take("loss")
            let coin = words.isAtBreakEven ? nil : words.coinInFront()
            var stop = try words.stopRequest()
            stop.coin = coin ?? take.coin
            return .both(.take(take), .stop(stop))
        },
        Verb(
            "trail", .trade, "trail [COIN] PERCENT [from PRICE] [on mark|last|index]",
            "A stop that follows the best price at a distance.", example: "trail 2%",
            aliases: [Alias("trailing", "trail")]
        ) { (words, _) throws(Misreading) in
            .act(.trail(try words.trailRequest()))
        },
        Verb(
            "cancel", .trade, "cancel stop|take|trail|all [COIN] | NUMBER",
            "Takes orders back: by kind, by number, or all.", example: "cancel stop"
        ) { (words, _) throws(Misreading) in
            .act(try words.cancelling())
        },
        Verb(
            "flip", .trade, "flip [COIN]", "Closes, and opens the same size the other way.",
            example: "flip", aliases: [Alias("reverse", "flip")]
        ) { (words, _) throws(Misreading) in
            _ = words.take("position")
            return .act(.flip(words.isAtEnd ? nil : try words.asset("a coin, as in BTC")))
        },
        Verb(
            "leverage", .trade, "leverage [COIN] LEVERAGEx",
            "Another leverage for what is open.", example: "leverage 10x",
            aliases: [Alias("lev", "leverage")]
        ) { (words, _) throws(Misreading) in
            let coin = words.coinInFront()
            return .act(.leverage(try words.leverage(announced: true), coin))
        },
        Verb(
            "remove margin", .trade, "remove margin AMOUNT [ASSET] [from COIN]",
            "Takes margin out again, as far as the venue lets you.", example: "remove margin 500"
        ) { (words, _) throws(Misreading) in
            _ = words.take("collateral")
            let (amount, asset) = try words.amountOfMoney(
                "an amount of money, as in 1,000", keywords: ["from"])
            let coin = words.take("from") ? try words.asset("a coin, as in BTC") : nil
            return .act(.removeMargin(amount, asset, coin: coin))
        },
        Verb(
            "mode", .trade, "mode isolated|cross|multi",
            "Which money backs positions: each its own, the wallet, or every coin.",
            example: "mode cross",
            aliases: [
                Alias("cross", "mode", "cross"), Alias("isolated", "mode", "isolated"),
            ]
        ) { (words, _) throws(Misreading) in
            .act(.mode(try words.marginMode()))
        },
        Verb(
            "convert", .trade, "convert AMOUNT ASSET [to ASSET]",
            "Turns one asset of your wallet into another.", example: "convert 0.1 BTC to USDT"
        ) { (words, _) throws(Misreading) in
            let amount = try words.money("an amount, as in 0.1 BTC")
            // `convert 500 to BTC`: a bare amount is dollars.
            let isBare = words.next?.lowered == "to" || words.next?.lowered == "into"
            let asset = isBare ? Asset.usdt : try words.asset("an asset, as in BTC")
            if !words.isAtEnd, !words.take("into") { try words.expect("to") }
            let other = words.isAtEnd ? Asset.usdt : try words.asset("an asset, as in USDT")
            return .act(.convert(amount, asset, into: other))
        },
    ]
}

extension Words {
    /// A coin, where the next word is one.
    mutating func coinInFront() -> Asset? {
        let ours = ["half", "all", "at", "from", "limit", "on"]
        guard let word = next, !word.isLeverage, let coin = word.coin,
            !ours.contains(word.lowered)
        else { return nil }
        _ = take()
        return coin
    }

    /// `half`, `50%`, `0.1`, `all`; nil where none of them stands next.
    mutating func portion() throws(Misreading) -> Portion? {
        guard let word = next else { return nil }
        if take("half") { return .share(Rate(units: unitsPerHalf)) }
        if take("all") { return .all }
        guard word.startsAsNumber else { return nil }
        _ = take()
        if word.text.hasSuffix("%") { return .share(try Words.percentage(word)) }
        if let share = word.fraction { return .share(share) }
        return .size(try Words.number(word, "a size, as in 0.2"))
    }

    mutating func takeRequest(
        _ around: Surroundings
    ) throws(Misreading) -> TakeRequest {
        _ = take("profit")
        let coin = coinInFront()
        if let first = next, let second = afterNext, second.looksLikePrice(around.price),
            first.startsAsNumber || first.lowered == "half", !first.looksLikePrice(around.price)
        {
            // `tp 1 7,000`; of `take half 8,000` the half is meant.
            let half = first.startsAsNumber ? "" : " half"
            throw Misreading(
                .priceFirst(first.text), from: first.from, to: second.to,
                nearest: second.text + half)
        }
        let level = try takeLevel(around)
        var request = TakeRequest(coin: coin, price: level)
        while let word = next {
            switch word.lowered {
            case "sl", "stop", "stop-loss", "stoploss": return request
            case "limit":
                _ = take()
                request.limit = try price("the worst price, as in 7,990")
            case "on":
                _ = take()
                request.watches = try series()
            default:
                guard let portion = try portion() else {
                    throw Misreading(
                        .unknownWord(
                            word.text, expected: "half, a percentage, a size, limit or on"),
                        word,
                        nearest: Nearest.word(to: word.text, among: ["half", "limit", "on"]))
                }
                request.portion = portion
            }
        }
        return request
    }

    /// A price, or a distance from the entry of the only position, as `stop 3%` has it.
    private mutating func takeLevel(_ around: Surroundings) throws(Misreading) -> Price {
        let expected = "the price to take at, as in 8,000"
        guard let word = next, word.text.hasSuffix("%"), let held = around.held else {
            return try price(expected)
        }
        guard case .share(let share) = try stopLevel(expected) else { return try price(expected) }
        // A take lies on the winning side, where the other side has its stop.
        let exact = held.side == .long ? held.entry * (.one + share) : held.entry * (.one - share)
        let away: Rounding = held.side == .long ? .up : .down
        return exact.rounded(away).rounded(away, to: held.tick)
    }

    fileprivate mutating func trailRequest() throws(Misreading) -> TrailRequest {
        _ = take("stop")
        let coin = coinInFront()
        let share = try Words.percentage(try need("a distance, as in 2%"))
        var request = TrailRequest(coin: coin, share: share)
        if take("from") { request.armsAt = try price("the price it begins at, as in 7,500") }
        if take("on") { request.watches = try series() }
        return request
    }

    fileprivate mutating func cancelling() throws(Misreading) -> Act {
        let expected = "stop, take, trail, all, or the number of an order"
        // `cancel order 2`, `cancel orders`.
        if take("orders") || take("order"), isAtEnd { return .cancel(.all(nil)) }
        guard let word = next else { throw missing(expected) }
        if word.startsAsNumber {
            _ = take()
            return .cancel(.number(try Words.whole(word.text, word, in: Words.counted)))
        }
        let what = try one(of: ["stop", "take", "tp", "sl", "trail", "all"], expected)
        let coin = isAtEnd ? nil : try asset("a coin, as in BTC")
        switch what {
        case "take", "tp": return .cancel(.take(coin))
        case "trail": return .cancel(.trail(coin))
        case "all": return .cancel(.all(coin))
        default: return .cancelStop(coin)
        }
    }

    fileprivate mutating func marginMode() throws(Misreading) -> MarginMode {
        switch try one(
            of: ["isolated", "cross", "multi", "multi-asset"], "isolated, cross or multi")
        {
        case "isolated": .isolated
        case "cross": .cross
        default: .multiAsset
        }
    }
}

private let unitsPerHalf: Int128 = 50_000_000

extension Line.Word {
    /// `1/2`, `1/3`, `3/4` as a share, rounded down; nil for anything else.
    fileprivate var fraction: Rate? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let above = parts[0], let under = parts[1], above > 0,
            above < under, under <= 100
        else { return nil }
        return Rate(units: Int128(above) * unitsPerOne / Int128(under))
    }
}
