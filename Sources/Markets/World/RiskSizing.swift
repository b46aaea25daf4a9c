import Figures
import Margin

// A size that follows from what may be lost, and an order that may only reduce.

/// How a size came from a risk.
public struct RiskSize: Sendable, Equatable {
    public let risk: Money
    /// The share of the account that was asked for, and what the account was worth; nil for an amount.
    public let share: Rate?
    public let account: Money
    public let asset: Asset
    public let entry: Price
    public let stop: Price
    /// The taker fee of both trades.
    public let fee: Rate
    public let size: Quantity
    public let unit: String
    public let coin: Asset
    /// The least whole leverage that the wallet carries, where none was chosen.
    public let leverage: Multiple?
}

extension World {
    /// Opens the size whose stop loses no more than was said (`Contract.size(risking:…)`).
    mutating func open(
        _ asked: Opening, risking risked: Opening.Risked, to level: StopLevel?,
        _ contract: Contract
    ) throws(Refusal) -> [Event] {
        let last = price(of: asked.coin, on: .last)
        let entry = asked.limit ?? asked.trigger ?? last
        guard entry.isPositive else { throw .amountNotPositive }
        guard let level = level ?? asked.stop?.level else { throw .riskNeedsStop }
        let stop = level.price(from: entry, asked.side, contract)
        guard stop.isPositive else { throw .amountNotPositive }
        guard entry.isAdmissible, stop.isAdmissible else { throw .tooLarge }
        if asked.side == .long ? stop >= entry : stop <= entry {
            throw .stopWouldFire(
                stop, now: entry, asked.stop?.watches ?? .last, asked.side, of: asked.coin)
        }
        let worth = accountValue(contract.settles)
        let risk: Money
        var share: Rate?
        switch risked {
        case .money(let money): risk = money
        case .share(let part):
            share = part
            risk = (worth * part).rounded(.down)
        }
        guard risk.isPositive else { throw .amountNotPositive }
        guard risk.isAdmissible else { throw .tooLarge }
        let fee = rulebook.fees.taker.value
        let size = contract.size(risking: risk, entry: entry, stop: stop, fee: fee)
        guard size.isPositive else {
            throw .riskBelowLot(risk, lot: contract.lot, contract.settles)
        }
        guard size.isAdmissible else { throw .tooLarge }
        var order = asked
        order.amount = .size(size)
        order.chosenLeverage = asked.chosenLeverage ?? leastLeverage(size, contract, at: entry)
        let sized = RiskSize(
            risk: risk, share: share, account: worth, asset: contract.settles, entry: entry,
            stop: stop, fee: fee, size: size, unit: contract.sizeUnit,
            coin: contract.coin,
            leverage: asked.chosenLeverage == nil ? order.leverage : nil)
        return [Event(now, .sizedByRisk(sized))] + (try open(order))
    }

    /// The least whole leverage at which the free wallet pays margin and fee.
    private func leastLeverage(_ size: Quantity, _ contract: Contract, at price: Price) -> Multiple
    {
        let value = contract.value(of: Figure(size), at: Figure(price), .up).value
        let fee = (value * rulebook.fees.taker.value).rounded(.up)
        let room = available(contract.settles) - max(fee, .zero)
        guard room.isPositive else { return Multiple(1) }
        let needed = divide(value.units, room.units, .up)
        return Multiple(max(1, Int(clamping: min(needed, 1_000_000))))
    }

    /// An order that may only lessen what is held: clipped to that, or refused where nothing is.
    mutating func reduceOnly(_ order: Opening, _ contract: Contract) throws(Refusal) -> [Event] {
        guard order.stop == nil, order.take == nil else { throw .reduceOnlyAlone }
        let last = price(of: order.coin, on: .last)
        guard
            let index = holdings.firstIndex(where: {
                $0.position.contract.symbol == contract.symbol
            }), holdings[index].position.side != order.side
        else { throw .nothingToReduce(order.side, order.coin) }
        let held = holdings[index].position.size.value
        let asked = try size(of: order, contract, at: order.limit ?? order.trigger ?? last)
        let size = min(asked, held)
        let clip =
            asked > held
            ? [Event(now, .clipped(from: asked, to: held, unit: contract.sizeUnit))] : []
        let meetsBook = market != nil && frozenUntil == nil
        let waits =
            order.limit.map { meetsBook || (order.side == .long ? $0 < last : $0 > last) } ?? false
            || order.trigger != nil
        if let limit = order.limit, !limit.isPositive { throw .amountNotPositive }
        guard !waits else {
            return clip
                + (try tried { (world) throws(Refusal) in
                    let placed = try world.place(
                        world.kind(of: order), closing: index, .size(size), on: order.watches)
                    return try world.arrive(placed)
                })
        }
        if let frozenUntil { throw .frozen(until: frozenUntil) }
        guard size < held else { return clip + [Event(now, .closed(endByHand(index)))] }
        return clip + [reduceByHand(index, by: size)]
    }
}
