/// Who holds what: the crowd as a trader would want to see it. Money in millions of dollars.
public struct CrowdStatement: Sendable, Equatable {
    /// Leverage bands: notional over equity at the mark, from each limit up.
    public static let bands: [Double] = [0, 1, 3, 7, 15, 30, 60]

    public let accounts: Int
    /// Open interest of one side, in coins at the opening price and in dollars now.
    public let openInterestCoins: Double
    public let openInterest: Double
    /// Change in coins since the opening, percent.
    public let changePercent: Double
    public let longs: Double
    public let shorts: Double
    /// An index of leverage: open interest over coin held at venues, 0.20 at the opening. Those coins are
    /// not simulated, so it moves with open interest alone.
    public let leverageIndex: Double
    /// Share of the crowd's notional in each band.
    public let leverageShares: [Double]
    /// Share of the crowd's notional by venue, in the setting's order.
    public let venueShares: [Double]
    public let coinShare: Double
}

extension LiveMarket {
    /// The crowd now. Looks at every account.
    public var crowdStatement: CrowdStatement {
        let at = prices
        var bands = [Double](repeating: 0, count: CrowdStatement.bands.count)
        var venues = [Double](repeating: 0, count: max(setting.venues.count, 4))
        var sides = (long: 0.0, short: 0.0)
        var coin = 0.0
        var accounts = 0
        for row in crowd.rows.indices where crowd.isAlive(row) {
            let x = crowd.rows[row]
            let kind = crowd.kinds[x.ladder]
            let notional =
                Double(x.quantity) * Double(crowd.classes[kind.assetClass].price(at.mark)) / 1e12
            accounts += 1
            if kind.isLong { sides.long += notional } else { sides.short += notional }
            if kind.isCoin { coin += notional }
            venues[x.venue] += notional
            let equity = Double(crowd.equity(row, at: at)) / 1e15
            let leverage = equity > 0 ? notional / equity : .infinity
            let band = CrowdStatement.bands.lastIndex { leverage >= $0 } ?? 0
            bands[band] += notional
        }
        let all = max(sides.long + sides.short, 1e-12)
        let lots = Double(openInterestLots)
        return CrowdStatement(
            accounts: accounts, openInterestCoins: lots / 1e4,
            openInterest: openInterestMillions(at),
            changePercent: (lots / plan.interestLots - 1) * 100, longs: sides.long,
            shorts: sides.short, leverageIndex: 0.20 * lots / plan.interestLots,
            leverageShares: bands.map { $0 / all },
            venueShares: venues.prefix(setting.venues.count).map { $0 / all }, coinShare: coin / all
        )
    }

    /// Open interest of one side, each class at its own price: bitcoin and the rest do not move alike.
    private func openInterestMillions(_ at: MarketPrices) -> Double {
        (0..<2).reduce(0) { sum, c in
            let guests = c == 0 ? max(pots.guestLots, 0) : 0
            let lots = crowd.interest[c * 2] + max(pots.makerLots[c], 0) + guests
            return sum + Double(lots) * Double(crowd.classes[c].price(at.mark)) / 1e12
        }
    }
}
