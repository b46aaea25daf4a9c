import Figures
import Margin
import Markets

/// Somebody's own table of prices: a row a bar, with time, open, high, low, close, and a mark where
/// one was recorded, under names in any order.
///
/// What a table leaves out is stated: where bars are missing the venue counts as frozen, prices
/// stand still and nobody is filled.
public struct PriceSheet: Sendable, Equatable {
    public let start: Moment
    public let minutesPerBar: Int
    public let bars: [Bar]
    /// Nil where none was recorded.
    public let marks: [Price]?
    public let holes: [Scenario.Freeze]
    /// Columns that mean nothing here.
    public let ignored: [String]
    /// The rows came newest first.
    public let wasReversed: Bool
    /// The columns had no names, so the usual order was taken.
    public let hadNoHeader: Bool

    /// Reads a whole table; all of its errors at once, each with its line.
    ///
    /// - Parameter file: what to call it in an error.
    public static func read(_ text: String, file: String) throws(FileErrors) -> PriceSheet {
        var draft = PriceSheetDraft(text)
        guard let sheet = draft.sheet() else { throw draft.findings.all(in: file, text) }
        return sheet
    }

    /// How many bars were missing.
    public var missing: Int {
        holes.reduce(0) { $0 + ($1.to.minutes - $1.from.minutes) / minutesPerBar + 1 }
    }

    /// The last bar that may be the opening.
    public var lastOpening: Moment { start + minutesPerBar * (bars.count - 1) }

    /// The table as a tape.
    ///
    /// - Parameter past: how many bars lie before the opening; clamped to leave one to play.
    public func tape(past: Int) -> Tape {
        let past = max(0, min(past, bars.count - 1))
        if let marks {
            return Tape(
                start: start, minutesPerBar: minutesPerBar, bars: bars, past: past, marks: marks)
        }
        return Tape(
            start: start, minutesPerBar: minutesPerBar, bars: bars, past: past,
            markWindow: minutesPerBar == 1 ? 5 : 1)
    }
}

/// What a table of prices breaks. Worded in `SheetRuleText.swift`.
public enum SheetRule: Sendable, Equatable {
    case empty
    case columnMissing(String, found: [String])
    case columnTwice(String)
    case rowShort(found: Int, needed: Int)
    case quoteNotClosed
    case notATime(String)
    case notAMinute(String)
    case notANumber(String, in: String)
    case notLater(Moment, previous: Moment)
    case offGrid(Moment, every: Int)
    case barTooLong(minutes: Int)
    case oneRow
    case holesTooMany(missing: Int, bars: Int)
}
