extension LiveSetting {
    /// Refuses what no market can be opened from; every rule has its own case.
    public func check() throws(LiveFault) {
        func inside(_ x: Double, _ low: Double, _ high: Double) -> Bool { x >= low && x <= high }
        guard inside(price, 100, 1_000_000) else { throw .priceOutOfRange }
        guard (1...86_400).contains(minutes) else { throw .minutesOutOfRange }
        guard (0...479).contains(warmUp) else { throw .warmUpOutOfRange }
        guard inside(noise, 0, 5) else { throw .noiseOutOfRange }
        guard inside(insurance, 0, 1_000_000) else { throw .insuranceOutOfRange }
        guard inside(report, 0.01, 1) else { throw .reportOutOfRange }
        guard (1...1_440).contains(fundingEvery) else { throw .fundingOutOfRange }
        try crowd.check()
        try book.check()
        try arbitrage.check()
        try loans.check()
        guard (1...4).contains(venues.count), venues.allSatisfy({ inside($0.share, 0, 1) }),
            inside(venues.reduce(0) { $0 + $1.share }, 0.999, 1.001)
        else { throw .venuesNotWhole }
        for (index, knot) in news.enumerated() {
            guard knot.minute >= 0, knot.minute <= minutes,
                index == 0 || knot.minute > news[index - 1].minute
            else { throw .newsOutOfOrder }
            guard inside(knot.level, -0.95, 4) else { throw .newsOutOfRange }
        }
        for event in events where !event.isWithinLimits(minutes) { throw .eventOutOfRange }
    }
}

extension CrowdSetting {
    func check() throws(LiveFault) {
        func inside(_ x: Double, _ low: Double, _ high: Double) -> Bool { x >= low && x <= high }
        func tenths(_ x: Double) -> Bool {
            let scaled = x * 10
            let whole = Double(Int64(scaled + 0.5))
            return inside(scaled - whole, -1e-9, 1e-9)
        }
        guard (100...10_000_000).contains(accounts) else { throw .accountsOutOfRange }
        guard inside(openInterest, 1, 2_000_000) else { throw .openInterestOutOfRange }
        guard inside(skew, -0.5, 0.9) else { throw .skewOutOfRange }
        let shares = [
            heat, patient, coinShare, altShare, stopShare, hotStopShare, hotAccounts,
            patientAccounts, hotAccounts + patientAccounts, openingRange,
        ]
        guard shares.allSatisfy({ inside($0, 0, 1) }) else { throw .shareOutOfRange }
        let leverages = [leverage, hotLeverage, patientLeverage]
        guard leverages.allSatisfy({ inside($0, 0.1, 125) }), inside(leverageSpread, 0, 2),
            inside(hotLeverageSpread, 0, 2)
        else { throw .leverageOutOfRange }
        guard inside(entryDrift, -0.5, 0.5), inside(entrySpread, 0, 0.5) else {
            throw .entryOutOfRange
        }
        guard inside(altBeta, 1, 5), tenths(altBeta) else { throw .betaOutOfRange }
        guard inside(maintenance, 0.001, 0.5), inside(altMaintenance, 0.001, 0.5),
            tenths(maintenance * 100), tenths(altMaintenance * 100)
        else { throw .maintenanceOutOfRange }
        guard inside(haircut, 0, 0.9), tenths(haircut * 100) else { throw .haircutOutOfRange }
        guard inside(sizeExponent, 0.5, 5), inside(sizeCap, 1, 1_000) else { throw .sizeOutOfRange }
        guard inside(roundLevels, 0.0001, 0.2), inside(support, 0.5, 1.5) else {
            throw .levelOutOfRange
        }
    }
}

extension BookSetting {
    func check() throws(LiveFault) {
        func inside(_ x: Double, _ low: Double, _ high: Double) -> Bool { x >= low && x <= high }
        let depths = [spotDepth, perpDepth, spotLatent, perpLatent]
        guard depths.allSatisfy({ inside($0, 1e-6, 1e8) }) else { throw .depthNotPositive }
        let times = [depthHalfLife, volatilityHalfLife, valueHalfLife]
        guard times.allSatisfy({ inside($0, 0.1, 1e6) }), inside(spread, 0, 1_000),
            inside(calmVolatility, 1e-6, 1), inside(thinning, 0, 4), inside(least, 0.001, 1)
        else { throw .bookOutOfRange }
    }
}

extension ArbitrageSetting {
    func check() throws(LiveFault) {
        func inside(_ x: Double, _ low: Double, _ high: Double) -> Bool { x >= low && x <= high }
        guard inside(speed, 0, 1), inside(capacity, 0, 1e6), inside(permanent, 0, 1),
            inside(basisAtFullSkew, 0, 0.1), inside(basisHalfLife, 0.1, 1e4),
            inside(makerLimit, 0, 10), inside(makerRelief, 0, 1)
        else { throw .arbitrageOutOfRange }
    }
}

extension LiveEvent {
    func isWithinLimits(_ minutes: Int) -> Bool {
        func inside(_ x: Double, _ low: Double, _ high: Double) -> Bool { x >= low && x <= high }
        guard minute >= 0, minute <= minutes else { return false }
        return switch kind {
        case .depth(let factor): inside(factor, 0.0001, 1_000)
        case .noise(let factor): inside(factor, 0, 100)
        case .whale(let millions): inside(millions, -1_000_000, 1_000_000)
        case .freeze(let minutes): (1...1_440).contains(minutes)
        case .maintenance(let bitcoin, let rest):
            inside(bitcoin, 0.001, 0.5) && inside(rest, 0.001, 0.5)
        case .haircut(let share): inside(share, 0, 0.9)
        case .maxLeverage(let leverage): inside(leverage, 1, 1_000)
        case .depeg(let share, _): inside(share, 0.01, 1)
        case .fundingEvery(let minutes): (1...1_440).contains(minutes)
        }
    }
}
