import Markets

extension SheetRule {
    /// The rule, what was found instead, and one fix.
    var parts: (rule: String, found: String, fix: String) {
        switch self {
        case .empty:
            ("a table of prices has rows", "found none", "export it again, with its first line")
        case .noColumns(let first):
            (
                "a line names time, open, high, low and close, or every row begins with a time and "
                    + "four prices", "found `\(first)`",
                "write time,open,high,low,close above its rows; help columns has every name"
            )
        case .columnMissing(let name, let found):
            (
                "the first line names time, open, high, low and close",
                "found no \(name) among \(found.prefix(8).joined(separator: ", "))",
                "call the column `\(name)`; help columns has every name"
            )
        case .noOrder:
            (
                "behind a row's time stand its four prices",
                "found four numbers that make a bar in no order",
                "write the names of its columns above them, as in time,volume,open,high,low,close"
            )
        case .onePrice(let name):
            (
                "a bar has an open, a high, a low and a close", "found one price a row, `\(name)`",
                "export bars, or candles; between two prices nobody knows how low it was"
            )
        case .columnTwice(let name):
            ("a column stands once", "found `\(name)` again", "take one of the two away")
        case .rowShort(let found, let needed):
            (
                "every row has as many cells as the first line",
                "found \(found) where \(needed) are needed", "add what is missing, or delete it"
            )
        case .rowUnfinished:
            (
                "a row between others has all four prices, or none", "found some of them",
                "add what is missing, or delete the row"
            )
        case .timesMixed:
            (
                "times are where bars begin, or where they end", "found some of each",
                "use one kind of them"
            )
        case .marksMixed(let point, let comma):
            (
                "decimals stand behind one mark in a whole table",
                "found `\(point)` and `\(comma)`", "write all numbers in one way"
            )
        case .quoteNotClosed:
            ("a double quote is closed on its line", "found one that is not", "close it")
        case .notATime(let text):
            (
                "a row has a time", "found `\(text)`",
                "write it as 2020-03-12T10:00Z; help columns has every way"
            )
        case .notAMinute(let text):
            (
                "bars begin on whole minutes", "found `\(text)`",
                text.uppercased().contains("E+")
                    ? "its digits are lost: give that column whole numbers, and save it again"
                    : "use a table of minutes or longer bars"
            )
        case .notANumber(let text, let column):
            (
                "\(column) is a price", "found `\(text)`",
                text.contains(",") && !text.contains(".")
                    ? "write a point before the decimals" : "write it in digits, as in 7353.5"
            )
        default: orderParts
        }
    }

    private var orderParts: (rule: String, found: String, fix: String) {
        switch self {
        case .twoBars(let moment, let line):
            (
                "a time has one bar", "found other prices at \(moment.text) than on line \(line)",
                "find out which of the two it was"
            )
        case .offGrid(let moment, let every):
            (
                "bars are equally long", "found \(moment.text) between bars of \(every) minutes",
                "use a table of one length of bars"
            )
        case .barTooLong(let minutes):
            (
                "a bar lasts a day or a week at most", "found \(minutes) minutes",
                "use a table of shorter bars"
            )
        case .oneRow: ("a tape has two bars at least", "found one", "use a longer table")
        case .holesTooMany(let missing, let bars):
            (
                "at most nine tenths of a table may be missing",
                "found \(bars) bars and \(missing) missing between them", "use a fuller table"
            )
        default: ("a rule", "found another", "check the line")
        }
    }
}
