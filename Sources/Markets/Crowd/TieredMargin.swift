/// Maintenance margin in tiers as venues publish them: rate × notional − amount, the greatest of up to
/// five lines. Rates in 1/10,000; money in tick × lot.
public struct TieredMargin: Sendable, Equatable {
    private let rates: (Int64, Int64, Int64, Int64, Int64)
    /// Amounts × 10,000, so that the lines meet at the limits.
    private let amounts: (Int64, Int64, Int64, Int64, Int64)
    private let long: (Double, Double, Double, Double, Double)
    private let short: (Double, Double, Double, Double, Double)
    private let least: (Double, Double, Double, Double, Double)

    /// Tiers in rising order: notional from which a rate applies, and the rate. The first starts at 0.
    ///
    /// Law: one to five tiers, limits and rates rising, rates below 10,000.
    public init(_ tiers: [(from: Int64, rate: Int64)]) {
        precondition((1...5).contains(tiers.count), "one to five tiers")
        var lines = [(rate: tiers[0].rate, amount: Int64(0))]
        for (before, tier) in zip(tiers, tiers.dropFirst()) {
            let amount = lines[lines.count - 1].amount + tier.from * (tier.rate - before.rate)
            lines.append((tier.rate, amount))
        }
        while lines.count < 5 { lines.append(lines[lines.count - 1]) }
        func five<T>(_ of: ((rate: Int64, amount: Int64)) -> T) -> (T, T, T, T, T) {
            (of(lines[0]), of(lines[1]), of(lines[2]), of(lines[3]), of(lines[4]))
        }
        rates = five { $0.rate }
        amounts = five { $0.amount }
        long = five { 1 / Double(10_000 - $0.rate) }
        short = five { 1 / Double(10_000 + $0.rate) }
        least = five { Double($0.amount) }
    }

    public static func == (a: TieredMargin, b: TieredMargin) -> Bool {
        a.rates == b.rates && a.amounts == b.amounts
    }

    /// Maintenance of a notional, × 10,000.
    @inline(__always)
    func maintenance(_ notional: Int64) -> Int64 {
        var most = notional &* rates.0 &- amounts.0
        most = max(most, notional &* rates.1 &- amounts.1)
        most = max(most, notional &* rates.2 &- amounts.2)
        most = max(most, notional &* rates.3 &- amounts.3)
        return max(most, notional &* rates.4 &- amounts.4)
    }

    /// Whether equity at a mark no longer exceeds maintenance. `signed` is the size, negative for a short.
    @inline(__always)
    func isDue(signed: Int64, size: Int64, entry: Int64, margin: Int64, mark: Int64) -> Bool {
        (margin &+ signed &* (mark &- entry)) &* 10_000 <= maintenance(size &* mark)
    }

    /// Whether an account is closed at a mark: what a plain sweep asks of everybody.
    public func isDue(isLong: Bool, size: Int64, entry: Int32, margin: Int64, mark: Int32) -> Bool {
        isDue(
            signed: isLong ? size : 0 &- size, size: size, entry: Int64(entry), margin: margin,
            mark: Int64(mark))
    }

    /// The highest tick at which a long is liquidated; −1 if none is.
    ///
    /// Each line asks for (entry cost − margin)·10⁴ − amount over (10⁴ − rate), and the greatest answer
    /// holds. One division, then the rule itself where the guess lies within a millionth of a tick.
    @inline(__always)
    func longTick(size: Int64, entry: Int64, margin: Int64) -> Int32 {
        let x = Double(size &* entry &- margin) * 1e4
        var most = (x - least.0) * long.0
        most = larger(most, (x - least.1) * long.1)
        most = larger(most, (x - least.2) * long.2)
        most = larger(most, (x - least.3) * long.3)
        most = larger(most, (x - least.4) * long.4)
        let guess = most / Double(size)
        if guess < 0 { return -1 }
        var tick = Int64(guess)
        let part = guess - Double(tick)
        if part < 1e-6 || part > 1 - 1e-6 {
            tick += 1
            while tick > 0
                && !isDue(signed: size, size: size, entry: entry, margin: margin, mark: tick)
            {
                tick -= 1
            }
        }
        return Int32(truncatingIfNeeded: tick)
    }

    /// The lowest tick at which a short is liquidated.
    @inline(__always)
    func shortTick(size: Int64, entry: Int64, margin: Int64) -> Int32 {
        let x = Double(size &* entry &+ margin) * 1e4
        var least = (x + self.least.0) * short.0
        least = smaller(least, (x + self.least.1) * short.1)
        least = smaller(least, (x + self.least.2) * short.2)
        least = smaller(least, (x + self.least.3) * short.3)
        least = smaller(least, (x + self.least.4) * short.4)
        let guess = least / Double(size)
        var tick = Int64(guess) + 1
        let part = guess - Double(tick - 1)
        if part < 1e-6 || part > 1 - 1e-6 {
            tick -= 2
            while !isDue(signed: 0 &- size, size: size, entry: entry, margin: margin, mark: tick) {
                tick += 1
            }
        }
        return Int32(truncatingIfNeeded: tick)
    }

    @inline(__always) private func larger(_ a: Double, _ b: Double) -> Double { a > b ? a : b }
    @inline(__always) private func smaller(_ a: Double, _ b: Double) -> Double { a < b ? a : b }
}
