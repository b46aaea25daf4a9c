import Figures

// Funding by each venue's formula: Binance, https://www.binance.com/en/support/faq/detail/360033525031;
// Bybit, "Introduction to Funding Rate"; OKX, "Revision of the funding rate formula"; Hyperliquid
// docs, "Funding". They differ only in the numbers of a `FundingRule`.

/// One look into the book while funding is being measured: what a trade of a set size would get.
public struct ImpactPrices: Sendable, Equatable {
    public let bid: Figure<Price>
    public let ask: Figure<Price>
    public let index: Figure<Price>
    public init(bid: Figure<Price>, ask: Figure<Price>, index: Figure<Price>) {
        self.bid = bid
        self.ask = ask
        self.index = index
    }

    /// How far the contract stands above the index, or below it; zero between the two prices.
    ///
    ///     premium = (greatest(0, bid − index) − greatest(0, index − ask)) ÷ index
    public var premium: Figure<Rate> {
        let above = Figure.greatest(.zero, bid - index)
        let below = Figure.greatest(.zero, index - ask)
        return (above - below).divided(by: index, .nearest).named(.premium)
    }
}

extension FundingRule {
    /// The average premium of an interval, oldest sample first; nil without a sample.
    public func average(_ premiums: [Rate]) -> Rate? {
        guard !premiums.isEmpty, premiums.count < 100_000 else { return nil }
        var sum: Int128 = 0
        var weights: Int128 = 0
        for (place, premium) in premiums.enumerated() {
            let weight = averaging == .linear ? Int128(place + 1) : 1
            sum += premium.units * weight
            weights += weight
        }
        return Rate(units: divide(sum, weights, .nearest))
    }

    /// What is paid once, as a share of the value: positive when longs pay shorts.
    ///
    ///     (premium + clamp(interest − premium, ± clamp)) × hours ÷ 8, within ± cap
    ///
    /// - Parameter cap: the contract's own, where the venue gives it one.
    public func rate(premium: Figure<Rate>, cap own: Figure<Rate>? = nil) -> Figure<Rate> {
        let pull = Self.within(clamp, interest - premium)
        let whole = (premium + pull).named(.fundingFormula)
        let share =
            hours == basisHours
            ? whole
            : Figure(
                Rate(
                    units: divide(whole.value.units * Int128(hours), Int128(basisHours), .nearest)),
                whole.isExplained,
                .product(
                    whole.operand,
                    Operand(
                        divide(Int128(hours) * unitsPerOne, Int128(basisHours), .nearest),
                        decimals: 8, .quantity, nil)))
        guard let limit = own ?? cap else { return share.named(.fundingRate) }
        return Self.within(limit, share).named(.fundingRate)
    }

    private static func within(_ limit: Figure<Rate>, _ rate: Figure<Rate>) -> Figure<Rate> {
        .least(limit, .greatest(.zero - limit, rate))
    }

    /// The interval that follows settlements, newest last: a cap reached shortens it, a quiet time
    /// sets it back.
    public func nextHours(after settlements: [Rate], cap own: Rate? = nil) -> Int {
        guard let newest = settlements.last else { return hours }
        let limit = own ?? cap?.value
        for change in switches {
            switch change.when {
            case .atCap:
                if let limit, newest.magnitude >= limit { return change.hours }
            case .quiet(let within, let count):
                let recent = settlements.suffix(count)
                if count > 0, recent.count == count,
                    recent.allSatisfy({ $0.magnitude <= within.value })
                {
                    return change.hours
                }
            }
        }
        return hours
    }
}

extension Position {
    /// What the position pays at a funding stamp; negative where it is paid. Rounded so that the payer
    /// pays no less than its share.
    ///
    /// - Parameter price: the mark, or the oracle's price where the rule says so.
    public func funding(_ rate: Figure<Rate>, at price: Figure<Price>) -> Figure<Money> {
        let value = contract.value(of: size, at: price, .nearest).named(.positionValue)
        let share: Figure<Money> = (value * rate).rounded(.up)
        return (side == .long ? share : .zero - share).named(.fundingPayment)
    }
}

/// How a funding payment is taken: first from what is free, the rest from the margin behind the
/// position, which moves its liquidation price.
public struct FundingCharge: Sendable, Equatable {
    public let fromFree: Money
    public let fromMargin: Money
    /// What even the margin lacked.
    public let missing: Money

    /// - Parameters:
    ///   - payment: what is due; a negative one is received into the free wallet.
    public init(_ payment: Money, free: Money, margin: Money) {
        guard payment.isPositive else {
            fromFree = payment
            fromMargin = .zero
            missing = .zero
            return
        }
        fromFree = min(payment, max(free, .zero))
        fromMargin = min(payment - fromFree, max(margin, .zero))
        missing = payment - fromFree - fromMargin
    }
}

extension Term {
    public static let premium = Term(
        "premium", "How far a contract's price stands above the index, as a share of it.")
    public static let fundingFormula = Term(
        "premium and interest",
        "The premium, drawn toward the venue's interest rate by no more than the clamp.")
    public static let fundingRate = Term(
        "funding rate",
        "What longs pay shorts at the next stamp, as a share of the value; with a minus, what "
            + "shorts pay longs.")
    public static let fundingPayment = Term(
        "funding payment", "What a position pays at a funding stamp; with a minus, receives.")
    public static let interestRate = Term(
        "interest rate", "The part of funding that is paid even when contract and index agree.")
    public static let fundingClamp = Term(
        "clamp", "How far funding may draw the premium toward the interest rate.")
    public static let fundingCap = Term(
        "funding cap", "The greatest funding rate of one payment, either way.")
}
