import Figures
import Margin

// What a position took and gave, fill by fill: `why`, the debrief and `who` tell one sum.

/// What a position cost and brought from its first fill on: all its openings, and every part of it that
/// was closed. In the asset that its contract settles in.
public struct PositionBooks: Sendable, Equatable {
    /// The journal lines that opened it and added to it, oldest first.
    public internal(set) var openings: [Int] = []
    /// What openings put behind it, and what was put in by hand afterwards, less what was taken out.
    public internal(set) var margin: Money = .zero
    public internal(set) var added: Money = .zero
    public internal(set) var openingFees: Money = .zero
    /// Of parts, and of the end.
    public internal(set) var closingFees: Money = .zero
    /// Funding paid, less what was received.
    public internal(set) var funding: Money = .zero
    /// What the parts that were closed before the end brought, their fees taken off; with a minus what
    /// they lost.
    public internal(set) var parts: Money = .zero
    /// The same of its last close; zero while it is open.
    public internal(set) var end: Money = .zero

    public init() {}

    /// All the money that was put behind it.
    public var stake: Money { margin + added }
    public var fees: Money { openingFees + closingFees }
    /// Everything that is gone with it, fees and funding among it; with a minus a gain.
    ///
    ///     lost = opening fees + funding − what the parts brought − what the end brought
    public var lost: Money { openingFees + funding - parts - end }

    mutating func open(on line: Int, margin: Money, fee: Money) {
        openings.append(line)
        self.margin += margin
        openingFees += fee
    }

    mutating func close(isWhole: Bool, brought: Money, fee: Money) {
        closingFees += fee
        if isWhole { end += brought } else { parts += brought }
    }
}

extension World {
    /// Everything of the person's in an asset: free, behind positions, pledged, less what is owed.
    public func own(_ asset: Asset) -> Money {
        ledger.pots(in: asset).reduce(.zero) { $1.pot.isYours ? $0 + $1.amount : $0 }
    }

    /// What the moves of money since one of them took from the person as fees.
    func feesPaid(_ asset: Asset, since first: Int) -> Money {
        ledger.transfers[first...].reduce(.zero) { sum, transfer in
            let isFee = transfer.reason == .fee || transfer.reason == .liquidationFee
            guard isFee, transfer.asset == asset, transfer.from.isYours else { return sum }
            return sum + transfer.amount
        }
    }
}

extension Pot {
    /// A pot of the person at the prompt.
    public var isYours: Bool {
        switch self {
        case .wallet(let trader), .margin(let trader, _), .pledge(let trader), .debt(let trader):
            trader == World.you
        default: false
        }
    }
}
