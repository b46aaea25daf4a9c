import Markets

/// The stamps of one series, in the order of its file: what is out of place, and what is missing.
///
/// One policy for every series, whether it is a scenario's own, another coin's, an index or funding: in
/// a hole the price stands still, what is missing is told, and who knows that it is so says `confirmed`
/// on the line behind it. What cannot be a record of anything is an error, one for each cause.
struct SeriesOrder {
    enum Slip: Equatable {
        /// This line and the one before it stand in each other's place.
        case swapped
        /// The only one out of step: it should be called this.
        case misstamped(due: Moment)
        /// The stamp of an earlier line, by its place.
        case again(place: Int)
        case earlier(than: Moment)
        /// Stamps that no line has, from the first to the last.
        case hole(from: Moment, to: Moment)
        /// Between two stamps of its grid.
        case offGrid
    }

    let stamps: [Moment]
    /// Minutes between two of them.
    let every: Int

    /// The stretch that most neighbours lie apart, where that is more than half of them.
    static func cadence(of stamps: [Moment]) -> Int? {
        let gaps = zip(stamps, stamps.dropFirst()).map { $1.minutes - $0.minutes }.sorted()
        var most = (gap: 0, count: 0)
        var run = (gap: 0, count: 0)
        for gap in gaps where gap > 0 {
            run = gap == run.gap ? (gap, run.count + 1) : (gap, 1)
            if run.count > most.count { most = run }
        }
        return most.count * 2 > gaps.count ? most.gap : nil
    }

    /// What is out of place, each with the place of its line among the stamps.
    var slips: [(place: Int, slip: Slip)] {
        guard let first = stamps.first else { return [] }
        var found: [(place: Int, slip: Slip)] = []
        var due = first + every
        var latest = first
        var place = 1
        while place < stamps.count {
            let stamp = stamps[place]
            let next = place + 1 < stamps.count ? stamps[place + 1] : nil
            if stamp == due {
                due = due + every
                latest = stamp
            } else if next == due, stamp == due + every {
                found.append((place + 1, .swapped))
                latest = stamp
                due = stamp + every
                place += 1
            } else if next == due + every {
                found.append((place, .misstamped(due: due)))
                latest = due
                due = due + every
            } else if stamp <= latest {
                let before = stamps[..<place].lastIndex(of: stamp)
                found.append((place, before.map { .again(place: $0) } ?? .earlier(than: latest)))
            } else {
                if (stamp.minutes - first.minutes) % every != 0 {
                    found.append((place, .offGrid))
                } else if stamp > due {
                    found.append((place, .hole(from: due, to: stamp + -every)))
                }
                latest = stamp
                due = stamp + every
            }
            place += 1
        }
        return found
    }
}

extension SeriesOrder.Slip {
    /// The error that it is; nil for a hole, which may be real.
    ///
    /// - Parameters:
    ///   - what: the series: "a bar", "a price of ETH".
    ///   - line: the line of a place among the stamps.
    func rule(_ what: String, at place: Int, _ order: SeriesOrder, line: (Int) -> Int) -> FileRule?
    {
        switch self {
        case .swapped: .swapped(line(place - 1), line(place))
        case .misstamped(let due): .misstamped(what, order.stamps[place], due: due)
        case .again(let before): .stampTwice(what, order.stamps[place], firstLine: line(before))
        case .earlier(let than): .notLater(what, order.stamps[place], after: than)
        case .offGrid: .betweenBars(what, order.stamps[place], every: order.every)
        case .hole: nil
        }
    }
}
