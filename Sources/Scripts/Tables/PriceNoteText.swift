import Markets

extension PriceNote {
    /// A sentence without its full stop, beginning small.
    public var words: String {
        switch self {
        case .linesBefore(1, let first): "a line before its names was left out, `\(first)`"
        case .linesBefore(let count, let first):
            "\(count) lines before its names were left out, the first `\(first)`"
        case .linesAfter(1, let first): "a line behind its rows was left out, `\(first)`"
        case .linesAfter(let count, let first):
            "\(count) lines behind its rows were left out, the first `\(first)`"
        case .namesAgain(let lines):
            "the names of its columns come again on line \(Self.list(lines)) and were skipped there"
        case .noNames(let order, true): "no line names the columns, so they are time, \(order)"
        case .noNames(let order, false):
            "no line names the columns, and only as \(order) do all rows make bars: so they were taken"
        case .unused(let names):
            "not used: \(names.prefix(8).joined(separator: ", "))"
                + (names.count > 8 ? " and \(names.count - 8) more" : "")
        case .unnamed(let count):
            count == 1
                ? "a column without a name is not used"
                : "\(count) columns without a name are not used"
        case .closeIs(let name): "`\(name)` is taken for the close"
        case .decimalComma: "decimals stand behind a comma"
        case .marks(let mark, let by): "decimals stand behind a \(mark.rawValue), as \(by) show"
        default: orderWords
        }
    }

    private var orderWords: String {
        switch self {
        case .dayOrder(let isDayFirst, let sample, let follows):
            "dates have the \(isDayFirst ? "day" : "month") first, "
                + (follows
                    ? "for only so do the rows follow each other, as at `\(Line.quoted(sample))`"
                    : "as `\(Line.quoted(sample))` shows")
        case .wasReversed: "the rows came newest first and were turned round"
        case .wasSorted: "the rows came in no order and were sorted by time"
        case .sameRows(1, let first): "a row that stands twice, of \(first.text), was taken once"
        case .sameRows(let count, let first):
            "\(count) rows that stand twice were taken once, the first of \(first.text)"
        case .unfinished(let lines):
            "line \(Self.list(lines)) is not finished and was left out"
        case .endTimes(let minutes, let isBitMEX):
            (isBitMEX ? "BitMEX stamps a bar with its end" : "times are the bars' ends")
                + ": all were set back by \(LoadRequest.stretch(minutes))"
        case .zone(let name): "times are those of \(name), and were turned into UTC"
        case .zoneNotUsed(let name): "times need no zone: \(name) is not used"
        case .readAsUTC: "times name no zone and are read as UTC"
        case .hourMissing(let moment):
            "the hour from \(moment.text) is missing, as where clocks are set forward: if the times "
                + "are local, load it with its zone, as in `zone Europe/Berlin`"
        case .onlySymbol(let symbol, let all):
            "of \(all.joined(separator: ", ")) only the rows of \(symbol) were taken"
        default: barWords
        }
    }

    private var barWords: String {
        switch self {
        case .rowsWithoutPrices(1): "a row has no prices"
        case .rowsWithoutPrices(let count): "\(count) rows have no prices"
        case .missing(let count, let holes, let first):
            "\(count) bar\(count == 1 ? " is" : "s are") missing, in \(holes) hole"
                + "\(holes == 1 ? "" : "s"), the first at \(first.text): there the price stands still "
                + "and nobody is filled"
        case .quiet(let count, let all):
            "\(count) of \(all) bars have no row: they were filled with the close before, as bars "
                + "without a trade"
        case .weekends(let count):
            "it has weekdays alone: \(count) days of weekends were filled with the close before, and "
                + "nobody is filled on them"
        case .widened(let count, let all):
            "\(count) of \(all) bars open outside of their low and high, at the close before, as "
                + "BitMEX writes them: each was made wide enough to hold its open"
        case .otherClock(let other, let ahead, let used):
            "`\(other)` is \(ahead.map(Self.hours).joined(separator: " or ")) of `\(used)`, as of another "
                + "place's clock: `\(used)` counts"
        case .otherTime(let other, let text, let line, let used):
            "`\(other)` contradicts `\(used)`, first on line \(line) with `\(text)`: `\(used)` counts"
        case .rounded(let count):
            "\(count) prices were rounded to eight decimals"
        default: ""
        }
    }

