import Margin

/// Why a line is not a command: the rule it broke and the columns where it broke it. Worded in
/// `MisreadingText.swift`, nowhere else.
public struct Misreading: Error, Sendable, Equatable {
    public enum Rule: Sendable, Equatable {
        case lineTooLong(bytes: Int)
        case quoteNotClosed
        case unknownVerb(String)
        /// A short form of more than one word.
        case ambiguous(String, [String])
        /// A word that has no meaning where it stands, and what could stand there.
        case unknownWord(String, expected: String)
        case missing(String)
        /// The command was complete before this word.
        case extra(String)
        case saidTwice(String)
        case sizeAndMargin
        /// Money in the place of a size: what is put up, or what the position is worth.
        case marginOrValue(String, amount: String)
        case notANumber(String, expected: String)
        case tooFine(String)
        case tooLarge(String, limit: String)
        case notWhole(String)
        /// A whole number under the least that is taken there.
        case tooSmall(String, least: Int)
        case notAPercentage(String)
        /// A share that could be a part of one or so many per cent, and what it would be as a part.
        case shareWithoutSign(String, String)
        /// A quote as books print it.
        case curlyQuote(String)
        case notADistance(String)
        case notATime(String)
        /// A day that no calendar has.
        case noSuchDay(String)
        case monthNeedsYear(String)
        case notWholeBars(minutes: Int, perBar: Int)
        /// The tape carries another coin's price.
        case otherCoin(String, tape: String)
        case depositIntoFund
        /// `open … trail 2%`: what follows is a command for itself.
        case lineOfItsOwn(String)
        /// An amount of money that is not above zero.
        case notAboveZero(String)
        /// `take 1 7,000`: what is to be closed stands before the price.
        case priceFirst(String)
        /// `until 6,900`: a price without saying on which side of it.
        case bareNumber(String)
        case notAnAct(String)
    }
    public let rule: Rule
    public let from: Int
    public let to: Int
    /// The known word that was probably meant in place of the columns.
    public let nearest: String?
    /// The verb that was being read.
    public var verb: String?

    init(_ rule: Rule, from: Int, to: Int, nearest: String? = nil, verb: String? = nil) {
        self.rule = rule
        self.from = from
        self.to = to
        self.nearest = nearest
        self.verb = verb
    }
    init(_ rule: Rule, _ word: Line.Word, nearest: String? = nil) {
        self.init(rule, from: word.from, to: word.to, nearest: nearest)
    }
}
