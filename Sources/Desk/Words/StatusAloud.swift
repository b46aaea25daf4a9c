import Figures
import Margin
import Markets

// The line under every move, for whoever listens.

extension World {
    private var pricesAloud: String {
        (step == 0
            ? "The first bar, \(clock(0)), is still to come."
            : "The bar of \(clock(step)) has closed.")
            + " The last price\(tradesSeveral ? " of \(scenario.coin)" : "") is \(text(last)), the mark "
            + "\(text(mark))."
    }

    /// The prices of a position's own coin.
    private func pricesAloud(_ statement: Statement) -> String {
        guard isBesideOthers(statement) else { return pricesAloud }
        let contract = statement.contract
        return
            (step == 0
            ? "The first bar, \(clock(0)), is still to come."
            : "The bar of \(clock(step)) has closed.")
            + " The last price of \(contract.coin) is \(contract.text(statement.last.value)), its mark "
            + "\(contract.text(statement.mark.value))."
    }

    /// With nothing open.
    var idleAloud: Prose {
        "\(pricesAloud) Nothing is open; \(free(settles).full(settles)) is in your free wallet."
    }

    /// "… Your margin of 1,000.00 is now worth 1,020.94, and 100.08 must remain, a ratio of 9.8%. …"
    func aloud(_ statement: Statement) -> Prose {
        let asset = statement.asset
        let left = statement.equity.value
        let rest =
            left.isNegative
            ? "is gone and \(left.magnitude.named(asset)) is missing"
            : "is now worth \(left.named(asset))"
        let required = Span.figure(statement.maintenance.value.named(asset), .maintenanceMargin)
        let whose = holdings.count > 1 ? "\(statement.position.name): your" : "Your"
        var said: Prose =
            "\(pricesAloud(statement)) \(whose) margin of \(statement.collateral.value.named(asset)) "
            + "\(rest), and \(required) must remain"
        if let ratio = statement.marginRatio {
            said =
                said
                + "\(Span(", a ratio of "))\(Span.figure(ratio.value.percent(places: 1), .marginRatio))"
        }
        guard let distance = statement.distance else { return said + "." }
        let away = Span.figure(
            "\(distance.value.percent()) \(statement.position.side.lineSide) the mark",
            .liquidationPrice)
        return said + ". Your line is \(away)."
    }
}
