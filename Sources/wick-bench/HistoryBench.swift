import Desk
import Figures
import Machine
import Margin
import Markets
import Scripts

/// history [FILE]: reading a series, the first count over it, any other, and a sheet of leverages,
/// horizons and years.
func history(_ arguments: [String]) {
    let file = arguments.first ?? "scenarios/history/btc.hours"
    guard let text = try? TextFile.read(file) else { return print("history: \(file) is not there") }
    let start = now()
    guard let series = try? HoursText.series(reading: text) else {
        return print("history: \(file) cannot be read")
    }
    let read = now() - start
    let begun = now()
    let day = Excursions(series, .long, bars: 24)
    let first = PathCount(day, of: series, distance: Rate(units: 9_500_000))
    let firstTime = now() - begun
    let moves = series.dailyMoves()
    let times = (1...25).map { tenth in
        let start = now()
        let count = PathCount(
            day, of: series, distance: Rate(units: Int128(tenth) * 1_000_000),
            choice: EntryChoice(atLeast: Rate(units: 2_000_000)), moves: moves)
        return count.taken > 0 ? now() - start : 0
    }
    let sheet = now()
    var sum = 0
    for bars in [24, 72, 168, 720] {
        for side in [Side.long, .short] {
            let excursions = Excursions(series, side, bars: bars)
            for year in 2017...2026 {
                guard let from = Moment(year: year, month: 1, day: 1, hour: 0, minute: 0),
                    let to = Moment(year: year + 1, month: 1, day: 1, hour: 0, minute: 0)
                else { continue }
                for leverage in [2, 3, 5, 7, 10, 15, 20, 25, 50, 100] as [Int128] {
                    let distance = Rate(units: unitsPerOne / leverage - 500_000)
                    sum +=
                        PathCount(
                            excursions, of: series, distance: distance,
                            choice: EntryChoice(period: from..<to)
                        ).reached
                }
            }
        }
    }
    let sheetTime = now() - sheet
    // A plan on every stretch: a stop and a week, from each hour, at fourteen distances.
    let plans = now()
    var (replayed, stopped) = (0, 0)
    for half in 1...14 as ClosedRange<Int128> {
        let count = StopCount(
            series, .long, distance: Rate(units: half * 500_000), bars: 168)
        replayed += count.taken
        stopped += count.stopped
    }
    let planTime = now() - plans
    print(
        "history hours=\(series.known) read_ms=\(figure(read * 1e3, 1))",
        "first_ms=\(figure((read + firstTime) * 1e3, 1)) count_ms=\(figure(median(times) * 1e3, 2))",
        "sheet_ms=\(figure(sheetTime * 1e3, 1)) cells=800 reached=\(first.reached) sum=\(sum)",
        "plans=\(replayed) plans_s=\(figure(planTime, 2)) stopped=\(stopped)")
}

/// drill: the last line of a drill, with its plan on a hundred other weeks.
func drill() {
    var times: [Double] = []
    for code in ["7K3M-2Q8T", "0000-0001", "ZZZZ-0007"] {
        var session = Session(content: Shelves(chosen: nil).content)
        for line in [
            "drill \(code)", "plan long XYZ 5x margin 500 stop 9,500 because it is a bench",
            "open long XYZ 5x margin 500 stop 9,500",
        ] { _ = session.perform(line) }
        let start = now()
        let reply = session.perform("until end")
        times.append(now() - start)
        guard reply.outcome == .done else { return print("drill: \(code) was refused") }
    }
    print("drill weeks=100 end_ms=\(figure(median(times) * 1e3, 1))")
}
