import Figures
import Markets

extension Doubt {
    /// The rule, what was found instead, and one fix.
    var parts: (rule: String, found: String, fix: String) {
        switch self {
        case .hole(let what, let from, let to, let count):
            (
                "in a hole \(what) stands still",
                count == 1
                    ? "found none at \(from.text)"
                    : "found none from \(from.text) to \(to.text), \(count) in all",
                "add what is missing, or \(Self.confirm)"
            )
        case .stops(let what, let moment, let end):
            (
                "a series goes on to the end of the tape",
                "\(what) stops at \(moment.text) and stands still until \(end.text)",
                "add the rest, or \(Self.confirm)"
            )
        case .offStep(let what, let moment):
            (
                "a series keeps its step", "\(what) has a line at \(moment.text), out of step",
                "write the time it was recorded at, or \(Self.confirm)"
            )
        case .wideBar(let what, let moment, let low, let high):
            (
                "a bar seldom ranges over a fifth",
                "\(what) goes from \(low) to \(high) at \(moment.text)", Self.look("the prices")
            )
        case .jump(let what, let moment, let price, let before):
            (
                "a price seldom jumps by a fifth between two bars",
                "\(what) comes from \(before) to \(price) at \(moment.text)",
                Self.look("both lines")
            )
        case .markFar(let moment, let mark, let last):
            (
                "a mark is near the last price",
                "found \(mark) beside \(last) at \(moment.text)",
                Self.look("the fifth price")
            )
        case .indexFar(let index, let last):
            (
                "an index is near the last price", "found \(index) beside \(last)",
                Self.look("the price")
            )
        default: rest
        }
    }

    static let confirm = "end this line with `confirmed`"
    private static func look(_ at: String) -> String {
        "look \(at) up, and if they are right \(confirm)"
    }

    private var rest: (rule: String, found: String, fix: String) {
        switch self {
        case .longFreeze(let minutes):
            (
                "a venue seldom stands still for three hours", "found \(minutes) minutes",
                "look both times up, and if they are right \(Self.confirm)"
            )
        case .highFunding(let rate):
            (
                "funding seldom exceeds 0.5% at once", "found \(rate.exactPercent)",
                "look at the point, and if it is right \(Self.confirm)"
            )
        case .stampOffHours(let moment, let every, let usual):
            (
                "funding falls due at the venue's hours",
                "found \(moment.clock) where the others are \(Self.stretch(every)) apart, "
                    + "as at \(usual.clock)",
                "write the hour it was paid at, or \(Self.confirm)"
            )
        case .manyCloses(let closes, let minutes):
            (
                "a mean of closes is one of a few minutes",
                "found \(closes) closes, \(Self.stretch(closes * minutes))",
                "write fewer, or \(Self.confirm)"
            )
        case .oddVolatility(let share):
            (
                "a volatility a year lies between 10% and 250%",
                "found \(share.exactPercent)",
                "look at the point, and if it is right \(Self.confirm)"
            )
        case .highLeverage(let leverage):
            (
                "venues lend up to 150x", "found \(leverage.times)",
                "write less, or \(Self.confirm)"
            )
        case .sourceMissing:
            (
                "a file says where its numbers come from", "found no `source` line",
                "add one like `source \"Made up\"`, or \(Self.confirm)"
            )
        case .depositMissing:
            (
                "you begin with some money", "found no `deposit you` line",
                "add one like `deposit you 5,000 USDT`, or \(Self.confirm)"
            )
        case .targetMissing:
            (
                "a live scenario says what its market comes to", "found no `meets` line",
                "add one like `meets low -5.5% within 0.5%`, or \(Self.confirm)"
            )
        default: ofRules
        }
    }

    private var ofRules: (rule: String, found: String, fix: String) {
        let look = "look at the point, and if it is right \(Self.confirm)"
        switch self {
        case .highFee(let what, let rate):
            return (
                "venues take less", "found a \(what) of \(rate.exactPercent)", look
            )
        case .makerAboveTaker(let maker, let taker):
            return (
                "who waits in the book pays no more than who takes from it",
                "found \(maker.exactPercent) beside \(taker.exactPercent)",
                "swap the two, or \(Self.confirm)"
            )
        case .takerRebate(let rate):
            return (
                "nobody is paid for taking", "found \(rate.exactPercent)",
                "take the minus away, or \(Self.confirm)"
            )
        case .highInterest(let rate):
            return (
                "the interest of funding is 0.01% in most places", "found \(rate.exactPercent)",
                look
            )
        case .highCap(let rate):
            return (
                "no venue here caps funding above 4%", "found \(rate.exactPercent)", look
            )
        default:
            return (
                "`confirmed` is for what looks odd", "nothing on this line does",
                "take the word away"
            )
        }
    }

    private static func stretch(_ minutes: Int) -> String {
        minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
    }
}
