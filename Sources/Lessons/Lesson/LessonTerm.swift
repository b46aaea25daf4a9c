/// A name that a `{brace}` may hold, and what it stands for.
///
/// The desk gives the values. A `position.` term speaks of the learner's open position, or of the
/// one closed last; an `event.` term of the last liquidation in the learner's branch, and a
/// `other.` term of the last liquidation in the branch compared with last.
public struct LessonTerm: Sendable, Equatable {
    public let name: String
    public let meaning: String

    init(_ name: String, _ meaning: String) {
        self.name = name
        self.meaning = meaning
    }

    public static let all: [LessonTerm] =
        world + position + event("event", "of the last liquidation")
        + event("other", "of the last liquidation in the compared branch")

    private static let world = [
        LessonTerm("account", "all the account is worth now"),
        LessonTerm("wallet", "free money, behind no position"),
        LessonTerm("price", "the last price"),
        LessonTerm("mark", "the mark price"),
        LessonTerm("time", "the minute now"),
        LessonTerm("maintenance", "the maintenance rate of the first tier, in percent"),
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
    ]
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
        ].map { LessonTerm("\(prefix).\($0.0)", "\($0.1), \(whose)") }
    }
}
