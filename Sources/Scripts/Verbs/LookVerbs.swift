import Margin

// Looking at the account and the market, and asking about them. No line of the journal.

extension Verb {
    static let lookVerbs: [Verb] = [
        Verb(
            "account", .look, "Your money: free, behind positions, altogether.",
            aliases: ["balance", "wallet", "portfolio", "status", "equity"].map {
                Alias($0, "account")
            }, .ask(.account)),
        Verb(
            "positions", .look, "positions [COIN]", "What you hold, and how near its line is.",
            example: "positions",
            aliases: [Alias("pnl", "positions"), Alias("p&l", "positions")]
        ) { (words, around) throws(Misreading) in
            .ask(try words.coin(around).map { .positionsOn($0) } ?? .positions)
        },
        Verb(
            "orders", .look, "orders [COIN]", "Orders that wait at the venue.", example: "orders"
        ) { (words, around) throws(Misreading) in
            .ask(try words.coin(around).map { .ordersOn($0) } ?? .orders)
        },
        Verb(
            "collateral", .look, "collateral [COIN]",
            "What each asset of your wallet counts for, and how one comes to count.",
            example: "collateral"
        ) { (words, _) throws(Misreading) in
            .ask(.collateral(words.isAtEnd ? nil : try words.asset("a coin, as in BTC")))
        },
        Verb("alerts", .look, "What rings, once it is so.", .ask(.alerts)),
        Verb(
            "market", .look, "market [COIN]", "Prices as they stand, and whose they are.",
            example: "market",
            aliases: [
                Alias("price", "market"), Alias("ticker", "market"), Alias("quote", "market"),
            ]
        ) { (words, around) throws(Misreading) in
            if let coin = try words.coin(around) { return .ask(.marketOn(coin)) }
            // `market buy 0.2 btc 100x`, as order tickets have it.
            guard let word = words.next, ["buy", "sell", "long", "short"].contains(word.lowered)
            else { return .ask(.market) }
            do throws(Misreading) {
                return .act(.open(try words.opening(around)))
            } catch {
                var misreading = error
                misreading.verb = "open"
                throw misreading
            }
        },
        Verb(
            "chart", .look,
            "chart [COIN | price | equity | margin | funding | crowd | map | oi | liquidations] "
                + "[BARS | 1h]",
            "The price with your lines, or another picture; 1h: the last hour.",
            example: "chart 1h",
            aliases: ["graph", "plot", "candles"].map { Alias($0, "chart") }
        ) { (words, around) throws(Misreading) in try words.chart(around) },
        Verb(
            "crowd", .look, "Who holds what: open interest, sides, leverage.",
            aliases: [Alias("oi", "crowd")], .ask(.live(.crowd))),
        Verb(
            "map", .look, "map [all]",
            "What a fall or rise would force at each level, against the book.",
            example: "map all",
            aliases: [Alias("heatmap", "map"), Alias("liqmap", "map")]
        ) { (words, _) in .ask(.live(words.take("all") ? .wholeMap : .map)) },
        Verb(
            "feed", .look, "Liquidations as they happened and as they were reported.",
            .ask(.live(.feed))),
        Verb(
            "book", .look, "What stands in the book at each distance.",
            aliases: ["depth", "orderbook", "ob", "dom"].map { Alias($0, "book") },
            .ask(.live(.book))),
        Verb(
            "funding", .look, "The funding rate, who pays whom, and when.",
            .ask(.live(.funding))),
        Verb("ledger", .look, "Every move of money, and what each pot holds.", .ask(.ledger)),
        Verb("news", .look, "What has been told so far.", .ask(.news)),
        Verb("who", .look, "Who lost, and who was paid.", .ask(.who)),
        Verb(
            "journal", .look, "What you did, line by line.",
            aliases: ["trades", "fills"].map { Alias($0, "journal") }, .ask(.journal)),
        Verb("branches", .look, "The versions of events you keep.", .ask(.branches)),
        Verb(
            "compare", .look, "compare [BRANCH BRANCH]", "Two branches side by side.",
            example: "compare"
        ) { (words, _) throws(Misreading) in
            let first = words.take()?.text
            return .ask(.compare(first, words.take()?.text))
        },
    ]

