import Figures
import Margin
import Markets

// An order that others come to bit by bit trades in many parts: what a page tells of them.

extension [Event] {
    /// What happened, in words. Of the parts in which one order traded the last is told, with how many
    /// came before it; programs get every one.
    func lines(in world: World) -> [Prose] {
        var parts: [Int: [Event]] = [:]
        for event in self {
            if case .orderFilledInPart(let placed, _, _) = event.happening {
                parts[placed.number, default: []].append(event)
            }
        }
        return enumerated().flatMap { place, event -> [Prose] in
            let next = place + 1 < count ? self[place + 1] : nil
            if event.isSuperseded(in: parts) { return [] }
            if event.isFill, let next, next.isSuperseded(in: parts) { return [] }
            guard case .orderFilledInPart(let placed, _, _) = event.happening,
                let all = parts[placed.number], all.count > 1
            else { return event.lines(in: world) }
            return event.lines(in: world) + [placed.partsLine(all, in: world)]
        }
    }
}

extension Event {
    /// Whether a later part of the same order is told in its place.
    fileprivate func isSuperseded(in parts: [Int: [Event]]) -> Bool {
        guard case .orderFilledInPart(let placed, _, _) = happening else { return false }
        return parts[placed.number]?.last != self
    }

    fileprivate var isFill: Bool {
        switch happening {
        case .opened, .reduced: true
        default: false
        }
    }

    /// "00:31 order 1: 0.795 BTC traded at 102,100.0, 660.998 of 900 BTC still wait".
    func partLine(_ stamp: Span, in world: World) -> Prose? {
        guard case .orderFilledInPart(let placed, let size, let price) = happening else {
            return nil
        }
        let contract = world.contract(placed.order.symbol)
        var spans = [
            stamp, Span("order \(placed.number): ", .strong), .figure(contract.text(size)),
            Span(" traded at "), .figure(contract.text(price)), Span(", "),
        ]
        if let left = placed.order.left, let whole = placed.order.size {
            spans += [
                .figure(contract.text(left)), Span(" of \(contract.text(whole)) still waits"),
            ]
        } else {
            spans.append(Span("the rest still waits"))
        }
        return Prose(spans)
    }
}

extension PlacedOrder {
    /// "It was the last of 29 parts since 00:03, 3.4 BTC in all."
    fileprivate func partsLine(_ parts: [Event], in world: World) -> Prose {
        var sum = Quantity.zero
        for case .orderFilledInPart(_, let size, _) in parts.map(\.happening) { sum += size }
        let since = parts.first.map { " since \(world.clock($0.moment))" } ?? ""
        return Prose([
            Span("It was the last of \(parts.count) parts\(since), "),
            .figure(world.contract(order.symbol).text(sum)), Span(" in all."),
        ])
    }
}