    /// "2 hours ahead", "90 minutes behind".
    private static func hours(_ minutes: Int) -> String {
        let (count, unit) =
            minutes % 60 == 0 ? (abs(minutes / 60), "hour") : (abs(minutes), "minute")
        return "\(count) \(unit)\(count == 1 ? "" : "s") \(minutes < 0 ? "behind" : "ahead")"
    }

    private static func list(_ lines: [Int]) -> String {
        lines.prefix(5).map(String.init).joined(separator: ", ")
            + (lines.count > 5 ? " and \(lines.count - 5) more" : "")
    }
}

extension PriceQuestion {
    /// What is not known, the rows as they are understood, and the line that says it.
    public func words(_ request: LoadRequest) -> (what: String, rows: [String], fix: String) {
        let file = request.path
        var answer = request
        switch self {
        case .decimals(let cell, let asPoint, let asComma, let rows):
            answer.decimals = .comma
            return (
                "\(file): `\(Line.quoted(cell))` may be \(asPoint) or \(asComma), and nothing in the "
                    + "table tells which. Say decimal comma for \(asComma), decimal point for "
                    + "\(asPoint). Its first rows:", rows, "load \(answer.text)"
            )
        case .dayOrMonth(let sample, let rows):
            answer.isDayFirst = true
            return (
                "\(file): `\(Line.quoted(sample))` has its day first or its month, and nothing in the "
                    + "table tells which. Say day first or month first. Its first rows:", rows,
                "load \(answer.text)"
            )
        case .localTimes(let moment):
            answer.zone = "Europe/Berlin"
            return (
                "\(file): \(moment.text) comes twice with different prices, as in the hour in which "
                    + "clocks are set back: times are those of some place. Say which, as in "
                    + "Europe/Berlin or America/New_York.", [], "load \(answer.text)"
            )
        case .namedZone(let place):
            answer.zone = place
            return (
                "\(file): its times are those of \(Line.quoted(place)), as the column's name says.",
                [], "load \(answer.text)"
            )
        case .severalSymbols(let symbols):
            let coin = symbols.lazy.compactMap { TableSymbol($0)?.coin }.first
            answer.coin = coin ?? answer.coin
            return (
                "\(file) has rows of \(symbols.joined(separator: ", ")): say of which coin.", [],
                "load \(answer.text)"
            )
        default: return stretchWords(answer)
        }
    }

    private func stretchWords(
        _ request: LoadRequest
    ) -> (what: String, rows: [String], fix: String) {
        var answer = request
        switch self {
        case .tooLong(let from, let to, let bars, let every):
            // What is read at once, in whole days, and three of minutes.
            let days = max(3, min(90, PriceTable.most / 4 * every / 1_440))
            answer.minutes = every == 1 ? 3 * 1_440 : days * 1_440
            let last = to + -(answer.minutes ?? 0)
            let opening = Moment(minutes: max(from.minutes, last.day * 1_440))
            answer.from = .moment(opening < from ? from : opening)
            return (
                "\(request.path) runs from \(from.text) to \(to.text), \(ActText.grouped(bars)) bars "
                    + "of \(LoadRequest.stretch(every)): more than are loaded at once. Say which "
                    + "stretch of it.", [], "load \(answer.text)"
            )
        case .outside(let from, let to):
            answer.from = .moment(from)
            return (
                "\(request.path) runs from \(from.text) to \(to.text).", [], "load \(answer.text)"
            )
        case .noHour(let text, let line, let zone):
            answer.zone = "UTC"
            return (
                "\(request.path), line \(line): there was no \(text) in \(zone), where clocks were "
                    + "set forward over it. Its times are of another place.", [],
                "load \(answer.text)"
            )
        default: return ("", [], "load \(answer.text)")
        }
    }
}
