import Figures
import Markets

// The errors of series, in words: lines out of their order, and prices that are none.

extension FileRule {
    /// The rule, what was found instead, and one fix.
    var seriesParts: (rule: String, found: String, fix: String) {
        switch self {
        case .swapped(let first, let second):
            (
                "lines of a series follow each other in time",
                "line \(second) belongs above line \(first)", "swap these two"
            )
        case .misstamped(_, let moment, let due):
            (
                "a series keeps its step",
                "found \(moment.text) where \(due.text) is due and the next line fits",
                "write `\(due.day == moment.day ? due.clock : due.text)`"
            )
        case .stampTwice(let what, let moment, let line):
            (
                "\(what) has a time of its own",
                "found \(moment.text) again, first on line \(line)",
                "write the time it has, or delete one of the two"
            )
        case .betweenBars(let what, let moment, let every):
            (
                "\(what) begins with a bar",
                "found \(moment.text) between bars of \(every) minutes", "write another time"
            )
        case .otherEvery(let every, let found):
            (
                "bars are as long as the heading says",
                "it says \(Self.stretch(every)), and they are \(Self.stretch(found)) apart",
                "write `every \(Self.stretch(found))`"
            )
        case .holesMany(let missing, let bars):
            (
                "at most a fifth of a tape may be missing",
                "found \(bars) bars and \(missing) missing between them",
                "add them, or begin behind the hole"
            )
        case .notMarks(let mark, let last):
            (
                "a mark is a price of its coin",
                "most are not: the first is \(mark) beside a close of \(last)",
                "write the mark as the fifth price, or leave it out; is it a volume?"
            )
        case .fundingBeyond(let rate):
            (
                "no venue pays more than 4% at once", "found \(rate.exactPercent)",
                "look at the point"
            )
        case .volatilityOutOfRange(let share):
            (
                "a volatility a year lies between 1% and 1,000%", "found \(share.exactPercent)",
                "write one like `60%`"
            )
        case .tableUnread(let path, let reason):
            (
                "a table that is named can be read", "\(Line.quoted(path)) \(reason)",
                "write its path as seen from this file"
            )
        case .tableBroken(let first, let more):
            (
                "a table of prices can be read",
                first + (more > 0 ? ", and \(more) more" : ""), "mend the table"
            )
        case .tableEvery(let coin, let every, let tape):
            (
                "every coin has bars as long as the tape's",
                "those of \(coin) last \(every)m, the tape's \(tape)m",
                "name a table of \(tape)-minute bars"
            )
        default: ("a rule", "found another", "check the line")
        }
    }

    private static func stretch(_ minutes: Int) -> String {
        if minutes % 1440 == 0 { return "\(minutes / 1440)d" }
        return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
    }
}
