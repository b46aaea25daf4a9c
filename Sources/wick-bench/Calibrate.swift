import Markets

/// Fits a setting's three knobs to its three targets, at two sizes of the crowd at once, so that the
/// fit does not rest on where a few large accounts happen to stand.
///
/// A random search with shrinking steps: outcomes jump where a cluster is or is not reached, and slopes
/// mean little there. Its chance is the same hash as the market's, so a run can be repeated.
struct Fitting {
    var calibration: Calibration
    var sizes: [Int]
    var freesLatent = false

    struct Knobs {
        var heat: Double
        var patient: Double
        var drop: Double
        var concentration: Double
        /// Latent depth over what the setting has; nothing public measures it.
        var latent = 1.0
    }

    struct Outcome {
        var low = 0.0
        var day = 0.0
        var hour = 0.0
        var quietRatio = 0.0
    }

    var knobs: Knobs {
        Knobs(
            heat: calibration.setting.crowd.heat, patient: calibration.setting.crowd.patient,
            drop: calibration.shape.secondStart == nil
                ? calibration.shape.drop : calibration.shape.secondDrop,
            concentration: calibration.shape.concentration)
    }

    func setting(_ knobs: Knobs) -> LiveSetting {
        var made = calibration
        made.setting.crowd.heat = knobs.heat
        made.setting.crowd.patient = knobs.patient
        if made.shape.secondStart == nil {
            made.shape.drop = knobs.drop
        } else {
            made.shape.secondDrop = knobs.drop
        }
        made.shape.concentration = knobs.concentration
        made.setting.book.spotLatent *= knobs.latent
        made.setting.book.perpLatent *= knobs.latent
        return made.setting
    }

    static func outcome(_ setting: LiveSetting) -> Outcome? {
        guard let opened = try? LiveMarket(setting) else { return nil }
        var market = opened
        let tally = market.runToEnd()
        var outcome = Outcome()
        outcome.low = tally.lowPercent
        outcome.day = LiveTally.millions(tally.liquidated) * setting.report
        outcome.hour = LiveTally.millions(tally.worstHour) * setting.report
        let quiet = beforeNews(opened)
        outcome.quietRatio = quiet.moved / max(quiet.noise, 0.1)
        return outcome
    }

    /// Squared misses in units of what is allowed, the worst size counting in full.
    func miss(_ knobs: Knobs) -> Double {
        guard let target = calibration.target else { return 0 }
        var total = 0.0
        for (index, size) in sizes.enumerated() {
            var setting = self.setting(knobs)
            setting.crowd.accounts = size
            guard let outcome = Fitting.outcome(setting) else { return 1e9 }
            let low = (outcome.low - target.low) / target.lowWithin
            let day = (outcome.day / target.day - 1) / 0.10
            let hour = target.hour.map { (outcome.hour / $0 - 1) / 0.10 } ?? 0
            let weight = index == 0 ? 1.0 : 0.35
            total += weight * (low * low + day * day + hour * hour)
        }
        return total
    }

    mutating func search(rounds: Int, chance: UInt64) -> (knobs: Knobs, miss: Double) {
        let noise = Noise(seed: chance)
        var best = knobs
        var bestMiss = miss(best)
        var draw: UInt64 = 0
        for round in 0..<rounds {
            let width = 0.30 * Logarithm.exp(-4.5 * Double(round) / Double(rounds))
            func factor() -> Double {
                draw += 1
                return 1 + width * noise.normal(stream: 9, step: draw)
            }
            var tried = best
            tried.heat = min(max(best.heat * factor(), 0.002), 0.4)
            tried.patient = min(max(best.patient + (factor() - 1) * 0.5, 0.02), 0.9)
            tried.drop = min(max(best.drop * (1 + (factor() - 1) * 0.5), 0.001), 0.8)
            tried.concentration = min(max(best.concentration + (factor() - 1) * 0.7, 0), 1)
            if freesLatent { tried.latent = min(max(best.latent * factor(), 0.5), 2.5) }
            let found = miss(tried)
            if found < bestMiss { (best, bestMiss) = (tried, found) }
        }
        return (best, bestMiss)
    }
}

/// calibrate NAME [ROUNDS [CHANCE [SIZE…]]]: prints the best knobs and what they give at each size.
func calibrate(_ arguments: [String]) {
    guard let name = arguments.first,
        let calibration = Calibration.all.first(where: { $0.setting.name == name })
    else {
        print("wick-bench calibrate NAME [ROUNDS [CHANCE [SIZE…]]]")
        return
    }
    let rounds = arguments.count > 1 ? Int(arguments[1]) ?? 200 : 200
    let chance = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1
    let sizes = arguments.dropFirst(3).prefix { $0 != "seed" }.compactMap { Int($0) }
    var fitting = Fitting(
        calibration: calibration, sizes: sizes.isEmpty ? [6_000, 40_000] : sizes)
    if let at = arguments.firstIndex(of: "seed"), at + 1 < arguments.count,
        let seed = UInt64(arguments[at + 1])
    {
        fitting.calibration.setting.seed = seed
    }
    fitting.freesLatent = arguments.contains("latent")
    let (knobs, miss) = fitting.search(rounds: rounds, chance: chance)
    print(
        "calibrate name=\(name) miss=\(figure(miss, 3)) heat=\(figure(knobs.heat, 6))",
        "patient=\(figure(knobs.patient, 6)) drop=\(figure(knobs.drop, 6))",
        "concentration=\(figure(knobs.concentration, 6)) latent=\(figure(knobs.latent, 4))")
    for size in [2_000, 6_000, 20_000, 100_000, 1_000_000] {
        var setting = fitting.setting(knobs)
        setting.crowd.accounts = size
        guard let outcome = Fitting.outcome(setting) else { continue }
        print(
            "  accounts=\(size) low_pct=\(figure(outcome.low, 2)) day=\(figure(outcome.day, 0))",
            "hour=\(figure(outcome.hour, 0)) quiet=\(figure(outcome.quietRatio, 2))")
    }
}
