import Markets

// What a live run came to, for programs: `wick run headline --until end --json`.

extension Session {
    /// The run of a live market so far as data; nil where prices were recorded.
    ///
    /// Money is in millions of dollars, shares are of one, percentages are of a hundred: the lowest
    /// spot against the first; liquidated in the whole run, as it was and as feeds reported it; the
    /// most reported in any sixty minutes.
    ///
    /// - Parameter seconds: how long the run took, as decimal digits.
    public func marketSummary(seconds: String) -> Datum? {
        guard let world = timeline?.world, let opened = world.scenario.live,
            let market = world.market
        else { return nil }
        var tally = LiveTally(opened)
        for report in world.minutes { tally.add(report) }
        let split = Split(of: opened, minutes: world.step)
        let actual = LiveTally.millions(tally.liquidated)
        let reported = opened.setting.report
        return .fields([
            "simulation": .flag(true), "scenario": .text(world.scenario.name),
            "seed": .number(String(opened.setting.seed)),
            "low_pct": .amount(tally.lowPercent, 4),
            "liquidated_24h_actual_musd": .amount(actual, 3),
            "liquidated_24h_reported_musd": .amount(actual * reported, 3),
            "max_hour_reported_musd": .amount(
                LiveTally.millions(tally.worstHour) * reported, 3),
            "long_share": .amount(tally.longShare, 4),
            "open_interest_change_pct": .amount(tally.openInterestChangePercent(market), 4),
            "amplification": .amount(split.amplification, 4),
            "causal_n": .amount(split.causalBranching, 4),
            "insurance_used_musd": .amount(LiveTally.millions(tally.insuranceUsed), 3),
            "adl_events": .number(String(tally.deleveragings)),
            "steps": .number(String(world.step)),
            "accounts": .number(String(market.crowd.rows.count)), "seconds": .number(seconds),
            "figures": figures,
        ])
    }
}

extension Datum {
    /// A figure of the model, rounded; none where it is no number.
    fileprivate static func amount(_ value: Double, _ places: Int) -> Datum {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        guard value.isFinite, let units = Int(exactly: (value * scale).rounded()) else {
            return .none
        }
        let digits = String(abs(units))
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return .number(
            (units < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places))
    }
}
