extension CrowdSetting {
    /// Draws the accounts: no randomness, seven numbers an account from a low-discrepancy sequence
    /// (Roberts 2018: multiples of the powers of 1/g, g⁸ = g + 1).
    ///
    /// Three groups a side. Within the ordinary and the hot, accounts are thicker where leverage is
    /// high and smaller to match, so that a small crowd and a large one release the same notional at
    /// the same price, nearly: one large account near its trigger must not be the market.
    ///
    /// - Parameters:
    ///   - price: the opening price, dollars
    ///   - venues: at most four
    /// - Returns: empty when everybody is filtered out
    public func drawn(price: Double, venues: [VenueSetting]) -> [CrowdAccount] {
        let half = max(accounts / 2, 3)
        var drafts: [CrowdDraft] = []
        drafts.reserveCapacity(half * 2)
        for isLong in [true, false] {
            for group in CrowdDraft.Group.allCases {
                drafts += self.drafts(isLong: isLong, group, of: half, price: price)
            }
        }
        // Those left out leave their notional to the others of their side.
        var notional = (long: 0.0, short: 0.0)
        for draft in drafts {
            if draft.isLong { notional.long += draft.size } else { notional.short += draft.size }
        }
        guard notional.long > 0, notional.short > 0 else { return [] }
        let factor = (
            long: openInterest / notional.long, short: openInterest * (1 - skew) / notional.short
        )
        let limits = venues.indices.map { venues[...$0].reduce(0) { $0 + $1.share } }
        return drafts.compactMap {
            $0.account(
                scale: $0.isLong ? factor.long : factor.short, price: price, venueLimits: limits)
        }
    }

    private func drafts(isLong: Bool, _ group: CrowdDraft.Group, of half: Int, price: Double)
        -> [CrowdDraft]
    {
        let hot = isLong ? heat : heat / 2
        let share: Double
        let count: Int
        switch group {
        case .hot: (share, count) = (hot, Int(Double(half) * hotAccounts))
        case .patient: (share, count) = ((1 - hot) * patient, Int(Double(half) * patientAccounts))
        case .ordinary:
            share = (1 - hot) * (1 - patient)
            count =
                half - Int(Double(half) * hotAccounts) - Int(Double(half) * patientAccounts)
        }
        guard share > 0, count > 0 else { return [] }
        let sequence = CrowdSequence(offset: Double(isLong ? 0 : 100_003) + group.offset)
        var drafts: [CrowdDraft] = []
        drafts.reserveCapacity(count)
        var total = 0.0
        for index in 1...count {
            var draft = CrowdDraft(self, isLong: isLong, group, sequence, index, price: price)
            total += draft.size
            if draft.isTooNear(self, price: price) { draft.size = 0 }
            drafts.append(draft)
        }
        let scale = openInterest * share * (isLong ? 1 : 1 - skew) / total
        return drafts.compactMap { draft in
            if draft.size == 0 { return nil }
            var scaled = draft
            scaled.size *= scale
            return scaled
        }
    }
}

/// Points that fill seven dimensions evenly, one a multiple of an irrational.
struct CrowdSequence {
    private let offset: Double
    private var alpha = SIMD8<Double>(repeating: 0)

    init(offset: Double) {
        self.offset = offset
        var g = 2.0
        for _ in 0..<60 { g = (1 + g).squareRoot().squareRoot().squareRoot() }
        var power = 1.0
        for k in 0..<7 {
            power /= g
            alpha[k] = power - Double(Int(power))
        }
    }

    static func fraction(_ x: Double) -> Double { x - Double(Int64(x)) }

    /// Coordinate k of point i, within (0, 1).
    func at(_ i: Int, _ k: Int) -> Double {
        let u = CrowdSequence.fraction(0.5 + (Double(i) + offset) * alpha[k])
        return min(max(u, 1e-6), 1 - 1e-6)
    }
}
