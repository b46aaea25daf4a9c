import Figures
import Margin

// Time. One bar: stops watch the last price inside it, adverse move first; at its close the mark is
// tested, stops on the mark before the liquidation. (What the order inside a bar was, nobody
// recorded: adverse first is the pessimistic reading, and it is said on screen.)

extension World {
    /// Plays one bar. Law: not at the end of the tape.
    mutating func advance() -> [Event] {
        precondition(!isAtEnd, "no bar is left")
        var events = market == nil ? advanceRecorded() : advanceLive()
        settleOptions(&events)
        callLoan(&events)
        ring(after: &events)
        if isAtEnd { events.append(Event(now, .endOfTape)) }
        return events
    }

    private mutating func advanceRecorded() -> [Event] {
        let wasFrozen = scenario.freeze(at: step) != nil
        step += 1
        var events = scenario.news(at: step).map { Event($0.moment, .news($0.text)) }
        let freeze = scenario.freeze(at: step)
        if let freeze, !wasFrozen { events.append(Event(now, .froze(until: freeze.to))) }
        if wasFrozen, freeze == nil {
            events.append(Event(now, .thawed))
            fillWaiting(&events)
        }
        payRecordedFunding(&events)
        if let freeze {
            noteDue(freeze, &events)
        } else if judgesInside {
            liveLongBar(&events)
        } else {
            fireStops(&events)
            _ = liveOrders(.all, &events)
            settleBar(&events)
        }
        return events
    }

    /// What was due while the venue filled nobody is filled at the close of the first bar after it; at
    /// the open of it, where bars are long.
    private mutating func fillWaiting(_ events: inout [Event]) {
        for index in holdings.indices.reversed() {
            guard holdings.indices.contains(index), let due = holdings[index].due else { continue }
            switch due.cause {
            case .liquidation:
                liquidate(index, due: due.step, reach(of: index, at: due.step), &events)
            case .stop(let stop):
                let last = firstPrice(of: holdings[index].position.contract.coin).value
                let ending = endStopped(index, stop, at: last, due: due.step)
                events.append(Event(now, .closed(ending)))
            }
        }
    }

    /// Inside a freeze prices move and rules are tested, but nothing is filled.
    private mutating func noteDue(_ freeze: Scenario.Freeze, _ events: inout [Event]) {
        for index in holdings.indices {
            let holding = holdings[index]
            let mark = mark(of: holding.position)
            if case .liquidation = holding.due?.cause { continue }
            var trigger: Trigger?
            let coin = holding.position.contract.coin
            let reach = reach(of: index, at: step)
            let stop = holding.due == nil ? holding.stop : nil
            let fires = stop.map { stopPrice($0, of: index) != nil } ?? false
            if reach.map({ _ in !fires }) ?? isDue(index) {
                // The venue cancels a trader's orders when it begins to liquidate.
                trigger = Trigger(
                    cause: .liquidation, step: step, mark: reach?.price(of: coin) ?? mark,
                    coin: coin)
            } else if let stop, fires {
                trigger = Trigger(cause: .stop(stop), step: step, mark: mark, coin: coin)
            }
            guard let trigger else { continue }
            holdings[index].due = trigger
            events.append(Event(now, .waiting(trigger, until: freeze.to)))
        }
    }

    mutating func fireStops(_ events: inout [Event]) {
        for index in holdings.indices.reversed() {
            guard let stop = holdings[index].stop, let price = stopPrice(stop, of: index) else {
                continue
            }
            let ending = endStopped(index, stop, at: price, due: step)
            events.append(Event(now, .closed(ending)))
        }
    }

    /// Whether the exchange closes it at the marks of now.
    func isDue(_ index: Int) -> Bool {
        let holding = holdings[index]
        guard holding.mode != .isolated else {
            return holding.isLiquidated(at: mark(of: holding.position))
        }
        let pool: Pool =
            holding.mode == .multiAsset
            ? .multiAsset : .cross(holding.position.contract.settles)
        return sharedRisks.contains { $0.pool == pool && $0.risk.isLiquidated }
    }

    /// Liquidates the pools that no longer cover what their positions need.
    private mutating func liquidatePools(_ events: inout [Event]) {
        var rounds = 0
        while sharesCollateral, rounds < 100,
            let due = sharedRisks.first(where: \.risk.isLiquidated)?.pool,
            let index = holdings.indices.first(where: { account.pool(of: $0) == due })
        {
            rounds += 1
            let before = holdings
            liquidate(index, due: step, nil, &events)
            if holdings == before { return }
        }
    }

    /// The first price there is once a stop has fired inside a bar; nil if it does not fire, or only
    /// beyond a line that the bar reaches first.
    private func stopPrice(_ stop: StopOrder, of index: Int) -> Price? {
        let coin = holdings[index].position.contract.coin
        guard let tape = tape(of: coin) else { return nil }
        // Where the last price stands in for the mark inside the bar, a stop on either sees it.
        guard stop.watches == .last || tape.judging == .extremes && self.index(of: coin) == nil
        else {
            return stop.fires(at: price(of: coin, on: stop.watches))
                ? tape.bar(closing: step).close : nil
        }
        guard let bar = barToLine(of: index) else { return nil }
        // The bar opened beyond the stop: nobody traded at it.
        if stop.fires(at: bar.open) {
            return judgesInside && isBehindLine(stop.price.value, index) ? nil : bar.open
        }
        let adverse = stop.side == .long ? bar.low : bar.high
        return stop.fires(at: adverse) ? stop.price.value : nil
    }

    /// The first price of a step's bar that a fill after a freeze can have.
    func firstPrice(of coin: Asset) -> Figure<Price> {
        guard let tape = tape(of: coin), tape.judging == .extremes, step > 0 else {
            return lastFigure(of: coin)
        }
        return Figure(
            tape.bar(closing: step).open, .lastPrice,
            .tape("open of \(tape.moment(at: step).clock)"))
    }

    /// What a bar's close brings once its fills are done: debts, liquidations, warnings.
    mutating func settleBar(_ events: inout [Event]) {
        convertDebts(&events)
        liquidateDue(&events)
        tidyOrders(&events)
        callForMargin(&events)
    }

    private mutating func liquidateDue(_ events: inout [Event]) {
        liquidatePools(&events)
        for index in holdings.indices.reversed()
        where holdings[index].mode == .isolated
            && holdings[index].isLiquidated(at: mark(of: holdings[index].position))
        {
            liquidate(index, due: step, nil, &events)
        }
        liquidateBystanders(&events)
    }

    /// Plays on to a step, without a word in the journal; for replays.
    mutating func replayAdvance(to target: Int) {
        while step < min(target, tape.lastStep) { _ = advance() }
    }

    /// A recorded move, as far as it went.
    mutating func replayMove(_ entry: Journal.Entry) {
        let started = step
        replayAdvance(to: entry.reached)
        guard step > started else { return }
        journal.note(entry.act, at: started, reached: step)
    }
}
