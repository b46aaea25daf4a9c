import Markets

/// The plain way, to set the ladders beside: every account asked at every step, whether it is due.
///
/// What it finds must be what the ladders find: the run says so.
func sweep(_ columns: TieredCrowd.Columns, on path: [Int32]) {
    let start = now()
    var when = [Int32](repeating: -1, count: columns.side.count)
    for (t, mark) in path.enumerated() {
        for i in when.indices where when[i] < 0 {
            let isDue = yardstickTiers.isDue(
                isLong: columns.side[i] > 0, size: columns.size[i], entry: columns.entry[i],
                margin: columns.margin[i], mark: mark)
            if isDue { when[i] = Int32(t) }
        }
    }
    let swept = now()
    var crowd = TieredCrowd(columns, under: yardstickTiers)
    let replay = crowd.replay(path)
    let end = now()
    print(
        "sweep n=\(when.count) T=\(path.count) sweep_ms=\(figure((swept - start) * 1e3))",
        "ladder_ms=\(figure((end - swept) * 1e3))",
        "ratio=\(figure((end - swept) / (swept - start), 5)) equal=\(when == replay.when)")
}
