/// What the crowd holds contracts on: bitcoin itself, or the rest, which moves β times as far.
///
/// The asset price is a straight line in the price of coin, A = slope × P − offset, never below a
/// thousandth of the opening price. It equals P at the opening.
public struct AssetClass: Sendable, Equatable {
    /// Ten times β: sub-ticks of asset price a tick of coin.
    public let slope: Int64
    /// Sub-ticks.
    public let offset: Int64
    /// The least asset price, in sub-ticks.
    public let least: Int64
    /// Maintenance margin in thousandths of notional.
    public let maintenance: Int64

    /// - Parameter openingTicks: the opening price, in ticks of 0.1 dollar
    public init(betaTenths: Int64, maintenance: Int64, openingTicks: Int64) {
        slope = betaTenths
        offset = (betaTenths - 10) * openingTicks
        least = max(openingTicks / 100, 1)
        self.maintenance = maintenance
    }

    @inline(__always)
    func price(_ ticks: Int64) -> Int64 { max(slope &* ticks &- offset, least) }
    @inline(__always)
    func price(_ ticks: Double) -> Double {
        max(Double(slope) * ticks - Double(offset), Double(least))
    }
    /// Maintenance as a fraction.
    var rate: Double { Double(maintenance) / 1000 }
}
