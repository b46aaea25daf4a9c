import Markets

/// Fits a setting's three knobs to its three targets: to the middle of several crowds of its law, so
/// that the fit does not rest on where a few large accounts happen to stand.
///
/// A random search with shrinking steps: outcomes jump where a cluster is or is not reached, and slopes
/// mean little there. Its chance is the same hash as the market's, so a run can be repeated.
struct Fitting {
    var calibration: Calibration
    var crowds: Int
    var freesLatent = false

    struct Knobs {
        var heat: Double
        var patient: Double
        var drop: Double
        var concentration: Double
        /// Latent depth over what the setting has; nothing public measures it.
        var latent = 1.0
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

    /// Squared misses of the middle crowd in units of what is allowed.
    func miss(_ knobs: Knobs) -> Double {
        guard let target = calibration.target else { return 0 }
        guard let spread = try? CrowdSpread(setting(knobs), crowds: crowds) else { return 1e9 }
        let low = (spread.low - target.low) / target.lowWithin
        let day = (spread.day / target.day - 1) / 0.10
        let hour = target.hour.map { (spread.hour / $0 - 1) / 0.10 } ?? 0
        return low * low + day * day + hour * hour
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

/// calibrate NAME [ROUNDS [CHANCE [CROWDS]]] [seed N] [latent]: prints the best knobs and what they
/// give at each size.
func calibrate(_ arguments: [String]) {
    guard let name = arguments.first,
        let calibration = Calibration.all.first(where: { $0.setting.name == name })
    else {
        print("wick-bench calibrate NAME [ROUNDS [CHANCE [CROWDS]]] [seed N] [latent]")
        return
    }
    let numbers = arguments.dropFirst().prefix { $0 != "seed" && $0 != "latent" }
        .compactMap { Int($0) }
    func number(_ place: Int, _ usual: Int) -> Int {
        numbers.count > place ? max(numbers[place], 0) : usual
    }
    var fitting = Fitting(calibration: calibration, crowds: number(2, CrowdSpread.usual))
    if let at = arguments.firstIndex(of: "seed"), at + 1 < arguments.count,
        let seed = UInt64(arguments[at + 1])
    {
        fitting.calibration.setting.seed = seed
    }
    fitting.freesLatent = arguments.contains("latent")
    let (knobs, miss) = fitting.search(rounds: number(0, 200), chance: UInt64(number(1, 1)))
    print(
        "calibrate name=\(name) miss=\(figure(miss, 3)) heat=\(figure(knobs.heat, 6))",
        "patient=\(figure(knobs.patient, 6)) drop=\(figure(knobs.drop, 6))",
        "concentration=\(figure(knobs.concentration, 6)) latent=\(figure(knobs.latent, 4))")
    let made = fitting.setting(knobs)
    let levels = made.news.map { "\($0.minute)=\(figure($0.level * 100, 9))" }
    print("  " + levels.joined(separator: " "))
    for size in [4_000, 6_000, 20_000, 100_000] {
        var setting = made
        setting.crowd.accounts = size
        guard let spread = try? CrowdSpread(setting) else { continue }
        print(
            "  accounts=\(size) low_pct=\(figure(spread.low, 2)) day=\(figure(spread.day, 0))",
            "hour=\(figure(spread.hour, 0))")
    }
}
