import Figures
import Lessons
import Margin
import Markets

/// What a lesson may ask of its world: the braces of its prose and the goals of its boxes.
struct WorldFacts: LessonFacts {
    let world: World?
    /// The branch compared with last.
    let other: World?
    let hasCompared: Bool
    let hasAskedWhy: Bool
    /// What was planned, in an exercise.
    var plan: ExercisePlan?
    /// The tables that the lesson cites.
    var cited: [FactsFile] = []

    var isForeseen: Bool { world?.isForeseen ?? false }

    func value(of term: String) -> LessonValue? {
        if let fact = cited.value(of: term) { return fact }
        if let put = PutTerm(term) { return put.value }
        if let bar = BarTerm(term) { return world?.value(of: bar) }
        guard let world else { return nil }
        let words = term.split(separator: ".", maxSplits: 1).map(String.init)
        guard words.count == 2 else {
            return world.lessonValue(of: term) ?? world.dayValue(of: term)
        }
        switch words[0] {
        case "position": return world.statement.flatMap { $0.lessonValue(of: words[1]) }
        case "btc", "eth":
            return world.statement(on: Asset(words[0].uppercased()))
                .flatMap { $0.lessonValue(of: words[1]) }
        case "event": return world.liquidationValue(of: words[1])
        case "out": return world.endingValue(of: words[1])
        case "ladder": return world.ladderValue(of: words[1])
        case "put": return world.putValue(of: words[1])
        case "loan": return world.loanValue(of: words[1])
        case "parts": return world.partsValue(of: words[1])
        case "crowd", "map", "book", "feed", "split":
            return world.marketValue(of: words[0], words[1])
        case "plan": return plan?.value(of: words[1])
        case "other": return otherValue(of: words[1])
        default: return nil
        }
    }

    /// A bare `other.` word is one of the compared branch's last liquidation, where there is such.
    private func otherValue(of term: String) -> LessonValue? {
        guard let other else { return nil }
        if let value = other.liquidationValue(of: term) { return value }
        return WorldFacts(world: other, other: nil, hasCompared: false, hasAskedWhy: false)
            .value(of: term)
    }

    /// The same of another world.
    func `in`(_ world: World) -> WorldFacts {
        WorldFacts(
            world: world, other: other, hasCompared: hasCompared, hasAskedWhy: hasAskedWhy,
            plan: plan, cited: cited)
    }

    func holds(_ goal: Goal) -> Bool {
        guard let world else { return false }
        switch goal {
        case .positionOpen: return !world.holdings.isEmpty
        case .position(let held): return world.holdings.contains { held.isMet(by: $0) }
        case .flat: return world.holdings.isEmpty
        case .liquidated: return world.endings.contains { $0.settlement != nil }
        case .stopped:
            return world.endings.contains(where: \.isStopped)
        case .atEnd: return world.isAtEnd
        case .time(let day, let hour, let minute):
            return world.hasReached(day: day, minuteOfDay: hour * 60 + minute)
        case .compared: return hasCompared
        case .askedWhy: return hasAskedWhy
        case .planned: return plan != nil
        case .loaded(let name): return world.scenario.name == name
        case .margin(let word): return world.mode.word == word
        case .orderWaits: return !world.orders.isEmpty || world.holdings.contains { $0.stop != nil }
        case .putHeld: return world.options.contains { $0.kind == .put }
        case .loanOpen: return world.loan != nil
        case .loanCalled: return !world.loanCalls.isEmpty
        case .fundingPaid: return world.ledger.transfers.contains { $0.reason == .funding }
        case .deleveraged:
            return world.forcedCloses.contains { forced in
                forced.steps.contains { if case .deleveraged = $0 { true } else { false } }
            } || world.endings.contains { if case .deleveraged = $0.cause { true } else { false } }
        case .wallet(let least): return world.free(world.settles).units >= least.units
        case .own(let least):
            return world.holdings.contains { $0.position.collateral.value >= least }
        }
    }
}

extension Goal.Held {
    func isMet(by holding: Holding) -> Bool {
        let position = holding.position
        return isLong == (position.side == .long) && coin == position.contract.coin.code
            && size.map { $0 == position.size.value } ?? true
            && leverage.map { $0 == position.leverage } ?? true
    }
}

extension World {
    fileprivate func hasReached(day: Int?, minuteOfDay: Int) -> Bool {
        var moment = Moment(minutes: tape.opening.day * 1440 + minuteOfDay)
        if let day {
            while moment.date.day != day, moment < tape.end { moment = moment + 1440 }
        } else if moment < tape.opening {
            moment = moment + 1440
        }
        return step > 0 && now >= moment
    }

