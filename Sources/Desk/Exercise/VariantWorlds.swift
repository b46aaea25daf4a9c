import Figures
import Lessons
import Margin
import Markets

// The worlds of a variant: the student's own, and those of the hidden tapes, which open at the same
// price with the same account.

extension ExerciseTask {
    /// The stretch of tape that is put together with others: two hours, or a twelfth of the tape.
    private var stretch: Int {
        max(1, min(120 / base.tape.minutesPerBar, max(1, base.tape.lastStep / 12)))
    }

    /// Bars that a plan is tried on: up to the hour that the exercise asks to hold to.
    private var hiddenSteps: Int {
        max(1, (terms.exposure?.hours ?? 24) * 60 / base.tape.minutesPerBar)
    }

    /// How long the student's tape is, and its bars.
    public var tapeLength: (bars: Int, minutesPerBar: Int) {
        (base.tape.lastStep, base.tape.minutesPerBar)
    }

    /// The paths of hidden tapes, made once for everyone: a variant only scales them. Every second
    /// one is mirrored.
    public func hiddenTapes(_ seeds: [UInt64]) -> [Tape] {
        if let history { return history.tapes(seeds, from: base.tape.opening) }
        return seeds.enumerated().map { place, seed in
            base.tape.rebuilt(
                seed: seed, steps: hiddenSteps, stretch: stretch, moves: terms.hiddenMoves,
                mirrored: place % 2 == 1)
        }
    }

    private func price(_ variant: Variant) -> Price {
        variant.price.map { Price($0) } ?? base.tape.openingPrice
    }

    private var tick: Price { rulebook.contract(on: base.coin)?.tick ?? Price.zero }

    private func deposits(_ variant: Variant) -> [Scenario.Deposit] {
        guard let account = variant.account else { return base.deposits }
        let asset = rulebook.contract(on: base.coin)?.settles ?? .usdt
        let mine = Pot.wallet(trader: World.you)
        return base.deposits.filter { $0.pot != mine }
            + [Scenario.Deposit(pot: mine, amount: Money(account), asset: asset)]
    }

    /// The student's own world at its opening.
    public func world(_ variant: Variant) -> World {
        let tape =
            terms.isUnknown
            ? base.tape.rebuilt(
                seed: variant.noise.bits(stream: 5, step: 0), steps: base.tape.lastStep,
                stretch: stretch, mirrored: variant.noise.bits(stream: 6, step: 0) & 1 == 1)
            : base.tape
        let own = tape.varied(
            opening: price(variant), noise: terms.noise, by: variant.noise, tick: tick)
        let scenario = base.recorded(
            own, deposits: deposits(variant), news: terms.isUnknown ? [] : base.news,
            fundings: base.fundings)
        return World(scenario: scenario, rulebook: rulebook)
    }

    /// The same account before a tape that nobody has seen.
    func world(_ variant: Variant, on hidden: Tape) -> World {
        let tape = hidden.varied(
            opening: price(variant), noise: .zero, by: variant.noise, tick: tick)
        let scenario = base.recorded(
            tape, deposits: deposits(variant), news: [], fundings: base.fundings)
        return World(scenario: scenario, rulebook: rulebook)
    }
}
