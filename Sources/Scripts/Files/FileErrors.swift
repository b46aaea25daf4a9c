import Figures
import Margin
import Markets

/// Everything that is wrong with one file, in the order of its lines.
public struct FileErrors: Error, Sendable, Equatable {
    /// The file's name with its ending, "black-thursday.scenario", or the path it was given by.
    public let file: String
    public let errors: [FileError]
    /// How many more there are.
    public let omitted: Int

    /// One error, at its line and column, both counted from 1.
    public init(_ file: String, line: Int, column: Int, _ rule: FileRule) {
        self.init(
            file: file, errors: [FileError(line: line, column: column, rule: rule)], omitted: 0)
    }

    init(file: String, errors: [FileError], omitted: Int) {
        self.file = file
        self.errors = errors
        self.omitted = omitted
    }

    /// The same under another name: the path that somebody typed.
    public func called(_ file: String) -> FileErrors {
        FileErrors(file: file, errors: errors, omitted: omitted)
    }
}

/// One line of a file and the rule it breaks. Worded in `FileErrorText.swift`.
public struct FileError: Sendable, Equatable {
    /// Both counted from 1.
    public let line: Int
    public let column: Int
    public let rule: FileRule

    /// A warning is worth a look; the file is read all the same.
    public var isWarning: Bool { if case .doubt = rule { true } else { false } }
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
    /// A file names something that is on no shelf.
    case unknownName(String, kind: String, repair: String)
    /// The rules that a scenario names list no contract on its coin.
    case coinNotListed(Asset, rules: String, repair: String?)
    /// What may be so and hardly ever is.
    case doubt(Doubt)
    // Scenarios
    case priceNotPositive
    case barOutside(String, Price, low: Price, high: Price)
    case lowAboveHigh(low: Price, high: Price)
    case markNotPositive(Price)
    /// Some bars carry a mark and others do not.
    case marksOnSome(isMarked: Bool, otherLine: Int)
    /// `mark recorded`, and a bar without one.
    case markNotRecorded(line: Int)
    /// `mark mean …`, and a bar with one.
    case markComputed(line: Int)
    /// Two neighbours stand in each other's place: their lines.
    case swapped(Int, Int)
    /// Only this line of a series is out of step.
    case misstamped(String, Moment, due: Moment)
    case stampTwice(String, Moment, firstLine: Int)
    case betweenBars(String, Moment, every: Int)
    /// Minutes of a bar that the heading says, and that the bars have.
    case otherEvery(Int, found: Int)
    case holesMany(missing: Int, bars: Int)
    /// Marks that are no prices of this coin.
    case notMarks(Price, last: Price)
    case fundingBeyond(Rate)
    case volatilityOutOfRange(Rate)
    case firstBar(expected: Moment, found: Moment)
    case pastAfterOpening(past: Moment, opening: Moment)
    case openingOffTape(opening: Moment, last: Moment)
    case openingBetweenBars(opening: Moment, every: Int)
    case offTape(String, Moment, from: Moment, to: Moment)
    case freezeBackwards(from: Moment, to: Moment)
    case freezesOverlap(Moment, otherLine: Int)
    case unreadableDay
    case numberOutOfRange(String, least: Int, most: Int, found: Int)
    case amountNotPositive(Money)
    /// What is beside the prices of a recorded scenario: funding, other coins, other people.
    case notLater(String, Moment, after: Moment)
    case ownCoinBeside(Asset)
    case firstPriceLate(Asset, Moment, opening: Moment)
    case nameTaken(String)
    case noPriceOf(Asset)
    case sizeNotPositive
    case standsOnTooLittle(String, has: Money, needs: Money)
    case onlyRecorded
    /// A table that a scenario names, and why it cannot be had.
    case tableUnread(String, String)
    /// The first error of such a table, whole, and how many more there are.
    case tableBroken(String, more: Int)
    /// Minutes of a bar of another coin's table, and of the tape.
    case tableEvery(String, Int, tape: Int)
    /// A table of prices.
    case sheet(SheetRule)
    // Live scenarios
    case notLive(String)
    case notRecorded(String)
    case notWhole(String)
    case unopenable(LiveFault)
    /// What a live market is said to come to, and what it came to.
    case targetMissed(LiveTarget, found: Double)
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
    /// A part of something: above 0%, up to all of it.
    case shareOutOfRange(Rate)
    /// What the whole column has to be, and the place of the first wrong one in it.
    case amountJumps(Money, column: [Money], at: Int)
    /// A number alone could be two things there.
    case unitMissing(Money, what: String, [Asset])
    case unitUnknown(Asset, [Asset])
    /// Tiers by size have one rate for the whole position.
    case sizedTableNotFlat(String)
    case liquidatedAtOnce(Multiple, Rate)
    /// Borders by value, by contracts or in dollars, mixed in one table.
    case mixedBorders
    /// Tiers in contracts need to know what one contract stands for.
    case faceMissing(String)
    /// A tier without an end has another after it.
    case tierAfterEnd
    case bracketAfterEnd(String)
    case ratioRises(Rate, previous: Rate)
    /// Where the rate applies to the whole position, nothing is taken off.
    case amountInFlatTable(Money)
    /// A rule for further tiers needs tiers by contracts to go on from.
    case nothingToContinue
    case settlement(String, kind: Contract.Kind, settles: Asset, coin: Asset)
}

