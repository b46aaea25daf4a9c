import Markets

/// cascade DATA N: an hour in which news falls 15% and every liquidation walks the book.
func cascade(_ arguments: [String]) {
    guard arguments.count >= 2, let columns = columns(arguments[0], arguments[1]) else {
        return print("wick-bench cascade DATA N")
    }
    cascade(columns)
}

func cascade(_ columns: TieredCrowd.Columns) {
    let opening: Int32 = 600_000
    let minutes = 60
    let news = (0..<minutes).map { t in
        let level = Double(opening) * (1 - 0.15 * Double(t + 1) / Double(minutes))
        return Int32(level + 0.5)
    }
    let depth = yardstickBook(columns.side.count, top: Int(opening) + 11)
    let start = now()
    let levels = ReleaseLevels(columns, under: yardstickTiers, top: opening + 60_000)
    var walk = LevelWalk(levels, depth, price: opening)
    let built = now()
    let path = walk.fall(news: news)
    let end = now()
    var hash: UInt64 = 0
    for step in path {
        hash = hash &* 1_000_003 &+ UInt64(step.price) &* 31 &+ UInt64(step.count)
    }
    print(
        "wick n=\(columns.side.count) build_ms=\(figure((built - start) * 1e3))",
        "run_ms=\(figure((end - built) * 1e3)) liquidated=\(walk.count) lots=\(walk.released)",
        "low=\(path.map(\.price).min() ?? 0) hash=\(String(hash, radix: 16))")
}

/// The yardsticks' book: lots a tick from a fixed hash of the tick.
func yardstickBook(_ accounts: Int, top: Int) -> DepthTable {
    let scale = UInt64(max(2, Int(Double(accounts) * 0.90)))
    return DepthTable(
        lots: (0..<top).map {
            var x = UInt64($0) &* 0x9E37_79B9_7F4A_7C15
            x ^= x >> 29
            x = x &* 0xBF58_476D_1CE4_E5B9
            x ^= x >> 32
            return Int64(scale / 2 + x % scale)
        })
}
