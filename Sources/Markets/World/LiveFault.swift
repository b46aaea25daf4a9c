/// A setting that no market can be opened from: the rule that it breaks.
public enum LiveFault: String, Error, Sendable, CaseIterable {
    case priceOutOfRange = "the opening price must lie between 100 and 1,000,000 dollars"
    case minutesOutOfRange = "a live scenario lasts between 1 minute and 60 days"
    case warmUpOutOfRange = "the warm-up lasts at most 479 minutes"
    case accountsOutOfRange = "a crowd has between 100 and 10,000,000 accounts"
    case openInterestOutOfRange = "open interest must lie between 1 and 2,000,000 million dollars"
    case shareOutOfRange = "a share must lie between 0 and 1"
    case skewOutOfRange = "the skew must lie between −0.5 and 0.9"
    case leverageOutOfRange = "a leverage must lie between 0.1 and 125, its spread between 0 and 2"
    case entryOutOfRange = "entries spread by 0 to 0.5 round a drift of −0.5 to 0.5"
    case betaOutOfRange = "the other coins move between 1 and 5 times as far, in whole tenths"
    case maintenanceOutOfRange =
        "maintenance lies between 0.1% and 50%, in whole tenths of a percent"
    case haircutOutOfRange = "a haircut lies between 0 and 90%, in whole tenths of a percent"
    case sizeOutOfRange = "sizes have an exponent of 0.5 to 5 and a cap of 1 to 1,000"
    case levelOutOfRange = "round levels lie 0.01% to 20% apart, the watched level within 50%"
    case venuesNotWhole = "one to four venues whose shares add up to 1"
    case depthNotPositive = "depth and latent depth must be above zero and below 100 trillion"
    case bookOutOfRange = "spread, volatility, thinning and half-lives of the book must be positive"
    case arbitrageOutOfRange = "speed, capacity and limits of arbitrage must be positive and finite"
    case loansOutOfRange =
        "loans: debt to 100,000 million, a share exposed, health 1.01 to 100, bonus to 50%"
    case newsOutOfOrder = "news levels need rising minutes within the scenario"
    case newsOutOfRange = "a news level lies between −0.95 and 4"
    case noiseOutOfRange = "noise must lie between 0 and 5 a year"
    case insuranceOutOfRange = "insurance must lie between 0 and 1,000,000 million dollars"
    case reportOutOfRange = "the reported share must lie between 0.01 and 1"
    case fundingOutOfRange = "funding is paid every 1 to 1,440 minutes"
    case eventOutOfRange =
        "an event needs a minute within the scenario and a figure within its limits"
    case nobodyLeft = "the crowd cannot be built: everyone would be closed at the opening"
}
