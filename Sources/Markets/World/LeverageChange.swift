import Figures
import Margin

// Leverage and margin of a position that is open.

extension World {
    /// Another leverage: alone, a position is backed by its cost ÷ leverage, and the difference moves;
    /// where the wallet is shared only the initial margin changes, not the line.
    mutating func changeLeverage(
        _ leverage: Multiple, _ coin: Asset?
    ) throws(Refusal) -> [Event] {
        let index = try held(coin)
        let holding = holdings[index]
        let position = holding.position
        let contract = position.contract
        guard leverage >= Multiple(1) else { throw .leverageBelowOne(leverage) }
        guard leverage != position.leverage else { throw .leverageIsSet(leverage) }
        let margin = position.cost.value.divided(by: leverage, .up)
        let changed = Position(
            contract: contract, side: position.side, leverage: leverage, size: position.size,
            cost: position.cost,
            collateral: Figure(margin, .collateral, .journal(line: journal.nextLine)))
        try check(changed, holding.mode)
        let asset = contract.settles
        let missing = margin - position.collateral.value
        let free = available(asset)
        if missing > free { throw .walletShort(has: free, needs: missing, asset) }
        return try tried { (world) throws(Refusal) in
            if holding.mode == .isolated {
                let pot = world.marginPot(contract)
                if missing.isNegative {
                    world.ledger.move(
                        -missing, asset, from: pot, to: world.wallet, .marginReturned,
                        step: world.step)
                } else {
                    world.ledger.move(
                        missing, asset, from: world.wallet, to: pot, .margin, step: world.step)
                }
            }
            world.holdings[index].position = changed
            try world.checkPools()
            let moved = holding.mode == .isolated ? missing : .zero
            world.holdings[index].books.added += moved
            return [Event(world.now, .leverageChanged(world.judged(index), margin: moved))]
        }
    }

    /// Takes margin out again, as far as the initial margin stays covered.
    mutating func removeMargin(
        _ amount: Money, _ asset: Asset?, _ coin: Asset?
    ) throws(Refusal) -> [Event] {
        let index = try held(coin)
        let position = holdings[index].position
        let contract = position.contract
        guard holdings[index].mode == .isolated else {
            throw .marginIsShared(holdings[index].mode)
        }
        try checkUnit(of: asset, settling: contract)
        guard amount.isPositive else { throw .amountNotPositive }
        let removable = removable(position)
        guard amount <= removable else {
            throw .marginNeeded(removable: removable, contract.settles)
        }
        ledger.move(
            amount, contract.settles, from: marginPot(contract), to: wallet, .marginReturned,
            step: step)
        holdings[index].position.add(
            collateral: Figure(-amount, .addedMargin, .journal(line: journal.nextLine)))
        holdings[index].books.added -= amount
        return [
            Event(now, .marginRemoved(amount, contract.settles, holdings[index].position))
        ]
    }

    /// What is left above the initial margin at the mark; unrealised profit cannot be taken out.
    private func removable(_ position: Position) -> Money {
        let mark = Figure(mark(of: position))
        let initial = position.bare.risk(at: mark, isolated: true).initial.value
        let backed = min(position.collateral.value, position.bare.equity(at: mark).value)
        return max(.zero, backed - initial)
    }
}
