import Markets

/// replay DATA N PATH: a crowd of isolated accounts on recorded marks, from raw columns to who died when.
func replay(_ arguments: [String]) {
    guard arguments.count >= 3, let columns = columns(arguments[0], arguments[1]) else {
        return print("wick-bench replay DATA N PATH")
    }
    let path = numbers("\(arguments[0])/\(arguments[2])", as: Int32.self)
    guard !path.isEmpty else { return print("no path in \(arguments[2])") }
    replay(columns, on: path)
}

func replay(_ columns: TieredCrowd.Columns, on path: [Int32]) {
    let start = now()
    var crowd = TieredCrowd(columns, under: yardstickTiers)
    let built = now()
    let replay = crowd.replay(path)
    let end = now()
    print(
        "wick n=\(columns.side.count) T=\(path.count) build_ms=\(figure((built - start) * 1e3))",
        "run_ms=\(figure((end - built) * 1e3)) total_ms=\(figure((end - start) * 1e3))",
        checksums(replay, perHour: max(path.count / 24, 1)))
}

/// The yardsticks' checksums: who died when, and each step's equity and open interest.
func checksums(_ replay: TieredCrowd.Replay, perHour: Int) -> String {
    var count = 0
    var who: UInt64 = 0
    for (i, step) in replay.when.enumerated() where step >= 0 {
        count += 1
        who &+= UInt64(step + 1) &* UInt64(i % 1009)
    }
    var hour: Int64 = 0
    var worst: Int64 = 0
    var sums: UInt64 = 0
    for t in replay.closed.indices {
        hour += replay.closed[t]
        if t >= perHour { hour -= replay.closed[t - perHour] }
        worst = max(worst, hour)
        sums =
            sums &* 1_000_003 &+ UInt64(bitPattern: replay.equity[t])
            &+ UInt64(bitPattern: replay.openInterest[t])
    }
    return "liquidated=\(count) hash=\(who) worst1h=\(worst) eqhash=\(String(sums, radix: 16))"
}

/// idle DATA N: a step that reaches nobody, and what naming each of the dead costs.
func idle(_ arguments: [String]) {
    guard arguments.count >= 2, let columns = columns(arguments[0], arguments[1]) else {
        return print("wick-bench idle DATA N")
    }
    idle(columns)
}

func idle(_ columns: TieredCrowd.Columns) {
    let opened = TieredCrowd(columns, under: yardstickTiers)
    let opening: Int32 = 600_000
    let steps = 1_000_000
    // What a replay costs before its first step is taken off: room for everybody's last minute.
    func seconds(_ path: [Int32]) -> (Double, dead: Int) {
        var crowd = opened
        let start = now()
        let replay = crowd.replay(path)
        let spent = now() - start
        return (spent, replay.when.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) })
    }
    var quiet: [Double] = []
    var named: [Double] = []
    for _ in 0..<5 {
        let (still, _) = seconds([opening])
        let (flat, _) = seconds([Int32](repeating: opening, count: steps + 1))
        quiet.append((flat - still) / Double(steps) * 1e9)
        let (fall, dead) = seconds([opening, opening / 2])
        named.append((fall - still) / Double(max(dead, 1)) * 1e9)
    }
    print(
        "idle n=\(columns.side.count) ns_per_step=\(figure(median(quiet), 2))",
        "ns_per_death=\(figure(median(named), 2))")
}