    fileprivate func lessonValue(of term: String) -> LessonValue? {
        let places = settles.isDollar ? 2 : 8
        switch term {
        case "account": return LessonValue(accountValue(settles), places: places)
        case "funding": return LessonValue(fundingPaid(settles), places: places)
        case "fund change":
            return LessonValue(
                ledger[.fund, settles] - opened.ledger[.fund, settles], places: places)
        case "other side": return LessonValue(ledger[.market, settles], places: places)
        case "bystander":
            return bystanders.first.map { LessonValue(gain(of: $0, settles), places: places) }
        case "wallet": return LessonValue(free(settles), places: places)
        case "price": return LessonValue(text(last), units: last.units)
        case "mark": return LessonValue(text(mark), units: mark.units)
        case "time": return LessonValue(clock(step))
        case "liquidation fee":
            let rate = rulebook.liquidation.fee.value
            return LessonValue(rate.exactPercent, units: rate.units * 100)
        case "taker":
            let rate = rulebook.fees.taker.value
            return LessonValue(rate.exactPercent, units: rate.units * 100)
        case "maintenance":
            return contract.map {
                let rate = $0.tiers[0].rate.value
                return LessonValue(rate.exactPercent, units: rate.units * 100)
            }
        default: return nil
        }
    }

    /// A value of the last liquidation of this world.
    fileprivate func liquidationValue(of term: String) -> LessonValue? {
        guard let ending = endings.last(where: { $0.settlement != nil }),
            let settlement = ending.settlement
        else { return nil }
        let contract = ending.position.contract
        let mark = Figure(ending.mark)
        func price(_ price: Price?, _ reveals: Term? = nil) -> LessonValue? {
            price.map {
                LessonValue(contract.text($0), units: $0.units, reveals: reveals?.word)
            }
        }
        func money(_ money: Money, _ reveals: Term? = nil) -> LessonValue {
            LessonValue(contract.text(money), units: money.units, reveals: reveals?.word)
        }
        let lost = ending.lost
        switch term {
        case "time": return LessonValue(clock(ending.dueStep))
        case "mark": return price(mark.value)
        case "line": return price(ending.position.liquidationPrice?.value, .liquidationPrice)
        case "left": return money(ending.position.equity(at: mark).value)
        case "required": return money(ending.position.maintenance(at: mark).value)
        case "own": return money(ending.position.collateral.value)
        case "sold": return price(settlement.price)
        case "after": return money(settlement.left.value, .returned)
        case "fee": return money(settlement.liquidationFee)
        case "taker": return money(settlement.takerFee)
        case "due": return money(settlement.liquidationFeeDue)
        case "returned": return money(settlement.returned, .returned)
        case "fund": return money(settlement.fundChange)
        case "shortfall": return money(settlement.fundPays)
        case "lost": return money(lost)
        case "share":
            let before = deposited(in: contract.settles)
            guard before.isPositive else { return nil }
            return LessonValue(percent: lost.divided(by: before, .nearest), places: 1)
        case "leverage": return LessonValue(ending.record.leverage.times)
        case "notice": return notice(before: ending)
        default: return nil
        }
    }
}

extension Statement {
    fileprivate func lessonValue(of term: String) -> LessonValue? {
        func price(_ figure: Figure<Price>?, _ reveals: Term? = nil) -> LessonValue? {
            figure.map {
                LessonValue(contract.text($0.value), units: $0.value.units, reveals: reveals?.word)
            }
        }
        func money(_ money: Money) -> LessonValue {
            LessonValue(contract.text(money), units: money.units)
        }
        switch term {
        case "entry": return price(position.entryPrice)
        case "size":
            return LessonValue(position.size.value.description, units: position.size.value.units)
        case "value": return money(position.cost.value)
        case "own": return money(collateral.value)
        case "leverage":
            return LessonValue(record.leverage.times, units: record.leverage.units)
        case "fee": return money(record.fee)
        case "liquidation": return price(position.liquidationPrice, .liquidationPrice)
        case "bankruptcy": return price(bankruptcyPrice)
        case "left": return money(equity.value)
        case "required": return money(maintenance.value)
        case "profit": return money(profit.value)
        case "rate":
            let rate = position.tier(at: mark).rate.value
            return LessonValue(rate.exactPercent, units: rate.units * 100)
        case "deduction": return money(position.tier(at: mark).amount.value)
        case "ratio":
            return marginRatio.map {
                LessonValue(percent: $0.value, places: 1)
            }
        case "remaining":
            guard position.collateral.value.isPositive else { return nil }
            return LessonValue(
                percent: equity.value.divided(by: position.collateral.value, .nearest), places: 1)
        case "repriced": return price(shared?.repriced?.price, .liquidationPrice)
        case "distance":
            return distance.map {
                LessonValue(
                    percent: $0.value, places: 2, reveals: Term.liquidationPrice.word)
            }
        default: return nil
        }
    }
}