    static let askVerbs: [Verb] = [
        Verb(
            "why", .ask, "why [COIN] [TERM]",
            "Why the last thing happened, or how a figure was reached.",
            example: "why liquidation price",
            aliases: [Alias("explain", "why"), Alias("liq", "why", "liquidation", "price")],
            isPlain: true
        ) { (words, _) throws(Misreading) in
            // `why did I get stopped`: the last thing that happened.
            let asks = ["did", "was", "am", "were", "i", "is", "have", "do", "does"]
            if let word = words.next, asks.contains(word.lowered) {
                // What is asked of the world is no question about the last thing: it is looked up.
                let whole = words.rest() ?? ""
                let own = ["i", "my", "me", "it", "this", "that", "mine", "we"]
                let about = Set(whole.lowercased().split { !$0.isLetter }.map(String.init))
                guard !about.isDisjoint(with: own) else {
                    throw Misreading(
                        .unknownWord(whole, expected: "a term, as in liquidation price"), word)
                }
                return .ask(.why(nil))
            }
            return .ask(.why(words.rest()))
        },
        Verb(
            "debrief", .ask, "debrief [COIN]",
            "The last forced close: its cost against the plan, and how often.", example: "debrief"
        ) { (words, around) throws(Misreading) in
            .ask(try words.coin(around).map { .debriefOn($0) } ?? .debrief)
        },
        Verb("mirror", .ask, "Your journal read back in counts, unjudged.", .ask(.mirror)),
        Verb(
            "define", .ask, "define [TERM]", "What a word of the trade means.",
            example: "define maintenance margin"
        ) { (words, _) throws(Misreading) in .ask(.define(words.rest())) },
        Verb(
            "odds", .ask, "odds [NUMBER]",
            "How often it ends so: this day under other seeds, and history.",
            example: "odds 50"
        ) { (words, _) throws(Misreading) in
            guard let word = words.next else { return .ask(.odds(100)) }
            guard word.startsAsNumber, !word.isLeverage, !word.text.hasSuffix("%"),
                words.afterNext?.isTimes != true
            else { return .ask(.history(.count(try words.countRequest()))) }
            _ = words.take()
            return .ask(.odds(try Words.whole(word.text, word, in: 1...1_000)))
        },
        Verb(
            "history", .ask, "history [COIN | funding | stops PERCENT [under | over] [COIN]]",
            "Every day since 2017 by how far it fell.", example: "history"
        ) { (words, _) throws(Misreading) in
            if words.isAtEnd { return .ask(.history(.calendar(nil))) }
            let word = try words.one(
                of: ["funding", "stops", "btc", "eth"], "funding, stops 3%, BTC or ETH")
            if word == "stops" { return .ask(.history(try words.stops())) }
            return .ask(
                .history(word == "funding" ? .funding : .calendar(Asset(word.uppercased()))))
        },
        Verb(
            "split", .ask, "How much of a fall would have come anyway.", .ask(.live(.split))),
        Verb(
            "ladder", .ask, "ladder [long|short] [COIN] [LEVERAGEx]",
            "Every leverage on the same prices, with the minute it was closed.",
            example: "ladder", isPlain: true
        ) { (words, around) throws(Misreading) in
            var side: Side?
            var coin = try words.coin(around)
            if let word = words.next, !word.startsAsNumber, !word.isLeverage {
                let name = try words.one(
                    of: ["long", "short"],
                    "long, short, a coin of this tape, or a leverage as in 20x")
                side = name == "long" ? .long : .short
            }
            if coin == nil { coin = try words.coin(around) }
            let leverage = words.isAtEnd ? nil : try words.leverage(announced: true)
            return .ask(.ladder(side, leverage, on: coin))
        },
    ]
}

extension Words {
    /// A coin whose price the tape carries, or nil where another word stands.
    mutating func coin(_ around: Surroundings) throws(Misreading) -> Asset? {
        guard let word = next, let coin = word.coinAmong(around.coins) else { return nil }
        _ = take()
        return coin
    }
}

extension Line.Word {
    /// The one of several coins that it names, by its code or a symbol.
    func coinAmong(_ coins: [Asset]) -> Asset? {
        coins.first { coin in
            coin.code == text.uppercased() || coin == self.coin
        }
    }
}
