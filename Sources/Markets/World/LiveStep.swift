// One minute, in the order of the loop: news, thin-book noise, value buyers, arbitrage, the cascade,
// the maker's relief, then volatility, depth and funding.

extension LiveMarket {
    /// Plays one minute without people.
    @discardableResult
    public mutating func step(_ scratch: inout LiveScratch) -> MinuteReport {
        var nobody = Nobody()
        return step(&nobody, &scratch)
    }

    /// Plays one minute. Law: not at the end.
    public mutating func step<G: Guests>(_ guests: inout G, _ scratch: inout LiveScratch)
        -> MinuteReport
    {
        precondition(!isAtEnd, "no minute is left")
        minute += 1
        state.converted = 0
        var report = MinuteReport()
        report.minute = minute
        var whale: Int64 = 0
        beginEvents(&whale)
        let before = state.perp
        report.open = Int64(before + 0.5)
        moveWithNews()
        if minute >= state.frozenUntil {
            arbitrageGap()
            (report.high, report.low) = (report.open, report.open)
            cascade(whale: whale, &guests, &scratch, &report)
            relieveMaker()
        } else {
            callLoansAlone(&report)
        }
        settle(from: before, &report)
        return report
    }

    /// News re-quotes everything, a thin book magnifies the noise of trade, and value buyers bring spot
    /// back towards what the news says.
    private mutating func moveWithNews() {
        let index = minute + plan.setting.warmUp
        let change = plan.path.value[index] - plan.path.value[index - 1]
        state.reference = max(state.spot, 1)
        let isFrozen = minute < state.frozenUntil
        state.spot += change
        state.held += change
        let thin = switches.impact ? 1 / state.depth.squareRoot() - 1 : 0
        let flurry = state.spot * plan.path.flow[index] * thin
        state.spot += flurry
        if !isFrozen {
            state.perp += state.held + flurry
            state.held = 0
        }
        state.spot += (anchor - state.spot) * (1 - plan.keepValue)
        state.spot = min(max(state.spot, plan.floor), plan.ceiling)
        state.perp = min(max(state.perp, plan.floor), plan.ceiling)
    }

    /// Arbitrageurs carry the perp towards spot plus the basis that the crowd's skew asks for, with
    /// limited capacity; a part of their push on spot stays.
    private mutating func arbitrageGap() {
        let s = plan.setting.arbitrage
        let anchor = self.anchor
        let gap = (state.perp - state.spot) - s.basisAtFullSkew * imbalance * state.spot
        let size = gap < 0 ? 0 - gap : gap
        let spots = spotBook
        let perps = perpBook
        let give = 1 / perps.density(anchor - state.perp) + 1 / spots.density(anchor - state.spot)
        let room =
            s.capacity * 1e6 * state.scriptedDepth * state.depth.squareRoot()
            / (state.reference / 10) * 1e4
        let lots = min(s.speed * size / give, room)
        let sign = gap < 0 ? -1.0 : 1.0
        let was = state.spot
        state.perp = perps.walk(state.perp, sign * lots, anchor: anchor).price
        state.spot = spots.walk(state.spot, 0 - sign * lots, anchor: anchor).price
        state.spot = min(max(state.spot, plan.floor), plan.ceiling)
        state.perp = min(max(state.perp, plan.floor), plan.ceiling)
        state.permanent += s.permanent * (state.spot - was)
    }

    private mutating func beginEvents(_ whale: inout Int64) {
        while nextEvent < plan.events.count, plan.events[nextEvent].minute <= minute {
            switch plan.events[nextEvent].kind {
            case .depth(let factor): state.scriptedDepth = factor
            case .noise: break  // it is in the path already
            case .whale(let millions):
                whale += Int64(millions * 1e6 / (max(state.perp, 1) / 10) * 1e4)
            case .freeze(let minutes): state.frozenUntil = minute + minutes
            case .maintenance(let bitcoin, let rest):
                let rates = [bitcoin, rest]
                let classes = crowd.classes.indices.map {
                    crowd.classes[$0].with(maintenance: Int64(rates[$0] * 1000 + 0.5))
                }
                crowd = crowd.under(classes: classes, counted: crowd.counted)
            case .haircut(let share):
                state.haircut = Int64(share * 1000 + 0.5)
                crowd = crowd.under(classes: crowd.classes, counted: state.counted)
            case .depeg(let share, let source):
                // Other venues and the issuer still give a coin for it.
                state.peg = source == .own ? Int64(share * 1000 + 0.5) : 1000
                crowd = crowd.under(classes: crowd.classes, counted: state.counted)
            case .maxLeverage: break  // the crowd opens nothing new
            case .fundingEvery(let minutes): state.fundingEvery = minutes
            }
            nextEvent += 1
        }
    }

    /// Volatility, the makers' answer to it, the basis average, and funding when it is time.
    private mutating func settle(from before: Double, _ report: inout MinuteReport) {
        let s = plan.setting.book
        let change = state.perp / before - 1
        let keep = plan.keepVolatility
        state.variance = keep * state.variance + (1 - keep) * change * change
        let ratio = s.calmVolatility / max(state.volatility, 1e-9)
        let wanted = s.thinning == 1 ? ratio : Logarithm.power(ratio, s.thinning)
        let target = min(1, max(s.least, wanted))
        state.depth =
            target < state.depth
            ? target : state.depth + (target - state.depth) * (1 - plan.keepDepth)
        let basis = state.perp / state.spot - 1
        state.basis += (basis - state.basis) * (1 - plan.keepBasis)
        state.premium += basis
        state.premiumSamples += 1
        if minute > 0, minute % state.fundingEvery == 0 { payFunding(&report) }
        let prices = self.prices
        report.last = prices.last
        report.mark = prices.mark
        report.spot = prices.spot
        report.high = max(report.high, prices.last)
        report.low = report.low == 0 ? prices.last : min(report.low, prices.last)
        report.news = news
        report.openInterest = openInterestLots
    }

    /// Average premium of the interval plus 0.01%, held within ±0.05% of the premium, and ±0.3%.
    ///
    /// One number a lot, rounded once: every account and the maker pay it times their lots, so the sum
    /// is zero exactly, and no account is touched.
    private mutating func payFunding(_ report: inout MinuteReport) {
        let premium = state.premium / Double(max(state.premiumSamples, 1))
        let pulled = premium + min(max(0.0001 - premium, -0.0005), 0.0005)
        state.funding = min(max(pulled, -0.003), 0.003)
        state.premium = 0
        state.premiumSamples = 0
        report.fundingPaid = state.funding
        let mark = self.mark
        for c in 0..<2 {
            let each = crowd.classes[c].price(mark) * state.funding
            let owed = Int64(each + (each < 0 ? -0.5 : 0.5))
            crowd.paid[c] += owed
            pots.maker -= Int128(owed) * Int128(pots.makerLots[c])
            if c == 0 { pots.guests -= Int128(owed) * Int128(pots.guestLots) }
        }
        crowd.disturb()
    }

    /// Open interest in lots: what all longs hold, the maker's and the guests' included.
    public var openInterestLots: Int64 {
        crowd.longLots + pots.makerLots.reduce(0) { $0 + max($1, 0) } + max(pots.guestLots, 0)
    }
}

extension AssetClass {
    /// The same line under another maintenance margin, in thousandths.
    func with(maintenance: Int64) -> AssetClass {
        AssetClass(slope: slope, offset: offset, least: least, maintenance: maintenance)
    }
    private init(slope: Int64, offset: Int64, least: Int64, maintenance: Int64) {
        self.slope = slope
        self.offset = offset
        self.least = least
        self.maintenance = maintenance
    }
}
