import Figures
import Margin

// Which money backs positions. Venues want positions closed, or ask for more margin, before they change
// it; here what is open changes with the account, if it survives that.

extension World {
    mutating func change(to new: MarginMode) throws(Refusal) -> [Event] {
        guard new != mode || holdings.contains(where: { $0.mode != new }) else {
            throw .modeIsSet(new)
        }
        if new == .multiAsset {
            guard !rulebook.collateral.listings.isEmpty else {
                throw .noMultiAsset(rulebook.name)
            }
            guard rulebook.contract(on: scenario.coin)?.kind != .inverse else {
                throw .noMultiAsset(rulebook.name)
            }
        }
        if let until = frozenUntil, !holdings.isEmpty { throw .frozen(until: until) }
        return try tried { (world) throws(Refusal) in
            world.mode = new
            for index in world.holdings.indices { try world.switchHolding(index, to: new) }
            if new != .multiAsset {
                for asset in world.ledger.assets where world.free(asset).isNegative {
                    throw .owes(-world.free(asset), asset)
                }
            }
            try world.checkPools()
            return [Event(world.now, .modeChanged(new))]
        }
    }

    /// Moves one position's margin into the wallet, or out of it again.
    private mutating func switchHolding(_ index: Int, to new: MarginMode) throws(Refusal) {
        let holding = holdings[index]
        guard holding.mode != new else { return }
        let position = holding.position
        let contract = position.contract
        let asset = contract.settles
        let margin = position.cost.value.divided(by: position.leverage, .up)
        if holding.mode == .isolated {
            ledger.move(
                ledger[marginPot(contract), asset], asset, from: marginPot(contract), to: wallet,
                .marginReturned, step: step)
        } else if new == .isolated {
            let free = free(asset)
            guard margin <= free else { throw .walletShort(has: free, needs: margin, asset) }
            ledger.move(margin, asset, from: wallet, to: marginPot(contract), .margin, step: step)
        }
        holdings[index].mode = new
        holdings[index].books.margin = margin
        holdings[index].books.added = .zero
        holdings[index].position = Position(
            contract: contract, side: position.side, leverage: position.leverage,
            size: position.size, cost: position.cost,
            collateral: Figure(margin, .collateral, .journal(line: journal.nextLine)))
        if new == .isolated {
            let alone = holdings[index].position
            let mark = mark(of: alone)
            if alone.isLiquidated(at: mark) {
                throw .liquidatedAtOnce(
                    mark: mark, line: alone.liquidationPrice?.value,
                    of: alone.contract.coin)
            }
        }
    }
}
