import Figures
import Margin
import Markets

/// What a line is read in: how long a bar is, which coin the tape carries, and the names that
/// completion may offer. Lists are asked for only when the Tab key is.
public struct Surroundings: Sendable {
    public var minutesPerBar: Int
    /// The coin whose price the tape is; nil where nothing is loaded.
    public var coin: Asset?
    /// Every coin whose price is known, the tape's own among them.
    public var coins: [Asset] = []
    /// Where the tape stands; examples are moved there.
    public var price: Price?
    /// The only position: its side, its entry and the venue's tick; nil where there is none, or several.
    public var held: Held?
    /// What is free in the wallet, in dollars; nil where nothing is loaded.
    public var free: Money?
    /// Margin is in coin, and a size in dollars.
    public var settlesInCoin = false
    /// When the tape began, as `rewind` takes it.
    public var opening: String?
    /// The world's clock; gives a day and month their year.
    public var now: Moment?
    public var scenarios: @Sendable () -> [String]
    public var rulebooks: @Sendable () -> [String]
    public var lessons: @Sendable () -> [String]
    public var branches: @Sendable () -> [String]
    /// The words that `why` and `define` know.
    public var terms: @Sendable () -> [String]

    /// Values in play for a slot of a verb's shape: `PRICE`, `AMOUNT`, `TIME`, `LEVERAGEx`.
    public var values: @Sendable (_ slot: String) -> [String]

    /// As much of a position as lines are read with.
    public struct Held: Sendable {
        public let side: Side
        public let entry: Price
        public let tick: Price
        public init(side: Side, entry: Price, tick: Price) {
            self.side = side
            self.entry = entry
            self.tick = tick
        }
    }

    /// Whether a line that reads would be taken here and now, and asks for no more risk than the line
    /// that it is to take the place of. Asked of every line before it is suggested.
    public var takes: @Sendable (_ line: String) -> Bool = { _ in true }

    /// Whether a line can be suggested.
    func isTaken(_ line: String) -> Bool {
        (try? Reader.read(line, in: self)) != nil && takes(line)
    }

    public init(
        minutesPerBar: Int = 1, coin: Asset? = nil, now: Moment? = nil,
        scenarios: @escaping @Sendable () -> [String] = { [] },
        rulebooks: @escaping @Sendable () -> [String] = { [] },
        lessons: @escaping @Sendable () -> [String] = { [] },
        branches: @escaping @Sendable () -> [String] = { [] },
        terms: @escaping @Sendable () -> [String] = { [] },
        values: @escaping @Sendable (_ slot: String) -> [String] = { _ in [] }
    ) {
        self.minutesPerBar = minutesPerBar
        self.coin = coin
        self.now = now
        self.scenarios = scenarios
        self.rulebooks = rulebooks
        self.lessons = lessons
        self.branches = branches
        self.terms = terms
        self.values = values
    }
}
