import Figures
import Margin
import Markets

// An opening that was filled, and the stop that guards it, in words.

extension Fill {
    func lines(_ stamp: Span, in world: World) -> [Prose] {
        let contract = position.contract
        let asset = contract.settles
        var lines: [Prose] = []
        let prefix = order.map { [stamp, Span("order \($0) filled: ", .strong)] } ?? []
        if let wanted {
            lines.append(
                Prose([
                    Span("The wallet is too short for a margin of ", .warning),
                    .told(wanted, asset, .marginMoved, .thought("wanted"), .warning),
                    Span(" and its fee: sized down to ", .warning),
                    .told(margin, asset, .openingMargin, subject(stamp), .warning),
                    Span(".", .warning),
                ]))
        }
        lines.append(
            Prose(
                prefix + [
                    Span("\(position.side.rawValue) "),
                    .figure(contract.text(size)),
                    Span(" at "), .figure(contract.text(price)),
                    Span(", value "),
                    .told(value, asset, .tradedValue, subject(stamp)),
                    Span(mode == .isolated ? ", own margin " : ", initial margin "),
                    .told(margin, asset, .openingMargin, subject(stamp)), Span(", fee "),
                    .told(fee, asset, .openingFee, subject(stamp)), Span(", free wallet "),
                    .told(free, asset, .walletAfter, subject(stamp)),
                ]
            ).aloud(aloud(at: world.clock(world.step), in: world)))
        if size != position.size.value {
            lines.append(
                Prose([
                    Span("now \(position.name) at "),
                    .figure(contract.text(position.entryPrice.value)),
                    Span(" on average, at \(position.leverage.times)"),
                ]))
        }
        lines.append(lineProse(contract))
        if mode != .isolated { lines += sharedLines(in: world) }
        return lines
    }

    /// The fill by its time and what was held after it.
    private func subject(_ stamp: Span) -> Told.Subject {
        .thought("\(stamp.text)\(position.name), \(free) free")
    }

    /// What a line in shared margin takes for granted, and the second one where coins back it.
    private func sharedLines(in world: World) -> [Prose] {
        guard
            let statement = world.statements.first(where: {
                $0.contract.symbol == position.contract.symbol
            })
        else { return [] }
        var lines: [Prose] = []
        if let repriced = statement.repricedText {
            lines.append(
                Prose([
                    Span("with the coins in your wallet re-priced along: "),
                    .figure(repriced, .liquidationPrice),
                ]))
        }
        lines.append(
            Prose(
                world.holdings.count > 1
                    ? "\(mode.word): the whole wallet backs it; the line holds your other positions "
                        + "still."
                    : "\(mode.word): the whole wallet backs it, and all of it can be lost.", .faint)
        )
        return lines
    }

    private func lineProse(_ contract: Contract) -> Prose {
        let rate = position.rateAtLine(from: price).exactPercent
        guard let line = position.liquidationPrice?.value else {
            return Prose(
                "no price liquidates it under these rules (maintenance \(rate))")
        }
        let gap = price - line
        let way = gap.isNegative ? "over" : "under"
        return Prose([
            Span("liquidation price "),
            .figure(
                "\(contract.text(line)), "
                    + "\(gap.magnitude.divided(by: price, .nearest).percent()) \(way) the entry",
                .liquidationPrice),
            Span(" (maintenance \(rate))"),
        ]).aloud(aloud(line: line))
    }
}

extension Position {
    /// The maintenance rate that the liquidation price is worked out with; without such a price, that
    /// of the tier at the entry.
    func rateAtLine(from entry: Price) -> Rate {
        tier(at: Figure(liquidationPrice?.value ?? entry)).rate.value
    }
}
