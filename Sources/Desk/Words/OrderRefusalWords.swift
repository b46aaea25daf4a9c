import Figures
import Margin
import Markets

// Why an order, a mode or a move of margin is not taken.

extension Refusal {
    func orderWords(in world: World) -> (String, String) {
        let coin = world.scenario.coin.code
        switch self {
        case .order(let rejection, let order): return rejection.words(order, in: world)
        case .takeWouldFire(let price, let now, let side, let coin):
            return (
                "A take at \(world.text(price, of: coin)) would be due at once: the order is filled at "
                    + "\(world.text(now, of: coin)), and the take of a \(side.rawValue) lies "
                    + "\(side == .long ? "over" : "under") it.", "help take"
            )
        case .whichPosition(let coins):
            return (
                "Several positions are open: say which, "
                    + coins.map(\.code).joined(separator: " or ") + ".", "positions"
            )
        case .partAboveHeld(let asked, let held, let unit):
            return ("\(asked) \(unit) are more than the \(held) \(unit) held.", "close all")
        case .partBelowLot(let lot, let unit):
            return ("That is less than one lot, \(lot) \(unit).", "close half")
        case .noOrder(nil):
            guard world.orders.isEmpty, world.holdings.allSatisfy({ $0.stop == nil }) else {
                return ("No such order waits.", "orders")
            }
            return (
                "No order waits and no stop is set, so nothing was cancelled.",
                world.holdings.isEmpty ? world.exampleOpening(Multiple(5)) : "positions"
            )
        case .noOrder(let number?): return ("No order \(number) waits.", "orders")
        case .rulesAfterOrder:
            return ("Rules are chosen before the first order; cancel it first.", "cancel all")
        case .leverageIsSet(let leverage):
            return ("It is at \(leverage.times) already.", "positions")
        case .marginIsShared(let mode):
            return (
                "In \(mode.word) margin the whole wallet backs it: there is no margin of its own to "
                    + "move. More in the wallet is more behind it.", "deposit 500"
            )
        case .marginNeeded(let removable, let asset):
            let most =
                removable.isPositive
                ? "At most \(removable.full(asset)) can be taken out"
                : "Nothing can be taken out"
            return (
                "\(most): the rest covers the initial margin at this leverage, and unrealised profit "
                    + "stays.",
                removable.isPositive
                    ? "remove margin \(removable.text(asset))\(asset.isDollar ? "" : " \(asset)")"
                    : "why initial margin"
            )
        default: return modeWords(coin, in: world)
        }
    }

    private func modeWords(_ coin: String, in world: World) -> (String, String) {
        switch self {
        case .modeIsSet(let mode): return ("Margin is \(mode.word) already.", "account")
        case .noMultiAsset(let rules):
            return (
                "Under \(rules) only the asset that a contract settles in backs it.", "mode cross"
            )
        case .onlyMultiAsset:
            return (
                "In multi-asset margin every position shares the wallet; change the mode first.",
                "mode cross"
            )
        case .riskNeedsStop, .riskBelowLot, .nothingToReduce, .reduceOnlyAlone:
            return byRiskWords(in: world)
        case .modeOfPosition(let mode, let asset):
            return (
                "The position on \(asset) has \(mode.word) margin, and one position has one mode.",
                "mode \(mode == .cross ? "isolated" : "cross")"
            )
        case .owes(let money, let asset):
            return (
                "The wallet owes \(money.full(asset)); only multi-asset margin carries a debt.",
                "convert 0.1 \(coin) to \(asset)"
            )
        case .sameAsset(let asset): return ("That is \(asset) already.", "collateral")
        case .noPriceOf(let asset, let known):
            return (
                "Nobody told the price of \(asset) here; known: "
                    + known.map(\.code).joined(separator: ", ") + ".", "collateral"
            )
        default: return ("That cannot be done.", "help")
        }
    }
}

extension OrderRejection {
    fileprivate func words(_ order: Order, in world: World) -> (String, String) {
        let contract = world.contract(order.symbol)
        let name = order.isTake ? "take" : order.isProtective ? "stop" : "order"
        switch self {
        case .sizeNotPositive, .priceNotPositive:
            return ("An amount must be above zero.", "help \(name == "order" ? "open" : name)")
        case .wouldTriggerAtOnce(let trigger, let now):
            return (
                "At \(contract.text(trigger)) it would fire at once: the \(order.watches.rawValue) "
                    + "price is \(contract.text(now)).", "help \(name == "order" ? "open" : name)"
            )
        case .triggerNotOffered(let series, let offered):
            let known = offered.map(\.rawValue).joined(separator: " or ")
            return (
                "Under \(world.rulebook.name) orders watch \(known), not \(series.rawValue).",
                "help \(name == "order" ? "open" : name)"
            )
        case .trailOutOfRange(let share, let least, let most):
            return (
                "A trail of \(share.exactPercent) is not between \(least.exactPercent) and "
                    + "\(most.exactPercent), as \(world.rulebook.name) wants it.", "trail 2%"
            )
        case .armedAtOnce(let price, let now):
            return (
                "It begins at a price still to come, and \(contract.text(price)) is not: now it is "
                    + "\(contract.text(now)).", "trail 2%"
            )
        case .closesAndReduces: return ("It closes the whole already.", "help close")
        }
    }
}
