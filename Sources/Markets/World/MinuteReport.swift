/// What one minute of a live market brought. Money in cents; prices in ticks of 0.1 dollar.
public struct MinuteReport: Sendable, Equatable {
    /// Minutes since the opening, after this one.
    public var minute = 0
    /// The perp: first, highest, lowest and last print of the minute.
    public var open: Int64 = 0
    public var high: Int64 = 0
    public var low: Int64 = 0
    public var last: Int64 = 0
    public var mark: Int64 = 0
    public var spot: Int64 = 0
    /// The news price, unrounded.
    public var news = 0.0
    /// Forced closes at the mark, by venue: longs 0…3, shorts 4…7.
    public var liquidated = SIMD8<Int64>(repeating: 0)
    /// Forced closes, by the same places.
    public var closes = SIMD8<Int32>(repeating: 0)
    public var largest: Int64 = 0
    public var largestVenue = 0
    public var largestIsLong = true
    /// Closed by stops at the last price.
    public var stopped: Int64 = 0
    public var stops = 0
    public var deleveraged: Int64 = 0
    public var deleveragings = 0
    public var rounds = 0
    /// Holes that insurance filled in this minute.
    public var insuranceUsed: Int64 = 0
    /// What the forced and the stopped had lost when they closed, beyond fees.
    public var lost: Int64 = 0
    public var fees: Int64 = 0
    /// Loans that strangers closed a part of; what they repaid, took in lots of 10⁻⁵ coin, and got
    /// for it on spot; what nobody will repay.
    public var loansCalled = 0
    public var loansRepaid: Int64 = 0
    public var coinsSeized: Int64 = 0
    public var loansSold: Int64 = 0
    public var badDebt: Int64 = 0
    /// The rate that was paid in this minute; nil in most.
    public var fundingPaid: Double?
    /// Lots open on one side, makers and guests included.
    public var openInterest: Int64 = 0

    /// The perp was traded at a price within the minute.
    mutating func reach(_ last: Int64) {
        high = max(high, last)
        low = min(low, last)
    }

    public var liquidatedTotal: Int64 { liquidated.wrappedSum() }
    public var liquidatedLongs: Int64 { (0..<4).reduce(0) { $0 + liquidated[$1] } }
    public var forced: Int { Int(closes.wrappedSum()) }
}
