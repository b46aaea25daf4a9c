import Figures
import Margin

/// Somebody else's account as it stands: a position from the opening, until it is closed.
public struct Bystander: Sendable, Equatable {
    public let standing: Standing
    /// Nil once it was closed, or where the venue of the day lists no such contract.
    public internal(set) var position: Position?

    public var name: String { standing.shownName }
    var wallet: Pot { .wallet(trader: standing.name) }

    func marginPot(_ contract: Contract) -> Pot {
        .margin(trader: standing.name, symbol: contract.symbol)
    }
}

// Other people stand where the file put them. They do nothing by themselves; what a venue does to
// them, it does.

extension World {
    /// Puts the people of the scenario into their positions, at the opening prices and without a fee:
    /// they were there before.
    mutating func seatBystanders() {
        bystanders = scenario.bystanders.map { standing in
            Bystander(standing: standing, position: seat(standing))
        }
    }

    private mutating func seat(_ standing: Standing) -> Position? {
        guard let contract = rulebook.contract(on: standing.coin),
            let price = scenario.tape(of: standing.coin)?.openingPrice
        else { return nil }
        let margin = contract.margin(for: standing.size, leverage: standing.leverage, at: price)
        let wallet = Pot.wallet(trader: standing.name)
        guard ledger[wallet, contract.settles] >= margin else { return nil }
        ledger.move(
            margin, contract.settles, from: wallet,
            to: .margin(trader: standing.name, symbol: contract.symbol), .margin, step: step)
        return Position(
            contract: contract, side: standing.side, leverage: standing.leverage,
            size: standing.size, price: price, collateral: margin)
    }

    /// Under other rules they stand again where they stood.
    mutating func reseatBystanders() {
        for bystander in bystanders {
            guard let position = bystander.position else { continue }
            let asset = position.contract.settles
            let pot = bystander.marginPot(position.contract)
            ledger.move(
                ledger[pot, asset], asset, from: pot, to: bystander.wallet, .marginReturned,
                step: step)
        }
        seatBystanders()
    }

    /// Everybody's positions as deleveraging sees them, but for one trader's.
    func winners(but name: String) -> [Winner] {
        let own = name == World.you ? [] : ownWinners
        return own + others.filter { $0.name != name }
    }

    private var ownWinners: [Winner] {
        holdings.map { holding in
            let asset = holding.position.contract.settles
            return Winner(
                name: World.you, position: holding.position, wallet: free(asset),
                equity: accountValue(asset))
        }
    }

    private var others: [Winner] {
        bystanders.compactMap { bystander in
            guard let position = bystander.position,
                let mark = mark(of: position.contract.coin)
            else { return nil }
            let wallet = ledger[bystander.wallet, position.contract.settles]
            return Winner(
                name: bystander.standing.name, position: position, wallet: wallet,
                equity: wallet + position.equity(at: Figure(mark)).value)
        }
    }

    /// A part of a bystander's position, or all of it, is closed at a price: the profit comes from the
    /// market, and what margin it frees returns.
    ///
    /// - Parameter loser: whose liquidation it pays for.
    mutating func close(
        winner name: String, _ symbol: String, _ quantity: Quantity, at price: Price,
        for loser: String
    ) -> [Event] {
        guard name == World.you else {
            close(bystander: name, quantity, at: price)
            return []
        }
        guard
            let index = holdings.firstIndex(where: { $0.position.contract.symbol == symbol })
        else { return [] }
        guard quantity >= holdings[index].position.size.value else {
            return [reduce(index, by: quantity, at: price, rate: .zero, nil, for: loser)]
        }
        let judged = judged(index)
        let closed = sell(index, quantity, at: price, rate: .zero)
        let ending = end(
            index, judged, cause: .deleveraged(of: loser), dueStep: step, price: price,
            closed: closed)
        return [Event(now, .closed(ending))]
    }

    private mutating func close(bystander name: String, _ quantity: Quantity, at price: Price) {
        guard let place = bystanders.firstIndex(where: { $0.standing.name == name }),
            let position = bystanders[place].position
        else { return }
        let contract = position.contract
        let pot = bystanders[place].marginPot(contract)
        let reduction = position.reduced(by: quantity, at: price)
        if reduction.profit.isNegative {
            ledger.move(
                -reduction.profit, contract.settles, from: pot, to: .market, .loss, step: step)
        } else {
            ledger.move(
                reduction.profit, contract.settles, from: .market, to: bystanders[place].wallet,
                .profit, step: step)
        }
        let freed = reduction.rest == nil ? ledger[pot, contract.settles] : reduction.freed
        ledger.move(
            freed, contract.settles, from: pot, to: bystanders[place].wallet, .marginReturned,
            step: step)
        bystanders[place].position = reduction.rest
    }
}
