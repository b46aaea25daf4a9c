// What a trader looks at, as data. Prices in dollars, money in millions of dollars, rates as shares.

/// The market at a glance.
public struct MarketStatement: Sendable, Equatable {
    public let last: Double
    public let mark: Double
    public let spot: Double
    /// Perp over spot less one, and last over mark less one.
    public let basis: Double
    public let lastOverMark: Double
    /// Quoted spread, a share of price; quoted depth, a share of what stands in calm.
    public let spread: Double
    public let quotedDepth: Double
    /// Volatility of the last minutes, a year.
    public let volatility: Double
    public let funding: Double
    public let minutesToFunding: Int
    public let insurance: Double
    /// What the venue has paid beyond its fund.
    public let venueLoss: Double
    /// Millions of dollars of longs the market maker carries; negative is short.
    public let makerInventory: Double
}

/// One step of the book: what must be sold, or bought, to move the perp so far.
public struct BookLevel: Sendable, Equatable {
    /// Percent from the price; negative below.
    public let away: Double
    public let price: Double
    /// Millions to get there: what is quoted for all to see, and with the latent part.
    public let quoted: Double
    public let total: Double
}

/// Who lost, and who was paid, in a run so far. Millions of dollars.
public struct WhoStatement: Sendable, Equatable {
    /// Closed by force, and by stops: notional, not money lost.
    public let forcedNotional: Double
    public let stoppedNotional: Double
    /// What those accounts had lost when they closed.
    public let lost: Double
    /// Paid to the venue in fees, and what the fund gained or gave, net.
    public let fees: Double
    public let insuranceChange: Double
    public let insuranceUsed: Double
    /// Closed against winners for want of a fund.
    public let deleveraged: Double

    /// Of what was lost, what the accounts themselves had put up: the fund filled the holes.
    public var ownLoss: Double { lost - insuranceUsed }
    /// Penalties of forced closes, paid into the fund.
    public var penalties: Double { insuranceChange + insuranceUsed }
}

extension LiveMarket {
    public var marketStatement: MarketStatement {
        let every = state.fundingEvery
        let passed = ((minute % every) + every) % every
        let lots = pots.makerLots.reduce(0, +)
        return MarketStatement(
            last: state.perp / 10, mark: mark / 10, spot: state.spot / 10,
            basis: state.perp / state.spot - 1, lastOverMark: state.perp / mark - 1,
            spread: spread, quotedDepth: quotedDepth,
            volatility: state.volatility * (525_600.0).squareRoot(), funding: state.funding,
            minutesToFunding: every - passed, insurance: Double(pots.fund) / 1e12,
            venueLoss: Double(pots.venueLoss) / 1e12,
            makerInventory: Double(lots) / 1e4 * state.perp / 10 / 1e6)
    }

    /// How far one sale of so many millions of dollars moves the perp now, in percent; negative.
    public func moved(bySelling millions: Double) -> Double {
        let lots = millions * 1e6 / (state.perp / 10) * 1e4
        return (perpBook.walk(state.perp, lots, anchor: anchor).price / state.perp - 1) * 100
    }

    /// The perp's book at distances in percent, both sides.
    public func bookLevels(_ percents: [Double] = [0.1, 0.25, 0.5, 1, 2, 5]) -> [BookLevel] {
        let book = perpBook
        let visible = Book(k: book.k * state.depth, l: 0)
        let away = percents.reversed().map { 0 - $0 } + percents
        return away.map { percent in
            let price = state.perp * (1 + percent / 100)
            func millions(_ book: Book) -> Double {
                let lots = book.absorbed(anchor - price) - book.absorbed(anchor - state.perp)
                return (lots < 0 ? 0 - lots : lots) / 1e4 * state.perp / 10 / 1e6
            }
            return BookLevel(
                away: percent, price: price / 10, quoted: millions(visible), total: millions(book))
        }
    }

    public func whoStatement(_ tally: LiveTally) -> WhoStatement {
        WhoStatement(
            forcedNotional: LiveTally.millions(tally.liquidated),
            stoppedNotional: LiveTally.millions(tally.stopped),
            lost: LiveTally.millions(tally.lost), fees: LiveTally.millions(tally.fees),
            insuranceChange: Double(pots.insurance) / 1e12 - setting.insurance,
            insuranceUsed: LiveTally.millions(tally.insuranceUsed),
            deleveraged: LiveTally.millions(tally.deleveraged))
    }
}
