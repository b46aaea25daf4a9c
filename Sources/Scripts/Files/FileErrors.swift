import Figures
import Margin
import Markets

/// Everything that is wrong with one file, in the order of its lines.
public struct FileErrors: Error, Sendable, Equatable {
    /// The file's name with its ending: "black-thursday.scenario".
    public let file: String
    public let errors: [FileError]
    /// How many more there are.
    public let omitted: Int
}

/// One line of a file and the rule it breaks. Worded in `FileErrorText.swift`.
public struct FileError: Sendable, Equatable {
    /// Both counted from 1.
    public let line: Int
    public let column: Int
    public let rule: FileRule
}

/// The rules of scenario and rulebook files.
public enum FileRule: Sendable, Equatable {
    /// A word that cannot be read where it stands.
    case misread(Misreading.Rule, nearest: String?)
    case headingMissing(String)
    case headingNotFirst(String)
    case saidTwice(String, firstLine: Int)
    case statementMissing(String, example: String)
    case notAJournal(String)
    // Scenarios
    case priceNotPositive
    case barOutside(String, Price, low: Price, high: Price)
    case lowAboveHigh(low: Price, high: Price)
    case hole(expected: Moment, found: Moment)
    case firstBar(expected: Moment, found: Moment)
    case pastAfterOpening(past: Moment, opening: Moment)
    case openingOffTape(opening: Moment, last: Moment)
    case openingBetweenBars(opening: Moment, every: Int)
    case offTape(String, Moment, from: Moment, to: Moment)
    case freezeBackwards(from: Moment, to: Moment)
    case freezesOverlap(Moment, otherLine: Int)
    case unreadableDay
    case numberOutOfRange(String, least: Int, most: Int)
    case amountNotPositive(Money)
    // Rulebooks
    /// The heading names another rulebook than the file.
    case otherName(String, file: String)
    case tierBeforeContract
    case contractWithoutTier(String)
    case contractTwice(String, firstLine: Int)
    case stepNotPositive(String)
    case capNotAbove(Money, previous: Money)
    case leverageBelowOne(Multiple)
    case leverageRises(Multiple, previous: Multiple)
    case rateFalls(Rate, previous: Rate)
    case rateOutOfRange(Rate)
    case amountJumps(Money, expected: String)
    case liquidatedAtOnce(Multiple, Rate)
    case settlement(String, kind: Contract.Kind, settles: Asset, coin: Asset)
}

/// Errors as they are found; a file with hundreds shows the first twenty.
struct FileFindings {
    private static let most = 20
    private var errors: [FileError] = []
    private var omitted = 0

    var isEmpty: Bool { errors.isEmpty }

    mutating func add(_ rule: FileRule, line: Int, column: Int = 0) {
        guard errors.count < FileFindings.most else {
            omitted += 1
            return
        }
        errors.append(FileError(line: line, column: column + 1, rule: rule))
    }
    mutating func add(_ misreading: Misreading, line: Int) {
        add(
            .misread(misreading.rule, nearest: misreading.nearest), line: line,
            column: misreading.from)
    }
    /// Keeps what may stand only once in a file.
    mutating func once<Value>(
        _ keyword: String, _ place: inout Placed<Value>?, _ value: Value, _ line: Int
    ) {
        if let before = place {
            add(.saidTwice(keyword, firstLine: before.line), line: line)
        } else {
            place = Placed(value: value, line: line)
        }
    }
    func all(in file: String) -> FileErrors {
        FileErrors(
            file: file,
            errors: errors.enumerated().sorted {
                ($0.element.line, $0.element.column, $0.offset)
                    < ($1.element.line, $1.element.column, $1.offset)
            }.map(\.element), omitted: omitted)
    }
}

/// Something a file says, and the line that says it.
struct Placed<Value: Sendable>: Sendable {
    let value: Value
    let line: Int
}
