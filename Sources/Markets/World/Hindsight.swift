import Figures
import Margin

// What is done after a return to an earlier minute is done knowing what came. It counts as it always
// did, and is marked wherever its result is told.

extension World {
    /// The step to which its prices have been seen: its own, or one that was returned from.
    public var seenTo: Int { max(step, journal.knownTo) }

    /// Whether what is done now is done knowing what came.
    public var isForeseen: Bool { journal.knownTo > step }

    /// The same, known by somebody who has seen as far as another world went.
    public func foreseeing(from other: World) -> World {
        var copy = self
        copy.foresee(to: other.seenTo)
        return copy
    }

    public mutating func foresee(to step: Int) {
        journal.knownTo = max(journal.knownTo, step)
    }

    /// Whether a journal line, counted from 1, was done knowing what came.
    public func isForeseen(line: Int) -> Bool {
        guard journal.entries.indices.contains(line - 1) else { return false }
        return journal.entries[line - 1].knownTo != nil
    }

    /// The journal lines that were done knowing what came, moves of the tape aside.
    public var foreseenLines: [Int] {
        journal.entries.indices.map { $0 + 1 }.filter {
            isForeseen(line: $0) && !journal.entries[$0 - 1].act.movesTape
        }
    }

    /// Whether anything in the life of a position was done knowing what came.
    public func isForeseen(_ books: PositionBooks, until ended: Int) -> Bool {
        guard let first = books.openings.first else { return false }
        return foreseenLines.contains { line in
            line >= first && journal.entries[line - 1].at <= ended
        }
    }
}
