import Figures
import Margin

/// One leverage on the same news: where its line was, and the minute in which it died.
public struct Rung: Sendable, Equatable {
    public let leverage: Multiple
    public let side: Side
    /// Nil where no price liquidates.
    public let line: Price?
    /// The step at which the mark reached the line: the rule. Nil where it lived.
    public let markStep: Int?
    /// The mark that reached it.
    public let mark: Price?
    /// The step at which the last price touched the line: how near it was.
    public let lastStep: Int?
    /// The step at which it was sold, later than `markStep` only after a freeze.
    public let soldStep: Int?
    /// Where in its bar it was found to be due.
    public let judged: JudgedAt
    /// What the sale came to; nil where it lived, or where the tape ended in a freeze.
    public let settlement: Settlement?

    public var waitedForVenue: Bool {
        guard let markStep else { return false }
        return soldStep != markStep
    }
}

extension World {
    /// The usual leverages of a ladder; the highest that a venue allows is one too.
    private static let rungs: [Multiple] = [
        Multiple(1), Multiple(units: 150_000_000), Multiple(2), Multiple(3), Multiple(4),
        Multiple(5), Multiple(7), Multiple(10), Multiple(15), Multiple(20), Multiple(25),
        Multiple(50), Multiple(75), Multiple(100),
    ]

    /// The leverages of a ladder on a contract, up to the highest that its venue allows.
    public static func rungs(of contract: Contract) -> [Multiple] {
        let highest = contract.highestLeverage
        return rungs.filter { $0 < highest } + [highest]
    }

    /// Every leverage that the venue allows, opened with one margin at one price and step, and lived
    /// to the end of the tape.
    ///
    /// The leverages are exact: the size is not rounded to the lot, as that of an opened position is.
    public func ladder(
        _ side: Side, contract: Contract, entry: Price, from step: Int, margin: Money,
        leverages: [Multiple]? = nil
    ) -> [Rung] {
        let backstop: Pot = rulebook.liquidation.backstop == .vault ? .vault : .fund
        let fund = opened.ledger[backstop, contract.settles]
        let whole = livedByNobody
        return (leverages ?? World.rungs(of: contract)).filter { $0 <= contract.highestLeverage }
            .map { leverage in
                let size = contract.size(margin: margin, leverage: leverage, at: entry, lots: false)
                let position = Position(
                    contract: contract, side: side, leverage: leverage, size: size, price: entry,
                    collateral: margin
                ).bare
                return whole.rung(position, from: step, fund: fund)
            }
    }

    /// This world with its prices to the end. Those of a live market are made without people: a small
    /// account moves them little.
    private var livedByNobody: World {
        guard market != nil else { return self }
        var whole = opened
        whole.replayAdvance(to: tape.lastStep)
        return whole
    }

    private func rung(_ position: Position, from step: Int, fund: Money) -> Rung {
        guard position.size.value.isPositive, let line = position.liquidationPrice?.value else {
            return Rung(
                leverage: position.leverage, side: position.side, line: nil, markStep: nil,
                mark: nil, lastStep: nil, soldStep: nil, judged: .close, settlement: nil)
        }
        let isLong = position.side == .long
        let tape = tape(of: position.contract.coin) ?? tape
        let near = isLong ? line + position.contract.tick : line - position.contract.tick
        var markStep: Int?
        var lastStep: Int?
        var inside: (price: Price, judged: JudgedAt)?
        var played = step
        while played < tape.lastStep, markStep == nil || lastStep == nil {
            played += 1
            let mark = tape.mark(at: played)
            let bar = tape.bar(closing: played)
            let touches = isLong ? bar.low <= line : bar.high >= line
            if markStep == nil, touches, let reach = tape.reach(of: position, at: played) {
                inside = reach
                markStep = played
            }
            if markStep == nil, isLong ? mark <= near : mark >= near,
                position.isLiquidated(at: mark)
            {
                markStep = played
            }
            if lastStep == nil, touches { lastStep = played }
        }
        let soldStep = markStep.flatMap(stepOfFill)
        let settlement = soldStep.map { sold in
            let isWaiting = sold != markStep
            let price =
                tape.judging == .extremes && isWaiting
                ? tape.bar(closing: sold).open
                : isWaiting ? tape.last(at: sold) : inside?.price ?? tape.last(at: sold)
            return Settlement(
                of: position, soldAt: Figure(price),
                due: inside?.price ?? markStep.map { tape.mark(at: $0) }, rules: rulebook,
                fund: fund)
        }
        return Rung(
            leverage: position.leverage, side: position.side, line: line, markStep: markStep,
            mark: inside?.price ?? markStep.map { tape.mark(at: $0) }, lastStep: lastStep,
            soldStep: soldStep, judged: inside?.judged ?? .close, settlement: settlement)
    }

    /// The step at which something due is filled: at once, or at the first bar after a freeze.
    private func stepOfFill(_ due: Int) -> Int? {
        (due...tape.lastStep).first { scenario.freeze(at: $0) == nil }
    }

    /// The first step, after the opening, at which the last price touched a position's line.
    public func firstTouch(of ending: Ending) -> Int? {
        guard let line = ending.position.liquidationPrice?.value else { return nil }
        let isLong = ending.position.side == .long
        let tape = tape(of: ending.position.contract.coin) ?? tape
        return ((ending.record.step + 1)...max(ending.record.step + 1, ending.dueStep)).first {
            let bar = tape.bar(closing: $0)
            return isLong ? bar.low <= line : bar.high >= line
        }
    }
}
