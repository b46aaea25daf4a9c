/// Money and coin that are in no open account of the crowd. Money only ever moves between these and
/// the accounts; millionths of a dollar, lots of 10⁻⁵ coin.
public struct Pots: Sendable, Equatable {
    /// Paid out to accounts that have closed; below zero where a coin account owed dollars.
    public internal(set) var closed: Int128 = 0
    /// The market maker's cash. It is the other side of every fill.
    public internal(set) var maker: Int128 = 0
    /// The insurance fund; below zero, the venue's own loss beyond it.
    public internal(set) var insurance: Int128 = 0
    /// Fees taken by the venue.
    public internal(set) var venue: Int128 = 0
    /// Paid by those who bought seized coins on spot.
    public internal(set) var outside: Int128 = 0
    /// People and whales: what their trades on the perp have brought them.
    public internal(set) var guests: Int128 = 0
    public internal(set) var coinClosed: Int128 = 0
    public internal(set) var coinOutside: Int128 = 0
    /// Lots the maker holds, by class; negative is short.
    public internal(set) var makerLots: [Int64] = [0, 0]
    /// Lots people and whales hold, of bitcoin.
    public internal(set) var guestLots: Int64 = 0
    /// Insurance paid in so far, and holes it filled.
    public internal(set) var insuranceUsed: Int128 = 0

    /// Lending pools: what strangers repaid, and what nobody will.
    public internal(set) var pool: Int128 = 0
    public internal(set) var badDebt: Int128 = 0
    /// Those strangers: what the coins brought them on spot, less what they repaid.
    public internal(set) var strangers: Int128 = 0
    /// Coins they sold.
    public internal(set) var coinSeized: Int128 = 0

    /// What is left in the fund.
    public var fund: Int128 { max(insurance, 0) }
    /// What the venue has had to pay beyond its fund.
    public var venueLoss: Int128 { max(0 - insurance, 0) }
}
