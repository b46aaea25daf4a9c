import Figures
import Margin

// `what if 3x`: the latest position at another leverage, all of its openings with the margin they had.

extension World {
    /// The journal lines that made the position of the latest opening, oldest first; an opening that was
    /// never filled is alone. Empty where nothing was opened.
    public var latestOpenings: [Int] {
        let last = journal.entries.lastIndex { if case .open = $0.act { true } else { false } }
        guard let line = last.map({ $0 + 1 }) else { return [] }
        let books = holdings.map(\.books) + endings.map(\.books)
        return books.last { $0.openings.contains(line) }?.openings ?? [line]
    }

    /// The same journal with the latest position at this leverage; nil where nothing was opened.
    ///
    /// The margins stay, also where sizes were given: less leverage is then a smaller position.
    public func levered(_ leverage: Multiple) -> (world: World, refused: [RefusedLine])? {
        let lines = latestOpenings
        guard !lines.isEmpty else { return nil }
        // The journal is lived once more only where an opening does not say its margin itself.
        let isSaid = lines.allSatisfy { line in
            guard case .open(let order) = journal.entries[line - 1].act,
                case .margin = order.amount
            else { return false }
            return true
        }
        let margins = isSaid ? [:] : marginsOfOpenings
        var entries = journal.entries
        for line in lines {
            guard case .open(var order) = entries[line - 1].act else { continue }
            order.leverage = leverage
            let settles = rulebook.contract(on: order.coin)?.settles
            if case .margin = order.amount {
            } else if let margin = margins[line], let settles {
                order.amount = .margin(margin, settles)
            }
            entries[line - 1] = entries[line - 1].doing(.open(order))
        }
        return replaying(entries, to: step)
    }

    /// What each line that opened put up, by its number.
    private var marginsOfOpenings: [Int: Money] {
        var margins: [Int: Money] = [:]
        retold { _, line, events in
            let isPart = events.contains {
                if case .placed = $0.happening { true } else { false }
            }
            for case .opened(let fill) in events.map(\.happening)
            where fill.order == nil && !isPart {
                margins[line] = fill.margin
            }
        }
        return margins
    }
}
