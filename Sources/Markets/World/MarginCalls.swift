import Figures
import Margin

/// A venue's warning: a ratio has reached the level at which it calls for margin.
public struct MarginCall: Sendable, Equatable {
    /// The contract, or the pool that several share.
    public let name: String
    public let ratio: Rate?
    public let level: Rate
    public let form: MarginRule.Ratio
    /// Where in its bar it came there.
    public let point: BarPoint
}

extension World {
    /// Warns once as a level is reached, and again only after the ratio had left it.
    mutating func callForMargin(_ events: inout [Event]) {
        guard let level = rulebook.margin.warnsAt?.value, !holdings.isEmpty || !called.isEmpty
        else {
            return
        }
        var now = marginCalls(level)
        for end in ends where !holdings.isEmpty {
            let there = seen(at: end)
            guard !there.isOpenedInside else { continue }
            now += there.marginCalls(level).filter { call in !now.contains { $0.name == call.name }
            }
        }
        events += now.filter { !called.contains($0.name) }
            .map { Event(self.now, .marginCall($0)) }
        called = now.map(\.name)
    }

    /// What a venue warns of at the prices that are looked at.
    private func marginCalls(_ level: Rate) -> [MarginCall] {
        let form = rulebook.margin.ratio
        var calls: [MarginCall] = []
        for holding in holdings where holding.mode == .isolated {
            let mark = mark(of: holding.position)
            guard holding.isWarned(at: mark) else { continue }
            let ratio = holding.bare.marginRatio(at: Figure(mark))?.value
            calls.append(
                MarginCall(
                    name: holding.position.contract.symbol, ratio: ratio, level: level, form: form,
                    point: point))
        }
        for (pool, risk) in sharedRisks {
            let ratio = risk.ratio(form)?.value
            guard isCalled(ratio, level, form) else { continue }
            calls.append(
                MarginCall(name: pool.name, ratio: ratio, level: level, form: form, point: point))
        }
        return calls
    }

    private func isCalled(_ ratio: Rate?, _ level: Rate, _ form: MarginRule.Ratio) -> Bool {
        guard let ratio else { return form == .maintenanceOverEquity }
        return form == .maintenanceOverEquity ? ratio >= level : ratio <= level
    }
}
