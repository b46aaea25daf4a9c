import Figures
import Markets

// The errors of lines about funding, other coins and other people, in words.

extension FileRule {
    /// The rule, what was found instead, and one fix.
    var besideParts: (String, String, String) {
        switch self {
        case .notLater(let what, let moment, let before):
            (
                "each line of \(what) is later than the one before",
                "found \(moment.text) after \(before.text)", "put them in order"
            )
        case .ownCoinBeside(let coin):
            (
                "the tape's own coin has its own bars", "found \(coin) as another coin",
                "write `bar` without the coin, or name another"
            )
        case .firstPriceLate(let coin, let moment, let opening):
            (
                "every coin has a price at the opening",
                "\(coin) begins at \(moment.text), the scenario at \(opening.text)",
                "add an earlier price"
            )
        case .nameTaken(let name):
            (
                "everybody has a name of their own", "found `\(name)`, which is taken",
                "write another"
            )
        case .noPriceOf(let coin):
            (
                "a position is on a coin whose price is told", "found none for \(coin)",
                "add its prices, or name the tape's coin"
            )
        case .sizeNotPositive: ("a size is above zero", "found none", "write what is held")
        case .standsOnTooLittle(let name, let has, let needs):
            (
                "a deposit covers the margin",
                "\(name) has \(has) and needs \(needs)",
                "add `deposit \(name) \(needs)` above this line"
            )
        case .onlyRecorded:
            (
                "a live scenario makes its own prices",
                "found a line about funding, another coin or another person",
                "delete it, or open with `every 1m` in place of `live`"
            )
        default: ("", "", "")
        }
    }
}
