import Figures
import Margin

/// A change of the venue's rules, as everybody hears of it, and the lines of yours that it moved.
public struct VenueNotice: Sendable, Equatable {
    public struct Moved: Sendable, Equatable {
        public let symbol: String
        /// The liquidation price before and after; nil where there is none.
        public let before: Price?
        public let after: Price?
    }
    public let kind: LiveEvent.Kind
    public let moved: [Moved]
}

// What a live venue changes for everybody in the middle of a day. The crowd's part of it is in the
// market's own step; here it reaches people, under their own rulebook.

extension World {
    /// Everything the venue has changed until now.
    var venueChange: VenueChange { venueChange(until: step) }

    private func venueChange(until minute: Int) -> VenueChange {
        var change = VenueChange(coin: scenario.coin)
        for event in venueEvents where event.minute <= minute {
            let place = "maintenance of \(tape.moment(at: event.minute).clock)"
            func rate(_ share: Double) -> Figure<Rate> {
                Figure(Rate(units: units(share)), .maintenanceRate, .tape(place))
            }
            switch event.kind {
            case .maintenance(let bitcoin, let rest):
                change.maintenance = rate(bitcoin)
                change.maintenanceOfRest = rate(rest)
            case .maxLeverage(let leverage):
                change.maxLeverage = Multiple(units: units(leverage))
            case .haircut(let share): change.haircut = Rate(units: units(share))
            case .depeg(let share, let source):
                // Other venues and the issuer still give a coin for it.
                change.peg = source == .own && share < 1 ? Rate(units: units(share)) : nil
            default: break
            }
        }
        return change
    }

    /// A stated share in units of 10⁻⁸: settings are doubles, what touches an account is whole.
    private func units(_ share: Double) -> Int128 { Int128((share * 1e8).rounded()) }

    private var venueEvents: [LiveEvent] {
        guard let market else { return [] }
        return market.plan.events.filter(\.kind.isVenues)
    }

    /// Puts the changes of a minute into force, before anything is traded in it.
    mutating func changeVenue(at minute: Int) -> [VenueNotice] {
        let events = venueEvents.filter { $0.minute == minute }
        guard !events.isEmpty else { return [] }
        let lines = holdings.indices.map { judged($0).liquidationPrice?.value }
        rulebook = listedRulebook.under(venueChange(until: minute))
        var moved: [VenueNotice.Moved] = []
        for index in holdings.indices {
            let symbol = holdings[index].position.contract.symbol
            guard let contract = rulebook.contract(symbol) else { continue }
            holdings[index].position = holdings[index].position.under(contract)
        }
        for (index, before) in lines.enumerated() {
            let after = judged(index).liquidationPrice?.value
            guard before != after else { continue }
            moved.append(
                VenueNotice.Moved(
                    symbol: holdings[index].position.contract.symbol, before: before, after: after))
        }
        return events.map { event in
            switch event.kind {
            case .maintenance, .haircut, .depeg: VenueNotice(kind: event.kind, moved: moved)
            default: VenueNotice(kind: event.kind, moved: [])
            }
        }
    }
}

extension LiveEvent.Kind {
    /// Whether it is the venue's doing, and so is made known.
    var isVenues: Bool {
        switch self {
        case .maintenance, .haircut, .maxLeverage, .depeg, .fundingEvery: true
        case .depth, .noise, .whale, .freeze: false
        }
    }
}

extension Position {
    /// The same position, judged by other rules.
    fileprivate func under(_ contract: Contract) -> Position {
        Position(
            contract: contract, side: side, leverage: leverage, size: size, cost: cost,
            collateral: collateral, added: added)
    }
}
