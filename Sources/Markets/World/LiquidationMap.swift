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
        /// Released over taken: below 1 a cascade dies out, from 1 it feeds itself.
        public var branching: Double { depth > 0 ? (liquidations + stops) / depth : 0 }
        public var isZone: Bool { branching >= 1 }
        /// The same against visible depth: an upper bound.
        public var visibleBranching: Double {
            visibleDepth > 0 ? (liquidations + stops) / visibleDepth : 0
        }
    }
    /// Below the price, nearest first; above it, nearest first.
    public let below: [Level]
    public let above: [Level]
}

extension LiveMarket {
    /// The map in bands of so many percent. Thresholds hold for spot equal to the mark.
    ///
    /// n(p) = what triggers in a band over the depth of the band (the same ratio was published live on
    /// 13 March 2020 as liquidations a dollar over liquidity a dollar).
    public func liquidationMap(bands: Int = 20, percent: Double = 1) -> LiquidationMap {
        let width = max(percent, 0.01) / 100
        let count = min(max(bands, 1), 1_000)
        var due = (
            below: [Double](repeating: 0, count: count), above: [Double](repeating: 0, count: count)
        )
        var stops = due
        for row in crowd.rows.indices where crowd.isAlive(row) {
            let x = crowd.rows[row]
            let kind = crowd.kinds[x.ladder]
            let millions = Double(x.quantity) * state.perp / 10 / 1e4 / 1e6
            func put(_ ticks: Double, _ into: inout (below: [Double], above: [Double])) {
                let away = kind.isLong ? 1 - ticks / state.perp : ticks / state.perp - 1
                let band = Int(min(max(away, 0) / width, 1e6))
                guard band < count else { return }
                if kind.isLong {
                    into.below[band] += millions
                } else {
                    into.above[band] += millions
                }
            }
            // Whichever of the two is nearer closes the account.
            let liquidation = crowd.liquidationTicks(x)
            let stop = Double(x.stop)
            let hasStop = x.stop != 0 && (kind.isLong ? stop >= liquidation : stop <= liquidation)
            if hasStop {
                put(stop, &stops)
            } else if liquidation > 0, liquidation < .infinity {
                put(liquidation, &due)
            }
        }
        func levels(_ sign: Double, _ due: [Double], _ stops: [Double]) -> [LiquidationMap.Level] {
            let book = perpBook
            let visible = Book(k: book.k, l: 0)
            return (0..<count).map { band in
                let near = state.perp * (1 + sign * width * Double(band))
                let far = max(state.perp * (1 + sign * width * Double(band + 1)), 0)
                func taken(_ book: Book) -> Double {
                    let lots = book.absorbed(anchor - far) - book.absorbed(anchor - near)
                    return (lots < 0 ? 0 - lots : lots) / 1e4 * state.perp / 10 / 1e6
                }
                return LiquidationMap.Level(
                    near: sign * width * Double(band) * 100,
                    far: sign * width * Double(band + 1) * 100, price: far / 10,
                    liquidations: due[band], stops: stops[band], depth: taken(book),
                    visibleDepth: taken(visible))
            }
        }
        return LiquidationMap(
            below: levels(-1, due.below, stops.below), above: levels(1, due.above, stops.above))
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
