import Figures
import Margin
import Markets

// The steps of a liquidation in words: one step, one line.

extension LiquidationStep {
    func lines(of forced: ForcedClose, _ stamp: Span, in world: World) -> [Prose] {
        var spans = [stamp]
        if forced.trader != World.you { spans.append(Span(shown(forced.trader) + ": ", .strong)) }
        return [Prose(spans + words(of: forced, in: world))]
    }

    /// What happened, with its figures.
    func words(of forced: ForcedClose, in world: World) -> [Span] {
        let isYou = forced.trader == World.you
        switch self {
        case .triggered(_, let risk):
            return triggerWords(forced) + [
                Span("left "), money(risk.equity.value, forced, .leftWhenDue), Span(" of the "),
                money(risk.maintenance.value, forced, .requiredWhenDue), Span(" required"),
            ]
        case .cancelled(let orders):
            let count = orders.count
            return [
                Span(
                    "the venue first cancels \(isYou ? "your" : "their") "
                        + (count == 1 ? "order" : "\(count) orders")
                        + ": a stop among them protects nobody now", .warning)
            ]
        case .paired(let symbol, let quantity, let price, let profit):
            let contract = world.contract(symbol)
            return [
                Span("both sides of \(symbol) closed against each other: "),
                .figure(contract.text(quantity)), Span(" at "), .figure(contract.text(price)),
                Span(", "),
            ] + signed(profit, contract, forced)
        case .converted(let converted, let asset):
            return [
                Span("converted "),
                .figure("\(converted.sold) \(converted.asset)"), Span(" into "),
                .told(
                    converted.worth, asset, .convertedWorth, forced.dueSubject,
                    as: converted.worth.full(asset)), Span(", haircut "),
                .told(converted.cost, asset, .haircut, forced.dueSubject),
            ]
        case .reduced(let part): return partWords(part, forced, world)
        case .paidFee(let fee, let asset, let receiver, let reason):
            return [
                Span("\(reason == .fee ? "taker fee" : "liquidation fee") "),
                .told(
                    fee, asset, reason == .fee ? .takerFeeOfStep : .liquidationFeeOfStep,
                    forced.dueSubject),
                Span(" to the \(receiver.rawValue)"),
            ]
        case .waited(let seconds): return [Span("the venue waits \(seconds) seconds")]
        case .compliant(let risk):
            return [
                Span("enough was closed: ", .strong), Span("left "),
                money(risk.equity.value, forced, .equityAfterParts), Span(" of the "),
                money(risk.maintenance.value, forced, .requiredAfterParts),
                Span(" required; the rest stays open"),
            ]
        default: return takeoverWords(forced, world)
        }
    }

    /// Which price made it due.
    private func triggerWords(_ forced: ForcedClose) -> [Span] {
        guard let position = forced.position, let mark = forced.mark else {
            let place =
                switch forced.judged {
                case .close: ""
                case .open: "at the bar's open "
                case .extreme: "inside the bar, on the way to its end, "
                }
            return [Span("\(forced.pool.name) liquidation: ", .strong), Span(place)]
        }
        let contract = position.contract
        let price =
            forced.judged == .close ? "mark " : "the bar's \(forced.judged.word(position.side)) at "
        var spans = [
            Span("liquidation: ", .strong), Span(price), Span.figure(contract.text(mark)),
        ]
        if let line = position.liquidationPrice?.value {
            spans += [
                Span(" at or \(position.side == .long ? "under" : "over") "),
                .figure(contract.text(line), .liquidationPrice),
            ]
        }
        return spans + [Span(", ")]
    }

    private func partWords(_ part: Part, _ forced: ForcedClose, _ world: World) -> [Span] {
        let contract = world.contract(part.symbol)
        var spans = [
            Span(part.side == .long ? "sold " : "bought back "),
            .figure(contract.text(part.quantity)), Span(" at "),
            .figure(contract.text(part.price)), Span(": "),
        ]
        spans += signed(part.profit, contract, forced)
        if let after = part.tierAfter {
            spans.append(
                Span(
                    after == part.tierBefore
                        ? ", still tier \(after)" : ", from tier \(part.tierBefore) to \(after)"))
        }
        return spans
    }

    /// What happens once parts do not help.
    private func takeoverWords(_ forced: ForcedClose, _ world: World) -> [Span] {
        let isYou = forced.trader == World.you
        switch self {
        case .takenOver(let symbol, let side, let size, let price, let receiver):
            let contract = world.contract(symbol)
            var spans = [
                Span("the \(receiver.rawValue) takes the \(side.rawValue) of "),
                Span.figure(contract.text(size)), Span(" over"),
            ]
            if let price {
                spans += [
                    Span(" at "), .figure(contract.text(price)),
                    Span(
                        ", the bankruptcy price: nothing of \(isYou ? "yours" : "theirs") "
                            + "is left there"),
                ]
            }
            return spans
        case .soldOn(let symbol, let size, let price, _):
            let contract = world.contract(symbol)
            return [
                Span("it closes "), .figure(contract.text(size)), Span(" at "),
                .figure(contract.text(price)),
            ]
        case .surplus(let money, let asset, let receiver):
            return [
                Span(receiver == .trader ? "back to you " : "the \(receiver.rawValue) keeps "),
                .told(money, asset, .surplusOfStep, forced.dueSubject, .gain),
                Span(" that is left"),
            ]
        case .shortfall(let money, let asset, let payer):
            let named = money.named(asset)
            guard named.contains(where: { ("1"..."9").contains($0) }) else {
                return [Span("the \(payer.rawValue) pays what is missing, less than is shown here")]
            }
            return [
                Span("the \(payer.rawValue) pays the "),
                .told(money, asset, .shortfallOfStep, forced.dueSubject, .loss),
                Span(" that are missing"),
            ]
        case .unpaid(let money, let asset):
            return [
                .told(money, asset, .unpaidByAnybody, forced.dueSubject, .warning),
                Span(" nobody can pay: they are missing from the winners' side", .warning),
            ]
        case .fundFell(let peak, let now, let asset):
            let share = (peak - now).divided(by: peak, .nearest)
            let level = world.rulebook.deleveraging.drawdown?.value.exactPercent ?? "its limit"
            return [
                Span("the fund has fallen from "), .figure(peak.named(asset)), Span(" to "),
                .figure(now.named(asset)),
                Span(
                    " within eight hours, \(share.percent()): from \(level) on it takes nothing over, "
                        + "and winners are closed instead", .warning),
                Span(
                    ". Each liquidation asks anew: at which level a venue stops this is not modelled",
                    .faint),
            ]
        case .deleveraged(let name, let symbol, let size, let price, let profit):
            let contract = world.contract(symbol)
            return [
                Span("deleveraging: ", .strong), Span(shown(name), .strong),
                Span(" is closed for it, "), .figure(contract.text(size)), Span(" at "),
                .figure(contract.text(price)), Span(", profit "),
                .told(profit, contract.settles, .priceProfit, .party(name), .gain),
            ]
        default: return []
        }
    }

