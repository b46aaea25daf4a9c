import Figures
import Margin
import Markets

/// What a line means, once it is read. The desk obeys it.
public enum Command: Sendable, Equatable {
    /// Changes the world; stands in its journal.
    case act(Act)
    /// `sl 7000 tp 8000`: two on one line, done both or neither. A line each in the journal.
    case both(Act, Act)
    /// `rules NAME`: an act, once the desk has fetched the rulebook.
    case rules(String)
    /// A loan: an act, once the desk has fetched its rules.
    case lend(LendRequest)
    /// Looks or asks; leaves no line anywhere.
    case ask(Question)
    /// Moves the person, not the market: another world, another time, a lesson.
    case turn(Turn)
    /// Writes a file of the person's own.
    case file(FileWork)
    /// What only the program around the language can do.
    case program(ProgramWord)
    /// A word for the lesson one is in.
    case learn(LessonWord)
    /// A word about what is kept of the learner.
    case learner(LearnerWord)
    /// An empty line: repeats `step`, or goes on in a lesson.
    case nothing
    /// A line of nothing but a comment: says something to people, and nothing to the program.
    case comment
}

public enum Question: Sendable, Equatable {
    /// `why`, `why liquidation price`: the words after the verb, as typed.
    case why(String?)
    /// What came of the position that was closed by force last.
    case debrief
    /// The same of the position that ended last on a coin.
    case debriefOn(Asset)
    /// The journal read back.
    case mirror
    case define(String?)
    /// Of one side, and of one leverage, where they are named.
    case ladder(Side?, Multiple?, on: Asset? = nil)
    /// The prices of one of several coins, and the orders that wait on it.
    case marketOn(Asset)
    case ordersOn(Asset)
    /// What only a market that makes its own prices can be asked.
    case live(LiveQuestion)
    case account
    case positions
    /// What is held on one coin.
    case positionsOn(Asset)
    case orders
    /// What counts as collateral; of one coin, how it does.
    case collateral(Asset?)
    case alerts
    case market
    /// Nil: from the beginning.
    case chart(ChartSubject, Stretch?, of: Asset? = nil)
    case ledger
    case news
    case who
    case journal
    case compare(String?, String?)
    case branches
    case scenarios
    /// The shelf of them, or the lines of one.
    case rulebooks(String?)
    case lessons
    /// How often it would have ended so, over so many seeds.
    case odds(Int)
    /// Of the hourly series.
    case history(HistoryQuestion)
    /// The questions that calculators answer.
    case calculations
    /// A calculator's answer.
    case calc(Calculation, Sketch)
    case plan(Sketch)
    case venues(Sketch)
    case autopsy(Sketch)
    case hedges
    /// What a put would cost.
    case option(OptionQuestion)
    /// Nil: one's own.
    case loan(LoanQuestion?)
    case miner(MinerQuestion)
    case buildUp(BuildUpQuestion)
    case about
    case help(String?)
    case helpAll
}

/// What `chart` draws.
public enum ChartSubject: String, Sendable, Equatable, CaseIterable {
    case price, equity, margin, funding, crowd, map, oi, liquidations

    /// Whether it is of now: there is no stretch of time to draw.
    var isOfNow: Bool { self == .crowd || self == .map }
}

/// The latest part of what has been: `1h`, `90m`, `30` bars.
public enum Stretch: Sendable, Equatable {
    case bars(Int)
    case minutes(Int)
}

public enum LiveQuestion: String, Sendable, Equatable, CaseIterable {
    case crowd, map
    case wholeMap = "map all"
    case feed, book, funding, split
}

public enum Turn: Sendable, Equatable {
    /// A scenario, and which crowd of its law where another is asked for.
    case load(String, crowdSeed: UInt64? = nil)
    /// A file of the person's own: a journal, a scenario, or a table of prices, with its coin and
    /// the moment to open at.
    case loadFile(LoadRequest)
    case loadDays(DayRequest)
    /// A stretch of history without its date: a plan, and then what came.
    case drill(DrillRequest)
    case importBook(ImportRequest)
    case back(Int)
    case rewind(TimeOfTape)
    /// So many bars back from now.
    case rewindBars(Int)
    case branch(String?)
    case switchTo(String)
    case whatIf(Change)
    case lesson(LessonRequest)
    case demo
    case resume
    case quit
}

/// Words that the desk hands on: they concern files that are read line by line, and the screen.
public enum ProgramWord: Sendable, Equatable {
    /// The lines of a file, as if typed.
    case read(String)
    /// Everything shown goes to a file as well.
    case log(String, replaces: Bool)
    case logOff
    case logState
    case set(Setting?, String?)
    /// Bars by themselves, so many a second, until a key is pressed.
    case play(Int)
}

/// What is to be written to a file of the person's own.
public enum FileWork: Sendable, Equatable {
    /// The session as a page for a browser.
    case report(String, replaces: Bool)
    /// The journal, as lines that run.
    case save(String, replaces: Bool)
}

/// What `what if` changes in the journal.
public enum Change: Sendable, Equatable {
    /// The leverage of the latest opening, margin kept.
    case leverage(Multiple)
    /// The latest opening on the other side, its stop and its take mirrored at the entry.
    case side(Side)
    /// The latest opening without its stop, and without stops set later.
    case noStop
    /// A stop at another price for the latest opening.
    case stop(StopRequest)
    /// A journal line (nil: the latest opening) replaced by another act.
    case line(Int, Act)
    /// A journal line left out.
    case without(Int)
    /// Every position isolated, or every one in cross margin.
    case mode(MarginMode)
    /// Every funding payment of the tape at another rate.
    case funding(Rate)
    /// Another market: numbers of a live scenario, from the opening on.
    case market([Knob])
}

/// Which lesson, and how.
public struct LessonRequest: Sendable, Equatable {
    /// Its key or id.
    public var name: String
    /// From its beginning, even where a place in it was kept.
    public var isAnew = false
    /// The code of a language: `uk`, `ja`.
    public var language: String?
    /// Whose numbers: the same seed gives the same. Nought gives the lesson's first.
    public var seed: UInt64?
    public init(_ name: String) { self.name = name }
}

/// Cards that come back, and the file that is kept of a learner.
public enum LearnerWord: Sendable, Equatable {
    case review
    case progress
    case export(String, replaces: Bool)
    case load(String, replaces: Bool)
    /// Everything goes; without the word, what would go is told.
    case forget(isSure: Bool)
}

public enum LessonWord: Sendable, Equatable {
    case next
    case hint
    case show
    case skip
    case play
    case leave
    case place
    case note(String)
    case summary
    case answer(String)
}
