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
        case .beyondTiers(let value, _):
            "A value of \(value.text(places: 2)) is beyond the last tier of \(rulebook.name)."
        case .tooSmall(let lot): "That is less than one lot, \(lot)."
        case .tooLarge: "That is beyond every market: the numbers end before it."
        case .pricesNotPositive: "A price is above zero."
        }
    }
}
