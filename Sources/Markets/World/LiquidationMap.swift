/// What a move would release at each level, against what stands there to take it.
public struct LiquidationMap: Sendable, Equatable {
    public struct Level: Sendable, Equatable {
        /// The band, percent from the price now: from the nearer edge to the farther.
        public let near: Double
        public let far: Double
        /// Dollars of the farther edge.
        public let price: Double
        /// Millions of dollars released in it: liquidations, stops.
        public let liquidations: Double
        public let stops: Double
        /// Millions the perp's book takes in it, latent part included, and the visible part alone.
        public let depth: Double
        public let visibleDepth: Double
        /// Where a price pushed to the farther edge at once would end, percent from the price now: what
        /// is forced on the way is sold into the same book, which forces more, until nothing new is.
        public let settles: Double
        /// Millions released altogether.
        public var forced: Double { liquidations + stops }
        /// Released over taken: what a dollar sold here forces besides.
        public var branching: Double { depth > 0 ? forced / depth : 0 }
        public var isZone: Bool { branching >= 1 }
        /// The same against visible depth: an upper bound.
        public var visibleBranching: Double {
            visibleDepth > 0 ? (liquidations + stops) / visibleDepth : 0
        }
    }
    /// Below the price, nearest first; above it, nearest first.
    public let below: [Level]
    public let above: [Level]

    /// Several bands together, taken as one.
    public static func together(_ levels: some Sequence<Level>) -> (forced: Double, depth: Double) {
        levels.reduce(into: (forced: 0, depth: 0)) { sum, level in
            sum.forced += level.forced
            sum.depth += level.depth
        }
    }

    /// What a dollar sold comes to with all that it forces: 1 + n + n² + … = 1 ÷ (1 − n).
    ///
    /// - Returns: nil from n = 1 on, where the sum has no end
    public static func multiplier(_ n: Double) -> Double? { n < 1 ? 1 / (1 - n) : nil }
}

extension LiveMarket {
    /// The map in bands of so many percent. Thresholds hold for spot equal to the mark.
    ///
    /// n(p) = what triggers in a band over the depth of the band (the same ratio was published live on
    /// 13 March 2020 as liquidations a dollar over liquidity a dollar).
    public func liquidationMap(bands: Int = 20, percent: Double = 1) -> LiquidationMap {
        let width = max(percent, 0.01) / 100
        let count = min(max(bands, 1), 1_000)
        var below = Releases(bands: count, width: width)
        var above = below
        for row in crowd.rows.indices where crowd.isAlive(row) {
            let x = crowd.rows[row]
            let isLong = crowd.kinds[x.ladder].isLong
            // Whichever of the two is nearer closes the account.
            let liquidation = crowd.liquidationTicks(x)
            let stop = Double(x.stop)
            let isStop = x.stop != 0 && (isLong ? stop >= liquidation : stop <= liquidation)
            let at = isStop ? stop : liquidation
            guard isStop || (at > 0 && at < .infinity) else { continue }
            let away = max(isLong ? 1 - at / state.perp : at / state.perp - 1, 0)
            let millions = Double(x.quantity) * state.perp / 10 / 1e4 / 1e6
            if isLong {
                below.add(x.quantity, millions, away: away, isStop: isStop)
            } else {
                above.add(x.quantity, millions, away: away, isStop: isStop)
            }
        }
        return LiquidationMap(
            below: levels(below, isFall: true), above: levels(above, isFall: false))
    }

    /// What a move one way would force, by band and by level of the book.
    private struct Releases {
        let width: Double
        var liquidations: [Double]
        var stops: [Double]
        var levels = ReleaseLevels(top: BookLevels.top + 1)

        init(bands: Int, width: Double) {
            self.width = width
            liquidations = [Double](repeating: 0, count: bands)
            stops = liquidations
        }

        mutating func add(_ lots: Int64, _ millions: Double, away: Double, isStop: Bool) {
            if away < 1 { levels.add(lots, at: Int64((1 - away) * Double(BookLevels.top))) }
            let band = Int(min(away / width, 1e6))
            guard band < liquidations.count else { return }
            if isStop { stops[band] += millions } else { liquidations[band] += millions }
        }
    }

    private func levels(_ releases: Releases, isFall: Bool) -> [LiquidationMap.Level] {
        let sign: Double = isFall ? -1 : 1
        let width = releases.width
        let visible = Book(k: perpBook.k, l: 0)
        let depth = BookLevels(perpBook, anchor: anchor, price: state.perp, isFall: isFall)
        let walk = LevelWalk(releases.levels, depth, price: BookLevels.top)
        return releases.liquidations.indices.map { band in
            let away = width * Double(band + 1)
            let near = state.perp * (1 + sign * width * Double(band))
            let far = max(state.perp * (1 + sign * away), 0)
            func taken(_ book: Book) -> Double {
                let lots = book.absorbed(anchor - far) - book.absorbed(anchor - near)
                return (lots < 0 ? 0 - lots : lots) / 1e4 * state.perp / 10 / 1e6
            }
            var pushed = walk
            let top = Double(BookLevels.top)
            pushed.move(to: Int32(max(1 - away, 0) * top + 0.5))
            return LiquidationMap.Level(
                near: sign * width * Double(band) * 100, far: sign * away * 100, price: far / 10,
                liquidations: releases.liquidations[band], stops: releases.stops[band],
                depth: taken(perpBook), visibleDepth: taken(visible),
                settles: sign * (top - Double(pushed.price)) / top * 100)
        }
    }
}

extension Crowd {
    /// The coin price at which an account is liquidated while spot equals the mark, ticks.
    func liquidationTicks(_ x: CrowdRow) -> Double {
        let kind = kinds[x.ladder]
        let c = classes[kind.assetClass]
        let m = kind.isLong ? 0 - c.rate : c.rate
        let entry = Double(Int64(x.entry) + paid[kind.assetClass])
        let each = Double(x.holding) / Double(x.quantity)
        let full = (1 + m) * Double(c.slope)
        if !kind.isCoin {
            let asset = (kind.isLong ? entry - each : entry + each) / (1 + m)
            return (asset + Double(c.offset)) / Double(c.slope)
        }
        let coin = each * Double(counted) / 1000
        let numerator = entry + (1 + m) * Double(c.offset)
        if kind.isLong { return numerator / (full + coin) }
        return full > coin ? numerator / (full - coin) : .infinity
    }
}
