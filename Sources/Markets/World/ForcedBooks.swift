import Figures
import Margin

// What a forced close took from each position that it closed or lessened.

extension World {
    /// Books a liquidation's money, and writes down in every position's own books what it took. Where
    /// several share one wallet each has its own profit, and the last to end has the fees of all and what
    /// others paid for them.
    mutating func writtenDown(
        _ run: Liquidation, _ forcing: Forcing, _ prices: Prices, _ closed: inout [Event]
    ) -> ForcedClose {
        let account = forcing.account
        let members = account.members(of: forcing.pool).map { account.held[$0].position.contract }
        let first = ledger.transfers.count
        var assets: [Asset] = []
        for contract in members where !assets.contains(contract.settles) {
            assets.append(contract.settles)
        }
        let before = assets.map { own($0) }
        let forced = book(
            run, of: account, prices, due: forcing.due, forcing.judgedAt, &closed)
        for (asset, had) in zip(assets, before) {
            var rest = own(asset) - had - run.converted(into: asset)
            let sharing = members.filter { $0.settles == asset }
            for contract in sharing {
                guard let place = place(of: contract) else { continue }
                let isLast = contract.symbol == sharing.last?.symbol
                let brought = isLast ? rest : run.profit(of: holdings[place].position)
                rest -= brought
                holdings[place].books.close(
                    isWhole: !run.account.held.contains {
                        $0.position.contract.symbol == contract.symbol
                    }, brought: brought, fee: isLast ? feesPaid(asset, since: first) : .zero)
            }
        }
        return forced
    }

    private func place(of contract: Contract) -> Int? {
        holdings.firstIndex { $0.position.contract.symbol == contract.symbol }
    }
}

extension Liquidation {
    /// The profit that its sales of one contract made.
    fileprivate func profit(of position: Position) -> Money {
        let symbol = position.contract.symbol
        return steps.reduce(.zero) { sum, step in
            switch step {
            case .reduced(let part) where part.symbol == symbol: sum + part.profit
            case .paired(symbol, _, _, let profit): sum + profit
            case .soldOn(symbol, _, _, let profit): sum + profit
            case .deleveraged(_, symbol, let quantity, let price, _):
                sum + position.reduced(by: quantity, at: price).profit
            default: sum
            }
        }
    }

    /// What selling other assets brought in an asset, or, with a minus, took of it.
    fileprivate func converted(into asset: Asset) -> Money {
        steps.reduce(.zero) { sum, step in
            guard case .converted(let one, let into) = step else { return sum }
            if into == asset { return sum + one.paidOff }
            return one.asset == asset ? sum - Money(units: one.sold.units) : sum
        }
    }
}
