import Figures
import Lessons
import Margin
import Markets

// What a lesson may ask of the tape itself, of the ladder on it, and of positions that are over.

extension World {
    /// A value of the prices played since the opening.
    func dayValue(of term: String) -> LessonValue? {
        let opening = tape.last(at: 0)
        func share(_ price: Price) -> LessonValue? {
            guard opening.isPositive else { return nil }
            return LessonValue(
                percent: (price - opening).divided(by: opening, .nearest), places: 1)
        }
        func price(_ price: Price) -> LessonValue {
            LessonValue(text(price), units: price.units)
        }
        switch term {
        case "opening price": return price(opening)
        case "change": return share(last)
        case "last bar low": return step > 0 ? price(tape.bar(closing: step).low) : nil
        default: break
        }
        guard step > 0 else { return nil }
        let steps = 1...step
        switch term {
        case "low", "low time", "fall":
            let low = steps.map { tape.bar(closing: $0).low }.min() ?? last
            if term == "low" { return price(low) }
            if term == "fall" { return share(low) }
            return steps.first { tape.bar(closing: $0).low == low }.map { LessonValue(clock($0)) }
        case "high", "high time":
            let high = steps.map { tape.bar(closing: $0).high }.max() ?? last
            if term == "high" { return price(high) }
            return steps.first { tape.bar(closing: $0).high == high }.map { LessonValue(clock($0)) }
        case "lowest mark", "lowest mark time":
            let mark = steps.map { tape.mark(at: $0) }.min() ?? mark
            if term == "lowest mark" { return price(mark) }
            return steps.first { tape.mark(at: $0) == mark }.map { LessonValue(clock($0)) }
        default: return nil
        }
    }

    /// One bar of the tape, whether it was played or not.
    func value(of term: BarTerm) -> LessonValue? {
        guard market == nil, let step = step(of: term) else { return nil }
        let bar = step > 0 ? tape.bar(closing: step) : nil
        let price: Price? =
            switch term.part {
            case .open: bar?.open
            case .high: bar?.high
            case .low: bar?.low
            case .close: tape.last(at: step)
            case .mark: tape.mark(at: step)
            }
        return price.map { LessonValue(text($0), units: $0.units) }
    }

    /// The step whose bar closes at a time: the next such time from the opening on.
    private func step(of term: BarTerm) -> Int? {
        (0...tape.lastStep).first { step in
            let time = tape.moment(at: step)
            return time.minuteOfDay == term.minuteOfDay
                && term.day.map { $0 == time.date.day } ?? true
        }
    }

    /// What venues closed in parts, leaving the rest to the person.
    func partsValue(of term: String) -> LessonValue? {
        let closes = forcedCloses.filter { close in
            close.steps.contains { if case .compliant = $0 { true } else { false } }
        }
        let steps = closes.flatMap(\.steps)
        let parts = steps.compactMap { step -> LiquidationStep.Part? in
            if case .reduced(let part) = step { part } else { nil }
        }
        guard let contract, !parts.isEmpty else { return nil }
        switch term {
        case "count": return LessonValue("\(parts.count)", units: Int128(parts.count) * unitsPerOne)
        case "size":
            let size = parts.reduce(Quantity.zero) { $0 + $1.quantity }
            return LessonValue(size.description, units: size.units)
        case "fees":
            let fees = steps.reduce(Money.zero) { sum, step in
                if case .paidFee(let fee, _, _, _) = step { sum + fee } else { sum }
            }
            return LessonValue(contract.text(fees), units: fees.units)
        default: return nil
        }
    }

    /// Minutes from the first price at which the venue warned of a liquidation to the one of it.
    func notice(before ending: Ending) -> LessonValue? {
        guard let level = rulebook.margin.warnsAt?.value else { return nil }
        let warned = (ending.record.step...max(ending.record.step, ending.dueStep)).first { step in
            let mark = Figure((tape(of: ending.position.contract.coin) ?? tape).mark(at: step))
            let left = ending.position.equity(at: mark).value
            let required = ending.position.maintenance(at: mark).value
            return rulebook.margin.ratio == .maintenanceOverEquity
                ? required.units >= (left * level).rounded(.up).units
                : left.units <= (required * level).rounded(.down).units
        }
        return warned.map { step in
            let minutes = tape.moment(at: ending.dueStep).minutes - tape.moment(at: step).minutes
            return LessonValue("\(minutes)", units: Int128(minutes) * unitsPerOne)
        }
    }

