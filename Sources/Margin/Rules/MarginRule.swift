import Figures

/// How a venue counts what must stay covered: everything in which the formulas of the venues differ.
public struct MarginRule: Sendable, Equatable {
    /// What a tier's rate applies to.
    public enum Table: String, Sendable {
        /// To the part of the position inside the tier; the table's amounts make it one product.
        case progressive
        /// To the whole position: maintenance jumps at a border.
        case flat
    }
    /// Which value the maintenance margin is taken of.
    public enum Basis: String, Sendable {
        case mark
        /// The value at entry: the requirement stays what it was when the position was opened.
        case entry
    }
    /// Whether the fee of closing counts in the trigger.
    public enum TriggerFee: String, Sendable {
        case none
        /// The taker fee is added to the maintenance rate.
        case taker
        /// It stands on both sides of the rule and cancels, except for margin that was added.
        case cancels
        /// It is set aside at its bankruptcy price: a fixed amount, whatever the mark does.
        ///
        /// Source: Bybit help centre, "How to calculate Liquidation Price (Inverse Contract)",
        /// article 360039261334, edition of the years before unified accounts.
        case bankruptcy
    }
    /// How the venue prints the margin ratio.
    public enum Ratio: String, Sendable {
        /// Maintenance ÷ equity: the exchange closes when it has risen to 100 %.
        case maintenanceOverEquity = "maintenance/equity"
        /// Equity ÷ maintenance: the exchange closes when it has fallen to 100 %.
        case equityOverMaintenance = "equity/maintenance"
    }

    public var table: Table
    public var basis: Basis
    public var triggerFee: TriggerFee
    /// The taker fee, as far as the trigger counts it.
    public var fee: Figure<Rate>
    public var ratio: Ratio
    /// The ratio at which the venue warns, in its own direction; nil where none is known.
    public var warnsAt: Figure<Rate>?

    public init(
        table: Table = .progressive, basis: Basis = .mark, triggerFee: TriggerFee = .none,
        fee: Figure<Rate> = .zero, ratio: Ratio = .maintenanceOverEquity,
        warnsAt: Figure<Rate>? = nil
    ) {
        self.table = table
        self.basis = basis
        self.triggerFee = triggerFee
        self.fee = fee
        self.ratio = ratio
        self.warnsAt = warnsAt
    }

    /// Progressive tiers of the value at the mark, no fee in the trigger.
    public static let standard = MarginRule()

    /// The same rule without sources, for the fast path.
    var bare: MarginRule {
        MarginRule(
            table: table, basis: basis, triggerFee: triggerFee, fee: fee.bare, ratio: ratio,
            warnsAt: warnsAt?.bare)
    }

    /// Margin added by hand backs a little less than itself, or more: the fee of closing is taken
    /// at the bankruptcy price, which the added margin moves.
    var scalesAddedMargin: Bool { triggerFee == .cancels }

    /// What must stay covered in a tier, the fee of closing included where the venue counts it.
    @inline(__always)
    func rate(in tier: Tier) -> Figure<Rate> {
        triggerFee == .taker ? tier.rate + fee : tier.rate
    }
}
