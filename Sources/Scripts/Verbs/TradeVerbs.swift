import Figures
import Margin
import Markets

// What a person does to an account.

extension Verb {
    static let tradeVerbs: [Verb] = [
        Verb(
            "open", .trade,
            "open long|short COIN [SIZE] LEVERAGEx [margin AMOUNT [ASSET] | risk PERCENT] "
                + "[at PRICE] [trigger PRICE] [cross|isolated] [stop PRICE [limit PRICE] "
                + "[on mark|last|index]] [take PRICE] [reduce-only]",
            "Opens a position: at the market, or once a price is reached.",
            example: "open long BTC 20x margin 1,000",
            aliases: [
                Alias("buy", "open", "long"), Alias("long", "open", "long"),
                Alias("sell", "open", "short"), Alias("short", "open", "short"),
                Alias("limit", "open", "limit"),
            ], isPlain: true
        ) { (words, around) throws(Misreading) in
            if let part = words.partSold(around) { return .act(part) }
            return .act(.open(try words.opening(around)))
        },
        Verb(
            "close", .trade, "close [all | COIN] [half | PERCENT | SIZE] [at PRICE]",
            "Closes a position or a part of it, at the market or at a price.",
            example: "close",
            aliases: [
                Alias("reduce", "close"), Alias("flatten", "close", "all"),
                Alias("flat", "close", "all"),
            ]
        ) { (words, _) throws(Misreading) in
            .act(try words.closing())
        },
        Verb(
            "stop", .trade,
            "stop [COIN] PRICE|PERCENT|entry [limit PRICE] [on mark|last|index]",
            "Sets the stop of a position, or moves it.", example: "stop 6,950",
            aliases: [Alias("sl", "stop"), Alias("stop-loss", "stop"), Alias("stoploss", "stop")]
        ) { (words, around) throws(Misreading) in
            _ = words.take("loss")
            _ = words.take("at")
            let coin = words.isAtBreakEven ? nil : words.coinInFront()
            if words.next?.lowered == "to", words.afterNext?.startsAsNumber ?? false {
                _ = words.take()
            }
            var request = try words.stopRequest()
            request.coin = coin
            // `sl 7000 tp 8000`, as order tickets have them side by side.
            guard words.takesProfitNext else { return .act(.stop(request)) }
            _ = words.take()
            var take = try words.takeRequest(around)
            take.coin = take.coin ?? coin
            return .both(.stop(request), .take(take))
        },
        Verb(
            "add margin", .trade, "add margin AMOUNT [ASSET] [to COIN]",
            "Puts more of your free wallet behind the position.", example: "add margin 500"
        ) { (words, _) throws(Misreading) in
            _ = words.take("collateral")
            let (amount, asset) = try words.amountOfMoney(
                "an amount of money, as in 1,000", keywords: ["to"])
            let coin = words.take("to") ? try words.asset("a coin, as in BTC") : nil
            return .act(.addMargin(amount, asset, coin: coin))
        },
        Verb(
            "deposit", .trade, "deposit AMOUNT [ASSET]", "Puts money into your free wallet.",
            example: "deposit 5,000"
        ) { (words, _) throws(Misreading) in
            let (amount, asset) = try words.ownMoney()
            return .act(.deposit(amount, asset ?? .usdt))
        },
        Verb(
            "withdraw", .trade, "withdraw AMOUNT [ASSET]",
            "Takes money out of your free wallet.", example: "withdraw 500"
        ) { (words, _) throws(Misreading) in
            let (amount, asset) = try words.ownMoney()
            return .act(.withdraw(amount, asset ?? .usdt))
        },
        Verb(
            "rules", .trade, "rules RULEBOOK",
            "Trades under another rulebook; before the first position.", example: "rules plain"
        ) { (words, _) throws(Misreading) in
            .rules(try words.name("a rulebook, as in plain"))
        },
    ]
}

extension Words {
    /// `sell half`, `sell 25% btc` where a long is held, `buy all` where a short is: so much less of it.
    /// Nil for every other order; nothing of it is taken then.
    fileprivate mutating func partSold(_ around: Surroundings) -> Act? {
        guard let held = around.held else { return nil }
        var rest = self
        let side: Side
        switch rest.take()?.lowered {
        case "long", "buy": side = .long
        case "short", "sell": side = .short
        default: return nil
        }
        guard side != held.side else { return nil }
        var coin = rest.coinInFront()
        guard let word = rest.next,
            word.lowered == "half" || word.lowered == "all" || word.text.hasSuffix("%"),
            let portion = try? rest.portion()
        else { return nil }
        _ = rest.take("of")
        coin = coin ?? rest.coinInFront()
        guard rest.isAtEnd else { return nil }
        self = rest
        return portion == .all
            ? .close(coin) : .closePart(PartRequest(coin: coin, portion: portion))
    }

    fileprivate var takesProfitNext: Bool {
        ["tp", "take", "take-profit"].contains(next?.lowered)
    }

    /// `close`, `close BTC`, `close all`, `close half`, `close ETH 25% at 180`.
    fileprivate mutating func closing() throws(Misreading) -> Act {
        if take("all") || take("everything") || take("positions") {
            guard take("at") else { return .closeAll }
            return .closePart(PartRequest(portion: .all, limit: try price("a price, as in 8,000")))
        }
        // `close position`, `close long`: what is held, where nothing else is named.
        if ["position", "long", "short", "trade"].contains(next?.lowered) { _ = take() }
        let coin = coinInFront()
        let portion = try portion()
        let limit = take("at") ? try price("a price, as in 8,000") : nil
        guard portion != nil || limit != nil else {
            if let word = next {
                throw Misreading(
                    .unknownWord(word.text, expected: "half, a percentage, a size or at"), word,
                    nearest: Nearest.word(to: word.text, among: ["half", "all", "at"]))
            }
            return .close(coin)
        }
        return .closePart(PartRequest(coin: coin, portion: portion ?? .all, limit: limit))
    }

    /// `5,000`, `you 5,000 USDT`.
    fileprivate mutating func ownMoney() throws(Misreading) -> (Money, Asset?) {
        if let word = next, word.lowered == "fund" {
            throw Misreading(.depositIntoFund, word)
        }
        _ = take("you")
        return try amountOfMoney("an amount of money, as in 1,000")
    }
}
