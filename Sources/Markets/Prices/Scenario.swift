import Figures
import Margin

/// A stretch of market to live through: prices that were recorded, the news of the time, the venue's
/// failures, and the money everybody starts with.
public struct Scenario: Sendable, Equatable {
    public struct News: Sendable, Equatable {
        public let moment: Moment
        public let text: String
        public init(moment: Moment, text: String) {
            self.moment = moment
            self.text = text
        }
    }

    /// Bars, first and last included, in which the venue moved prices but filled nobody.
    public struct Freeze: Sendable, Equatable {
        public let from: Moment
        public let to: Moment
        public init(from: Moment, to: Moment) {
            self.from = from
            self.to = to
        }
    }

    public struct Deposit: Sendable, Equatable {
        public let pot: Pot
        public let amount: Money
        public let asset: Asset
        public init(pot: Pot, amount: Money, asset: Asset) {
            self.pot = pot
            self.amount = amount
            self.asset = asset
        }
    }

    /// The file's name without its ending.
    public let name: String
    public let title: String
    public let about: [String]
    public let sources: [String]
    /// Whose prices these are: contract and venue, for the header.
    public let market: String
    /// The coin whose price the tape is.
    public let coin: Asset
    /// The rulebook it opens under: its name, or a path.
    public var rules: String
    public let deposits: [Deposit]
    public let tape: Tape
    public let news: [News]
    public let freezes: [Freeze]
    /// Funding as it was paid, oldest first.
    public let fundings: [FundingStamp]
    /// Other coins whose prices were recorded beside the tape's own.
    public let others: [CoinTape]
    /// What the coin was worth on spot markets, where somebody recorded it.
    public let index: CoinTape?
    /// Other people with a position from the opening on.
    public let bystanders: [Standing]
    /// Where a market makes its own prices: the market as it opens, warmed up and in balance.
    public internal(set) var live: LiveMarket?
    /// What `load` was told to open it: its name, or a file with what was said of it.
    public var loadedAs: String
    /// Whether its day is nobody's: an illustration.
    public let isUndated: Bool
    /// What puts are priced from, where the scenario says it.
    public let volatility: StatedVolatility
    /// What a live market is said to come to.
    public let targets: [LiveTarget]
    /// For every step: whether anything but prices happens in it.
    private let isEventful: [Bool]
    /// Whether any of its tapes is judged inside its bars.
    let judgesInside: Bool

    public init(
        name: String, title: String, about: [String], sources: [String], market: String,
        coin: Asset, rules: String, deposits: [Deposit], tape: Tape, news: [News],
        freezes: [Freeze], fundings: [FundingStamp] = [], others: [CoinTape] = [],
        index: CoinTape? = nil, bystanders: [Standing] = [], live: LiveMarket? = nil,
        isUndated: Bool = false, volatility: StatedVolatility = StatedVolatility(),
        targets: [LiveTarget] = []
    ) {
        self.targets = targets
        judgesInside = tape.judging == .extremes || others.contains { $0.tape.judging == .extremes }
        self.isUndated = isUndated
        self.volatility = volatility
        self.fundings = fundings
        self.others = others
        self.index = index
        self.bystanders = bystanders
        loadedAs = name
        self.live = live
        self.name = name
        self.title = title
        self.about = about
        self.sources = sources
        self.market = market
        self.coin = coin
        self.rules = rules
        self.deposits = deposits
        self.tape = tape
        self.news = news
        self.freezes = freezes
        var isEventful = [Bool](repeating: false, count: tape.lastStep + 1)
        for news in news where news.moment >= tape.opening {
            isEventful[tape.step(holding: news.moment)] = true
        }
        for freeze in freezes {
            let first = tape.step(holding: freeze.from)
            for step in first...max(first, tape.step(holding: freeze.to)) {
                isEventful[step] = true
            }
        }
        for funding in fundings where funding.moment >= tape.opening {
            isEventful[tape.step(holding: funding.moment)] = true
        }
        self.isEventful = isEventful
    }

    func isEventful(_ step: Int) -> Bool { isEventful[step] }

    /// The prices of a coin; nil where this scenario has none.
    public func tape(of coin: Asset) -> Tape? {
        coin == self.coin ? tape : others.first { $0.coin == coin }?.tape
    }

    /// The same scenario with every funding payment at one rate.
    public func paying(_ rate: Rate) -> Scenario {
        var other = Scenario(
            name: name, title: title, about: about, sources: sources, market: market, coin: coin,
            rules: rules, deposits: deposits, tape: tape, news: news, freezes: freezes,
            fundings: fundings.map { FundingStamp(moment: $0.moment, rate: rate, coin: $0.coin) },
            others: others,
            index: index, bystanders: bystanders, live: live, isUndated: isUndated,
            volatility: volatility)
        other.loadedAs = loadedAs
        return other
    }

    /// The same scenario in another market that makes its own prices.
    public func opening(_ market: LiveMarket) -> Scenario {
        var other = Scenario(
            name: name, title: title, about: about, sources: sources, market: self.market,
            coin: coin, rules: rules, deposits: deposits,
            tape: Tape(
                opening: tape.opening, steps: tape.lastStep,
                price: Price(ticks: market.prices.last), mark: Price(ticks: market.prices.mark)),
            news: news, freezes: freezes, live: market, isUndated: isUndated,
            volatility: volatility)
        other.loadedAs = loadedAs
        return other
    }

    /// The freeze that a step's bar lies in.
    public func freeze(at step: Int) -> Freeze? {
        guard step > 0, isEventful[step] else { return nil }
        let moment = tape.moment(at: step)
        return freezes.first { $0.from <= moment && moment <= $0.to }
    }

    /// What was told while a step's bar was open.
    public func news(at step: Int) -> [News] {
        guard isEventful[step] else { return [] }
        return news.filter { tape.step(holding: $0.moment) == step && $0.moment >= tape.opening }
    }
}
