import Figures

/// What a `{brace}` comes to: the text to show, and the number behind it where there is one.
public struct LessonValue: Sendable, Equatable {
    public let text: String
    /// In units of 10⁻⁸; a percentage counts in percent (4.52 % is 4.52). Nil for words.
    public let units: Int128?
    /// The term the value gives away, so that an open prediction can hide it. Nil hides nothing.
    public let reveals: String?

    public init(_ text: String, units: Int128? = nil, reveals: String? = nil) {
        self.text = text
        self.units = units
        self.reveals = reveals
    }
    /// A price, an amount, a size: shown with exactly `places` decimals.
    public init(_ number: some FixedPoint, places: Int, reveals: String? = nil) {
        self.init(number.text(places: places), units: number.units, reveals: reveals)
    }
    /// A share, shown and compared in percent.
    public init(percent rate: Rate, places: Int, reveals: String? = nil) {
        let (units, overflows) = rate.units.multipliedReportingOverflow(by: 100)
        self.init(rate.percent(places: places), units: overflows ? nil : units, reveals: reveals)
    }
}

/// What a lesson asks of the world it is played in. The desk answers.
public protocol LessonFacts {
    /// The value of a term at this moment; nil when it has none now. See `LessonTerm.all`.
    func value(of term: String) -> LessonValue?
    /// Whether a goal is met at this moment.
    func holds(_ goal: Goal) -> Bool
    /// Whether an answer given now is given knowing what came: after a return to an earlier minute.
    var isForeseen: Bool { get }
}

extension LessonFacts {
    public var isForeseen: Bool { false }
}
