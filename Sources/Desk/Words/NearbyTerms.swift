import Figures
import Margin
import Markets

// Words of those who stand beside a market: puts, miners, and leverage that builds up.

extension Glossary {
    static let nearby: [Term] = [
        .put, .call, .strike, .putPremium, .callPremium, .optionAsk, .putWorth, .callWorth,
        .putSettlement, .callSettlement, .impliedVolatility,
        .netExposure, .hashprice, .froth, .reset, .healthFactor, .loanLine, .borrowLimit,
        .loanToValue, .liquidationThreshold, .liquidationBonus, .closeFactor, .debt, .pledged,
        .loansCalled,
    ]

    static let nearbyHabits: [(String, Term)] = [
        ("puts", .put), ("calls", .call), ("hedge", .netExposure), ("exposure", .netExposure),
        ("iv", .impliedVolatility),
        ("vol", .impliedVolatility), ("ask", .optionAsk),
        ("put settlement", .putSettlement), ("miner", .hashprice), ("buildup", .froth),
        ("health", .healthFactor), ("hf", .healthFactor), ("ltv", .loanToValue), ("loan", .debt),
        ("lending", .loansCalled), ("loans", .loansCalled),
        ("threshold", .liquidationThreshold), ("bonus", .liquidationBonus),
    ]
}

extension Term {
    static let hashprice = Term(
        "hashprice", "What a petahash a second of mining earns in a day, in dollars.")
    static let froth = Term(
        "froth", "Leverage that is back, or higher than before, soon after a fall.")
    static let reset = Term(
        "reset", "A fall after which open interest and leverage stay lower than before it.")
}
