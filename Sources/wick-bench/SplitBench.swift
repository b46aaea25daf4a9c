import Markets

/// split [NAME…]: what news, stops and liquidations each did.
func split(_ arguments: [String]) {
    for setting in LiveSetting.calibrated
    where arguments.isEmpty || arguments.contains(setting.name) {
        guard let opened = try? LiveMarket(setting) else { continue }
        let start = now()
        let split = Split(of: opened)
        let seconds = now() - start
        print(
            "split name=\(setting.name) news_only=\(figure(split.newsOnly, 2))",
            "with_stops=\(figure(split.withStops, 2))",
            "with_liquidations=\(figure(split.withLiquidations, 2)) full=\(figure(split.full, 2))",
            "news=\(figure(split.newsPart / split.full * 100, 0))",
            "stops=\(figure(split.stopsPart / split.full * 100, 0))",
            "liquidations=\(figure(split.liquidationsPart / split.full * 100, 0))",
            "amplification=\(figure(split.amplification, 2))",
            "causal_n=\(figure(split.causalBranching, 2)) ms=\(figure(seconds * 1e3, 1))")
    }
}
