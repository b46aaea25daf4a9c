import Figures
import Margin

/// What a multi-asset liquidation cost beside what its positions lost: the money that backed them was
/// partly coins. In the asset that the pool is counted in.
public struct BackingLoss: Sendable, Equatable {
    /// What the venue kept of the coins that it converted.
    public var haircut = Money.zero
    /// What the coins were worth that it took over.
    public var takenOver = Money.zero
    /// What the coins lost while they stood behind the positions; with a minus, what they gained.
    public var fall = Money.zero

    public init() {}
    public var sum: Money { haircut + takenOver + fall }
}

extension World {
    /// - Parameter first: the step at which the earliest of the pool's positions was opened.
    func backingLoss(
        of run: Liquidation, in asset: Asset, since first: Int
    ) -> BackingLoss {
        var loss = BackingLoss()
        for step in run.steps {
            switch step {
            case .converted(let one, let into):
                loss.haircut += worth(one.cost, of: into, in: asset) ?? .zero
            case .surplus(let money, let taken, let receiver)
            where receiver != .trader && !taken.isDollar:
                loss.takenOver += worth(money, of: taken, in: asset) ?? .zero
            default: break
            }
        }
        for coin in ledger.assets where !coin.isDollar {
            loss.fall -= moved(by: coin, since: first, in: asset)
        }
        return loss
    }

    /// What the price of a coin did to what lay of it in the free wallet since a step: what came and went
    /// in between counts from, or to, the price of its moment.
    private func moved(by coin: Asset, since first: Int, in asset: Asset) -> Money {
        guard let tape = tape(of: coin), let now = mark(of: coin) else { return .zero }
        var sum = Money.zero
        for transfer in ledger.transfers
        where transfer.asset == coin && (transfer.from == wallet || transfer.to == wallet) {
            let then = transfer.step >= step ? now : tape.mark(at: max(first, transfer.step))
            let gained = (now - then) * Quantity(units: transfer.amount.units)
            let money: Money = gained.rounded(.nearest)
            sum += transfer.to == wallet ? money : -money
        }
        return worth(sum, of: .usdt, in: asset) ?? .zero
    }
}
