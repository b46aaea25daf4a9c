import Figures
import Margin

// `size risk 1% stop 7,050`: the size follows from what may be lost and from where the stop is;
// leverage only says how much money is tied up, and where the line stands.

extension Calculator {
    func sizeFromRisk() throws(Lack) -> [Block] {
        let entry = try entry().value
        let stop = try need(try stop(), "a stop, as in stop 7,050 or stop 2%")
        guard stop.isPositive else { throw .refused(.pricesNotPositive) }
        let risk = try risk()
        let fee = rulebook.fees.taker.value
        guard stop != entry else { throw .part("a stop away from the entry") }
        let size = contract.size(risking: risk, entry: entry, stop: stop, fee: fee)
        guard size.isPositive else { throw .refused(.tooSmall(lot: contract.lot)) }
        try admit(size, at: entry)
        try admit(size, at: stop)
        let side = sketch.side ?? (stop < entry ? .long : .short)
        let answer = contract.profit(
            side, size: Figure(size), entry: Figure(entry), exit: Figure(stop),
            leverage: Figure(Multiple(1)), fee: fee == .zero ? .zero : Figure(fee))
        let value = contract.value(of: Figure(size), at: Figure(entry), .up).value
        let net = -answer.net.value
        let lost = Money.shown(
            [-answer.profit.value, answer.fees.value], addingTo: net, contract.settles)
        var blocks: [Block] = [
            .entries([
                (Prose("size"), Prose("\(side.rawValue) \(contract.text(size))", .strong)),
                (Prose("its value"), Prose(contract.text(value), .figure)),
                (Prose("may be lost"), Prose(contract.text(risk), .figure)),
                (
                    Prose("lost at the stop"),
                    Prose(
                        "\(contract.text(net)): \(contract.text(lost[0])) and fees "
                            + contract.text(lost[1]), .figure)
                ),
            ]),
            .lines([Prose(formula(risk, entry, stop, fee), .faint)]),
            .paragraph(
                "A plan, not a promise: a stop gets the next price there is, and that may be "
                    + "further away."),
        ]
        if sketch.side == nil, side == .short {
            blocks.append(
                .paragraph("The stop is above the entry, so this is the size of a short."))
        }
        blocks += try againstAccount(size, worth: value, risk)
        if let leverage = sketch.leverage {
            blocks += try order(side, size, leverage, entry: entry, stop: stop)
        } else {
            blocks.append(
                .paragraph(
                    Prose(
                        "Leverage was not in the question. Say one, as in 10x, to see its line.",
                        .faint)))
        }
        return blocks
    }

    /// What the account has to say: how much of it is at risk, and which leverage the size takes.
    private func againstAccount(
        _ size: Quantity, worth value: Money, _ risk: Money
    ) throws(Lack) -> [Block] {
        guard let account = try? wallet(), account.isPositive else { return [] }
        if risk > account {
            return [
                .paragraph(
                    Prose(
                        "That risks more than the account holds, \(contract.text(account)).",
                        .warning))
            ]
        }
        let least = Multiple(units: scaledQuotient(value.units, unitsPerOne, account.units, .up))
        let limit = contract.tier(of: size, worth: value).leverage
        guard least > limit else { return [] }
        return [
            .paragraph(
                Prose(
                    "The account, \(contract.text(account)), cannot carry it: the venue allows "
                        + "\(limit.times) on that value, and it takes \(least.text(places: 1))x.",
                    .warning))
        ]
    }

    private func formula(_ risk: Money, _ entry: Price, _ stop: Price, _ fee: Rate) -> String {
        let distance = contract.text((entry - stop).magnitude)
        switch contract.kind {
        case .linear:
            return "size = risk ÷ (distance + taker fee × (entry + stop)) = \(contract.text(risk)) "
                + "÷ (\(distance) + \(fee.exactPercent) × \(contract.text(entry + stop)))"
        case .inverse:
            return "size = risk ÷ (|1 ÷ entry − 1 ÷ stop| + taker fee × (1 ÷ entry + 1 ÷ stop)), "
                + "the stop \(distance) away"
        }
    }

    /// Whether the stop or the line is met first, at a leverage.
    private func order(
        _ side: Side, _ size: Quantity, _ leverage: Multiple, entry: Price, stop: Price
    ) throws(Lack) -> [Block] {
        let plan = PositionPlan(
            coin: contract.coin, kind: contract.kind, side: side, entry: entry,
            leverage: leverage, amount: .size(size))
        let position: Position
        do throws(PlanRefusal) {
            position = try rulebook.position(plan)
        } catch {
            throw .refused(error)
        }
        return [.paragraph(stopAgainstLine(position, stop: stop))]
    }

    /// Which of the two is met first, loudly where it is the line.
    func stopAgainstLine(_ position: Position, stop: Price) -> Prose {
        let margin =
            "Margin \(contract.text(position.collateral.value)) at "
            + "\(position.leverage.times)"
        guard let line = position.liquidationPrice?.value else {
            return Prose("\(margin); no price liquidates it, and the stop is met.")
        }
        let isFirst = position.side == .long ? stop > line : stop < line
        guard !isFirst else {
            return Prose(
                "\(margin), line \(contract.text(line)): the stop is met before it, if the market "
                    + "does not jump over both.")
        }
        return Prose(
            "\(margin), line \(contract.text(line)): the line comes BEFORE the stop. The exchange "
                + "closes the position first, and the stop does nothing.", .warning)
    }
}
