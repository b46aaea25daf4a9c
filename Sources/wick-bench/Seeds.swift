import Markets

/// seeds NAME COUNT [ACCOUNTS]: what other news of the same kind would have brought.
func seeds(_ arguments: [String]) {
    guard arguments.count >= 2, let count = UInt64(arguments[1]) else { return }
    for var setting in LiveSetting.calibrated where setting.name == arguments[0] {
        if arguments.count > 2 { setting.crowd.accounts = Int(arguments[2]) ?? 6_000 }
        let law = CrowdLaw(setting.crowd, price: setting.price, venues: setting.venues)
        var days: [Double] = []
        var worst: [Double] = []
        var lows: [Double] = []
        for seed in 1...max(count, 1) {
            (setting.seed, setting.crowd.seed) = (seed, seed)
            let crowd = LiveMarket.crowd(law.crowd(seed: seed), setting)
            guard var market = try? LiveMarket(setting, crowd: crowd) else { continue }
            let tally = market.runToEnd()
            days.append(LiveTally.millions(tally.liquidated) * setting.report)
            worst.append(LiveTally.millions(tally.worstHour) * setting.report)
            lows.append(tally.lowPercent)
        }
        let mean = days.reduce(0, +) / Double(max(days.count, 1))
        print(
            "seeds name=\(setting.name) count=\(days.count) day_mean=\(figure(mean, 0))",
            "day_median=\(figure(median(days), 0)) day_min=\(figure(days.min() ?? 0, 0))",
            "day_max=\(figure(days.max() ?? 0, 0)) hour_median=\(figure(median(worst), 0))",
            "hour_max=\(figure(worst.max() ?? 0, 0)) low_median=\(figure(median(lows), 2))",
            "low_min=\(figure(lows.min() ?? 0, 2))")
    }
}
