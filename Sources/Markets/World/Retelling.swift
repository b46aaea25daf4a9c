// The journal lived again for somebody who watches: a report, a picture of an account over time.

extension World {
    /// Lives the journal again from the opening. The witness sees the world after every act and
    /// after every bar of a move, with the journal line (counted from 1) that led there and what
    /// happened.
    public func retold(_ witness: (_ world: World, _ line: Int, _ events: [Event]) -> Void) {
        var world = opened
        for (index, entry) in journal.entries.enumerated() {
            guard entry.act.movesTape else {
                // What was taken once is taken again: the same acts meet the same prices.
                let events = (try? world.perform(entry.act)) ?? []
                witness(world, index + 1, events)
                continue
            }
            let started = world.step
            while world.step < min(entry.reached, world.tape.lastStep) {
                let events = world.advance()
                witness(world, index + 1, events)
            }
            guard world.step > started else { continue }
            world.journal.note(entry.act, at: started, reached: world.step)
        }
    }

    /// The acts that reach this very state when they are performed from the opening, one after the
    /// other. A run that went no further than another branch did stands here as the bars it played.
    public var acts: [Act] {
        var world = opened
        return journal.entries.map { entry in
            var trial = world
            let isSame = (try? trial.perform(entry.act)) != nil && trial.step == entry.reached
            if isSame || !entry.act.movesTape {
                world = trial
                return entry.act
            }
            let bars = Act.step(max(1, entry.reached - world.step))
            _ = try? world.perform(bars)
            return bars
        }
    }
}
