/// The loans of lending pools that stand behind a live market: coins in lots of 10⁻⁵, money in
/// millionths of a dollar, prices in ticks of 0.1 dollar, so that coins × price is money.
///
/// The exposed share of the debt has health factors log-normal about a median. The rest are loops against
/// assets that fall alike: no fall of the coin reaches them. All rules are those of one pool (Aave's shape):
/// under a health of one strangers repay half, under 0.95 all, for coins worth that and a bonus.
public struct LoanBook: Sendable, Equatable {
    /// One loan, or as many alike as its debt stands for.
    struct Row: Sendable, Equatable {
        var coins: Int64
        var debt: Int64
        var isCalled = false
    }
    /// What strangers did in one round.
    struct Calls: Equatable {
        var loans = 0
        var repaid: Int64 = 0
        var seized: Int64 = 0
        var badDebt: Int64 = 0
    }

    private(set) var rows: [Row] = []
    /// Counted coins, and the bonus, in thousandths.
    private let threshold: Int64
    private let bonus: Int64
    /// No loan can be called above it; nil once nothing is owed.
    private var highestLine: Int64?
    public let exposedDebt: Int64
    public let pledgedAtFirst: Int64

    /// Nobody borrows.
    init() {
        threshold = 1_000
        bonus = 0
        exposedDebt = 0
        pledgedAtFirst = 0
    }

    /// The cohort as it stands when spot is at a price.
    init(_ setting: LendingSetting, spot: Int64) {
        threshold = Int64(setting.threshold * 1_000 + 0.5)
        bonus = Int64(setting.bonus * 1_000 + 0.5)
        guard setting.debt > 0, setting.count > 0 else {
            exposedDebt = 0
            pledgedAtFirst = 0
            return
        }
        let count = Double(setting.count)
        let each = Int64(setting.debt * 1e12 * setting.exposed / count)
        for place in 0..<setting.count where each > 0 {
            let z = Normal.quantile((Double(place) + 0.5) / count)
            let drawn = setting.health * Logarithm.exp(setting.healthSpread * z)
            let health = min(max(drawn, setting.leastHealth), 100)
            let coins = Double(each) * health / (setting.threshold * Double(max(spot, 1)))
            rows.append(Row(coins: Int64(min(coins, 1e18 / count)) + 1, debt: each))
        }
        exposedDebt = rows.reduce(0) { $0 + $1.debt }
        pledgedAtFirst = rows.reduce(0) { $0 + $1.coins }
        findLine()
    }

    public var isEmpty: Bool { rows.isEmpty }
    /// What is owed still, and the coins behind it.
    public var debt: Int64 { rows.reduce(0) { $0 + $1.debt } }
    public var coins: Int64 { rows.reduce(0) { $0 + $1.coins } }
    /// Loans that strangers closed a part of.
    public var called: Int { rows.count { $0.isCalled } }

    /// Whether any may be called at a spot price.
    func isDue(at spot: Int64) -> Bool {
        guard let highestLine, spot <= highestLine else { return false }
        return rows.contains { isDue($0, at: spot) }
    }

    private func isDue(_ row: Row, at spot: Int64) -> Bool {
        row.debt > 0
            && Int128(row.coins) * Int128(spot) * Int128(threshold) < Int128(row.debt) * 1_000
    }

    /// Strangers close all that may be closed at a spot price, each until it is healthy or gone.
    mutating func call(at spot: Int64) -> Calls {
        var calls = Calls()
        guard let highestLine, spot <= highestLine, spot > 0 else { return calls }
        for place in rows.indices where isDue(rows[place], at: spot) {
            calls.loans += 1
            rows[place].isCalled = true
            // Half of a debt that is covered heals it; one that is not is taken whole. Debts under a
            // dollar are closed in one piece, so it ends.
            while isDue(rows[place], at: spot) { close(&rows[place], at: spot, &calls) }
        }
        findLine()
        return calls
    }

    private func close(_ row: inout Row, at spot: Int64, _ calls: inout Calls) {
        let counted = Int128(row.coins) * Int128(spot) * Int128(threshold)
        let isFar = counted * 100 < Int128(row.debt) * 1_000 * 95
        let wanted = isFar || row.debt < 1_000_000 ? row.debt : row.debt / 2 + row.debt % 2
        let owed = Int128(wanted) * Int128(1_000 + bonus)
        let asked = (owed + Int128(spot) * 1_000 - 1) / (Int128(spot) * 1_000)
        let seized = Int64(min(asked, Int128(row.coins)))
        let covered = Int128(seized) * Int128(spot) * 1_000 / Int128(1_000 + bonus)
        let repaid = Int64(min(Int128(wanted), covered))
        row.coins -= seized
        row.debt -= repaid
        calls.repaid += repaid
        calls.seized += seized
        if row.coins == 0 {
            calls.badDebt += row.debt
            row.debt = 0
        }
    }

    /// The highest price at which any may be called, rounded up.
    private mutating func findLine() {
        highestLine = nil
        for row in rows where row.debt > 0 && row.coins > 0 {
            let counted = Int128(row.coins) * Int128(threshold)
            let line = Int64(clamping: (Int128(row.debt) * 1_000 + counted - 1) / counted)
            highestLine = max(highestLine ?? 0, line)
        }
    }

    /// Millionths of a dollar owed under each fall of the price, in percent, that would be called
    /// somewhere on the way if nobody sold anything.
    public func debtDue(within falls: [Int], of spot: Int64) -> [Int64] {
        falls.map { fall in
            let price = spot * Int64(100 - fall) / 100
            return rows.reduce(0) { $0 + (isDue($1, at: price) ? $1.debt : 0) }
        }
    }
}
