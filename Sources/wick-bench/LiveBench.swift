import Markets

/// Live scenarios at a crowd size: outcome against target, and what a day costs.
func live(_ arguments: [String]) {
    let accounts = arguments.first.flatMap { Int($0) } ?? 6_000
    let names = arguments.dropFirst()
    for var setting in LiveSetting.calibrated
    where names.isEmpty || names.contains(setting.name) {
        setting.crowd.accounts = accounts
        do {
            let start = now()
            let opened = try LiveMarket(setting)
            let building = now() - start
            report(opened, building: building)
        } catch {
            print("\(setting.name) refused: \(error.rawValue)")
        }
    }
}

func report(_ opened: LiveMarket, building: Double) {
    var market = opened
    var times: [Double] = []
    var tally = LiveTally(opened)
    for _ in 0..<(opened.crowd.rows.count > 100_000 ? 3 : 21) {
        market = opened
        let start = now()
        tally = market.runToEnd()
        times.append(now() - start)
    }
    // A branch: the copy alone, and what it makes of the next step.
    var copies: [LiveMarket] = []
    copies.reserveCapacity(1_000)
    let branching = now()
    for _ in 0..<1_000 { copies.append(opened) }
    let branch = (now() - branching) / 1_000
    copies.removeAll()
    let quiet = beforeNews(opened)
    let report = opened.setting.report
    func m(_ cents: Int64) -> String { figure(LiveTally.millions(cents), 0) }
    print(
        "live name=\(opened.setting.name) accounts=\(opened.crowd.rows.count)",
        "low_pct=\(figure(tally.lowPercent, 2))",
        "reported_24h=\(figure(LiveTally.millions(tally.liquidated) * report, 0))",
        "reported_hour=\(figure(LiveTally.millions(tally.worstHour) * report, 0))",
        "actual=\(m(tally.liquidated)) stopped=\(m(tally.stopped))",
        "long_share=\(figure(tally.longShare, 2))",
        "oi_pct=\(figure(tally.openInterestChangePercent(market), 1))",
        "insurance=\(m(tally.insuranceUsed)) adl=\(tally.deleveragings)",
        "hour_end=\(tally.worstHourEnd) forced=\(tally.forced)",
        "quiet_pct=\(figure(quiet.moved, 3)) quiet_noise_pct=\(figure(quiet.noise, 3))",
        "quiet_liq=\(m(quiet.liquidated))",
        "checksum=\(market.checksum) branch_us=\(figure(branch * 1e6, 2)) day_ms=\(figure(median(times) * 1e3)) build_ms=\(figure(building * 1e3, 1))"
    )
}

/// How far the perp strays from the news before the first news, and how far the news itself moved.
func beforeNews(_ opened: LiveMarket) -> (moved: Double, noise: Double, liquidated: Int64) {
    var market = opened
    var scratch = LiveScratch()
    let first = opened.setting.news.first { $0.minute > 0 }?.minute ?? opened.setting.minutes
    var moved = 0.0
    var noise = 0.0
    var liquidated: Int64 = 0
    let opening = opened.setting.price * 10
    while market.minute < first {
        let report = market.step(&scratch)
        moved = max(moved, abs(Double(report.spot) - report.news) / opening)
        noise = max(noise, abs(report.news / opening - 1))
        liquidated += report.liquidatedTotal
    }
    return (moved * 100, noise * 100, liquidated)
}
