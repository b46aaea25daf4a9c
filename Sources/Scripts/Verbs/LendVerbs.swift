import Figures
import Margin
import Markets

// Loans against coins in a lending pool.

extension Verb {
    static let lendVerbs: [Verb] = [
        Verb(
            "lend", .trade,
            "lend [AMOUNT COIN borrow AMOUNT [ASSET] [rules LENDING] | add AMOUNT [COIN] | "
                + "repay [AMOUNT [ASSET] | all]]",
            "Borrows dollars against coins in a lending pool; alone: the loans.",
            example: "lend 10 ETH borrow 15,000 USDT"
        ) { (words, _) throws(Misreading) in
            words.isAtEnd ? .ask(.loan(nil)) : try words.lending()
        },
        Verb(
            "health", .ask, "health [AMOUNT COIN borrow AMOUNT [ASSET] [at PRICE] [rules LENDING]]",
            "How healthy a loan is: yours, or one that you describe.",
            example: "health 10 ETH borrow 20,000 at 3,000"
        ) { (words, _) throws(Misreading) in
            guard !words.isAtEnd else { return .ask(.loan(nil)) }
            let request = try words.lendRequest(knowsPrice: true)
            return .ask(.loan(request))
        },
    ]
}

/// A loan to be reckoned: at a price of its own, or at that of the market at hand.
public struct LoanQuestion: Sendable, Equatable {
    public var request: LendRequest
    public var price: Price?

    var words: String {
        let asked = request
        return ActText.words(
            "health", asked.amount.written, asked.coin.code, "borrow \(asked.debt.written)",
            price.map { "at \($0.written)" }, asked.rules.map { "rules \($0)" })
    }
}

extension ActText {
    static func text(_ request: LendRequest) -> String {
        words(
            "lend", request.amount.written, request.coin.code, "borrow \(request.debt.written)",
            request.rules.map { "rules \($0)" })
    }

    static func text(_ act: LendAct) -> String {
        switch act {
        case .open(let request, _): text(request)
        case .add(let amount, let coin): words("lend add", amount.written, coin?.code)
        case .repay(let amount): words("lend repay", amount?.written)
        }
    }
}

extension Words {
    fileprivate mutating func lending() throws(Misreading) -> Command {
        if take("add") {
            let amount = try money("an amount of coins, as in 2 ETH")
            return .act(.lend(.add(amount, isAtEnd ? nil : try asset("a coin, as in ETH"))))
        }
        if take("repay") {
            guard !isAtEnd, !take("all") else { return .act(.lend(.repay(nil))) }
            let (amount, asset) = try amountOfMoney("an amount of dollars, as in 5,000")
            try checkDollars(asset)
            return .act(.lend(.repay(amount)))
        }
        return .lend(try lendRequest(knowsPrice: false).request)
    }

    fileprivate mutating func lendRequest(knowsPrice: Bool) throws(Misreading) -> LoanQuestion {
        let amount = try money("an amount of coins, as in 10 ETH")
        let coin = try asset("a coin, as in ETH")
        try expect("borrow")
        let (debt, asset) = try amountOfMoney(
            "an amount of dollars, as in 15,000", keywords: ["at", "rules"])
        try checkDollars(asset)
        var question = LoanQuestion(request: LendRequest(amount: amount, coin: coin, debt: debt))
        while let word = next {
            if knowsPrice, take("at") {
                question.price = try price("a price, as in 3,000")
            } else if take("rules") {
                question.request.rules = try need("a lending market, as in aave-v3").text
            } else {
                let known = knowsPrice ? ["at", "rules"] : ["rules"]
                throw Misreading(
                    .unknownWord(word.text, expected: known.joined(separator: " or ")), word,
                    nearest: Nearest.word(to: word.text, among: known))
            }
        }
        return question
    }

    /// Only dollars are borrowed here.
    private func checkDollars(_ asset: Asset?) throws(Misreading) {
        guard let asset, !asset.isDollar, let last = line.words.last else { return }
        throw Misreading(
            .unknownWord(asset.code, expected: "dollars, as in 15,000 USDT"), last)
    }
}
