/// What the accounts of one ladder have in common: side, class and collateral, and so the way their
/// key and the price that checks it are made.
///
/// Each check is a *necessary* condition, rounded outward; whether an account is due is decided by
/// the one exact rule, `Crowd.isDue`.
struct LadderKind: Sendable, Equatable {
    enum Check: Sendable, Equatable {
        /// Dollar collateral: the asset price at the mark, funding counted.
        case cash
        /// Coin collateral, long: the lower of mark and spot.
        case coinLong
        /// Coin collateral, short. `most` is the greatest share of its own loss that the collateral
        /// earns back, times the full slope; `least` the least slope that is left.
        case coinShort(most: Double, least: Double)
        /// A coin short at about 1x or less: only a gap of mark over spot can reach it.
        case gap
    }

    let isLong: Bool
    /// 0 bitcoin, 1 the rest.
    let assetClass: Int
    let isCoin: Bool
    let check: Check

    /// Eight ladders a class. Long: cash, coin. Short: cash, coin in four by sensitivity, neutral.
    static let perClass = 8
    static let shares: [Double] = [0, 0.3, 0.6, 0.85, 0.98]

    static func all(_ classes: [AssetClass]) -> [LadderKind] {
        (0..<classes.count * perClass).map { number in
            let kind = number % perClass
            let c = classes[number / perClass]
            let full = (1 + c.rate) * Double(c.slope)
            let check: Check =
                switch kind {
                case 0, 2: .cash
                case 1: .coinLong
                case 7: .gap
                default:
                    .coinShort(most: shares[kind - 2] * full, least: (1 - shares[kind - 2]) * full)
                }
            return LadderKind(
                isLong: kind < 2, assetClass: number / perClass, isCoin: kind == 1 || kind >= 3,
                check: check)
        }
    }

    /// The ladder an account belongs on.
    @inline(__always)
    static func number(_ account: CrowdAccount, _ c: AssetClass, counted: Double) -> Int {
        let base = account.isAlt ? perClass : 0
        if account.isLong { return base + (account.isCoin ? 1 : 0) }
        if !account.isCoin { return base + 2 }
        let earned = Double(account.holding) * counted / Double(account.quantity)
        let share = earned / ((1 + c.rate) * Double(c.slope))
        for b in 0..<4 where share < shares[b + 1] { return base + 3 + b }
        return base + 7
    }

    /// Where an account stands on its ladder; larger is reached earlier.
    ///
    /// Solves equity = maintenance for the checked price: a cash long E − W/q = (1 − m)·A, a cash short
    /// E + W/q = (1 + m)·A, a coin long c·P + (1 − m)·A(P) = E with c the coin that counts a lot, a coin
    /// short likewise. Prices out of the market's reach are brought to its edge.
    @inline(__always)
    static func key(
        _ account: CrowdAccount, kind: Int, _ c: AssetClass, counted: Double, ceiling: Double
    )
        -> Int32
    {
        let m = c.rate
        let entry = Double(account.entry)
        let each = Double(account.holding) / Double(account.quantity)
        let coin = each * counted
        let slope = Double(c.slope)
        let offset = Double(c.offset)
        switch kind {
        case 0: return Int32(max((entry - each) / (1 - m), 0)) + 2
        case 1: return Int32(max((entry + (1 - m) * offset) / (coin + (1 - m) * slope), 0)) + 2
        case 2: return 2 - Int32(min((entry + each) / (1 + m), ceiling * slope, 2e9))
        case 7: return 0
        default:
            let threshold = (entry + (1 + m) * offset) / ((1 + m) * slope - coin)
            return 2 - Int32(min(threshold, ceiling, 2e9))
        }
    }
}
