import Figures

/// What other positions of the same pool bring to the rule: nothing in isolated margin, their
/// unrealised profit and their maintenance margin in cross margin. A liquidation price holds them
/// still.
public struct Beside: Sendable, Equatable {
    public let profit: Figure<Money>
    public let maintenance: Figure<Money>
    public init(profit: Figure<Money>, maintenance: Figure<Money>) {
        self.profit = profit
        self.maintenance = maintenance
    }
    public static let nothing = Beside(profit: .zero, maintenance: .zero)

    @inline(__always)
    var isNothing: Bool { profit.value == .zero && maintenance.value == .zero }
    /// What it adds to the collateral, bare.
    @inline(__always)
    var sum: Money { profit.value - maintenance.value }
    /// Only the profit backs what is owed; maintenance is a requirement, not a loss.
    var forBankruptcy: Beside { Beside(profit: profit, maintenance: .zero) }
}
