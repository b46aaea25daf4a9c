import Figures
import Margin

// A venue's own ways in their canonical spelling.

extension VenueStatement {
    var text: String {
        switch self {
        case .tiers(let table): "margin tiers \(table.rawValue)"
        case .basis(let basis): "margin on \(basis.rawValue)"
        case .triggerFee(let fee): "margin fee \(fee.rawValue)"
        case .ratio(let form, let level):
            "margin ratio \(form.rawValue)" + (level.map { " warns at \($0.percentWritten)" } ?? "")
        case .tierStep(let size, let maintenance, let initial):
            "tier then every \(size.written) contracts maintenance \(maintenance.percentWritten)"
                + " initial \(initial.percentWritten)"
        case .cancels, .pairsHedges, .partial, .takeoverIfDeficient, .takeoverUnder, .backstop:
            "liquidation " + liquidationText
        case .deleveraging(let rank, let price):
            "deleveraging rank \(rank.rawValue) at \(price.text)"
        case .fundFalls(let share): "deleveraging after fund falls \(share.percentWritten)"
        case .funding, .fundingCap, .fundingSwitch: "funding " + fundingText
        case .mark(let rule):
            "mark \(rule.kind.rawValue)"
                + (rule.basisSeconds > 0 ? " basis \(rule.basisSeconds)s" : "")
                + (rule.sampleSeconds != 1 ? " sample \(rule.sampleSeconds)s" : "")
                + (rule.countsFunding ? "" : " without funding")
        case .index(let outlier, let threshold, let stale):
            "index \(outlier.rawValue) \(threshold.percentWritten) stale \(stale)s"
        case .indexSource(let name, let weight): "index source \(name) \(weight.written)"
        case .collateral, .collateralBuffer, .collateralPrice, .collateralDebt:
            "collateral " + collateralText
        case .convert(let above, let haircut):
            "convert above \(above.written) haircut \(haircut.percentWritten)"
        case .triggers(let series):
            "orders watch " + series.map(\.rawValue).joined(separator: " ")
        case .trail(let least, let most):
            "orders trail \(least.percentWritten) to \(most.percentWritten)"
        }
    }

    private var liquidationText: String {
        switch self {
        case .cancels(let cancels): "cancels \(cancels.rawValue)"
        case .pairsHedges: "pairs hedges"
        case .partial(.whole): "partial whole"
        case .partial(.oneOrder): "partial one-order"
        case .partial(.tiers(let steps, let from)): "partial tiers \(steps) from \(from)"
        case .partial(.share(let share, let above, let cooldown)):
            "partial share \(share.percentWritten) above \(above.text) cooldown \(cooldown)s"
        case .takeoverIfDeficient: "takeover at bankruptcy if deficient"
        case .takeoverUnder(let share): "takeover under \(share.percentWritten) of maintenance"
        case .backstop(let backstop): "shortfall \(backstop.rawValue)"
        default: ""
        }
    }

    private var fundingText: String {
        switch self {
        case .funding(let line):
            "every \(line.hours)h interest \(line.interest.percentWritten)"
                + " clamp \(line.clamp.percentWritten)"
                + (line.cap.map { " cap \($0.percentWritten)" } ?? "")
                + " average \(line.averaging.rawValue) on \(line.notional.rawValue)"
                + " sample \(line.sampleSeconds)s"
        case .fundingCap(let symbol, let rate): "cap \(symbol) \(rate.percentWritten)"
        case .fundingSwitch(let hours, .atCap): "switch \(hours)h at cap"
        case .fundingSwitch(let hours, .quiet(let count, let within)):
            "switch \(hours)h after \(count) within \(within.percentWritten)"
        default: ""
        }
    }

    private var collateralText: String {
        switch self {
        case .collateral(let asset, let bracket):
            asset.code
                + (bracket.cap.map {
                    " to \($0.written) \(bracket.unit == .usd ? "USD" : asset.code)"
                } ?? "") + " counts \(bracket.ratio.percentWritten)"
        case .collateralBuffer(let asset, let bid, let ask):
            "\(asset) buffer \(bid.percentWritten) ask \(ask.percentWritten)"
        case .collateralPrice(let asset, let source): "\(asset) price \(source.rawValue)"
        case .collateralDebt(let counted): "debt at \(counted.rawValue)"
        default: ""
        }
    }
}

extension VenueStatement.DeleveragePrice {
    var text: String {
        switch self {
        case .bankruptcy: "bankruptcy"
        case .mark: "mark"
        case .previousMark: "previous-mark"
        case .bankruptcyUnless(let share): "bankruptcy unless \(share.percentWritten) away"
        }
    }
}
