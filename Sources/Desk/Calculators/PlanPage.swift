import Figures
import Margin
import Markets
import Scripts

// `plan`: a trade before it is opened, with what it costs and its worst cases.

extension Session {
    /// What stands under a plan that was written: its worst cases, and what it does not say.
    func planned(_ trade: PlannedTrade, in world: World) -> Page {
        var page = Page()
        if let sketch = Sketch(of: trade, in: world) {
            let reply = plan(sketch)
            if reply.outcome == .done { page = reply.page }
        }
        if let beside = world.beside(trade) { page.blocks.append(.paragraph(beside)) }
        if trade.opening.stop == nil {
            page.blocks.append(
                .paragraph(
                    Prose(
                        "It names no stop, so it does not say where you would be wrong.", .warning))
            )
        }
        return page
    }

    func plan(_ sketch: Sketch) -> Reply {
        if sketch == Sketch(), let world = timeline?.world, !world.plans.isEmpty {
            return Reply(world.plansPage)
        }
        return calculate(
            sketch, like: "plan long BTC 5x size 0.2 stop 47,500 entry 50,000",
            from: sketch.partsOfPlan
        ) { (calculator) throws(Calculator.Lack) in
            let page = try calculator.planPage()
            guard let often = content.howOften(try calculator.position()) else { return page }
            return page + Page([.paragraph(often)])
        }
    }
}

extension Sketch {
    /// A plan by itself, with its stop and its take.
    fileprivate init?(of trade: PlannedTrade, in world: World) {
        let opening = trade.opening
        guard let alone = world.alone(trade),
            let contract = world.rulebook.contract(on: opening.coin)
        else {
            return nil
        }
        self.init()
        side = opening.side
        coin = opening.coin
        leverage = alone.leverage
        size = alone.size
        entry = alone.entry
        stop = opening.stop?.level.price(from: alone.entry, opening.side, contract)
        take = opening.take
        if opening.mode == .cross, world.holdings.isEmpty { mode = .cross }
        // What rounding to a lot leaves of the margin is put up all the same.
        if let margin = alone.margin, opening.mode ?? world.mode == .isolated {
            let asked = contract.margin(for: alone.size, leverage: alone.leverage, at: alone.entry)
            if margin > asked { added = margin - asked }
        }
    }
}

extension World {
    /// What a plan would do to the position that is held on its coin; nil where none is.
    fileprivate func beside(_ trade: PlannedTrade) -> Prose? {
        func position(_ world: World) -> Position? {
            world.holdings.first { $0.position.contract.coin == trade.opening.coin }?.position
        }
        guard let held = position(self) else { return nil }
        let after = with(trade).flatMap(position)
        let side = trade.opening.side
        var words: String
        switch after {
        case nil: words = "this closes it, and opens nothing"
        case let after? where after.size.value == held.size.value && after.side == held.side:
            words = "once it is filled, this \(held.side == side ? "adds to it" : "lessens it")"
        case let after? where after.side != held.side:
            words = "it is closed first, and \(after.name) is what opens"
        case let after? where held.side == side:
            words =
                "this makes it \(after.name) at "
                + "\(after.contract.text(after.entryPrice.value)) on average"
        case let after?:
            words = "this only lessens it, to \(after.name), and sets no stop and no take"
        }
        return Prose(
            "You hold \(held.name): \(words). The figures are of the plan alone.", .warning)
    }
}

extension Calculator {
    fileprivate func planPage() throws(Lack) -> Page {
        let position = try position()
        let entry = try entry().value
        let line = position.liquidationPrice?.value
        let held = contract.value(of: position.size.bare, at: Figure(entry), .up).value
        let fee: Money = (held * rulebook.fees.taker.value).rounded(.up)
        var cases: [(Prose, Prose)] = [
            (
                Prose("fees, in and out"),
                Prose(
                    "\(contract.text(fee + fee)) at this price: "
                        + "\(share(fee + fee, of: position.collateral.value)) of the margin")
            ),
            (Prose("funding for a week"), fundingForAWeek(position, entry)),
        ]
        let stop = try stop()
        if let stop { cases += try stopCases(position, entry: entry, stop: stop) }
        if let take = sketch.take { cases.append(try takeCase(position, entry, take, stop)) }
        cases.append(
            (
                Prose("liquidated"),
                Prose(
                    line.map {
                        "at \(contract.text($0)) all of \(contract.text(position.collateral.value)) "
                            + "may be gone, and the opening fee"
                    } ?? "no price does that")
            ))
        var blocks: [Block] = [
            .heading(
                "Plan: \(position.name) at \(contract.text(entry)), \(position.leverage.times)"),
            .entries([
                (Prose("value"), Prose(contract.text(held), .figure)),
                (
                    Prose(sketch.mode == .cross ? "wallet behind it" : "own margin"),
                    Prose(contract.text(position.collateral.value), .figure)
                ),
                (
                    Prose("line"),
                    Prose(
                        line.map { "\(contract.text($0)), \(distance($0, entry)) away" } ?? "none",
                        .figure)
                ),
            ]), .entries(cases),
        ]
        if let stop {
            blocks.append(.paragraph(stopAgainstLine(position, stop: stop)))
        }
        return Page(blocks + [under(sketch.partsOfPlan)])
    }

