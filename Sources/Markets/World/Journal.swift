import Figures
import Margin

/// What was done, in order. The present is the replay of the journal.
public struct Journal: Sendable, Equatable {
    public struct Entry: Sendable, Equatable {
        public let act: Act
        /// The step at which it was done, and the one it led to.
        public let at: Int
        public let reached: Int
    }
    public internal(set) var entries: [Entry] = []
    public init() {}

    /// The line, counted from 1, that the next act will stand on.
    public var nextLine: Int { entries.count + 1 }
}

extension World {
    /// A line that another world refused, with the rule it broke there.
    public struct RefusedLine: Sendable, Equatable {
        public let line: Int
        public let act: Act
        public let refusal: Refusal
    }

    /// The world that these entries lead to, from the opening. Tape moves go as far as they went,
    /// not as far as their condition would take them in the other world: so two branches meet the
    /// same minutes.
    public func replaying(_ entries: [Journal.Entry], to step: Int? = nil) -> (
        world: World, refused: [RefusedLine]
    ) {
        var world = opened
        var refused: [RefusedLine] = []
        for (index, entry) in entries.enumerated() {
            if entry.act.movesTape {
                world.replayMove(entry)
            } else {
                do throws(Refusal) {
                    _ = try world.perform(entry.act)
                } catch {
                    refused.append(RefusedLine(line: index + 1, act: entry.act, refusal: error))
                }
            }
        }
        if let step, step > world.step { world.replayAdvance(to: step) }
        return (world, refused)
    }

    /// Takes back the last `count` acts.
    public func back(_ count: Int) -> World {
        replaying(Array(journal.entries.dropLast(max(0, count)))).world
    }

    /// Returns to a moment, before any act made at it.
    public func rewound(to target: Int) -> World {
        var kept: [Journal.Entry] = []
        for entry in journal.entries {
            if entry.at >= target { break }
            let reached = min(entry.reached, target)
            let isCut = entry.act.movesTape && reached < entry.reached
            kept.append(
                Journal.Entry(
                    act: isCut ? entry.act.cut(to: reached - entry.at) : entry.act, at: entry.at,
                    reached: reached))
        }
        return replaying(kept).world
    }

    /// The same journal with one line replaced, or (nil) left out, lived as far as this world.
    public func changing(line: Int, to act: Act?) -> (world: World, refused: [RefusedLine]) {
        var entries = journal.entries
        guard entries.indices.contains(line - 1) else { return (self, []) }
        if let act {
            let old = entries[line - 1]
            entries[line - 1] = Journal.Entry(act: act, at: old.at, reached: old.reached)
        } else {
            entries.remove(at: line - 1)
        }
        return replaying(entries, to: step)
    }

    /// The same journal with every position in one mode, lived as far as this world; nil if nothing was
    /// opened.
    public func inMode(_ mode: MarginMode) -> (world: World, refused: [RefusedLine])? {
        var found = false
        let entries = journal.entries.compactMap { entry -> Journal.Entry? in
            switch entry.act {
            case .mode: return nil
            case .open(var order):
                found = true
                order.mode = mode
                return Journal.Entry(act: .open(order), at: entry.at, reached: entry.reached)
            default: return entry
            }
        }
        return found ? replaying(entries, to: step) : nil
    }

    /// The same journal without a stop in it, lived as far as this world; nil if there is none.
    public func withoutStops() -> (world: World, refused: [RefusedLine])? {
        var found = false
        let entries = journal.entries.compactMap { entry -> Journal.Entry? in
            switch entry.act {
            case .stop, .cancelStop, .trail, .cancel(.trail):
                found = true
                return nil
            case .open(let order) where order.stop != nil:
                found = true
                return Journal.Entry(
                    act: .open(order.withoutStop), at: entry.at, reached: entry.reached)
            default: return entry
            }
        }
        return found ? replaying(entries, to: step) : nil
    }
}
