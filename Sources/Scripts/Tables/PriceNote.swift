import Markets

/// Something about a table that was told, guessed, dropped, filled, widened or turned. Each is said
/// once, when it is loaded; worded in `PriceNoteText.swift`.
public enum PriceNote: Sendable, Equatable {
    case linesBefore(Int, first: String)
    case linesAfter(Int, first: String)
    case namesAgain(lines: [Int])
    case noNames(order: String, isUsual: Bool)
    case unused([String])
    case closeIs(String)
    /// Columns that hold something and have no name.
    case unnamed(Int)
    /// A second column of times is so many minutes ahead of the one that counts.
    case otherClock(String, ahead: [Int], of: String)
    /// A second column of times says something else: what, and on which line first.
    case otherTime(String, String, line: Int, used: String)
    case decimalComma
    /// The prices alone do not tell it: what does, in words.
    case marks(DecimalMark, by: String)
    case dayOrder(isDayFirst: Bool, sample: String, follows: Bool)
    case wasReversed
    case wasSorted
    case sameRows(Int, first: Moment)
    case unfinished(lines: [Int])
    case rowsWithoutPrices(Int)
    case missing(Int, holes: Int, first: Moment)
    case quiet(Int, of: Int)
    case weekends(Int)
    case widened(Int, of: Int)
    /// The times are those of the bars' ends and were set back by this many minutes.
    case endTimes(minutes: Int, isBitMEX: Bool)
    case zone(String)
    case zoneNotUsed(String)
    case readAsUTC
    case hourMissing(Moment)
    case rounded(Int)
    case onlySymbol(String, of: [String])
}

/// Why a table is not loaded though its rows can be read: it leaves open what only its owner knows, or
/// it is too long. Worded in `PriceNoteText.swift`.
public enum PriceQuestion: Sendable, Equatable {
    /// Every marked number can be read in two ways; the first rows as they stand.
    case decimals(cell: String, asPoint: String, asComma: String, rows: [String])
    case dayOrMonth(sample: String, rows: [String])
    /// An hour comes twice with different prices, as where clocks are set back.
    case localTimes(Moment)
    /// The column's own name says of which place its times are.
    case namedZone(String)
    case severalSymbols([String])
    /// - Parameter bars: how many there are, in the whole of it or in the stretch asked for.
    case tooLong(from: Moment, to: Moment, bars: Int, minutesPerBar: Int)
    case outside(from: Moment, to: Moment)
    /// `zone` names no place that the system's calendar has, or the words why not.
    case noHour(String, line: Int, zone: String)
}

public enum PriceFault: Error, Sendable, Equatable {
    case file(FileErrors)
    case question(PriceQuestion)
    case text(TableFault)
    /// The words after the file's name.
    case unreadable(String)
}
