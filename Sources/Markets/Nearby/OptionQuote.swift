import Figures

/// Which right an option is.
public enum OptionKind: String, Sendable, CaseIterable {
    /// To the difference, should the coin end under the strike.
    case put
    /// To the difference, should it end over the strike.
    case call
}

/// What somebody asks and bids for an option on one coin, and what that was reckoned from.
public struct OptionQuote: Sendable, Equatable {
    /// Interest a year in the formula: 4%, our assumption.
    public static let interest = 0.04

    public let kind: OptionKind
    public let spot: Price
    public let strike: Price
    /// Left until expiry.
    public let minutes: Int
    public let volatility: Double
    /// Whether the scenario states that volatility; else it is an assumption.
    public let isStated: Bool
    /// Between the fair price and what is asked, or bid.
    public let halfSpread: Rate
    /// By the formula, to the cent.
    public let fair: Price

    /// - Returns: nil where the formula does not reach: no price, no strike, over ten years.
    public init?(
        _ kind: OptionKind = .put, spot: Price, strike: Price, minutes: Int, volatility: Double,
        isStated: Bool = false, halfSpread: Rate = OptionDepth.leastHalfSpread
    ) {
        let days = Double(max(minutes, 0)) / 1440
        guard spot.isPositive, spot.isAdmissible, strike.isAdmissible, volatility.isFinite,
            volatility >= 0, volatility < 1_000,
            let put = Put(strike: strike.dollars, days: days, interest: Self.interest)
        else { return nil }
        self.kind = kind
        self.spot = spot
        self.strike = strike
        self.minutes = max(minutes, 0)
        self.volatility = volatility
        self.isStated = isStated
        self.halfSpread = halfSpread
        let worth =
            kind == .put
            ? put.value(spot: spot.dollars, volatility: volatility)
            : max(put.callValue(spot: spot.dollars, volatility: volatility), 0)
        fair = Price(units: Int128((worth * 100).rounded()) * Self.cent)
    }

    /// What a buyer pays and a seller gets, a cent at least between them.
    public var ask: Price { max(rounded(.one + halfSpread, .up), Price(units: Self.cent)) }
    public var bid: Price { max(rounded(.one - halfSpread, .down), .zero) }

    private func rounded(_ share: Rate, _ rounding: Rounding) -> Price {
        (fair * share).rounded(rounding).rounded(rounding, to: Price(units: Self.cent))
    }

    private static let cent: Int128 = 1_000_000
}

extension Price {
    var dollars: Double { Double(units) / 1e8 }
}
