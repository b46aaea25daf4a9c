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
    /// What the sale that ended it came to; nil where it lived, or where the tape ended in a freeze.
    public let settlement: Settlement?
    /// The step at which its venue first closed a part of it; nil where it did not.
    public let lessSince: Int?
    /// What the closings of parts brought or cost whoever stands behind it.
    let backstopInParts: Money

    /// What whoever stands behind it gained or, negative, paid, in parts and at the end; nil where nothing
    /// was closed.
    public var backstopChange: Money? {
        guard settlement != nil || lessSince != nil else { return nil }
        return backstopInParts + (settlement?.backstopChange ?? .zero)
    }

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
        let whole = livedByNobody
        return (leverages ?? World.rungs(of: contract)).filter { $0 <= contract.highestLeverage }
            .map { leverage in
                let size = contract.size(margin: margin, leverage: leverage, at: entry, lots: false)
                let position = Position(
                    contract: contract, side: side, leverage: leverage, size: size, price: entry,
                    collateral: margin
                ).bare
                return whole.rung(position, from: step)
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

    /// The step at which something due is filled: at once, or at the first bar after a freeze.
    func stepOfFill(_ due: Int) -> Int? {
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
