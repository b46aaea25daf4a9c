/// A place for an account, before one is taken; dollars and shares, as doubles.
struct CrowdDraft {
    enum Group: CaseIterable {
        case ordinary, hot, patient
        /// Far apart on the sequence, so that groups do not mirror each other.
        var offset: Double {
            switch self {
            case .ordinary: 0
            case .hot: 31_000_003
            case .patient: 57_000_011
            }
        }
    }

    let isLong: Bool
    let isAlt: Bool
    let isCoin: Bool
    let beta: Double
    let venueDraw: Double
    /// Notional at the opening price, relative and then in millions of dollars.
    var size: Double
    let leverage: Double
    /// Entry of the asset price over the opening price.
    let entry: Double
    /// Stop on the coin price, dollars; 0 for none.
    let stop: Double

    init(
        _ s: CrowdSetting, isLong: Bool, _ group: Group, _ sequence: CrowdSequence, _ i: Int,
        rank u: Double, price: Double
    ) {
        self.isLong = isLong
        isAlt = sequence.at(i, 4) < s.altShare
        isCoin = sequence.at(i, 5) < s.coinShare
        beta = isAlt ? s.altBeta : 1
        venueDraw = sequence.at(i, 1)
        // Thicker towards high leverage, where accounts are smaller by as much.
        var size = 1.0
        var rank = u
        if group == .ordinary {
            rank = 1 - (1 - u) * (1 - u) * (1 - u)
            size = 3 * (1 - u) * (1 - u)
        }
        self.size = size
        switch group {
        case .patient: leverage = s.patientLeverage
        case .hot:
            let drawn = s.hotLeverage * Logarithm.exp(s.hotLeverageSpread * Normal.quantile(rank))
            leverage = min(max(drawn, 1), 100)
        case .ordinary:
            let middle = isLong ? s.leverage : 0.7 * s.leverage
            let inside = min(max(rank, 1e-6), 1 - 1e-6)
            let drawn = middle * Logarithm.exp(s.leverageSpread * Normal.quantile(inside))
            leverage = min(max(drawn, 1), 100)
        }
        let shift = Logarithm.exp(
            (isLong ? s.entryDrift : -s.entryDrift) + s.entrySpread
                * Normal.quantile(sequence.at(i, 3)))
        entry = max(1 + beta * (shift - 1), 0.01)
        let draw = sequence.at(i, 6)
        let wanted = group != .patient && draw < (group == .hot ? s.hotStopShare : s.stopShare)
        stop = wanted ? CrowdDraft.stop(s, isLong, leverage, entry, beta, draw, price) : 0
    }

    /// A stop at 0.35 to 0.85 of the way to losing the margin, moved just beyond a round level or the
    /// watched one where it is near (Osler 2002).
    private static func stop(
        _ s: CrowdSetting, _ isLong: Bool, _ leverage: Double, _ entry: Double, _ beta: Double,
        _ draw: Double, _ price: Double
    ) -> Double {
        let sign = isLong ? 1.0 : -1.0
        let way = 0.35 + 0.5 * CrowdSequence.fraction(draw * 7)
        let own = price * (1 + (entry * (1 - sign * way / leverage) - 1) / beta)
        let kind = CrowdSequence.fraction(draw * 13)
        let beyond = CrowdSequence.fraction(draw * 29)
        if kind < 0.5 {
            let grid = s.roundLevels * price
            let steps = own / grid
            let below = Double(Int64(steps)) - (steps < Double(Int64(steps)) ? 1 : 0)
            let level = isLong || below == steps ? below : below + 1
            return level * grid * (1 - sign * (0.0002 + 0.0016 * beyond))
        }
        let watched = price * (isLong ? s.support : 2 - s.support)
        let ratio = own / watched - 1
        if kind < 0.8, ratio < 0.02, ratio > -0.02 {
            return watched * (1 - sign * (0.001 + 0.002 * beyond))
        }
        return own
    }

    /// Whether its margin is nearly used up at the opening, or a trigger lies within the range that the
    /// hours before are taken to have covered.
    func isTooNear(_ s: CrowdSetting, price: Double) -> Bool {
        let sign = isLong ? 1.0 : -1.0
        if stop != 0, (stop / price - 1) * sign > -max(s.openingRange, 0.002) { return true }
        let rate = isAlt ? s.altMaintenance : s.maintenance
        let asset = 1 - sign * beta * s.openingRange
        let coin = 1 - sign * s.openingRange
        let margin = entry / leverage
        let worth = isCoin ? margin * (1 - s.haircut) * coin : margin
        let atEdge = worth + sign * (asset - entry)
        let atOpening = (isCoin ? margin * (1 - s.haircut) : margin) + sign * (1 - entry)
        return atEdge <= rate * asset || atOpening <= 1.3 * rate
    }

    /// How far from the opening price it is closed, a share of it: by its stop or its liquidation,
    /// whichever is nearer, with spot at the mark.
    func distance(_ s: CrowdSetting, price: Double) -> Double {
        let sign = isLong ? 1.0 : -1.0
        let kept = 1 - sign * (isAlt ? s.altMaintenance : s.maintenance)
        let margin = entry / leverage
        // Equity − maintenance is a line in the coin's price x: worth · x + held, none at the line.
        let worth = sign * kept * beta + (isCoin ? margin * (1 - s.haircut) : 0)
        let held = sign * (kept * (1 - beta) - entry) + (isCoin ? 0 : margin)
        let line = -held / worth
        let away = sign * worth > 0 ? max(sign * (1 - line), 0) : 100
        return stop == 0 ? away : min(away, sign * (1 - stop / price))
    }

    /// - Parameters:
    ///   - venueLimits: running sums of the venues' shares
    func account(price: Double, venueLimits: [Double]) -> CrowdAccount? {
        let dollars = size
        let lots = Int64(dollars * 1e10 / price + 0.5)
        guard lots > 0 else { return nil }
        let margin = dollars * entry / leverage
        let holding = isCoin ? margin / price * 1e11 : margin * 1e12
        let venue = venueLimits.firstIndex { venueDraw < $0 } ?? max(venueLimits.count - 1, 0)
        return CrowdAccount(
            isLong: isLong, isAlt: isAlt, isCoin: isCoin, venue: venue, quantity: lots,
            holding: Int64(holding + 0.5), entry: Int32(entry * price * 100 + 0.5),
            stop: stop > 0 ? Int32(min(stop * 10 + 0.5, 2e9)) : 0)
    }
}
