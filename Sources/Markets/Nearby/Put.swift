/// A European put on the coin, settled in cash; prices in dollars, time in days, volatility a year.
///
/// Black (1976) on the forward F = S·e^(rT): K·e^(−rT)·N(−d₂) − F·e^(−rT)·N(−d₁).
public struct Put: Sendable, Equatable {
    public let strike: Double
    public let days: Double
    /// Interest a year, 4% in the published tables.
    public let interest: Double

    /// - Returns: nil unless the strike is positive, and the time and interest within reason
    public init?(strike: Double, days: Double, interest: Double = 0.04) {
        guard strike > 0, strike < 1e12, days >= 0, days <= 3_650, interest > -1, interest < 1
        else {
            return nil
        }
        self.strike = strike
        self.days = days
        self.interest = interest
    }

    /// The same option some days later; never beyond its expiry.
    public func later(by passed: Double) -> Put {
        Put(strike: strike, days: max(days - max(passed, 0), 0), interest: interest) ?? self
    }

    /// What it is worth at a spot price and a volatility; at expiry, what it pays.
    public func value(spot: Double, volatility: Double) -> Double {
        let time = days / 365
        let discount = Logarithm.exp(0 - interest * time)
        guard spot > 0, time > 0, volatility > 0 else {
            return max(strike * discount - max(spot, 0), 0)
        }
        let width = volatility * time.squareRoot()
        let forward = spot / discount
        let d1 = (Logarithm.ln(forward / strike) + width * width / 2) / width
        let d2 = d1 - width
        let worth =
            strike * discount * Normal.distribution(0 - d2)
            - forward * discount * Normal.distribution(0 - d1)
        return max(worth, 0)
    }

    /// The call of the same strike, by parity: call − put = S − K·e^(−rT).
    public func callValue(spot: Double, volatility: Double) -> Double {
        value(spot: spot, volatility: volatility) + spot
            - strike * Logarithm.exp(0 - interest * days / 365)
    }

    /// What it pays when it expires at a spot price.
    public func payoff(spot: Double) -> Double { max(strike - spot, 0) }
}
