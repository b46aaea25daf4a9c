import Figures
import Margin
import Markets

// What a person does to an account.

extension Verb {
    static let tradeVerbs: [Verb] = [
        Verb(
            "open", .trade,
            "open long|short COIN [SIZE] LEVERAGEx [margin AMOUNT [ASSET]] "
                + "[stop PRICE [on mark|last]]",
            "Opens a position at the market.", example: "open long BTC 20x margin 1,000",
            aliases: [
                Alias("buy", "open", "long"), Alias("long", "open", "long"),
                Alias("sell", "open", "short"), Alias("short", "open", "short"),
            ], isPlain: true
        ) { (words, around) throws(Misreading) in
            .act(.open(try words.opening(around)))
        },
        Verb(
            "close", .trade, "close [COIN | all]", "Closes a position at the market.",
            example: "close"
        ) { (words, _) throws(Misreading) in
            if words.take("all") { return .act(.close(nil)) }
            return .act(.close(words.isAtEnd ? nil : try words.asset("a coin, as in BTC")))
        },
        Verb(
            "stop", .trade, "stop [COIN] PRICE [on mark|last]",
            "Sets the stop of a position, or moves it.", example: "stop 6,950",
            aliases: [Alias("sl", "stop")]
        ) { (words, _) throws(Misreading) in
            let coin = words.next?.asset
            if coin != nil { _ = words.take() }
            var request = try words.stopRequest()
            request.coin = coin
            return .act(.stop(request))
        },
        Verb(
            "cancel", .trade, "cancel stop [COIN]", "Takes the stop of a position away.",
            example: "cancel stop"
        ) { (words, _) throws(Misreading) in
            _ = try words.one(of: ["stop"], "stop")
            return .act(.cancelStop(words.isAtEnd ? nil : try words.asset("a coin, as in BTC")))
        },
        Verb(
            "add margin", .trade, "add margin AMOUNT [ASSET]",
            "Puts more of your free wallet behind the position.", example: "add margin 500"
        ) { (words, _) throws(Misreading) in
            let (amount, asset) = try words.amountOfMoney("an amount of money, as in 1,000")
            return .act(.addMargin(amount, asset))
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
    /// `5,000`, `you 5,000 USDT`.
    fileprivate mutating func ownMoney() throws(Misreading) -> (Money, Asset?) {
        if let word = next, word.lowered == "fund" {
            throw Misreading(.depositIntoFund, word)
        }
        _ = take("you")
        return try amountOfMoney("an amount of money, as in 1,000")
    }
}
