import Figures

/// What a position or a whole pool has and needs, in one asset. Risks add up.
public struct Risk: Sendable, Equatable {
    /// Collateral and unrealised profit.
    public let equity: Figure<Money>
    public let initial: Figure<Money>
    public let maintenance: Figure<Money>

    public init(equity: Figure<Money>, initial: Figure<Money>, maintenance: Figure<Money>) {
        self.equity = equity
        self.initial = initial
        self.maintenance = maintenance
    }

    public static let none = Risk(equity: .zero, initial: .zero, maintenance: .zero)

    public static func + (a: Risk, b: Risk) -> Risk {
        Risk(
            equity: a.equity + b.equity, initial: a.initial + b.initial,
            maintenance: a.maintenance + b.maintenance)
    }

    /// The rule of every venue: what is left no longer exceeds what must be left.
    public var isLiquidated: Bool {
        maintenance.value.isPositive && equity.value <= maintenance.value
    }
    /// Nothing new may be opened once the initial margin is not covered.
    public var hasRoom: Bool { equity.value > initial.value }

    public var excess: Figure<Money> { (equity - maintenance).named(.excessMargin) }

    /// Maintenance ÷ equity, or equity ÷ maintenance, as the venue prints it; nil where nothing would
    /// stand under the line.
    public func ratio(_ form: MarginRule.Ratio) -> Figure<Rate>? {
        switch form {
        case .maintenanceOverEquity:
            guard equity.value.isPositive else { return nil }
            return maintenance.divided(by: equity, .up).named(.marginRatio)
        case .equityOverMaintenance:
            guard maintenance.value.isPositive else { return nil }
            return equity.divided(by: maintenance, .down).named(.marginRatio)
        }
    }
}

extension Position {
    /// What the position brings to a pool at a mark; its collateral is the pool's business, so only
    /// an isolated position brings its own.
    public func risk(at mark: Figure<Price>, isolated: Bool) -> Risk {
        let value = value(at: mark)
        let initial: Figure<Money> = value.divided(by: Figure(leverage), .up)
        return Risk(
            equity: isolated ? equity(at: mark) : profit(at: mark),
            initial: initial.named(.initialMargin), maintenance: maintenance(at: mark))
    }
}
