// Loans of lending pools in the loop: strangers repay, take coins, and sell them on spot.

extension LiveMarket {
    /// The loans that are due at the spot price of a round are called, and their coins sold at once.
    ///
    /// The price they are called at is that of the round, as a pool's oracle without lag would have it;
    /// the sale moves spot for the next round. Spot is not the venue's: a freeze of it stops nobody.
    mutating func callLoans(at spot: Int64, _ spots: inout Walk, _ report: inout MinuteReport) {
        let calls = loans.call(at: spot)
        guard calls.loans > 0 else { return }
        let average = calls.seized > 0 ? Int64(spots.sell(coinLots: calls.seized)) : 0
        let brought = Int128(calls.seized) * Int128(average)
        pots.outside -= brought
        pots.coinOutside += Int128(calls.seized)
        pots.coinSeized += Int128(calls.seized)
        pots.strangers += brought - Int128(calls.repaid)
        pots.pool += Int128(calls.repaid)
        pots.badDebt += Int128(calls.badDebt)
        report.loansCalled += calls.loans
        report.loansRepaid &+= calls.repaid / 10_000
        report.loansSold &+= Int64(truncatingIfNeeded: brought / 10_000)
        report.coinsSeized &+= calls.seized
        report.badDebt &+= calls.badDebt / 10_000
    }

    /// The same while the perp's venue is frozen: nothing else is closed then.
    mutating func callLoansAlone(_ report: inout MinuteReport) {
        guard switches.liquidations else { return }
        var spots = Walk(
            spotBook, price: state.spot, anchor: anchor, floor: plan.floor, ceiling: plan.ceiling)
        for _ in 0..<100_000 {
            let spot = prices.spot
            guard loans.isDue(at: spot) else { return }
            callLoans(at: spot, &spots, &report)
            state.spot = spots.price
        }
    }
}

/// Loans of the pools as they stand. Millions of dollars, coins, shares of one.
public struct LendingStatement: Sendable, Equatable {
    public let totalDebt: Double
    /// Of it within reach of a fall, at first and still owed.
    public let exposed: Double
    public let owed: Double
    public let coins: Double
    public let loans: Int
    /// Loans called, what strangers repaid, took, and got for it on spot; what nobody will repay.
    public let called: Int
    public let repaid: Double
    public let seized: Double
    public let sold: Double
    public let badDebt: Double
    /// How far spot would have to fall, in percent, and the debt that may be called there.
    public let due: [(fall: Int, debt: Double)]

    public var repaidShare: Double { totalDebt > 0 ? repaid / totalDebt : 0 }

    public static func == (a: Self, b: Self) -> Bool {
        a.totalDebt == b.totalDebt && a.owed == b.owed && a.coins == b.coins
            && a.called == b.called && a.repaid == b.repaid && a.seized == b.seized
            && a.sold == b.sold && a.badDebt == b.badDebt
    }
}

extension LiveMarket {
    /// Nil where the scenario has no pools.
    public var lendingStatement: LendingStatement? {
        guard !loans.isEmpty else { return nil }
        func millions(_ units: Int128) -> Double { Double(units) / 1e12 }
        let falls = [5, 10, 15, 20, 30, 40, 50]
        let due = loans.debtDue(within: falls, of: prices.spot)
        return LendingStatement(
            totalDebt: setting.loans.debt, exposed: millions(Int128(loans.exposedDebt)),
            owed: millions(Int128(loans.debt)), coins: Double(loans.coins) / 1e5,
            loans: loans.rows.count, called: loans.called, repaid: millions(pots.pool),
            seized: Double(pots.coinSeized) / 1e5, sold: millions(pots.pool + pots.strangers),
            badDebt: millions(pots.badDebt),
            due: zip(falls, due).map { (fall: $0, debt: Double($1) / 1e12) })
    }
}
