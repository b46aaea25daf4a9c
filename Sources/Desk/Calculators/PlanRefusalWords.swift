import Figures
import Margin

// Why a venue cannot hold a planned position, in words.

extension PlanRefusal {
    func words(under rulebook: Rulebook) -> String {
        switch self {
        case .noContract(let coin, let kind):
            "\(rulebook.name) lists no \(kind.rawValue) contract on \(coin.code); listed: "
                + rulebook.contracts.map(\.symbol).joined(separator: ", ") + "."
        case .leverageBelowOne(let leverage): "Leverage begins at 1x; \(leverage.times) is less."
        case .leverageAboveVenue(let leverage, let limit, let value):
            "\(rulebook.name) allows \(limit.times) on a value of \(value.text(places: 2)), not "
                + "\(leverage.times)."
        case .beyondTiers(let value, .value(let cap)):
            "A value of \(value.text(places: 2)) is beyond the last tier of \(rulebook.name), which "
                + "ends at \(cap.text(places: 0))."
        case .beyondTiers(let value, .size(let cap)):
            "A value of \(value.text(places: 2)) is beyond the last tier of \(rulebook.name), which "
                + "ends at a size of \(cap) coins."
        case .beyondTiers(let value, .none):
            "A value of \(value.text(places: 2)) is beyond the last tier of \(rulebook.name)."
        case .tooSmall(let lot): "That is less than one lot, \(lot)."
        case .tooLarge: "That is beyond every market: the numbers end before it."
        case .pricesNotPositive: "A price is above zero."
        case .priceTooSmall(let price):
            "\(price) is told apart too coarsely in hundred-millionths of a dollar; venues list "
                + "such coins by the thousand or the million, as in 1000PEPE."
        case .nothingBehind(let money):
            "With \(money.text(places: 2)) nothing stands behind the position."
        }
    }
}

extension Rulebook {
    /// That a position is larger than the table of its contract, with where that table ends.
    func beyondTable(_ value: Money, _ size: Quantity, _ contract: Contract) -> String {
        let asset = contract.settles
        switch contract.tableEnd {
        case .value(let cap):
            return "A value of \(value.full(asset)) is above the largest that \(name) takes, "
                + "\(cap.full(asset))."
        case .size(let cap):
            let asked =
                size.isPositive ? "\(contract.text(size))" : "A value of \(value.full(asset))"
            let contracts =
                contract.face.map {
                    " (\(Quantity(units: divide(cap.units * unitsPerOne, $0.units, .nearest))) "
                        + "contracts)"
                } ?? ""
            return "\(asked) is above the largest that \(name) takes, "
                + "\(contract.text(cap))\(contracts): its table ends there."
        case .none:
            return "A value of \(value.full(asset)) is more than the simulator reckons with."
        }
    }
}
