/// All that one seed came to in one setting, exact: a row of a sweep.
///
/// Prices in ticks of 0.1 dollar, reports in cents, pots in millionths of a dollar, lots of 10⁻⁴ coin.
public struct SweptMarket: Sendable, Equatable {
    public let tally: LiveTally
    public let opening: MarketPrices
    public private(set) var end: MarketPrices
    /// The mark at the ends of minutes; the opening counts.
    public private(set) var lowestMark: Int64
    public private(set) var highestMark: Int64
    /// Rounds of the cascade, of all minutes and of the longest one.
    public private(set) var rounds = 0
    public private(set) var mostRounds = 0
    /// Loans of lending pools that strangers closed a part of, and what they repaid of them.
    public private(set) var loansCalled = 0
    public private(set) var loansRepaid: Int64 = 0
    public let openInterest: Int64
    public let openInterestAtEnd: Int64
    /// Whatever is in no open account at the end.
    public let pots: Pots

    /// Plays a market at its opening to its end.
    public init(playing opened: LiveMarket) {
        var market = opened
        var tally = LiveTally(market)
        var scratch = LiveScratch()
        opening = market.prices
        end = opening
        (lowestMark, highestMark) = (opening.mark, opening.mark)
        openInterest = market.openInterestLots
        while !market.isAtEnd {
            let report = market.step(&scratch)
            tally.add(report)
            lowestMark = min(lowestMark, report.mark)
            highestMark = max(highestMark, report.mark)
            rounds += report.rounds
            mostRounds = max(mostRounds, report.rounds)
            loansCalled += report.loansCalled
            loansRepaid += report.loansRepaid
        }
        end = market.prices
        openInterestAtEnd = market.openInterestLots
        pots = market.pots
        self.tally = tally
    }
}
