import Markets

/// hours NAME [ACCOUNTS]: each hour's news, spot, reported liquidations, depth and volatility.
func hours(_ arguments: [String]) {
    for var setting in LiveSetting.calibrated where setting.name == arguments.first {
        if arguments.count > 1 { setting.crowd.accounts = Int(arguments[1]) ?? 6_000 }
        guard var market = try? LiveMarket(setting) else { continue }
        var scratch = LiveScratch()
        var hour: Int64 = 0
        let opening = setting.price * 10
        while !market.isAtEnd {
            let report = market.step(&scratch)
            hour += report.liquidatedTotal
            if market.minute % 60 == 0 {
                print(
                    "hours end=\(market.minute)",
                    "news=\(figure((market.news / opening - 1) * 100, 2))",
                    "spot=\(figure((market.state.spot / opening - 1) * 100, 2))",
                    "perp=\(figure((market.state.perp / opening - 1) * 100, 2))",
                    "reported=\(figure(LiveTally.millions(hour) * setting.report, 0))",
                    "depth=\(figure(market.state.depth, 2)) funding=\(figure(market.state.funding * 100, 4))"
                )
                hour = 0
            }
        }
    }
}