    /// One word for programs.
    var kind: String {
        switch self {
        case .triggered: "liquidation_begins"
        case .cancelled: "orders_cancelled"
        case .paired: "hedge_paired"
        case .converted: "converted"
        case .reduced: "reduced"
        case .paidFee: "liquidation_fee"
        case .waited: "waited"
        case .compliant: "liquidation_stops"
        case .takenOver: "taken_over"
        case .soldOn: "sold_on"
        case .surplus: "surplus"
        case .shortfall: "shortfall"
        case .fundFell: "fund_fell"
        case .deleveraged: "deleveraged"
        case .unpaid: "unpaid"
        }
    }

    var data: [(String, Datum)] {
        switch self {
        case .triggered(_, let risk), .compliant(let risk):
            [
                ("left", .number(risk.equity.value.plainText)),
                ("required", .number(risk.maintenance.value.plainText)),
            ]
        case .reduced(let part):
            [
                ("symbol", .text(part.symbol)), ("size", .number(part.quantity.plainText)),
                ("price", .number(part.price.plainText)),
                ("profit", .number(part.profit.plainText)),
            ]
        case .paidFee(let money, let asset, let receiver, _),
            .surplus(let money, let asset, let receiver),
            .shortfall(let money, let asset, let receiver):
            [
                ("amount", .number(money.plainText)), ("asset", .text(asset.code)),
                ("party", .text(receiver.rawValue)),
            ]
        case .unpaid(let money, let asset):
            [("amount", .number(money.plainText)), ("asset", .text(asset.code))]
        case .takenOver(let symbol, _, let size, let price, let receiver):
            [
                ("symbol", .text(symbol)), ("size", .number(size.plainText)),
                ("price", price.map { .number($0.plainText) } ?? Datum.none),
                ("party", .text(receiver.rawValue)),
            ]
        case .soldOn(let symbol, let size, let price, let profit):
            [
                ("symbol", .text(symbol)), ("size", .number(size.plainText)),
                ("price", .number(price.plainText)), ("profit", .number(profit.plainText)),
            ]
        case .fundFell(let peak, let now, let asset):
            [
                ("peak", .number(peak.plainText)), ("fund", .number(now.plainText)),
                ("asset", .text(asset.code)),
            ]
        case .deleveraged(let name, let symbol, let size, let price, let profit):
            [
                ("name", .text(name)), ("symbol", .text(symbol)),
                ("size", .number(size.plainText)), ("price", .number(price.plainText)),
                ("profit", .number(profit.plainText)),
            ]
        default: []
        }
    }
}

/// Names are written small in files.
private func shown(_ name: String) -> String {
    name == World.you ? "you" : name.prefix(1).uppercased() + name.dropFirst()
}

private func signed(_ profit: Money, _ contract: Contract, _ forced: ForcedClose) -> [Span] {
    [
        Span(profit.isNegative ? "loss " : "profit "),
        .told(
            profit.magnitude, contract.settles, .profitOfStep, forced.dueSubject,
            profit.isNegative ? .loss : .gain),
    ]
}

private func money(_ amount: Money, _ forced: ForcedClose, _ term: Term) -> Span {
    .told(
        amount, forced.asset, term, forced.dueSubject, amount.isNegative ? .loss : .figure)
}

extension World {
    /// The contract of a symbol under the rules of the day; the tape's own where it is not listed.
    func contract(_ symbol: String) -> Contract {
        rulebook.contract(symbol) ?? rulebook.contract(on: scenario.coin) ?? rulebook.contracts[0]
    }
}

extension Ending {
    /// What a liquidation of several steps came to for this position.
    func takenLines(_ settlement: Settlement, _ world: World) -> [Prose] {
        let asset = position.contract.settles
        var spans = [
            Span("\(world.clock(soldStep)) ", .faint), Span("liquidated: ", .strong),
            Span("\(position.name), "),
        ]
        if case .isolated = forced?.pool {
            // Beyond the margin it is nobody's loss here but the fund's, or the winners'.
            let lost = settlement.collateral - returned
            spans += [
                Span("loss "), .told(lost, asset, .marginLost, subject, .loss),
                Span(", back to you "), .told(returned, asset, .returned, subject),
            ]
        } else {
            spans += [
                Span(profit.isNegative ? "loss " : "profit "),
                .told(
                    profit.magnitude, asset, .priceProfit, subject,
                    profit.isNegative ? .loss : .gain),
            ]
        }
        return [Prose(spans)]
    }
}
