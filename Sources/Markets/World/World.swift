import Figures
import Margin

/// Everything that is: prices as far as they have come, accounts, the ledger, and the journal that
/// led here. A value: a copy is a branch, and a branch meets the same prices.
public struct World: Sendable, Equatable {
    /// The name of the person at the prompt.
    public static let you = "you"
    /// Whose liquidations a person in a live market is closed for.
    public static let crowd = "the crowd"

    // Read where they lie: what a property wrapper gives out is a copy of all of it, each time that
    // one word of it is asked for.
    private let scenarioBox: Boxed<Scenario>
    public var scenario: Scenario { _read { yield scenarioBox.wrappedValue } }
    private var rulebookBox: Boxed<Rulebook>
    /// The rules in force: as listed, and as the venue changed them since.
    public internal(set) var rulebook: Rulebook {
        _read { yield rulebookBox.wrappedValue }
        _modify { yield &rulebookBox.wrappedValue }
    }
    /// The rules as their file has them.
    @Boxed var listedRulebook: Rulebook
    /// Bars played since the opening.
    public internal(set) var step = 0
    public internal(set) var holdings: [Holding] = []
    /// Positions that ended, oldest first.
    public internal(set) var endings: [Ending] = []
    /// Which money backs positions that are opened from now on.
    public internal(set) var mode = MarginMode.isolated
    /// Orders that wait at the venue, oldest first; the stop of a position is with the position.
    public internal(set) var orders: [PlacedOrder] = []
    var nextOrder = 1
    /// Contracts and pools that the venue has warned, and that have not left its level since.
    var called: [String] = []
    /// What rings once, in the order in which it was set.
    public internal(set) var alerts: [Alert] = []
    public internal(set) var ledger = Ledger()
    /// Options that are held, and those that ended, oldest first.
    public internal(set) var options: [HeldOption] = []
    public internal(set) var optionEndings: [OptionEnding] = []
    /// A loan against coins, and every time that strangers closed a part of one.
    public internal(set) var loan: HeldLoan?
    public internal(set) var loanCalls: [LoanCall] = []
    /// Other people with a position, in the order of the file.
    public internal(set) var bystanders: [Bystander] = []
    /// Liquidations as the venue went through them, oldest first.
    public internal(set) var forcedCloses: [ForcedClose] = []
    public internal(set) var journal = Journal()
    /// A live market, and what it brought minute by minute; nil where prices are history.
    @Boxed public internal(set) var market: LiveMarket?
    public internal(set) var minutes: [MinuteReport] = []
    /// Millions of dollars repaid on called loans when it was last told.
    var lendingTold = 0.0
    var liveTape: Tape?
    /// The prices of the round of a cascade that is being played; nil between minutes.
    var round: MarketPrices?
    /// At which point of the last bar prices are looked at: the present is its close.
    var point = BarPoint.close
    /// The rulebook the scenario opened under, for replays.
    @Boxed private(set) var firstRulebook: Rulebook

    public init(scenario: Scenario, rulebook: Rulebook) {
        scenarioBox = Boxed(wrappedValue: scenario)
        rulebookBox = Boxed(wrappedValue: rulebook)
        listedRulebook = rulebook
        firstRulebook = rulebook
        market = scenario.live
        if scenario.live != nil { self.rulebook = rulebook.under(venueChange) }
        if scenario.live != nil { liveTape = scenario.tape }
        for deposit in scenario.deposits {
            ledger.move(
                deposit.amount, deposit.asset, from: .outside, to: deposit.pot, .deposit, step: 0)
        }
        fillVault()
        seatBystanders()
    }

    /// The same world at its opening, nothing done yet.
    public var opened: World { World(scenario: scenario, rulebook: firstRulebook) }

    /// The prices so far; of a recorded scenario also those to come.
    public var tape: Tape { liveTape ?? scenario.tape }
    public var now: Moment { tape.moment(at: step) }
    /// The price of the latest trade. A person's own order moves that of a live market at once.
    public var last: Price {
        livePrices.map { Price(ticks: $0.last) } ?? price(inside: scenario.tape)
            ?? scenario.tape.last(at: step)
    }
    public var mark: Price {
        livePrices.map { Price(ticks: $0.mark) } ?? price(inside: scenario.tape)
            ?? scenario.tape.mark(at: step)
    }
    /// The prices of a live market: within a minute those of the round.
    var livePrices: MarketPrices? { round ?? market?.prices }
    public var isAtEnd: Bool { step >= tape.lastStep }
    /// The asset that the contract of this tape settles in, under the rules of the day.
    public var settles: Asset { rulebook.contract(on: scenario.coin)?.settles ?? .usdt }

    /// Performs an act, or refuses it and changes nothing.
    ///
    /// - Parameter isInterrupted: asked between bars; true ends a long run early. The journal then
    ///   says how far it came.
    public mutating func perform(
        _ act: Act, isInterrupted: () -> Bool = { false }
    ) throws(Refusal) -> [Event] {
        let started = step
        let before = market?.prices
        var kept = act
        var events: [Event]
        switch act {
        case .deposit(let amount, let asset): events = try deposit(amount, asset)
        case .withdraw(let amount, let asset): events = try withdraw(amount, asset)
        case .rules(let rulebook): events = try change(to: rulebook)
        case .open(let opening): events = try open(opening)
        case .plan(let trade): events = try plan(trade)
        case .close(let coin): events = try close(coin)
        case .stop(let request): events = try setStop(request)
        case .cancelStop(let coin): events = try cancelStop(coin)
        case .addMargin(let amount, let asset, let coin):
            events = try addMargin(amount, asset, coin)
        case .removeMargin(let amount, let asset, let coin):
            events = try removeMargin(amount, asset, coin)
        case .closePart(let request): events = try closePart(request)
        case .closeAll: events = try closeAll()
        case .flip(let coin): events = try flip(coin)
        case .take(let request): events = try setTake(request)
        case .trail(let request): events = try setTrail(request)
        case .cancel(let request): events = try cancel(request)
        case .leverage(let leverage, let coin): events = try changeLeverage(leverage, coin)
        case .mode(let mode): events = try change(to: mode)
        case .convert(let amount, let asset, let other):
            events = try convert(amount, asset, into: other)
        case .alert(let request): events = try setAlert(request)
        case .alertOff(let number): events = try takeBackAlert(number)
        case .hedge(let hedge): events = try self.hedge(hedge)
        case .lend(let act): events = try lend(act)
        case .step, .until, .away:
            let run = try run(act, isInterrupted: isInterrupted)
            if run.wasInterrupted { kept = act.cut(to: max(1, step - started)) }
            if step == started { return run.events }
            events = run.events
        }
        if !act.movesTape {
            expireCrossed(since: before, &events)
            tidyOrders(&events)
        }
        journal.note(kept, at: started, reached: step)
        return events
    }
}
