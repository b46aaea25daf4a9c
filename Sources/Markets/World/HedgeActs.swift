import Figures
import Margin

/// A way to lose less in a fall, or in a rise: an option, its sale, or a short against what is held.
public enum HedgeAct: Sendable, Equatable {
    case buy(OptionRequest)
    /// Sells an option back at the bid; nil: the only one.
    case sell(Int?)
    case short(ShortRequest)
}

public struct OptionRequest: Sendable, Equatable {
    public enum Strike: Sendable, Equatable {
        case price(Price)
        /// Of the price now.
        case share(Rate)
    }
    public var kind: OptionKind
    /// Nil: the tape's own.
    public var coin: Asset?
    public var strike: Strike
    /// Until it expires.
    public var minutes: Int
    /// Of what is held, or so many coins; nil: all that is held.
    public var portion: Portion?
    public init(
        _ kind: OptionKind = .put, coin: Asset? = nil, strike: Strike, minutes: Int,
        portion: Portion? = nil
    ) {
        self.kind = kind
        self.coin = coin
        self.strike = strike
        self.minutes = minutes
        self.portion = portion
    }
}

public struct ShortRequest: Sendable, Equatable {
    public var coin: Asset?
    public var portion: Portion
    public var leverage: Multiple
    public init(coin: Asset? = nil, portion: Portion = .all, leverage: Multiple = Multiple(1)) {
        self.coin = coin
        self.portion = portion
        self.leverage = leverage
    }
}

/// The rule that a hedge broke.
public enum HedgeFault: Sendable, Equatable {
    case nothingToHedge(Asset, OptionKind)
    case strikeOutOfRange(Price, now: Price)
    case expiryOutOfRange(OptionKind)
    case sizeNotPositive
    /// Nobody sells options on more than a part of the open interest; what is left of that part.
    case aboveDepth(Quantity, left: Quantity, OptionDepth, Asset)
    /// Nil: none at all.
    case noOption(Int?)
    case whichOption([Int])
}

public enum HedgeEvent: Sendable, Equatable {
    case bought(HeldOption, paid: Money, left: NetExposure)
    case ended(OptionEnding)
    /// After a short; and whether it closed a part of one's own long.
    case shorted(NetExposure, reduced: Bool)
}

extension World {
    mutating func hedge(_ act: HedgeAct) throws(Refusal) -> [Event] {
        switch act {
        case .buy(let request): try buyOption(request)
        case .sell(let number): try sellOption(number)
        case .short(let request): try shortAgainst(request)
        }
    }

    /// The dollars that options and loans are paid in.
    public var dollarAsset: Asset { settles.isDollar ? settles : .usdt }

    /// The step's bar by its beginning, as every later one is called; before the first bar, one bar
    /// before it. What lasts a day and begins here ends with the bar that the day ends with.
    var barMoment: Moment { step == 0 ? now + -tape.minutesPerBar : now }

    /// What an option of this kind would cost now, on so many coins; nothing is bought.
    public func quote(
        _ request: OptionRequest, on size: Quantity
    ) throws(Refusal) -> OptionQuote {
        let coin = request.coin ?? scenario.coin
        guard let spot = outsidePrice(of: coin)?.value else {
            throw .noPrice(coin: coin, tape: scenario.coin)
        }
        guard (60...527_040).contains(request.minutes) else {
            throw .hedge(.expiryOutOfRange(request.kind))
        }
        let strike = try strike(of: request, on: coin, at: spot)
        let depth = optionDepth(of: coin)
        let covered = optioned(coin)
        if let limit = depth.limit, covered + size > limit {
            throw .hedge(.aboveDepth(size, left: max(limit - covered, .zero), depth, coin))
        }
        let feared = volatility(of: coin)
        guard
            let quote = OptionQuote(
                request.kind, spot: spot, strike: strike, minutes: request.minutes,
                volatility: feared.raised(days: Double(request.minutes) / 1440),
                isStated: feared.isStated, halfSpread: depth.halfSpread(on: covered + size))
        else { throw .hedge(.strikeOutOfRange(strike, now: spot)) }
        return quote
    }

    /// How many coins an option of this kind would be on; one where the request leaves it open.
    public func size(of request: OptionRequest) throws(Refusal) -> Quantity {
        guard let portion = request.portion else { return Quantity(1) }
        return try hedged(portion, of: request.coin ?? scenario.coin, request.kind)
    }

    private func strike(
        of request: OptionRequest, on coin: Asset, at spot: Price
    ) throws(Refusal) -> Price {
        let strike: Price
        switch request.strike {
        case .price(let price): strike = price
        case .share(let share):
            guard share <= Rate(units: 1_000_000_000) else { throw .tooLarge }
            let tick = rulebook.contract(on: coin)?.tick ?? Price(units: 1_000_000)
            strike = (spot * share).rounded(.nearest).rounded(.nearest, to: tick)
        }
        // Beyond these the formula gives nothing that anybody would sell.
        let least = (spot * Rate(units: 10_000_000)).rounded(.down)
        let most = (spot * Rate(units: 300_000_000)).rounded(.up)
        guard strike >= least, strike <= most else {
            throw .hedge(.strikeOutOfRange(strike, now: spot))
        }
        return strike
    }

