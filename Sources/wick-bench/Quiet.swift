import Markets

/// quiet RANGE WARMUP: how far each scenario strays before its first news, under an opening range.
func quiet(_ arguments: [String]) {
    for value in arguments.compactMap({ Double($0) }) {
        for var setting in LiveSetting.calibrated {
            setting.crowd.openingRange = value
            guard let opened = try? LiveMarket(setting) else { continue }
            let q = beforeNews(opened)
            let share =
                Double(opened.openInterestLots) * setting.price / 1e10 / setting.crowd.openInterest
            print(
                "quiet range=\(value) name=\(setting.name) moved=\(figure(q.moved, 3))",
                "noise=\(figure(q.noise, 3)) liq=\(figure(LiveTally.millions(q.liquidated), 0))",
                "start_gap=\(figure((opened.state.spot / opened.news - 1) * 100, 3))",
                "oi_start=\(figure(share, 4))"
            )
        }
    }
}
