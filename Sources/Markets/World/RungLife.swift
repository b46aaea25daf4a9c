import Figures
import Margin

// One leverage of a ladder, lived by its venue's own steps: a part closed is a part closed there too.

extension World {
    /// When and where a position that stands alone came to its line.
    private struct Due {
        let step: Int
        let mark: Price
        let judged: JudgedAt
    }

    /// A position opened at a step and left alone to the end of the tape.
    public func rung(_ position: Position, from step: Int) -> Rung {
        guard position.size.value.isPositive, let line = position.liquidationPrice?.value else {
            return Rung(
                leverage: position.leverage, side: position.side, line: nil, markStep: nil,
                mark: nil, lastStep: nil, soldStep: nil, judged: .close, settlement: nil,
                lessSince: nil, backstopInParts: .zero)
        }
        var held = position
        var from = step
        var lessSince: Int?
        var inParts = Money.zero
        func ended(_ due: Due?, _ sold: Int?, _ settlement: Settlement?) -> Rung {
            Rung(
                leverage: position.leverage, side: position.side, line: line,
                markStep: due?.step, mark: due?.mark,
                lastStep: touch(of: line, position, from: step), soldStep: sold,
                judged: due?.judged ?? .close, settlement: settlement, lessSince: lessSince,
                backstopInParts: inParts)
        }
        // Every part is an order: a thousand of them are more than any rule makes of a position.
        for _ in 0..<1_000 {
            guard let due = due(held, from: from) else { return ended(nil, nil, nil) }
            guard let sold = stepOfFill(due.step) else { return ended(due, nil, nil) }
            let price = fill(of: held, due, sold)
            guard let run = closing(held, due, at: price) else { return ended(due, sold, nil) }
            guard let rest = run.account.held.first?.position else {
                return ended(due, sold, run.settlement(of: held, last: Figure(price)))
            }
            lessSince = lessSince ?? sold
            inParts += run.change(of: backstop, held.contract.settles)
            held = rest.backed(by: Figure(rest.collateral.value)).bare
            from = sold
        }
        return ended(nil, nil, nil)
    }

    private var backstop: Pot { rulebook.liquidation.backstop == .vault ? .vault : .fund }

    /// The first bar after a step that brings it to its line.
    private func due(_ position: Position, from step: Int) -> Due? {
        guard let line = position.liquidationPrice?.value else { return nil }
        let isLong = position.side == .long
        let tape = tape(of: position.contract.coin) ?? tape
        let near = isLong ? line + position.contract.tick : line - position.contract.tick
        var played = step
        while played < tape.lastStep {
            played += 1
            if let reach = tape.reach(of: position, at: played) {
                return Due(step: played, mark: reach.price, judged: reach.judged)
            }
            let mark = tape.mark(at: played)
            if isLong ? mark <= near : mark >= near, position.isLiquidated(at: mark) {
                return Due(step: played, mark: mark, judged: .close)
            }
        }
        return nil
    }

    /// The first step at which the last price touched a line.
    private func touch(of line: Price, _ position: Position, from step: Int) -> Int? {
        let isLong = position.side == .long
        let tape = tape(of: position.contract.coin) ?? tape
        guard step < tape.lastStep else { return nil }
        return (step + 1...tape.lastStep).first {
            let bar = tape.bar(closing: $0)
            return isLong ? bar.low <= line : bar.high >= line
        }
    }

    /// What its sale is filled at: the last price, the line inside of a long bar, or the first price after
    /// a freeze.
    private func fill(of position: Position, _ due: Due, _ sold: Int) -> Price {
        let tape = tape(of: position.contract.coin) ?? tape
        let isWaiting = sold != due.step
        if tape.judging == .extremes, isWaiting { return tape.bar(closing: sold).open }
        return isWaiting || due.judged == .close ? tape.last(at: sold) : due.mark
    }

    /// The venue's steps with a position that nothing else stands beside, and nobody to deleverage.
    private func closing(_ position: Position, _ due: Due, at price: Price) -> Liquidation? {
        let contract = position.contract
        let tape = tape(of: contract.coin) ?? tape
        let quote = Quote(
            symbol: contract.symbol, mark: Figure(due.mark), last: Figure(price),
            previousMark: Figure(tape.mark(at: max(0, due.step - 1))))
        let first = opened
        let scene = LiquidationScene(
            account: Account(name: World.you, balances: [], held: [Held(position, .isolated)]),
            rules: rulebook,
            prices: [
                Prices(
                    [quote], assets: [AssetPrice(asset: contract.coin, external: quote.mark)])
            ], fund: first.balances(in: .fund), vault: balances(in: .vault))
        return Liquidation(of: .isolated(index: 0), in: scene)
    }
}

extension Liquidation {
    /// What a pot gained or, negative, paid.
    fileprivate func change(of pot: Pot, _ asset: Asset) -> Money {
        ledger.transfers.reduce(.zero) { sum, transfer in
            guard transfer.asset == asset, transfer.from != .outside else { return sum }
            return sum + (transfer.to == pot ? transfer.amount : .zero)
                - (transfer.from == pot ? transfer.amount : .zero)
        }
    }
}
