/// What a miner earns and when he stops: dollars, petahashes a second.
public struct Miner: Sendable, Equatable {
    /// Joules a terahash, and dollars a kilowatt-hour.
    public let joulesPerTerahash: Double
    public let dollarsPerKilowattHour: Double

    public init?(joulesPerTerahash: Double, dollarsPerKilowattHour: Double) {
        guard joulesPerTerahash > 0, joulesPerTerahash < 1e4, dollarsPerKilowattHour >= 0,
            dollarsPerKilowattHour < 100
        else { return nil }
        self.joulesPerTerahash = joulesPerTerahash
        self.dollarsPerKilowattHour = dollarsPerKilowattHour
    }

    /// New coin a block: halved in May 2020 and April 2024.
    public static func subsidy(year: Int, month: Int) -> Double {
        switch (year, month) {
        case (...2020, _) where year < 2020 || month < 5: 12.5
        case (...2024, _) where year < 2024 || month < 4: 6.25
        default: 3.125
        }
    }

    /// Dollars a petahash and day: subsidy × (1 + fees) × 144 blocks × price ÷ the network's rate.
    public static func hashPrice(
        price: Double, networkPetahashes: Double, subsidy: Double, fees: Double = 0.01
    ) -> Double { subsidy * (1 + fees) * 144 * price / networkPetahashes }

    /// Electricity, dollars a petahash and day.
    public var costPerPetahashDay: Double { joulesPerTerahash * 24 * dollarsPerKilowattHour }

    /// The coin price at which a day's electricity eats a day's income.
    public func breakEven(networkPetahashes: Double, subsidy: Double, fees: Double = 0.01) -> Double
    {
        costPerPetahashDay * networkPetahashes / (subsidy * (1 + fees) * 144)
    }
}
