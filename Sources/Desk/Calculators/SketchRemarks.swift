import Figures
import Margin
import Scripts

// What an answer says of the question: words that had no part in it, and parts that do not fit.

extension Calculator {
    /// - Parameter parts: what the answer follows from.
    func remarks(_ parts: Set<Sketch.Part>) -> [Block] {
        var said: [String] = []
        if parts.contains(.maintenance), let rate = sketch.maintenance {
            said.append(
                "Maintenance is \(rate.exactPercent) as given, not by the rulebook's tiers.")
        }
        if parts.isSuperset(of: [.size, .margin, .leverage]) { said += againstLeverage }
        let unused = sketch.unused(parts)
        if !unused.isEmpty {
            said.append(
                "Not used in this answer: \(unused.joined(separator: ", ")).\(instead(unused))")
        }
        return said.map { .paragraph(Prose($0, .warning)) }
    }

    /// A size, a margin and a leverage that do not belong together are all three used, and said.
    private var againstLeverage: [String] {
        guard let margin = sketch.margin, let size = sketch.size, margin.isPositive,
            let entry = try? entry().value
        else { return [] }
        guard let leverage = sketch.leverage else {
            guard let come = try? leverage().value else { return [] }
            return ["The margin stands for a leverage of \(come.text(places: 2))x."]
        }
        guard leverage >= Multiple(1) else { return [] }
        let asked = contract.margin(for: size, leverage: leverage, at: entry)
        let difference = contract.text((margin - asked).magnitude)
        if margin == asked { return [] }
        let asks = "\(leverage.times) asks for \(contract.text(asked)) of its own at the entry"
        return [
            margin > asked
                ? "\(asks); the margin of \(contract.text(margin)) is \(difference) more, as if it had "
                    + "been added."
                : "\(asks); the margin of \(contract.text(margin)) is \(difference) less, as if it had "
                    + "been lost or taken out since."
        ]
    }

    private func instead(_ unused: [String]) -> String {
        guard sketch.mode != .cross, unused.contains(where: { $0.hasPrefix("wallet ") }),
            sketch.size != nil || sketch.margin != nil
        else { return "" }
        return " In isolated margin the wallet does not stand behind the position; say cross where "
            + "it does."
    }
}
