import Figures
import Margin
import Markets

// The ladder for the ear: who died, and what became of each leverage.

extension World {
    /// "Longs of 2x and more were closed, those of 1.5x and less live."
    func lead(_ rungs: [Rung], _ side: Side) -> Prose {
        if rungs.count == 1 {
            let one = rungs[0]
            let fate = Span(
                one.markStep == nil ? "lives" : "was closed", reveals: .liquidationPrice)
            return "The \(side.rawValue) of \(one.leverage.times) \(fate)."
        }
        let ladder = "\(side == .long ? "Longs" : "Shorts")"
        let dead = rungs.filter { $0.markStep != nil }
        let fate =
            if dead.isEmpty {
                " of every leverage live"
            } else if dead.count == rungs.count {
                " of every leverage were closed"
            } else if let first = dead.first, let last = rungs.last(where: { $0.markStep == nil }),
                last.leverage < first.leverage
            {
                " of \(first.leverage.times) and more were closed, those of "
                    + "\(last.leverage.times) and less live"
            } else {
                ": \(dead.count) of \(rungs.count) leverages were closed"
            }
        return "\(ladder)\(Span(fate, reveals: .liquidationPrice))."
    }

    /// "20x: liquidated at 10:36, at a mark of 7,019.2; …"
    func said(of rung: Rung, _ contract: Contract) -> Prose {
        "\(rung.leverage.times): \(Span(fate(of: rung, contract), reveals: .liquidationPrice))."
    }

    private func fate(of rung: Rung, _ contract: Contract) -> String {
        guard let line = rung.line else { return "lives; no price liquidates it" }
        let touch = rung.lastStep.map { ", touched by the last price at \(clock($0))" } ?? ""
        let parts = rung.lessSince.map { ", after parts of it from \(clock($0))" } ?? ""
        guard let due = rung.markStep, let mark = rung.mark else {
            return rung.lessSince.map {
                "lives, smaller since \(clock($0)), when the first part of it was closed"
            } ?? "lives; its line is \(contract.text(line))" + touch
        }
        let ended = parts + (rung.settlement == nil ? "" : ". " + paid(rung, contract.settles))
        if rung.judged != .close {
            let spared = rung.isSpared ? ", which at its close would have spared it" : ""
            return "liquidated in the bar of \(clock(due)), by its \(rung.judged.word(rung.side))"
                + "\(spared); its line was \(contract.text(line))\(ended)"
        }
        return "liquidated at \(clock(due)), at a mark of \(contract.text(mark)); its line was "
            + contract.text(line) + touch + ended
    }

    /// "Nothing came back; the fund paid 287.82".
    private func paid(_ rung: Rung, _ asset: Asset) -> String {
        let back = rung.settlement?.returned ?? .zero
        let change = rung.backstopChange ?? .zero
        let fund =
            change == .zero
            ? ""
            : "; \(backstopName) \(change.isNegative ? "paid" : "took") \(change.magnitude.text(asset))"
        return (back == .zero ? "Nothing came back" : "\(back.text(asset)) came back") + fund
    }
}

extension World {
    /// Which leverages were closed by now, had they been opened where a position was: "closed: 100x
    /// 10:41, 50x 10:44; alive: 7x and less".
    ///
    /// - Parameter isWhole: every one with its minute, or only the least.
    func ladderWords(
        _ side: Side, _ contract: Contract, _ record: Holding.Record, isWhole: Bool
    ) -> String {
        let rungs = ladder(
            side, contract: contract, entry: record.price, from: record.step, margin: record.margin)
        let dead = rungs.reversed().compactMap { rung in
            rung.markStep.flatMap { $0 <= step ? (rung.leverage, $0) : nil }
        }
        guard let last = dead.last else { return "none was closed by \(clock(step))" }
        let shown = dead.map { "\($0.0.times) \(clock($0.1))" }
        let words =
            isWhole
            ? "closed: " + shown.joined(separator: ", ")
            : "closed by \(clock(step)): \(last.0.times) and more"
        let lives = rungs.last { rung in (rung.markStep ?? Int.max) > step }
        return words + (lives.map { "; alive: \($0.leverage.times) and less" } ?? "; alive: none")
    }
}