    private mutating func buyOption(_ request: OptionRequest) throws(Refusal) -> [Event] {
        if isAtEnd { throw .atEnd(now) }
        if let frozenUntil { throw .frozen(until: frozenUntil) }
        let coin = request.coin ?? scenario.coin
        _ = try quote(request, on: .zero)
        let size = try hedged(request.portion ?? .all, of: coin, request.kind)
        let quote = try quote(request, on: size)
        guard (max(quote.strike, quote.spot) * size).rounded(.up).isAdmissible else {
            throw .tooLarge
        }
        let option = HeldOption(
            kind: request.kind, number: options.count + optionEndings.count + 1, coin: coin,
            asset: dollarAsset, size: size, strike: quote.strike,
            expiry: barMoment + request.minutes, bought: now, line: journal.nextLine, quote: quote,
            assumed: volatility(of: coin))
        let paid = option.premium.value
        let free = movable(option.asset)
        guard free.isPositive else { throw .walletEmpty(option.asset) }
        guard paid <= free else { throw .walletShort(has: free, needs: paid, option.asset) }
        let fair = min(option.worth(at: quote).value, paid)
        ledger.move(fair, option.asset, from: wallet, to: .writer, .premium, step: step)
        ledger.move(paid - fair, option.asset, from: wallet, to: .writer, .spread, step: step)
        options.append(option)
        return [Event(now, .hedge(.bought(option, paid: paid, left: netExposure(of: coin))))]
    }

    private mutating func sellOption(_ number: Int?) throws(Refusal) -> [Event] {
        if isAtEnd { throw .atEnd(now) }
        guard !options.isEmpty else { throw .hedge(.noOption(nil)) }
        if number == nil, options.count > 1 {
            throw .hedge(.whichOption(options.map(\.number)))
        }
        guard let index = options.firstIndex(where: { number == nil || $0.number == number })
        else { throw .hedge(.noOption(number)) }
        if let frozenUntil { throw .frozen(until: frozenUntil) }
        guard let quote = quote(of: options[index]) else {
            throw .noPrice(coin: options[index].coin, tape: scenario.coin)
        }
        let option = options.remove(at: index)
        return [end(option, .sold(quote), option.proceeds(at: quote), .sale)]
    }

    /// Every option whose time has come is settled in cash, at what outsiders pay for the coin: the
    /// index where there is one, which no order on the perpetual moves at once.
    mutating func settleOptions(_ events: inout [Event]) {
        while let index = options.firstIndex(where: { $0.expiry <= barMoment }) {
            let option = options.remove(at: index)
            let price = outsidePrice(of: option.coin) ?? Figure(option.quote.spot)
            let received = option.settlement(at: price).value
            events.append(end(option, .settled(at: price), received, .settlement))
        }
    }

    private mutating func end(
        _ option: HeldOption, _ cause: OptionEnding.Cause, _ received: Money, _ reason: Reason
    ) -> Event {
        ledger.move(received, option.asset, from: .writer, to: wallet, reason, step: step)
        let ending = OptionEnding(
            option: option, cause: cause, moment: now, received: received)
        optionEndings.append(ending)
        return Event(now, .hedge(.ended(ending)))
    }

    /// A short against what is held. Where the same contract is long, it closes that first: a
    /// contract is held on one side at a time.
    private mutating func shortAgainst(_ request: ShortRequest) throws(Refusal) -> [Event] {
        let coin = request.coin ?? scenario.coin
        let coins = try hedged(request.portion, of: coin, .put)
        guard let contract = rulebook.contract(on: coin), let last = last(of: coin) else {
            throw .noContract(
                coin: coin, rulebook: rulebook.name, listed: rulebook.contracts.map(\.coin))
        }
        let wasLong = netExposure(of: coin).perp > .zero
        let size =
            contract.kind == .linear
            ? coins : Money(units: coins.units).faceValue(at: last, .nearest)
        let order = Opening(
            side: .short, coin: coin, leverage: request.leverage,
            amount: .size(size.rounded(.down, to: contract.lot)))
        return try tried { (world) throws(Refusal) in
            let events = try world.open(order)
            return events + [
                Event(
                    world.now, .hedge(.shorted(world.netExposure(of: coin), reduced: wasLong)))
            ]
        }
    }

    /// A part of what a fall would cost: coins, and longs on them, less the shorts; against a call, of
    /// what a rise would cost.
    private func hedged(
        _ portion: Portion, of coin: Asset, _ kind: OptionKind
    ) throws(Refusal) -> Quantity {
        let unit = Quantity(units: 10_000)
        let net = netExposure(of: coin).beforeOptions
        let held = kind == .put ? net : -net
        let size: Quantity
        switch portion {
        case .size(let size):
            guard size.isPositive else { throw .hedge(.sizeNotPositive) }
            guard size.isAdmissible else { throw .tooLarge }
            return size
        case .all: size = held
        case .share(let share):
            guard share.isPositive, share <= .one else { throw .hedge(.sizeNotPositive) }
            size = (max(held, .zero) * share).rounded(.down)
        }
        let whole = size.rounded(.down, to: unit)
        guard whole.isPositive else { throw .hedge(.nothingToHedge(coin, kind)) }
        return whole
    }
}
