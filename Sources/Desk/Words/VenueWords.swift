import Figures
import Margin
import Markets

// What a venue makes known in the middle of a day.

extension World {
    /// Who pays what a sale lacks, and what is told of it: "the fund", "the vault".
    var backstopName: String {
        rulebook.liquidation.backstop == .vault ? "the vault" : "the fund"
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension VenueNotice {
    func lines(_ stamp: Span, in world: World) -> [Prose] {
        [Prose([stamp, Span(words, .warning)])] + moved.map { $0.line(in: world) }
    }

    private var words: String {
        switch kind {
        case .maintenance(let bitcoin, let rest):
            "the venue asks at least \(share(bitcoin)) of maintenance, \(share(rest)) on other "
                + "coins, of positions that are open, too"
        case .maxLeverage(let leverage):
            "the venue opens nothing above \(Multiple(units: Int128(leverage * 1e8)).times) from now "
                + "on; what is open stays"
        case .haircut(let taken):
            "the venue counts at most \(share(1 - taken)) of coin collateral from now on"
        case .depeg(let kept, let source): depegWords(kept, source)
        case .fundingEvery(let minutes):
            "funding is paid every "
                + (minutes == 60
                    ? "hour" : minutes % 60 == 0 ? "\(minutes / 60) hours" : "\(minutes) minutes")
                + " from now on"
        case .depth, .noise, .whale, .freeze: ""
        }
    }

    private func depegWords(_ kept: Double, _ source: CollateralRule.PriceSource) -> String {
        guard kept < 1 else { return "coin collateral trades at its full price again" }
        let trades =
            "coin collateral trades at \(share(kept)) of the coin on the venue's own book; "
        return switch source {
        case .own:
            trades + "the venue counts it at that; sold by force, it is assumed to "
                + "bring the coin's spot price"
        case .external: trades + "the venue counts it at other venues' price, which is whole"
        case .redemption: trades + "the venue counts it at what it is redeemed for"
        }
    }

    private func share(_ value: Double) -> String {
        Rate(units: Int128((value * 1e8).rounded())).exactPercent
    }
}

extension VenueNotice.Moved {
    fileprivate func line(in world: World) -> Prose {
        let contract = world.contract(symbol)
        func text(_ price: Price?) -> String { price.map(contract.text) ?? "none" }
        return Prose([
            Span("your line moves from \(text(before)) to "),
            Span(text(after), .figure), Span("; your leverage did not change"),
        ])
    }
}
