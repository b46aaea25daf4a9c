/// Bounds on prices inside which no ladder is reached: a quiet minute costs these few comparisons.
struct Stillness: Sendable, Equatable {
    var lastLow = Int64.max
    var lastHigh = Int64.min
    var markLow = Int64.max
    var markHigh = Int64.min
    var bothLow = Int64.max
    var gap = 0.0
    var shortHigh = SIMD4<Double>(repeating: 0)
    var pull = SIMD4<Double>(repeating: 0)

    @inline(__always)
    func covers(_ at: MarketPrices) -> Bool {
        guard at.last > lastLow, at.last < lastHigh, at.mark > markLow, at.mark < markHigh,
            at.mark > bothLow, at.spot > bothLow
        else { return false }
        let wide = Double(max(at.mark - at.spot, 0))
        if wide >= gap { return false }
        let reach = SIMD4(repeating: Double(at.mark)) + pull * SIMD4(repeating: wide)
        return reach[0] < shortHigh[0] && reach[1] < shortHigh[1] && reach[2] < shortHigh[2]
            && reach[3] < shortHigh[3]
    }

    /// Nothing is reached whatever happens.
    static var everywhere: Stillness {
        Stillness(
            lastLow: .min, lastHigh: .max, markLow: .min, markHigh: .max, bothLow: .min,
            gap: .infinity,
            shortHigh: SIMD4(repeating: .infinity), pull: SIMD4(repeating: 0))
    }
}

extension Crowd {
    /// The nearest key of every ladder, watched or not yet passed, turned into bounds on prices.
    func foundStillness(stopsOn: Bool, liquidationsOn: Bool) -> Stillness {
        var found = Stillness.everywhere
        if stopsOn {
            if let key = stopLadders[0].nearest { found.lastLow = key }
            if let key = stopLadders[1].nearest { found.lastHigh = 0 - key }
        }
        guard liquidationsOn else { return found }
        for assetClass in classes.indices {
            let number = assetClass * LadderKind.perClass + LadderKind.perClass - 1
            if ladders[number].start < ladders[number].end {
                found.gap = min(found.gap, gapReach(assetClass))
            }
        }
        for number in ladders.indices {
            var nearest = ladders[number].nearest
            if let watched = watch[number].first {
                nearest = max(nearest ?? .min, Int64(CheckLadder.key(watched)))
            }
            if let nearest { narrow(&found, number, Double(nearest)) }
        }
        return found
    }

    private func narrow(_ found: inout Stillness, _ number: Int, _ key: Double) {
        let kind = kinds[number]
        let c = classes[kind.assetClass]
        let m = c.rate
        let slope = Double(c.slope)
        let offset = Double(c.offset)
        let paid = Double(self.paid[kind.assetClass])
        switch kind.check {
        case .cash where kind.isLong:
            let low = Int64((key + 4 + offset + paid / (1 - m)) / slope) + 1
            found.markLow = max(found.markLow, low)
        case .cash:
            let asset = 0 - key - 4 + paid / (1 + m)
            let high = asset <= Double(c.least) ? 0 : Int64((asset + offset) / slope) - 1
            found.markHigh = min(found.markHigh, high)
        case .coinLong:
            let low = Int64(key + 4 + (paid > 0 ? paid / ((1 - m) * slope) : 0)) + 1
            found.bothLow = max(found.bothLow, low)
        case .coinShort(let most, let least):
            let b = number % LadderKind.perClass - 3
            found.pull[b] = most / least
            let high = 0 - key - 4 - (paid < 0 ? (0 - paid) / least : 0)
            found.shortHigh[b] = min(found.shortHigh[b], high)
        case .gap: break
        }
    }
}
