import Figures
import Margin
import Markets

/// Somebody's own table of prices: a row a bar, under names in any order (`PriceColumn`).
///
/// What a table leaves out is stated: where bars are missing the venue counts as frozen, prices
/// stand still and nobody is filled.
public struct PriceSheet: Sendable, Equatable {
    public let start: Moment
    public let minutesPerBar: Int
    public let bars: [Bar]
    /// Nil where none was recorded.
    public let marks: [Price]?
    /// Stretches in which nobody is filled.
    public let holes: [Scenario.Freeze]
    /// How many bars have no row and stand at the close before.
    public let filled: Int
    /// What was told, guessed, dropped, filled, widened or turned, in the order in which it was done.
    public let notes: [PriceNote]
    /// Whose prices they are, where the table says it itself.
    public let symbol: String?

    /// Reads a table, or the stretch of it that is asked for.
    ///
    /// - Parameter zone: the calendar of the zone that `request` names.
    public static func read(
        _ source: TableSource, _ request: LoadRequest, zone: ZoneCalendar? = nil
    ) throws(PriceFault) -> PriceSheet {
        var table = PriceTable(source, request, zone)
        return try table.sheet()
    }

    /// The last bar that may be the opening.
    public var lastOpening: Moment { start + minutesPerBar * (bars.count - 1) }

    /// The table as a tape.
    ///
    /// - Parameters:
    ///   - past: how many bars lie before the opening; clamped to leave one to play.
    ///   - judging: nil for what is usual at this length of a bar.
    public func tape(past: Int, judging: BarJudging? = nil) -> Tape {
        let past = max(0, min(past, bars.count - 1))
        if let marks {
            return Tape(
                start: start, minutesPerBar: minutesPerBar, bars: bars, past: past, marks: marks,
                judging: judging)
        }
        return Tape(
            start: start, minutesPerBar: minutesPerBar, bars: bars, past: past,
            markWindow: minutesPerBar == 1 ? 5 : 1, judging: judging)
    }
}

extension TimeOfTape {
    /// The moment that is meant in a table from `first` to `last`; nil for one outside of it.
    public func moment(from first: Moment, to last: Moment) -> Moment? {
        let moment: Moment
        switch self {
        case .moment(let exact): moment = exact
        case .clock(let minute):
            let day = Moment(minutes: first.day * 1440 + minute)
            moment = day < first ? day + 1440 : day
        case .day(let day, let minute):
            // A day of the month comes again within two of them.
            guard
                let number = (first.day...min(last.day, first.day + 62)).first(where: {
                    Moment(minutes: $0 * 1440).date.day == day
                })
            else { return nil }
            moment = Moment(minutes: number * 1440 + minute)
        case .tomorrow: moment = Moment(minutes: (first.day + 1) * 1440)
        }
        return moment >= first && moment <= last ? moment : nil
    }
}

/// What a table of prices breaks. Worded in `SheetRuleText.swift`.
public enum SheetRule: Sendable, Equatable {
    case empty
    case noColumns(first: String)
    case columnMissing(String, found: [String])
    /// No line names the columns, and in no known order do the four numbers behind the time make bars.
    case noOrder
    /// One price a row, under this name: no bars.
    case onePrice(String)
    case columnTwice(String)
    case rowShort(found: Int, needed: Int)
    case rowUnfinished
    case quoteNotClosed
    case notATime(String)
    case notAMinute(String)
    case timesMixed
    case notANumber(String, in: String)
    case marksMixed(point: String, comma: String)
    case twoBars(Moment, otherLine: Int)
    case offGrid(Moment, every: Int)
    case barTooLong(minutes: Int)
    case oneRow
    case holesTooMany(missing: Int, bars: Int)
}
