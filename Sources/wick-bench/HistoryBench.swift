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
    print(
        "history hours=\(series.known) read_ms=\(figure(read * 1e3, 1))",
        "first_ms=\(figure((read + firstTime) * 1e3, 1)) count_ms=\(figure(median(times) * 1e3, 2))",
        "sheet_ms=\(figure(sheetTime * 1e3, 1)) cells=800 reached=\(first.reached) sum=\(sum)")
}
