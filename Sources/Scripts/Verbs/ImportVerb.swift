import Figures
import Margin

// `import trades.csv in october-2025`: the book that somebody holds today.

extension Verb {
    static let importVerb = Verb(
        "import", .files,
        "import FILE [in SCENARIO] [rules RULEBOOK] [wallet AMOUNT] [leverage LEVERAGEx]",
        "Opens your own book, from an exchange's table, in another market.",
        example: "import trades.csv in october-2025"
    ) { (words, _) throws(Misreading) in
        var request = ImportRequest(try words.path("trades.csv"))
        var said: [String] = []
        while let word = words.next {
            let part = try words.one(
                of: ["in", "rules", "wallet", "leverage"], "in, rules, wallet or leverage")
            if said.contains(part) { throw Misreading(.saidTwice(part), word) }
            said.append(part)
            switch part {
            case "in": request.scenario = try words.need("a scenario, as in october-2025").text
            case "rules": request.rules = try words.need("a rulebook, as in plain").text
            case "wallet":
                let word = try words.need("an amount, as in 5,000")
                let wallet: Money = try Words.number(word, "an amount, as in 5,000")
                guard !wallet.isNegative else {
                    throw Misreading(
                        .notANumber(word.text, expected: "an amount, as in 5,000"), word)
                }
                request.wallet = wallet
            default: request.leverage = try words.leverage(announced: true)
            }
        }
        return .turn(.importBook(request))
    }
}
