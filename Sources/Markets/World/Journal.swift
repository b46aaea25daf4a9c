import Figures
import Margin

/// What was done, in order. The present is the replay of the journal.
public struct Journal: Sendable, Equatable {
    public struct Entry: Sendable, Equatable {
        public let act: Act
        /// The step at which it was done, and the one it led to.
        public let at: Int
        public let reached: Int
        /// The step to which the same prices had been seen when it was done; nil where none beyond.
        public var knownTo: Int?

        /// Another act at the same time.
        func doing(_ act: Act) -> Entry {
            Entry(act: act, at: at, reached: reached, knownTo: knownTo)
        }

        /// What was known changes nothing that was done.
        public static func == (a: Entry, b: Entry) -> Bool {
            a.act == b.act && a.at == b.at && a.reached == b.reached
        }
    }
    public internal(set) var entries: [Entry] = []
    /// The furthest step whose prices were seen before a return to an earlier one.
    public internal(set) var knownTo = 0
    public init() {}

    public static func == (a: Journal, b: Journal) -> Bool { a.entries == b.entries }

    mutating func note(_ act: Act, at step: Int, reached: Int) {
        entries.append(
            Entry(act: act, at: step, reached: reached, knownTo: knownTo > step ? knownTo : nil))
    }

    /// The line, counted from 1, that the next act will stand on.
    public var nextLine: Int { entries.count + 1 }

    /// The entries with another act on one line, done when the old one was.
    func entries(with act: Act, on line: Int) -> [Entry] {
        var changed = entries
        changed[line - 1] = entries[line - 1].doing(act)
        return changed
    }
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
    ///
    /// - Parameter leftOut: lines, counted from 1, that are passed over; the others keep their numbers
    ///   where a refusal names them.
    public func replaying(
        _ entries: [Journal.Entry], without leftOut: Set<Int> = [], to step: Int? = nil
    ) -> (world: World, refused: [RefusedLine]) {
        var world = opened
        var refused: [RefusedLine] = []
        for (index, entry) in entries.enumerated() where !leftOut.contains(index + 1) {
            world.journal.knownTo = max(world.journal.knownTo, entry.knownTo ?? 0)
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
        world.journal.knownTo = max(world.journal.knownTo, journal.knownTo)
        return (world, refused)
    }

    /// Takes back the last `count` acts.
    public func back(_ count: Int) -> World {
        replaying(Array(journal.entries.dropLast(max(0, count)))).world.foreseeing(from: self)
    }

    /// Returns to a moment, before any act made at it.
    public func rewound(to target: Int) -> World {
        replaying(entries(before: target) { $0.at >= target }).world.foreseeing(from: self)
    }

    /// As it stood at a step, after what was done at it.
    func asOf(_ target: Int) -> World {
        replaying(entries(before: target) { $0.act.movesTape && $0.at >= target }).world
    }

    private func entries(
        before target: Int, endingAt isOver: (Journal.Entry) -> Bool
    ) -> [Journal.Entry] {
        var kept: [Journal.Entry] = []
        for entry in journal.entries {
            if isOver(entry) { break }
            let reached = min(entry.reached, target)
            let isCut = entry.act.movesTape && reached < entry.reached
            kept.append(
                Journal.Entry(
                    act: isCut ? entry.act.cut(to: reached - entry.at) : entry.act, at: entry.at,
                    reached: reached, knownTo: entry.knownTo))
        }
        return kept
    }

    /// The same journal with one line replaced, or (nil) left out, lived as far as this world.
    public func changing(line: Int, to act: Act?) -> (world: World, refused: [RefusedLine]) {
        guard journal.entries.indices.contains(line - 1) else { return (self, []) }
        guard let act else { return replaying(journal.entries, without: [line], to: step) }
        return replaying(journal.entries(with: act, on: line), to: step)
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
                return entry.doing(.open(order))
            default: return entry
            }
        }
        return found ? replaying(entries, to: step) : nil
    }
}