/// Errors as they are found; a file with hundreds shows the first twenty.
struct FileFindings {
    private enum Place {
        case column(Int)
        /// A word counted from 0, or, negative, from the end.
        case word(Int)
    }
    private static let most = 20
    private var errors: [(rule: FileRule, line: Int, place: Place)] = []
    private var omitted = 0
    /// The statements whose lines could not be read: they are not missing as well.
    private var misread: [String] = []

    var isEmpty: Bool { errors.isEmpty }
    /// The first of them alone.
    var first: FileFindings {
        var one = self
        one.errors = Array(errors.prefix(1))
        one.omitted = 0
        return one
    }

    /// - Parameter word: which word of the line is wrong, from 0, or, negative, from its end.
    mutating func add(_ rule: FileRule, line: Int, word: Int = 0) {
        add(rule, line, .word(word))
    }
    /// - Returns: the statement that the line was meant to make, as far as can be told.
    @discardableResult
    mutating func add(_ misreading: Misreading, line: Int, keyword: String = "") -> String {
        let meant = misreading.from == 0 ? misreading.nearest ?? keyword : keyword
        misread.append(meant)
        add(
            .misread(misreading.rule, nearest: misreading.nearest), line,
            .column(misreading.from))
        return meant
    }
    /// - Parameter column: counted from 0.
    mutating func add(_ rule: FileRule, line: Int, column: Int) {
        add(rule, line, .column(column))
    }
    private mutating func add(_ rule: FileRule, _ line: Int, _ place: Place) {
        if errors.count < FileFindings.most {
            errors.append((rule, line, place))
        } else {
            omitted += 1
        }
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

    /// Notes a statement that no line makes.
    mutating func need<Value>(
        _ statement: String, _ value: Value?, _ example: String, _ line: Int
    ) {
        guard value == nil, !isMisread(statement) else { return }
        add(.statementMissing(statement, example: example), line: line)
    }

    /// Whether a line that seems to make this statement could not be read.
    func isMisread(_ statement: String) -> Bool {
        misread.contains { !$0.isEmpty && statement.hasPrefix($0) }
    }

    /// The errors in the order of the lines they are about.
    func all(in file: String, _ text: String) -> FileErrors {
        let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
        let found = errors.enumerated().map { offset, error in
            let line = lines.indices.contains(error.line - 1) ? lines[error.line - 1] : ""[...].utf8
            let column = column(of: error.place, String(decoding: line, as: UTF8.self))
            return (
                order: (error.line, column, offset),
                error: FileError(line: error.line, column: column + 1, rule: error.rule)
            )
        }
        return FileErrors(
            file: file, errors: found.sorted { $0.order < $1.order }.map(\.error),
            omitted: omitted)
    }

    private func column(of place: Place, _ text: String) -> Int {
        switch place {
        case .column(let column): return column
        case .word(let word):
            var words = Line(text).words
            if words.last?.lowered == "confirmed", words.count > 2 { words.removeLast() }
            let index = word < 0 ? words.count + word : word
            return words.indices.contains(index) ? words[index].from : 0
        }
    }
}

/// Something a file says, and the line that says it.
struct Placed<Value: Sendable>: Sendable {
    let value: Value
    let line: Int
}
