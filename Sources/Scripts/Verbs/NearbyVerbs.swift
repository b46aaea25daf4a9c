import Figures
import Margin
import Markets

// Calculators for those who stand beside a market: miners, and whoever watches leverage grow.

extension Verb {
    static let nearbyVerbs: [Verb] = [
        Verb(
            "miner", .ask,
            "miner [joules NUMBER] [cents NUMBER] [network NUMBER] [price PRICE] "
                + "[subsidy NUMBER] [fees PERCENT]",
            "The price of bitcoin at which a miner's power eats what he earns.",
            example: "miner joules 20 cents 5 network 1,080,000"
        ) { (words, _) throws(Misreading) in .ask(.miner(try words.minerQuestion())) },
        Verb(
            "buildup", .ask,
            "buildup [days NUMBER] [volatility PERCENT [to PERCENT] [by NUMBER]] [drift PERCENT]",
            "How leverage grows while nothing happens, day by day: a model.",
            example: "buildup days 90 volatility 55% to 35% by 45"
        ) { (words, _) throws(Misreading) in .ask(.buildUp(try words.buildUpQuestion())) },
    ]
}

/// A miner, his network and his coin; what is nil is taken from the market at hand or assumed.
public struct MinerQuestion: Sendable, Equatable {
    /// Joules a terahash.
    public var joules: Rate?
    /// Cents of a dollar a kilowatt-hour.
    public var cents: Rate?
    /// Petahashes a second of the whole network.
    public var network: Money?
    public var price: Price?
    /// Bitcoin a block.
    public var subsidy: Rate?
    /// Of the subsidy.
    public var fees: Rate?

    var words: String {
        ActText.words(
            "miner", joules.map { "joules \($0.written)" }, cents.map { "cents \($0.written)" },
            network.map { "network \($0.written)" }, price.map { "price \($0.written)" },
            subsidy.map { "subsidy \($0.written)" }, fees.map { "fees \($0.percentWritten)" })
    }
}

public struct BuildUpQuestion: Sendable, Equatable {
    public var days = 90
    /// Yearly, at the beginning, and what it comes to by a day.
    public var volatility = Rate(units: 55_000_000)
    public var later = Rate(units: 35_000_000)
    public var by = 45
    /// Of price, a day.
    public var drift = Rate(units: 200_000)

    var words: String {
        ActText.words(
            "buildup days \(days) volatility \(volatility.percentWritten)",
            "to \(later.percentWritten) by \(by) drift \(drift.percentWritten)")
    }
}

extension Words {
    fileprivate mutating func minerQuestion() throws(Misreading) -> MinerQuestion {
        let names = ["joules", "cents", "network", "price", "subsidy", "fees"]
        var question = MinerQuestion()
        while !isAtEnd {
            let word = try one(of: names, names.joined(separator: ", "))
            if word == "price" {
                question.price = try price()
                continue
            }
            let number = try need("a number")
            switch word {
            case "joules": question.joules = try Words.above(number, "joules a terahash")
            case "cents": question.cents = try Words.number(number, "cents a kilowatt-hour")
            case "network": question.network = try Words.above(number, "petahashes a second")
            case "subsidy": question.subsidy = try Words.above(number, "bitcoin a block")
            default: question.fees = try Words.percentage(number)
            }
        }
        return question
    }

    /// A number above nought.
    private static func above<Value: FixedPoint>(
        _ word: Line.Word, _ expected: String
    ) throws(Misreading) -> Value {
        let value: Value = try number(word, expected)
        guard value.units > 0 else {
            throw Misreading(.notANumber(word.text, expected: "\(expected), above 0"), word)
        }
        return value
    }

    fileprivate mutating func buildUpQuestion() throws(Misreading) -> BuildUpQuestion {
        var question = BuildUpQuestion()
        while !isAtEnd {
            switch try one(
                of: ["days", "volatility", "drift"], "days, volatility or drift")
            {
            case "days": question.days = try day(most: 365)
            case "drift":
                question.drift = try Words.percentage(try need("a drift a day, as in 0.2%"))
            default:
                question.volatility = try yearly()
                question.later = take("to") ? try yearly() : question.volatility
                if take("by") { question.by = try day(most: 365) }
            }
        }
        return question
    }

    private mutating func yearly() throws(Misreading) -> Rate {
        let word = try need("a volatility a year, as in 55%")
        let share = try Words.percentage(word)
        guard share >= Rate(units: 1_000_000), share <= Rate(units: 1_000_000_000) else {
            throw Misreading(
                .unknownWord(word.text, expected: "a volatility from 1% to 1,000%"), word)
        }
        return share
    }

    private mutating func day(most: Int) throws(Misreading) -> Int {
        let word = try need("a number of days, as in 90")
        return try Words.whole(word.text, word, in: 1...most)
    }
}
