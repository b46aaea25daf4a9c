import Figures
import Margin

/// A liquidation as the venue went through it: the account it judged, and every step with its figures.
public struct ForcedClose: Sendable, Equatable {
    /// Whose it was.
    public let trader: String
    public let pool: Pool
    /// What was there, and what was needed.
    public let risk: Risk
    /// The asset that both are counted in.
    public let asset: Asset
    /// The position that stood alone, as it was judged; nil for a pool of several.
    public let position: Position?
    /// The mark that judged it.
    public let mark: Price?
    public let steps: [LiquidationStep]
    /// The queue of those who could be closed for it, first in line first, with their scores.
    public let queue: [Place]
    /// Where in its bar it was found to be due.
    public let judged: JudgedAt
    /// The step at which it was due, and the one at which it was sold.
    public let dueStep: Int
    public let soldStep: Int

    public struct Place: Sendable, Equatable {
        public let name: String
        public let score: Rate
    }

    /// One sale of everything and nothing else: what the position's end says of it is all there is.
    public var isPlainSale: Bool {
        var sales = 0
        for step in steps {
            switch step {
            case .triggered, .cancelled, .paidFee, .surplus, .shortfall, .unpaid: continue
            case .reduced: sales += 1
            default: return false
            }
        }
        return sales <= 1
    }

    /// The steps that are told one by one.
    public var told: [LiquidationStep] {
        guard isPlainSale else { return steps }
        return steps.filter { if case .cancelled = $0 { true } else { false } }
    }
}
