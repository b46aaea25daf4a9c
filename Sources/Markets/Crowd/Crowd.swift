/// Ordinary accounts in bulk.
///
/// Rows and ladders are laid out once and shared by every branch; what a step changes is one bit an
/// account, a place on each ladder, and the few accounts being watched.
public struct Crowd: Sendable {
    // Never written after opening.
    public let rows: [CrowdRow]
    public let classes: [AssetClass]
    /// Thousandths of coin collateral that count as margin: 950 is a haircut of 5%.
    public let counted: Int64
    let kinds: [LadderKind]
    let stopKeys: [Int32]
    let stopRows: [UInt32]
    /// Below this gap of mark over spot, in ticks, no neutral account of a class can be due.
    let neutralGap: [Double]
    /// The highest price the market can print, in ticks.
    let ceiling: Int64

    // What a step changes.
    var alive: [UInt64]
    var ladders: [CheckLadder]
    /// Stops of the longs, then of the shorts.
    var stopLadders: [CheckLadder]
    /// Reached but not due, in falling order of keys.
    var watch: [[UInt64]]
    /// Funding that one lot of a class has paid since the opening, sub-ticks: it moves every entry alike.
    public internal(set) var paid: [Int64]
    /// Lots open: class × 2 + (short ? 1 : 0).
    public internal(set) var interest: [Int64]
    var stillness = Stillness()

    @inline(__always)
    public func isAlive(_ row: Int) -> Bool { alive[row &>> 6] &>> UInt64(row & 63) & 1 != 0 }
    @inline(__always)
    mutating func remove(_ row: Int) { alive[row &>> 6] &= ~(1 &<< UInt64(row & 63)) }

    /// Accounts that are still open.
    public var survivors: Int { alive.reduce(0) { $0 + $1.nonzeroBitCount } }
    public var longLots: Int64 { interest[0] + interest[2] }
    public var shortLots: Int64 { interest[1] + interest[3] }

    public func isLong(_ row: CrowdRow) -> Bool { kinds[row.ladder].isLong }
    public func isAlt(_ row: CrowdRow) -> Bool { kinds[row.ladder].assetClass == 1 }
    public func isCoin(_ row: CrowdRow) -> Bool { kinds[row.ladder].isCoin }

    /// The one rule of liquidation: equity at the mark no longer exceeds maintenance.
    ///
    /// Whole numbers in 128 bits; it is looked at only for accounts that were reached.
    @inline(__always)
    static func isDue(
        _ row: CrowdRow, _ kind: LadderKind, _ c: AssetClass, paid: Int64, counted: Int64,
        _ at: MarketPrices
    ) -> Bool {
        let price = c.price(at.mark)
        let move = price &- Int64(row.entry) &- paid
        let gain = Int128(row.quantity) &* Int128(kind.isLong ? move : 0 &- move)
        let collateral =
            kind.isCoin
            ? Int128(row.holding) &* Int128(at.spot) &* Int128(counted)
            : Int128(row.holding) &* 1000
        return gain &* 1000 &+ collateral
            <= Int128(c.maintenance) &* Int128(row.quantity) &* Int128(price)
    }

    /// Whether the account in a row is due at these prices.
    public func isDue(_ row: Int, at prices: MarketPrices) -> Bool {
        let kind = kinds[rows[row].ladder]
        return Crowd.isDue(
            rows[row], kind, classes[kind.assetClass], paid: paid[kind.assetClass],
            counted: counted,
            prices)
    }

    /// Whether the account's stop is crossed.
    public func isStopCrossed(_ row: Int, at prices: MarketPrices) -> Bool {
        let stop = Int64(rows[row].stop)
        guard stop != 0 else { return false }
        return isLong(rows[row]) ? prices.last <= stop : prices.last >= stop
    }

    /// The price that checks a ladder, in the units of its keys: nobody with a smaller key is due.
    @inline(__always)
    func driver(_ number: Int, _ at: MarketPrices) -> Int64 {
        let kind = kinds[number]
        let c = classes[kind.assetClass]
        let m = c.rate
        let paid = Double(self.paid[kind.assetClass])
        switch kind.check {
        case .cash where kind.isLong: return Int64(c.price(Double(at.mark)) - paid / (1 - m)) - 2
        case .cash: return 0 - Int64(c.price(Double(at.mark)) - paid / (1 + m)) - 2
        case .coinLong:
            let owed = paid > 0 ? paid / ((1 - m) * Double(c.slope)) : 0
            return Int64(Double(min(at.mark, at.spot)) - owed) - 2
        case .coinShort(let most, let least):
            let gap = Double(max(at.mark - at.spot, 0))
            let owed = paid < 0 ? 0 - paid : 0
            return 0 - Int64(Double(at.mark) + (most * gap + owed) / least) - 2
        case .gap: return .max
        }
    }

    /// The gap of mark over spot from which a neutral account of a class may be due.
    @inline(__always)
    func gapReach(_ assetClass: Int) -> Double {
        let c = classes[assetClass]
        let owed = paid[assetClass] < 0 ? Double(0 - paid[assetClass]) : 0
        return neutralGap[assetClass] - owed / ((1 + c.rate) * Double(c.slope)) - 2
    }
}
