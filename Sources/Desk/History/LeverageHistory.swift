import Figures
import Margin
import Markets

/// How often a position of each leverage would have been closed, counted over a coin's series.
struct LeverageHistory {
    static let leverages = [2, 3, 5, 7, 10, 15, 20, 25, 33, 50, 75, 100]

    /// Shares closed: within a day of all hours and of the last three years, within a week of both,
    /// and shorts within a week of the last three years.
    let byLeverage: [(leverage: String, figures: [String])]
    private let taken: Int
    private let series: HourSeries

    init(_ series: HourSeries, _ memo: SeriesMemo) {
        self.series = series
        let lately = EntryChoice(period: series.lastThreeYears)
        let columns: [(Side, Int, EntryChoice)] = [
            (.long, 24, EntryChoice()), (.long, 24, lately), (.long, 168, EntryChoice()),
            (.long, 168, lately), (.short, 168, lately),
        ]
        byLeverage = Self.leverages.map { leverage in
            let figures = columns.map { side, bars, choice in
                PathCount(
                    memo.excursions(series, side, bars: bars), of: series,
                    distance: Self.distance(Multiple(leverage), side), choice: choice
                ).shareText
            }
            return ("\(leverage)x", figures)
        }
        taken = memo.excursions(series, .long, bars: 24).worst.count { $0 >= 0 }
    }

    /// What closes such a position: nothing added, isolated, maintenance 0.5 % of the value.
    static let maintenance = Rate(units: 500_000)

    /// How far its line lies from its entry: (1/L − m) / (1 ∓ m), rounded down.
    static func distance(_ leverage: Multiple, _ side: Side) -> Rate {
        let inverse = divide(unitsPerOne * unitsPerOne, leverage.units, .down)
        let rest = inverse - maintenance.units
        let whole =
            side == .long ? unitsPerOne - maintenance.units : unitsPerOne + maintenance.units
        return Rate(units: divide(rest * unitsPerOne, whole, .down))
    }

    var historyNote: String {
        "history: counted over \(groupedCount(taken)) hours of \(series.market), "
            + "\(series.start.dateText) to \(series.end.dateText), every hour taken as an entry: "
            + "isolated, maintenance 0.5%, nothing added, closed when the last price touches "
            + "its line. Windows overlap; odds 20x counts one line and says what that does. "
            + "It is the past, and no forecast."
    }
}

extension Content {
    func leverageHistory(of coin: Asset) -> LeverageHistory? {
        history(of: coin).map { LeverageHistory($0, memo) }
    }
}

/// A whole number with thousands in groups.
func groupedCount(_ count: Int) -> String { decimalText(Int128(count), decimals: 0) }
