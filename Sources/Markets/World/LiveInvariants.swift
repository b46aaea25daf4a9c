// What must hold after every minute of a live market, whatever was done to it.

/// A law that a live market has broken.
public enum BrokenLaw: String, Sendable, CaseIterable {
    case moneyMade = "dollars appeared or vanished"
    case coinMade = "coins appeared or vanished"
    case lotsMade = "longs and shorts of a class do not add up to nothing"
    case interestWrong = "open interest is not the sum of the open accounts"
    case dueLeft = "an account that is due is still open"
    case stopLeft = "a crossed stop is still open"
    case priceNotPositive = "a price is not positive and finite"
    case depthOutside = "depth is not within its limits"
    case walletNegative = "a dollar account holds less than nothing"
    case insuranceFell = "insurance fell by more than the holes it filled"
    case reportedTooMuch = "more was reported than happened"
    case loanDueLeft = "a loan under a health of one is still open"
    case debtMade = "debt appeared or vanished"
    case hourBeyondDay = "one hour holds more than the whole run"
}

/// The measures that never change while a market runs.
public struct Conserved: Sendable, Equatable {
    /// All dollars at one mark of the asset price, millionths.
    public let money: [Int128]
    public let coins: Int128
}

extension LiveMarket {
    /// All the money there is, with positions valued at any asset price x in sub-ticks.
    public func money(at x: Int64) -> Int128 {
        var sum =
            pots.closed + pots.maker + pots.insurance + pots.venue + pots.outside + pots.guests
            + pots.pool + pots.strangers
        for c in 0..<2 { sum += Int128(pots.makerLots[c]) * Int128(x) }
        sum += Int128(pots.guestLots) * Int128(x)
        for row in crowd.rows.indices where crowd.isAlive(row) {
            let y = crowd.rows[row]
            let kind = crowd.kinds[y.ladder]
            let move = Int128(x) - Int128(y.entry) - Int128(crowd.paid[kind.assetClass])
            sum += Int128(y.quantity) * (kind.isLong ? move : -move)
            if !kind.isCoin { sum += Int128(y.holding) }
        }
        return sum
    }

    /// All the coin there is, lots of 10⁻⁵.
    public var coins: Int128 {
        var sum = pots.coinClosed + pots.coinOutside + Int128(loans.coins)
        for row in crowd.rows.indices where crowd.isAlive(row) && crowd.isCoin(crowd.rows[row]) {
            sum += Int128(crowd.rows[row].holding)
        }
        return sum
    }

    /// Money is measured at two prices: then it is the same at any.
    public var conserved: Conserved {
        let price = Int64(setting.price * 100)
        return Conserved(money: [money(at: price), money(at: price / 2)], coins: coins)
    }

    /// The laws this market breaks, given what it was opened with. Looks at every account.
    public func brokenLaws(since opened: Conserved) -> [BrokenLaw] {
        var broken: [BrokenLaw] = []
        let now = conserved
        if now.money != opened.money { broken.append(.moneyMade) }
        if now.coins != opened.coins { broken.append(.coinMade) }
        if !lotsAddUp { broken.append(.lotsMade) }
        if !interestIsRight { broken.append(.interestWrong) }
        if Int128(loans.exposedDebt) != Int128(loans.debt) + pots.pool + pots.badDebt {
            broken.append(.debtMade)
        }
        let numbers = [state.perp, state.spot, mark, state.variance, state.basis]
        let isFinite = numbers.allSatisfy { $0 > -.infinity && $0 < .infinity }
        if !isFinite || state.perp <= 0 || state.spot <= 0 { broken.append(.priceNotPositive) }
        if state.depth < setting.book.least - 1e-12 || state.depth > 1 {
            broken.append(.depthOutside)
        }
        let insurance = Int128(setting.insurance * 1e12)
        if pots.insurance < insurance - pots.insuranceUsed { broken.append(.insuranceFell) }
        if crowd.rows.indices.contains(where: { crowd.isAlive($0) && crowd.rows[$0].holding < 0 }) {
            broken.append(.walletNegative)
        }
        return broken
    }

    /// The laws of a cascade's end, at the prices where it ended.
    public func brokenThresholds(at prices: MarketPrices) -> [BrokenLaw] {
        var broken: [BrokenLaw] = []
        if switches.liquidations, loans.isDue(at: prices.spot) { broken.append(.loanDueLeft) }
        for row in crowd.rows.indices where crowd.isAlive(row) {
            if switches.liquidations, crowd.isDue(row, at: prices) { broken.append(.dueLeft) }
            if switches.stops, crowd.isStopCrossed(row, at: prices) { broken.append(.stopLeft) }
        }
        return broken
    }

    private var lotsAddUp: Bool {
        (0..<2).allSatisfy { c in
            let crowd = crowd.interest[c * 2] - crowd.interest[c * 2 + 1]
            return crowd + pots.makerLots[c] + (c == 0 ? pots.guestLots : 0) == 0
        }
    }

    private var interestIsRight: Bool {
        var found = [Int64](repeating: 0, count: 4)
        for row in crowd.rows.indices where crowd.isAlive(row) {
            let kind = crowd.kinds[crowd.rows[row].ladder]
            found[kind.assetClass * 2 + (kind.isLong ? 0 : 1)] += crowd.rows[row].quantity
        }
        return found == crowd.interest
    }

    /// A fingerprint of everything that a step changes.
    public var checksum: UInt64 {
        var h: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ x: UInt64) { h = Noise.mix(h ^ x) &+ 0x9E37_79B9_7F4A_7C15 }
        for x in [
            state.perp, state.spot, state.permanent, state.depth, state.variance, state.basis,
        ] {
            add(x.bitPattern)
        }
        let pots = [
            self.pots.closed, self.pots.maker, self.pots.insurance, self.pots.venue,
            self.pots.outside,
            self.pots.coinClosed, self.pots.coinOutside,
        ]
        for pot in pots { add(UInt64(truncatingIfNeeded: pot)) }
        if !loans.isEmpty {
            for pot in [self.pots.pool, self.pots.strangers, self.pots.badDebt] {
                add(UInt64(truncatingIfNeeded: pot))
            }
        }
        for lots in crowd.interest { add(UInt64(bitPattern: lots)) }
        for word in crowd.alive { add(word) }
        return h
    }
}

extension LiveTally {
    /// The laws of totals.
    public func brokenLaws(report: Double) -> [BrokenLaw] {
        var broken: [BrokenLaw] = []
        if Double(liquidated) * report > Double(liquidated) { broken.append(.reportedTooMuch) }
        if worstHour > liquidated { broken.append(.hourBeyondDay) }
        return broken
    }
}
