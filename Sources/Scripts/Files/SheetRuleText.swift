import Markets

extension SheetRule {
    /// The rule, what was found instead, and one fix.
    var parts: (rule: String, found: String, fix: String) {
        switch self {
        case .empty:
            ("a table of prices has rows", "found none", "export it again, with its first line")
        case .columnMissing(let name, let found):
            (
                "the first line names time, open, high, low and close",
                "found no \(name) among \(found.prefix(8).joined(separator: ", "))",
                "call the column `\(name)`"
            )
        case .columnTwice(let name):
            ("a column stands once", "found `\(name)` again", "take one of the two away")
        case .rowShort(let found, let needed):
            (
                "every row has as many cells as the first line",
                "found \(found) where \(needed) are needed", "add what is missing, or delete it"
            )
        case .quoteNotClosed:
            ("a double quote is closed on its line", "found one that is not", "close it")
        case .notATime(let text):
            (
                "a time is ISO or Unix seconds or milliseconds", "found `\(text)`",
                "write it as 2020-03-12T10:00Z"
            )
        case .notAMinute(let text):
            (
                "bars begin on whole minutes", "found `\(text)`",
                "use a table of minutes or longer bars"
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
        case .notLater(let moment, let previous):
            (
                "rows follow each other in time", "found \(moment.text) after \(previous.text)",
                moment == previous ? "delete one of the two" : "sort the rows by time"
            )
        case .offGrid(let moment, let every):
            (
                "bars are equally long", "found \(moment.text) between bars of \(every) minutes",
                "use a table of one length of bars"
            )
        case .barTooLong(let minutes):
            (
                "a bar lasts a day at most", "found \(minutes) minutes",
                "use a table of shorter bars"
            )
        case .oneRow: ("a tape has two bars at least", "found one", "use a longer table")
        case .holesTooMany(let missing, let bars):
            (
                "at most a fifth of a table may be missing",
                "found \(bars) bars and \(missing) missing between them", "use a fuller table"
            )
        default: ("a rule", "found another", "check the line")
        }
    }
}
