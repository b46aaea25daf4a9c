import Figures
import Margin

// The same journal with other stops in it, lived as far as this world.

extension World {
    /// The latest position guarded by this stop and no other: what later lines did to its stop is left
    /// out. A stop that would have fired where it opened, one that secures a profit, takes the place of
    /// the last that was set.
    ///
    /// - Returns: nil where nothing was opened.
    public func guarded(by request: StopRequest) -> (world: World, refused: [RefusedLine])? {
        let lines = latestOpenings
        guard let first = lines.first, case .open(let opening) = journal.entries[first - 1].act
        else { return nil }
        let later = journal.entries.indices.dropFirst(first).map { $0 + 1 }
            .filter { journal.entries[$0 - 1].act.movesStop(of: opening.coin) }
        if isBeyondEntry(request, opening, first), let last = later.last {
            var moved = request
            moved.coin = opening.coin
            let entries = journal.entries(with: .stop(moved), on: last)
            return replaying(entries, without: Set(later.dropLast()), to: step)
        }
        var entries = journal.entries
        for line in lines {
            guard case .open(var other) = entries[line - 1].act else { continue }
            other = other.withoutStop
            if line == first { other.stop = request }
            entries[line - 1] = entries[line - 1].doing(.open(other))
        }
        return replaying(entries, without: Set(later), to: step)
    }

    /// No stop from a line on: what was closed before it stays as it was. Nil if there is none.
    public func withoutStops(since line: Int = 1) -> (world: World, refused: [RefusedLine])? {
        var leftOut: Set<Int> = []
        var entries = journal.entries
        var found = false
        for (index, entry) in entries.enumerated() where index >= line - 1 {
            if entry.act.movesStop(of: nil) {
                leftOut.insert(index + 1)
                found = true
            } else if case .open(let order) = entry.act, order.stop != nil {
                entries[index] = entry.doing(.open(order.withoutStop))
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
