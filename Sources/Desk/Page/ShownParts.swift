import Figures
import Margin

// Parts shown beside their sum add up as shown: rounded one by one they may be a cent off.

extension Money {
    /// Parts to the cent, for showing beside their sum to the cent: each is rounded to the nearest, and a
    /// cent that is then missing or over goes to the part that rounding moved most the other way.
    ///
    /// - Parameters:
    ///   - sum: what the parts add up to, exactly.
    ///   - fixed: how many of the first are shown elsewhere too, and stay as rounded.
    /// - Returns: the parts as they are where the asset is a coin, which is shown whole.
    static func shown(
        _ parts: [Money], addingTo sum: Money, _ asset: Asset, fixed: Int = 0
    ) -> [Money] {
        guard asset.isDollar, fixed < parts.count else { return parts }
        let cent = Money(units: unitsPerOne / 100)
        var shown = parts.map { $0.rounded(.nearest, to: cent) }
        var missing = sum.rounded(.nearest, to: cent) - shown.reduce(.zero, +)
        for _ in parts where missing != .zero {
            let step = missing.isPositive ? cent : -cent
            let moved = shown.indices.dropFirst(fixed).map { place in
                let short = parts[place] - shown[place]
                return (place, step.isPositive ? short : -short)
            }
            guard let most = moved.max(by: { $0.1 < $1.1 }) else { break }
            shown[most.0] += step
            missing -= step
        }
        return shown
    }
}

extension Span {
    /// Said where a part beside its sum is a cent off its own rounding, so that the parts add up; empty
    /// where none is.
    static func cents(_ parts: [Money], shownAs shown: [Money], _ asset: Asset) -> Span {
        let cent = Money(units: unitsPerOne / 100)
        let isMoved =
            asset.isDollar
            && zip(parts, shown).contains {
                $0.rounded(.nearest, to: cent) != $1.rounded(.nearest, to: cent)
            }
        return Span(isMoved ? Prose.roundedToAddUp : "", .faint)
    }
}

extension Prose {
    /// Every amount of dollars is shown to the cent, rounded to the nearest; where parts stand beside
    /// their sum and would miss it by a cent, one of them is moved by it, and this is said.
    static let roundedToAddUp = " (to the cent, so that the parts add up)"
}