    /// `5x`, `5x.last`, `1.5x.line`: one leverage on the same prices, as `ladder` counts it.
    func ladderValue(of term: String) -> LessonValue? {
        guard let end = term.firstIndex(of: "x"), let contract,
            let leverage = try? Multiple(reading: String(term[..<end]))
        else { return nil }
        let standard = contract.settles.isDollar ? Money(1000) : Money(units: unitsPerOne / 10)
        let record = statement(on: contract.coin)?.record
        let rungs = ladder(
            record?.side ?? .long, contract: contract, entry: record?.price ?? tape.last(at: 0),
            from: record?.step ?? 0, margin: record?.margin ?? standard)
        guard let rung = rungs.first(where: { $0.leverage == leverage }) else { return nil }
        return value(of: String(term[term.index(after: end)...].dropFirst()), rung, contract)
    }

    private func value(of word: String, _ rung: Rung, _ contract: Contract) -> LessonValue? {
        let reveals = Term.liquidationPrice.word
        func money(_ money: Money) -> LessonValue {
            LessonValue(contract.text(money), units: money.units, reveals: reveals)
        }
        func minute(_ step: Int?) -> LessonValue {
            LessonValue(step.map { clock($0) } ?? "lives", reveals: reveals)
        }
        switch word {
        case "": return minute(rung.markStep)
        case "last": return minute(rung.lastStep)
        case "sold": return minute(rung.soldStep)
        case "line":
            return rung.line.map {
                LessonValue(contract.text($0), units: $0.units, reveals: reveals)
            }
        case "price":
            return rung.settlement.map { LessonValue(text($0.price), units: $0.price.units) }
        case "fund": return rung.settlement.map { money($0.fundChange) }
        case "returned": return rung.settlement.map { money($0.returned) }
        default: return nil
        }
    }

    /// A value of the position that ended last, in whatever way.
    func endingValue(of term: String) -> LessonValue? {
        guard let ending = endings.last else { return nil }
        let contract = ending.position.contract
        let own = ending.position.collateral.value
        let lost = ending.lost
        func money(_ money: Money, _ reveals: Term? = nil) -> LessonValue {
            LessonValue(contract.text(money), units: money.units, reveals: reveals?.word)
        }
        func share(of whole: Money) -> LessonValue? {
            guard whole.isPositive else { return nil }
            return LessonValue(percent: lost.divided(by: whole, .nearest), places: 1)
        }
        switch term {
        case "time": return LessonValue(clock(ending.soldStep))
        case "price": return LessonValue(contract.text(ending.price), units: ending.price.units)
        case "lost": return money(lost)
        case "share": return share(of: deposited(in: contract.settles))
        case "margin share": return share(of: own)
        case "returned": return money(ending.returned, .returned)
        case "size":
            let size = ending.position.size.value
            return LessonValue(size.description, units: size.units)
        case "own": return money(own)
        case "left": return money(ending.left)
        case "fee", "paid": return ending.cost(term).map { money($0) }
        case "stop", "slip":
            guard let wanted = ending.stopPrice else { return nil }
            let slip = max(wanted, ending.price) - min(wanted, ending.price)
            let price = term == "stop" ? wanted : slip
            return LessonValue(contract.text(price), units: price.units)
        default: return nil
        }
    }
}

extension Ending {
    /// The fee for its sale, or what the fund paid for it.
    fileprivate func cost(_ term: String) -> Money? {
        switch cause {
        case .liquidated(let settlement):
            term == "fee" ? settlement.takerFee : settlement.fundPays
        case .stopped(_, let fee, let paid): term == "fee" ? fee : paid
        case .filled(_, let fee, let paid): term == "fee" ? fee : paid
        case .byHand(let fee): term == "fee" ? fee : .zero
        case .deleveraged: .zero
        }
    }
}
