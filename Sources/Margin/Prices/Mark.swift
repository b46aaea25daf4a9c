import Figures

// Mark prices by each venue's formula. Sources: Binance, https://www.binance.com/en/support/faq/
// 360033525071; Bybit, "Mark Price Calculation (Perpetual, Expiry)"; OKX, "Mark price"; Hyperliquid
// docs, "Robust price indices".

/// What a mark price is made from at one moment.
public struct MarkInputs: Sendable, Equatable {
    public var index: Figure<Price>
    public var last: Figure<Price>
    /// The mean of mid less index over the venue's window; nil until the window is filled.
    public var basis: Figure<Price>?
    /// The last funding rate, and how much of its interval is still to come, as a share.
    public var funding: Figure<Rate>
    public var timeLeft: Figure<Rate>
    public var bid: Figure<Price>?
    public var ask: Figure<Price>?
    /// The weighted middle of other venues.
    public var elsewhere: Figure<Price>?

    public init(
        index: Figure<Price>, last: Figure<Price>, basis: Figure<Price>? = nil,
        funding: Figure<Rate> = .zero, timeLeft: Figure<Rate> = .zero,
        bid: Figure<Price>? = nil, ask: Figure<Price>? = nil, elsewhere: Figure<Price>? = nil
    ) {
        self.index = index
        self.last = last
        self.basis = basis
        self.funding = funding
        self.timeLeft = timeLeft
        self.bid = bid
        self.ask = ask
        self.elsewhere = elsewhere
    }
}

extension MarkRule {
    /// The mark; the last price where what the formula needs is missing, as the venues do.
    public func mark(_ inputs: MarkInputs) -> Figure<Price> {
        switch kind {
        case .last: return inputs.last.named(.markPrice)
        case .indexPlusBasis:
            guard let basis = inputs.basis else { return inputs.last.named(.markPrice) }
            return (inputs.index + basis).named(.markPrice)
        case .medianOfThree:
            guard let basis = inputs.basis else { return inputs.last.named(.markPrice) }
            let carried = countsFunding ? fundingPrice(inputs) : inputs.index
            let basisPrice = (inputs.index + basis).named(.basisPrice)
            return Self.middle(carried, basisPrice, inputs.last).named(.markPrice)
        case .medianOfVenues: return medianOfVenues(inputs)
        }
    }

    /// The index, moved by the part of the last funding rate that is still to come.
    ///
    ///     index × (1 + last funding rate × time left ÷ interval)
    public func fundingPrice(_ inputs: MarkInputs) -> Figure<Price> {
        let share = Rate(
            units: divide(
                inputs.funding.value.units * inputs.timeLeft.value.units, unitsPerOne, .nearest))
        let toCome = Figure(
            share, inputs.funding.isExplained || inputs.timeLeft.isExplained,
            .product(inputs.funding.operand, inputs.timeLeft.operand)
        ).named(.fundingToCome)
        let moved: Figure<Price> = (inputs.index * (.one + toCome)).rounded(.nearest)
        return moved.named(.fundingPrice)
    }

    private func medianOfVenues(_ inputs: MarkInputs) -> Figure<Price> {
        let slow = inputs.basis.map { (inputs.index + $0).named(.basisPrice) }
        var book: Figure<Price>?
        if let bid = inputs.bid, let ask = inputs.ask {
            book = Self.middle(bid, ask, inputs.last)
        }
        let found = [slow, book, inputs.elsewhere].compactMap { $0 }
        switch found.count {
        case 3: return Self.middle(found[0], found[1], found[2]).named(.markPrice)
        case 2:
            let half = (found[0] + found[1]).value.units
            return Figure(
                Price(units: divide(half, 2, .nearest)), found.contains { $0.isExplained },
                .mean(found.map(\.operand))
            ).named(.markPrice)
        case 1: return found[0].named(.markPrice)
        default: return inputs.last.named(.markPrice)
        }
    }

    /// The one between the two others: a single input that jumps cannot move it far.
    static func middle(
        _ a: Figure<Price>, _ b: Figure<Price>, _ c: Figure<Price>
    ) -> Figure<Price> {
        .greatest(.least(a, b), .least(.greatest(a, b), c))
    }
}

extension Term {
    public static let indexPrice = Term(
        "index price", "The price of the coin itself, put together from several venues.")
    public static let fundingToCome = Term(
        "funding still to come", "The last funding rate times the share of its interval left.")
    public static let fundingPrice = Term(
        "index with funding", "The index, moved by the funding still to come.")
    public static let basisPrice = Term(
        "index with basis", "The index plus the mean distance of the contract's price from it.")
    public static let basis = Term(
        "basis", "The mean distance of the contract's price from the index.")
}
