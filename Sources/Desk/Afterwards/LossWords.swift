import Figures
import Margin
import Markets

// What makes up the loss of a position, or its gain: the same parts in the debrief and in `why`.

extension Ending {
    private var asset: Asset { position.contract.settles }

    /// Named parts that add up to the loss: of a margin that the exchange took, or of a price. What is
    /// nothing is left out.
    private var lossParts: [(words: String, money: Money)] {
        let margin = position.collateral.value - returned
        let ofMargin: [(String, Money)] = [
            ("of the margin", margin), ("for opening", books.openingFees),
            ("of funding", books.funding), ("in parts closed before", -books.parts),
        ]
        let ofPrice: [(String, Money)] = [
            ("on the price", books.lost - books.fees - books.funding), ("in fees", books.fees),
            ("of funding", books.funding), ("in the haircut of converting", backing.haircut),
            ("of coins taken over", backing.takenOver), ("by the fall of your coins", backing.fall),
        ]
        let isTaken = settlement != nil && mode == .isolated
        return (isTaken ? ofMargin : ofPrice).filter { $0.1 != .zero }
    }

    /// The loss itself, or, where it is one, the gain.
    var lossSpan: Span {
        .told(
            lost.magnitude, asset, .lost, .position(line: record.line),
            lost.isPositive ? .loss : .figure)
    }

    /// ", that is 2,000.00 of the margin, 19.99 for opening": what is shown adds up to the loss as shown, or,
    /// where it is a gain, to the gain.
    var partsOfLoss: [Span] {
        let named = lossParts
        guard named.count > 1 else { return [] }
        let sign = { (money: Money) in lost.isNegative ? -money : money }
        let exact = named.map { sign($0.money) }
        let shown = Money.shown(exact, addingTo: sign(lost), asset)
        let inOrder = zip(named, shown).sorted { !$0.1.isNegative && $1.1.isNegative }
        var spans: [Span] = []
        for (part, money) in inOrder {
            spans.append(Span(spans.isEmpty ? ", that is " : ", "))
            if money.isNegative { spans.append(Span("less ")) }
            spans += [
                .told(
                    part.money.magnitude, asset, .partOfLoss,
                    .thought("\(record.line) \(part.words)"), as: money.magnitude.named(asset)),
                Span(" " + part.words),
            ]
        }
        return spans + [.cents(exact, shownAs: shown, asset)]
    }
}
