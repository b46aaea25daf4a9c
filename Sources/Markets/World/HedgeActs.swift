import Figures
import Margin

/// A way to lose less in a fall: a put, its sale, or a short against what is held.
public enum HedgeAct: Sendable, Equatable {
    case put(PutRequest)
    /// Sells a put back at the bid; nil: the only one.
    case sell(Int?)
    case short(ShortRequest)
}

public struct PutRequest: Sendable, Equatable {
    public enum Strike: Sendable, Equatable {
        case price(Price)
        /// Of the price now.
        case share(Rate)
    }
    /// Nil: the tape's own.
    public var coin: Asset?
    public var strike: Strike
    /// Until it expires.
    public var minutes: Int
    /// Of what is held, or so many coins; nil: all that is held.
    public var portion: Portion?
    public init(coin: Asset? = nil, strike: Strike, minutes: Int, portion: Portion? = nil) {
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
    case nothingToHedge(Asset)
    case strikeOutOfRange(Price, now: Price)
    case expiryOutOfRange
    case sizeNotPositive
    /// Nil: none at all.
    case noPut(Int?)
    case whichPut([Int])
}

public enum HedgeEvent: Sendable, Equatable {
    case bought(HeldPut, paid: Money, left: NetExposure)
    case ended(PutEnding)
    /// After a short; and whether it closed a part of one's own long.
    case shorted(NetExposure, reduced: Bool)
}

extension World {
    mutating func hedge(_ act: HedgeAct) throws(Refusal) -> [Event] {
        switch act {
        case .put(let request): try buyPut(request)
        case .sell(let number): try sellPut(number)
        case .short(let request): try shortAgainst(request)
        }
    }

    /// The dollars that puts are paid in.
    public var putAsset: Asset { settles.isDollar ? settles : .usdt }

    /// What a put of this kind would cost now; nothing is bought.
    public func quote(_ request: PutRequest) throws(Refusal) -> PutQuote {
        let coin = request.coin ?? scenario.coin
        guard let last = last(of: coin) else { throw .noPrice(coin: coin, tape: scenario.coin) }
        guard (60...527_040).contains(request.minutes) else { throw .hedge(.expiryOutOfRange) }
        let strike: Price
        switch request.strike {
        case .price(let price): strike = price
        case .share(let share):
            guard share <= Rate(units: 1_000_000_000) else { throw .tooLarge }
            let tick = rulebook.contract(on: coin)?.tick ?? Price(units: 1_000_000)
            strike = (last * share).rounded(.nearest).rounded(.nearest, to: tick)
        }
        // Beyond these the formula gives nothing that anybody would sell.
        let least = (last * Rate(units: 10_000_000)).rounded(.down)
        let most = (last * Rate(units: 300_000_000)).rounded(.up)
        let feared = volatility(of: coin)
        guard strike >= least, strike <= most,
            let quote = PutQuote(
                spot: last, strike: strike, minutes: request.minutes,
                volatility: feared.raised(days: Double(request.minutes) / 1440),
                isStated: feared.isStated)
        else { throw .hedge(.strikeOutOfRange(strike, now: last)) }
        return quote
    }

    private mutating func buyPut(_ request: PutRequest) throws(Refusal) -> [Event] {
        if isAtEnd { throw .atEnd(now) }
        if let frozenUntil { throw .frozen(until: frozenUntil) }
        let coin = request.coin ?? scenario.coin
        let quote = try quote(request)
        let size = try hedged(request.portion ?? .all, of: coin)
        guard (quote.strike * size).rounded(.up).isAdmissible else { throw .tooLarge }
        let put = HeldPut(
            number: puts.count + putEndings.count + 1, coin: coin, asset: putAsset, size: size,
            strike: quote.strike, expiry: now + request.minutes, bought: now,
            line: journal.nextLine, quote: quote, assumed: volatility(of: coin))
        let paid = put.premium.value
        let free = movable(put.asset)
        guard free.isPositive else { throw .walletEmpty(put.asset) }
        guard paid <= free else { throw .walletShort(has: free, needs: paid, put.asset) }
        let fair = min(put.worth(at: quote).value, paid)
        ledger.move(fair, put.asset, from: wallet, to: .writer, .premium, step: step)
        ledger.move(paid - fair, put.asset, from: wallet, to: .writer, .spread, step: step)
        puts.append(put)
        return [Event(now, .hedge(.bought(put, paid: paid, left: netExposure(of: coin))))]
    }

    private mutating func sellPut(_ number: Int?) throws(Refusal) -> [Event] {
        if isAtEnd { throw .atEnd(now) }
        guard !puts.isEmpty else { throw .hedge(.noPut(nil)) }
        if number == nil, puts.count > 1 { throw .hedge(.whichPut(puts.map(\.number))) }
        guard let index = puts.firstIndex(where: { number == nil || $0.number == number }) else {
            throw .hedge(.noPut(number))
        }
        if let frozenUntil { throw .frozen(until: frozenUntil) }
        guard let quote = quote(of: puts[index]) else {
            throw .noPrice(coin: puts[index].coin, tape: scenario.coin)
        }
        let put = puts.remove(at: index)
        let received = put.proceeds(at: quote)
        return [end(put, .sold(quote), received, .sale)]
    }

    /// Every put whose time has come is settled in cash, at the last price.
    mutating func settlePuts(_ events: inout [Event]) {
        while let index = puts.firstIndex(where: { $0.expiry <= now }) {
            let put = puts.remove(at: index)
            let price = last(of: put.coin) ?? put.quote.spot
            let received = put.settlement(at: Figure(price)).value
            events.append(end(put, .settled(at: price), received, .settlement))
        }
    }

    private mutating func end(
        _ put: HeldPut, _ cause: PutEnding.Cause, _ received: Money, _ reason: Reason
    ) -> Event {
        ledger.move(received, put.asset, from: .writer, to: wallet, reason, step: step)
        let ending = PutEnding(put: put, cause: cause, moment: now, received: received)
        putEndings.append(ending)
        return Event(now, .hedge(.ended(ending)))
    }

    /// A short against what is held. Where the same contract is long, it closes that first: a
    /// contract is held on one side at a time.
    private mutating func shortAgainst(_ request: ShortRequest) throws(Refusal) -> [Event] {
        let coin = request.coin ?? scenario.coin
        let coins = try hedged(request.portion, of: coin)
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

    /// A part of what a fall would cost: coins, and longs on them, less the shorts.
    private func hedged(_ portion: Portion, of coin: Asset) throws(Refusal) -> Quantity {
        let unit = Quantity(units: 10_000)
        let held = netExposure(of: coin).beforePuts
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
        guard whole.isPositive else { throw .hedge(.nothingToHedge(coin)) }
        return whole
    }
}
