import Figures

/// What somebody asks and bids for a put on one coin, and what that was reckoned from.
public struct PutQuote: Sendable, Equatable {
    /// Between the fair price and what is asked, or bid. 3%: our assumption.
    public static let halfSpread = Rate(units: 3_000_000)
    /// Interest a year in the formula: 4%, our assumption.
    public static let interest = 0.04

    public let spot: Price
    public let strike: Price
    /// Left until expiry.
    public let minutes: Int
    public let volatility: Double
    /// Whether the scenario states that volatility; else it is an assumption.
    public let isStated: Bool
    /// By the formula, to the cent.
    public let fair: Price

    /// - Returns: nil where the formula does not reach: no price, no strike, over ten years.
    public init?(
        spot: Price, strike: Price, minutes: Int, volatility: Double, isStated: Bool = false
    ) {
        let days = Double(max(minutes, 0)) / 1440
        guard spot.isPositive, spot.isAdmissible, strike.isAdmissible, volatility.isFinite,
            volatility >= 0, volatility < 1_000,
            let put = Put(strike: strike.dollars, days: days, interest: Self.interest)
        else { return nil }
        self.spot = spot
        self.strike = strike
        self.minutes = max(minutes, 0)
        self.volatility = volatility
        self.isStated = isStated
        let worth = put.value(spot: spot.dollars, volatility: volatility)
        fair = Price(units: Int128((worth * 100).rounded()) * Self.cent)
    }

    /// What a buyer pays and a seller gets, a cent at least between them.
    public var ask: Price { max(rounded(.one + Self.halfSpread, .up), Price(units: Self.cent)) }
    public var bid: Price { rounded(.one - Self.halfSpread, .down) }

    private func rounded(_ share: Rate, _ rounding: Rounding) -> Price {
        (fair * share).rounded(rounding).rounded(rounding, to: Price(units: Self.cent))
    }

    private static let cent: Int128 = 1_000_000
}

extension Price {
    var dollars: Double { Double(units) / 1e8 }
}
