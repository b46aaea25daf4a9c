import Figures
import Margin

// The same journal with other stops in it, lived as far as this world.

extension World {
    /// The position of one opening guarded by this stop and no other: what later lines did to its stop
    /// is left out. A stop that would have fired where it opened, one that secures a profit, takes the
    /// place of the last that was set.
    ///
    /// - Parameter line: that of the opening, counted from 1.
    /// - Returns: nil where that line opens nothing.
    public func guarded(
        by request: StopRequest, openedOn line: Int
    ) -> (world: World, refused: [RefusedLine])? {
        guard journal.entries.indices.contains(line - 1),
            case .open(let opening) = journal.entries[line - 1].act
        else { return nil }
        let later = journal.entries.indices.dropFirst(line).map { $0 + 1 }
            .filter { journal.entries[$0 - 1].act.movesStop(of: opening.coin) }
        if isBeyondEntry(request, opening, line), let last = later.last {
            var moved = request
            moved.coin = opening.coin
            let entries = journal.entries(with: .stop(moved), on: last)
            return replaying(entries, without: Set(later.dropLast()), to: step)
        }
        var other = opening.withoutStop
        other.stop = request
        let entries = journal.entries(with: .open(other), on: line)
        return replaying(entries, without: Set(later), to: step)
    }

    /// Every position without a stop; nil if there is none.
    public func withoutStops() -> (world: World, refused: [RefusedLine])? {
        var leftOut: Set<Int> = []
        var entries = journal.entries
        var found = false
        for (index, entry) in entries.enumerated() {
            if entry.act.movesStop(of: nil) {
                leftOut.insert(index + 1)
                found = true
            } else if case .open(let order) = entry.act, order.stop != nil {
                entries[index] = Journal.Entry(
                    act: .open(order.withoutStop), at: entry.at, reached: entry.reached)
                found = true
            }
        }
        return found ? replaying(entries, without: leftOut, to: step) : nil
    }

    private func isBeyondEntry(_ request: StopRequest, _ opening: Opening, _ line: Int) -> Bool {
        let record = (holdings.map(\.record) + endings.map(\.record)).last { $0.line == line }
        if request.level == .share(.zero) { return true }
        guard case .price(let price) = request.level, let entry = record?.price else {
            return false
        }
        return opening.side == .long ? price >= entry : price <= entry
    }
}

extension Act {
    /// Whether it sets, moves or takes away the stop of a position on a coin; nil: on any.
    fileprivate func movesStop(of coin: Asset?) -> Bool {
        func concerns(_ named: Asset?) -> Bool { coin == nil || named == nil || named == coin }
        return switch self {
        case .stop(let request): concerns(request.coin)
        case .cancelStop(let named): concerns(named)
        case .trail(let request): concerns(request.coin)
        case .cancel(.trail): true
        default: false
        }
    }
}
