/// A name that a `{brace}` may hold, and what it stands for.
///
/// The desk gives the values. A `position.` term speaks of the learner's open position, or of the
/// one closed last; an `event.` term of the last liquidation in the learner's branch; an `out.` term
/// of the last position that ended there in whatever way; a `ladder.5x` term of that leverage on the
/// same prices; an `other.` term of any of these in the branch compared with last.
public struct LessonTerm: Sendable, Equatable {
    public let name: String
    public let meaning: String

    init(_ name: String, _ meaning: String) {
        self.name = name
        self.meaning = meaning
    }

    public static let all: [LessonTerm] =
        here + event("other", "of the compared branch's") + there + plan + live

    private static let here =
        world + position + coins + event("event", "of the last liquidation") + out + ladder
        + parts + nearby
    /// A word that its last liquidation has too, as `other.time`, is that of the liquidation.
    private static let there = (world + position + out + parts + nearby + liveBesides).map {
        LessonTerm("other." + $0.name, $0.meaning + ", in the compared branch")
    }.filter { term in
        !event("other", "").contains { $0.name == term.name }
    }

    private static let plan = [
        ("entry", "entry price"), ("size", "size, in coins"), ("value", "size at the entry price"),
        ("own", "own margin"), ("leverage", "leverage"), ("liquidation", "liquidation price"),
        ("bankruptcy", "price at which all the margin is gone"),
        ("required", "maintenance required at the entry"), ("stop", "stop"),
        ("loss", "loss at the stop, without fees and gaps"),
    ].map { LessonTerm("plan." + $0.0, "the planned position's " + $0.1) }

    private static let world = [
        LessonTerm("account", "all the account is worth now"),
        LessonTerm("wallet", "free money, behind no position"),
        LessonTerm("price", "the last price"),
        LessonTerm("mark", "the mark price"),
        LessonTerm("time", "the minute now"),
        LessonTerm("maintenance", "the maintenance rate of the first tier, in percent"),
        LessonTerm("taker", "the taker fee, in percent of the value"),
        LessonTerm("liquidation fee", "the fee that a liquidation costs, in percent of the value"),
        LessonTerm("funding", "what funding has cost so far; negative when received"),
        LessonTerm("fund change", "what the fund has gained since the opening"),
        LessonTerm("other side", "what the market's other side has gained"),
        LessonTerm("bystander", "what the other person on the tape has gained, by what was closed"),
        LessonTerm("opening price", "the price at which the tape opened"),
        LessonTerm("low", "the lowest last price since the opening"),
        LessonTerm("low time", "the bar of the lowest last price"),
        LessonTerm("high", "the highest last price since the opening"),
        LessonTerm("high time", "the bar of the highest last price"),
        LessonTerm("lowest mark", "the lowest mark since the opening"),
        LessonTerm("lowest mark time", "the bar of the lowest mark"),
        LessonTerm("change", "the last price against the opening price, in percent"),
        LessonTerm("fall", "the lowest last price against the opening price, in percent"),
        LessonTerm("last bar low", "the lowest last price of the bar just played"),
    ]
    private static let position = [
        LessonTerm("position.entry", "average entry price"),
        LessonTerm("position.size", "size, in coins"),
        LessonTerm("position.value", "size at the entry price"),
        LessonTerm("position.own", "own margin behind the position"),
        LessonTerm("position.leverage", "leverage"),
        LessonTerm("position.fee", "fee paid at opening"),
        LessonTerm("position.liquidation", "liquidation price: the line"),
        LessonTerm("position.bankruptcy", "price at which all the margin is gone"),
        LessonTerm("position.distance", "from the price now to the line, in percent"),
        LessonTerm("position.left", "what is left of the margin at the mark"),
        LessonTerm("position.required", "maintenance required at the mark"),
        LessonTerm("position.ratio", "maintenance in percent of what is left"),
        LessonTerm("position.remaining", "what is left, in percent of the margin"),
        LessonTerm("position.profit", "profit or loss at the mark"),
        LessonTerm("position.rate", "maintenance rate of its tier at the mark, in percent"),
        LessonTerm("position.deduction", "what its tier takes off the maintenance required"),
        LessonTerm(
            "position.repriced", "the line with collateral in the coin moving along with it"),
    ]
    /// The same of the position on one coin, where several are open.
    private static let coins: [LessonTerm] = ["BTC", "ETH"].flatMap { coin in
        position.map { term in
            LessonTerm(
                coin.lowercased() + term.name.dropFirst("position".count),
                "\(term.meaning), of the position on \(coin)")
        }
    }
    private static let out = [
        ("time", "the minute"), ("price", "the price it was sold at"),
        ("lost", "what was lost, fees included"),
        ("share", "that loss in percent of what was paid into the account"),
        ("margin share", "that loss in percent of the margin"),
        ("returned", "what came back to the wallet"), ("stop", "the stop price"),
        ("slip", "how far from the stop price it was sold"),
        ("paid", "what the fund paid for it"), ("fee", "the fee for the sale"),
        ("size", "its size"), ("own", "the margin behind it"), ("left", "what the sale left"),
    ].map { LessonTerm("out.\($0.0)", "\($0.1), of the position closed last") }

    /// What venues closed in parts.
    private static let parts = [
        LessonTerm("parts.count", "how many times a venue closed a part of a position"),
        LessonTerm("parts.size", "the coins closed in parts, together"),
        LessonTerm("parts.fees", "the fees that these parts cost"),
    ]
    /// Of a live market, what a compared branch is asked for.
    private static let liveBesides = live.filter {
        $0.name.hasPrefix("feed.") || $0.name.hasPrefix("crowd.") || $0.name.hasPrefix("book.")
    }

    /// The leverages of a ladder, and what is known of each.
    private static let ladder: [LessonTerm] = [
        "1", "1.5", "2", "3", "4", "5", "7", "10", "15", "20", "25", "50", "75", "100",
    ].flatMap { rung in
        [
            ("", "the minute in which the rule closes it, or lives"),
            (".last", "the minute in which the last price touched its line"),
            (".line", "its liquidation price"), (".sold", "the minute of its sale"),
            (".price", "the price of its sale"), (".fund", "what the fund gained by it"),
            (".returned", "what came back"),
        ].map { LessonTerm("ladder.\(rung)x\($0.0)", "\($0.1), at \(rung)x on the same prices") }
    }
    private static func event(_ prefix: String, _ whose: String) -> [LessonTerm] {
        [
            ("time", "minute"), ("mark", "mark price tested"), ("line", "liquidation price"),
            ("left", "what was left of the margin when tested"),
            ("required", "maintenance required when tested"),
            ("own", "own margin before it"), ("sold", "price the position was sold at"),
            ("after", "what was left after the sale, before fees; negative when short of zero"),
            ("fee", "liquidation fee taken"), ("taker", "taker fee taken"),
            ("due", "liquidation fee that was due"),
            ("returned", "what came back to the trader"),
            ("fund", "what the fund gained; negative when it paid"),
            ("shortfall", "what the fund paid, without a sign"),
            ("lost", "what the trader lost, fees included"),
            ("share", "that loss in percent of the account before it"),
            ("leverage", "leverage of the position"),
            ("notice", "minutes from the venue's warning to it"),
        ].map { LessonTerm("\(prefix).\($0.0)", "\($0.1), \(whose)") }
    }
}
