import Figures
import Lessons
import Margin
import Markets

/// Whether what is held is a position at all. Dust, and a stop that an ordinary bar reaches, would
/// pass many a check by hardly being there, so they count for nothing.
struct Substance {
    /// Why it counts for nothing; nil where it counts.
    let lack: String?

    /// - Parameter ordinaryBar: how far an ordinary bar of the exercise's tape moves
    init(_ world: World, _ terms: ExerciseTerms, ordinaryBar: Rate) {
        let exposure = Exposure(terms, world)
        if !exposure.isEnough {
            lack =
                "the position is smaller than the exposure asked for: \(exposure.held.percent()) of "
                + "the account, asked for \(exposure.asked.exactPercent), less what a lot rounds away"
            return
        }
        let nearest = world.holdings.compactMap(world.stopDistance).min()
        if let nearest, nearest < ordinaryBar {
            lack =
                "the stop is \(nearest.percent()) away, and an ordinary bar of such a tape moves "
                + "\(ordinaryBar.percent()): it is no stop but a way out"
            return
        }
        lack = nil
    }
}

extension World {
    /// From the entry to the stop, of the entry; nil without a stop.
    fileprivate func stopDistance(_ holding: Holding) -> Rate? {
        guard let stop = stop(of: holding) else { return nil }
        let entry = holding.position.entryPrice.value
        guard entry.isPositive else { return nil }
        let distance = Int128((stop.price - entry).units.magnitude)
        return Rate(units: scaledQuotient(distance, unitsPerOne, entry.units, .down))
    }
}

/// How much is held, of what was there to begin with: longs less shorts, since one pays what the
/// other loses. An order for exactly what is asked for is rounded down to a lot, so a lot may lack.
struct Exposure {
    let held: Rate
    let asked: Rate
    let isEnough: Bool

    init(_ terms: ExerciseTerms, _ world: World) {
        let value = world.holdings.reduce(into: Int128(0)) { sum, holding in
            let cost = holding.position.cost.value.units
            sum += holding.position.side == .long ? cost : -cost
        }
        let net = Int128(value.magnitude)
        let account = world.deposited(in: world.settles).units
        held =
            account > 0
            ? Rate(units: scaledQuotient(net, unitsPerOne, account, .down)) : .zero
        asked = terms.exposure?.share ?? .zero
        let lot = world.holdings.map(\.lotCost).max() ?? 0
        let share = account > 0 ? scaledQuotient(lot, unitsPerOne, account, .up) : 0
        isEnough = net > lot && held.units + share >= asked.units
    }
}

extension Holding {
    /// What one lot of the position cost, in units of what it settles in.
    fileprivate var lotCost: Int128 {
        let size = max(1, position.size.value.units)
        return divide(position.cost.value.units * position.contract.lot.units, size, .up)
    }
}

extension Tape {
    /// How far an ordinary bar moves from its lowest to its highest, of its opening: as many bars
    /// move more as move less.
    var ordinaryBar: Rate {
        let moves = bars.map { bar in
            scaledQuotient(
                (bar.high - bar.low).units, unitsPerOne, max(1, bar.open.units), .down)
        }.sorted()
        return moves.isEmpty ? .zero : Rate(units: moves[moves.count / 2])
    }
}
