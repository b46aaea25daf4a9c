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
        } else {
            fireStops(&events)
            liveOrders(&events)
            settleBar(&events)
        }
        return events
    }

    /// What was due while the venue filled nobody is filled at the close of the first bar after it.
    private mutating func fillWaiting(_ events: inout [Event]) {
        for index in holdings.indices.reversed() {
            guard holdings.indices.contains(index), let due = holdings[index].due else { continue }
            switch due.cause {
            case .liquidation:
                liquidate(index, due: due.step, &events)
            case .stop(let stop):
                let last = last(of: holdings[index].position.contract.coin) ?? last
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
            if isDue(index) {
                // The venue cancels a trader's orders when it begins to liquidate.
                trigger = Trigger(cause: .liquidation, step: step, mark: mark)
            } else if holding.due == nil, let stop = holding.stop,
                stopPrice(stop, of: holding) != nil
            {
                trigger = Trigger(cause: .stop(stop), step: step, mark: mark)
            }
            guard let trigger else { continue }
            holdings[index].due = trigger
            events.append(Event(now, .waiting(trigger, until: freeze.to)))
        }
    }

    private mutating func fireStops(_ events: inout [Event]) {
        for index in holdings.indices.reversed() {
            guard let stop = holdings[index].stop,
                let price = stopPrice(stop, of: holdings[index])
            else { continue }
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
            liquidate(index, due: step, &events)
            if holdings == before { return }
        }
    }

    /// The first price there is once a stop has fired inside a bar; nil if it does not fire.
    private func stopPrice(_ stop: StopOrder, of holding: Holding) -> Price? {
        guard let bar = tape(of: holding.position.contract.coin)?.bar(closing: step) else {
            return nil
        }
        switch stop.watches {
        case .mark, .index:
            let seen = price(of: holding.position.contract.coin, on: stop.watches)
            return stop.fires(at: seen) ? bar.close : nil
        case .last:
            // The bar opened beyond the stop: nobody traded at it.
            if stop.fires(at: bar.open) { return bar.open }
            let adverse = stop.side == .long ? bar.low : bar.high
            return stop.fires(at: adverse) ? stop.price.value : nil
        }
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
            liquidate(index, due: step, &events)
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
