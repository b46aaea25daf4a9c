import Figures
import Margin
import Markets

// What a replayed world says of a student's run: read off the world that the grader lived, never
// off what the hand-in claims.

extension RunFacts {
    /// The lives and flows of a world; answers and hidden tapes are added by the grader.
    public init(_ world: World) {
        let first = world.tape.last(at: 0)
        lives = world.endings.map { RunFacts.life($0, first) }
        lives += world.holdings.map { holding in
            Life(
                side: holding.record.side.rawValue, leverage: holding.record.leverage.hundredths,
                opened: holding.record.step, ended: nil, end: .held, place: nil)
        }
        flows = RunFacts.flows(world.ledger.transfers)
    }

    private static func life(_ ending: Ending, _ first: Price) -> Life {
        let end: Life.End =
            switch ending.cause {
            case .liquidated: .liquidated
            case .stopped: .stopped
            case .byHand: .closed
            case .filled: ending.stopPrice == nil ? .taken : .stopped
            case .deleveraged: .deleveraged
            }
        return Life(
            side: ending.record.side.rawValue, leverage: ending.record.leverage.hundredths,
            opened: ending.record.step, ended: ending.soldStep, end: end,
            place: RunFacts.place(of: ending.mark, from: first))
    }

    /// How far a price is from the tape's first, in hundredths of a percent, nearest.
    static func place(of price: Price, from first: Price) -> Int? {
        guard first.isPositive else { return nil }
        return Int(divide((price.units - first.units) * 10_000, first.units, .nearest))
    }

    /// Sums by payer, payee and asset, in the order in which they first moved. What stays within one
    /// person's own pots is nobody's payment.
    private static func flows(_ transfers: [Transfer]) -> [Flow] {
        var flows: [Flow] = []
        for transfer in transfers {
            let (from, to) = (transfer.from.party, transfer.to.party)
            guard from != to, transfer.reason != .deposit, transfer.reason != .withdrawal else {
                continue
            }
            let asset = transfer.asset.code
            let place = flows.firstIndex { $0.from == from && $0.to == to && $0.asset == asset }
            if let place {
                flows[place].units += transfer.amount.units
            } else {
                flows.append(
                    Flow(from: from, to: to, asset: asset, units: transfer.amount.units))
            }
        }
        return flows
    }
}

extension Pot {
    /// Whose pot it is, without telling which student's.
    fileprivate var party: String {
        switch self {
        case .wallet, .margin, .pledge, .debt: "students"
        case .outside, .market, .venue, .fund, .vault, .writer, .pool, .liquidator: name
        }
    }
}

extension Multiple {
    fileprivate var hundredths: Int { Int(divide(units * 100, unitsPerOne, .nearest)) }
}
