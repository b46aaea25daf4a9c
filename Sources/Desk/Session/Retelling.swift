import Figures
import Margin
import Markets

/// A world's journal lived again and written down: what an account was worth at every bar, what was
/// done and what happened, and every position with its figures as they stood at its end.
struct Retelling {
    /// The account at one bar's close.
    struct Sample {
        let account: Money
        /// Of the position that was open, if one was.
        let ratio: Rate?
    }

    /// An act, or something that happened, at a moment.
    struct Row {
        let step: Int
        /// When: what falls due as a bar ends is of the minute that begins then.
        let time: Moment
        let act: Act?
        let words: [Prose]
        /// How many times in a row the same act was done and nothing happened.
        var count = 1
    }

    /// An act that was no move of the tape, and what it was decided on.
    struct Decision {
        let line: Int
        let step: Int
        let act: Act
        let before: Sample
    }

    /// A position, with the stop it had last.
    struct Life {
        let statement: Statement
        let stop: Price?
        var record: Holding.Record { statement.record }
    }

    private(set) var samples: [Sample]
    private(set) var rows: [Row] = []
    private(set) var decisions: [Decision] = []
    private(set) var lives: [Life] = []
    private var stops: [Int: Price] = [:]
    private var told = 0

    /// - Parameter withCoins: whether the account counts coins too; nil for all that is the person's.
    init(_ world: World, withCoins: Bool? = nil) {
        let opened = world.opened
        samples = [Sample(opened, withCoins)]
        var before = samples[0]
        let entries = world.journal.entries
        world.retold { now, line, events in
            note(entries[line - 1], line, events, in: now, before)
            let after = Sample(now, withCoins)
            before = after
            for case .closed(let ending) in events.map(\.happening) where ending.settlement != nil {
                // At the close of this bar it was tested and failed: the picture shows by how much.
                before = Sample(account: before.account, ratio: now.ratio(of: ending))
            }
            if now.step < samples.count {
                // Acts at one bar's close: the ratio is that of the close, before them.
                let ratio = samples[now.step].ratio ?? before.ratio
                samples[now.step] = Sample(account: before.account, ratio: ratio)
            } else {
                samples.append(before)
            }
            before = after
            for holding in now.holdings {
                stops[holding.record.line] = now.stop(of: holding)?.price
            }
            noteEnded(in: now)
        }
        for statement in world.statements {
            lives.append(Life(statement: statement, stop: stops[statement.record.line]))
        }
    }

    private mutating func note(
        _ entry: Journal.Entry, _ line: Int, _ events: [Event], in world: World, _ before: Sample
    ) {
        if line > told {
            told = line
            if !entry.act.movesTape {
                decisions.append(
                    Decision(line: line, step: world.step, act: entry.act, before: before))
            }
            add(
                Row(
                    step: entry.at, time: world.tape.moment(at: entry.at), act: entry.act,
                    words: []))
        }
        // What is of the next bar's first minute has a row of its own; all else is of this bar.
        let next = world.now + world.tape.minutesPerBar
        for isNext in [false, true] {
            let together = events.filter { ($0.moment >= next) == isNext }
            guard let first = together.first else { continue }
            let time = isNext ? first.moment : world.now
            let clock = world.clock(time)
            let words = together.flatMap { $0.lines(in: world) }.map { $0.without(stamp: clock) }
            rows.append(Row(step: world.step, time: time, act: nil, words: words))
        }
    }

    /// A bare step that follows the same step, nothing in between, is only counted.
    private mutating func add(_ row: Row) {
        if let last = rows.last, let act = row.act, last.act == act, act.movesTape {
            rows[rows.count - 1].count += 1
        } else {
            rows.append(row)
        }
    }

    private mutating func noteEnded(in world: World) {
        let ended = lives.count
        guard world.endings.count > ended else { return }
        for ending in world.endings[ended...] {
            let stop = ending.stopPrice ?? stops[ending.record.line]
            lives.append(Life(statement: world.statement(of: ending), stop: stop))
        }
    }
}

extension Retelling.Sample {
    fileprivate init(_ world: World, _ withCoins: Bool?) {
        account =
            withCoins.map { world.accountValue(world.settles, withCoins: $0) }
            ?? world.worthOfAll(in: world.settles)
        ratio = world.marginRatio
    }
}

extension World {
    fileprivate func ratio(of ending: Ending) -> Rate? {
        if ending.mode != .isolated {
            return ending.forced?.risk.ratio(ending.position.contract.margin.ratio)?.value
        }
        return ending.position.bare.marginRatio(at: Figure(ending.mark))?.value
    }
}

extension Prose {
    /// The same without the time it begins with: a table has a column for that.
    fileprivate func without(stamp: String) -> Prose {
        guard let first = spans.first, first.text == stamp + " " else { return self }
        return Prose(Array(spans.dropFirst()))
    }
}
