import Figures

/// Why a stop may not protect the position it is meant for.
public enum StopWarning: Sendable, Equatable {
    /// The exchange closes first.
    case liquidationFirst(stop: Price, line: Price)
    /// The stop watches another price than the liquidation does.
    case otherSeries(stop: PriceSeries, liquidation: PriceSeries)
    /// They watch different prices, and those have been as far apart as stop and line are.
    case withinDivergence(gap: Price, seen: Price)
    /// A stop-limit can be jumped over: the position stays open then.
    case mayNotFill(limit: Price)
}

extension Order {
    /// What to say about this order as the stop of a position, the gravest first.
    ///
    /// - Parameter divergence: how far mark and last have been apart, where that is known.
    public func warnings(
        for position: Position, line: Price?, liquidatesOn series: PriceSeries = .mark,
        divergence: Price? = nil
    ) -> [StopWarning] {
        guard let trigger else { return [] }
        switch kind {
        case .stopMarket, .stopLimit, .trailing: break
        default: return []
        }
        var found: [StopWarning] = []
        let isLong = position.side == .long
        if let line {
            if isLong ? trigger <= line : trigger >= line {
                found.append(.liquidationFirst(stop: trigger, line: line))
            }
            let gap = (trigger - line).magnitude
            if watches != series, let divergence, gap <= divergence {
                found.append(.withinDivergence(gap: gap, seen: divergence))
            }
        }
        if watches != series {
            found.append(.otherSeries(stop: watches, liquidation: series))
        }
        if case .stopLimit(_, let limit) = kind { found.append(.mayNotFill(limit: limit)) }
        return found
    }
}