    /// What the stop costs where it fills as planned, and where the market jumps to the line.
    private func stopCases(
        _ position: Position, entry: Price, stop: Price
    ) throws(Lack) -> [(Prose, Prose)] {
        guard stop.isPositive else { throw .refused(.pricesNotPositive) }
        guard position.side == .long ? stop < entry : stop > entry else {
            throw .part("a stop \(position.side == .long ? "under" : "over") the entry")
        }
        try admit(position.size.value, at: stop)
        let distance = (entry - stop).magnitude
        let further =
            position.side == .long ? max(stop - distance, contract.tick) : stop + distance
        try admit(position.size.value, at: further)
        return [
            (Prose("stopped as planned"), Prose(planned(position, entry, stop))),
            (
                Prose("a gap as wide again"),
                Prose(gap(position, entry, further) + " (assumption: any gap is possible)")
            ),
        ]
    }

    /// All that a position can lose that stands alone: its margin and the opening fee. Nil where it loses
    /// less at a price, or where the wallet backs it.
    private func most(_ position: Position, _ entry: Price, at price: Price) -> Money? {
        let opening: Money = (position.cost.value * rulebook.fees.taker.value).rounded(.up)
        let most = position.collateral.value + opening
        let isShared = sketch.mode == .cross || world.map { $0.mode != .isolated } ?? false
        return !isShared && -net(position, entry, price) > most ? most : nil
    }

    /// A stop behind the line is never met: the exchange comes first.
    private func planned(_ position: Position, _ entry: Price, _ stop: Price) -> String {
        guard let most = most(position, entry, at: stop) else {
            return loss(position, entry, stop)
        }
        return "not met: the line comes first, and all of the margin and the opening fee, "
            + "\(contract.text(most)), can be lost"
    }

    /// A fill beyond the stop: what the line would leave out is the exchange's.
    private func gap(_ position: Position, _ entry: Price, _ further: Price) -> String {
        guard let most = most(position, entry, at: further),
            let line = position.liquidationPrice?.value
        else {
            return "filled at \(contract.text(further)): \(loss(position, entry, further))"
        }
        return
            "to \(contract.text(further)), past the liquidation price \(contract.text(line)): all "
            + "of the margin and the opening fee, \(contract.text(most)), and no more"
    }

    /// What the take brings, and how that stands to what the stop costs.
    private func takeCase(
        _ position: Position, _ entry: Price, _ take: Price, _ stop: Price?
    ) throws(Lack) -> (Prose, Prose) {
        guard take.isPositive else { throw .refused(.pricesNotPositive) }
        guard position.side == .long ? take > entry : take < entry else {
            throw .part("a take \(position.side == .long ? "over" : "under") the entry")
        }
        try admit(position.size.value, at: take)
        let won = net(position, entry, take)
        var text = "\(contract.text(won)) won, fees taken off"
        if let account = try? wallet(), account.isPositive {
            text += ": \(share(won, of: account)) of the account"
        }
        if let stop, won.isPositive {
            let lost = -net(position, entry, stop)
            if lost.isPositive {
                let times = Multiple(
                    units: scaledQuotient(won.units, unitsPerOne, lost.units, .down))
                text += ", \(times.text(places: 1)) times what the stop costs"
            }
        }
        return (Prose("taken as planned"), Prose(text))
    }

    private func net(_ position: Position, _ entry: Price, _ exit: Price) -> Money {
        contract.bare.profit(
            position.side, size: position.size.bare, entry: Figure(entry), exit: Figure(exit),
            leverage: Figure(position.leverage), fee: rulebook.fees.taker.bare
        ).net.value
    }

    private func loss(_ position: Position, _ entry: Price, _ exit: Price) -> String {
        let net = net(position, entry, exit)
        let lost = contract.text(-net)
        guard let account = try? wallet(), account.isPositive else {
            return "\(lost) lost, fees included"
        }
        return
            "\(lost) lost, fees included: \(share(-net, of: account)) of the account"
    }

    /// At the base rate that most venues fall back to, 0.01 % every eight hours.
    private func fundingForAWeek(_ position: Position, _ entry: Price) -> Prose {
        let base = sketch.rate ?? Rate(units: 10_000)
        let cost = contract.fundingCost(
            position.side, size: position.size.bare, at: Figure(entry), rate: Figure(base),
            payments: 21)
        let verb = cost.value.isNegative ? "received" : "paid"
        return Prose(
            "\(contract.text(cost.value.magnitude)) \(verb) at \(base.exactPercent) every 8 hours: "
                + "\(share(cost.value.magnitude, of: position.collateral.value)) of the margin")
    }

    func share(_ part: Money, of whole: Money) -> String {
        guard whole.isPositive else { return "–" }
        return Rate(units: scaledQuotient(part.units, unitsPerOne, whole.units, .nearest)).percent()
    }

    private func distance(_ line: Price, _ entry: Price) -> String {
        Rate(
            units: scaledQuotient(
                (line - entry).magnitude.units, unitsPerOne, entry.units, .nearest)
        ).percent()
    }
}
