import Figures
import Margin
import Markets

// `away`: what happened while nobody looked, each thing with its hour. No blame: a person sleeps.

extension World {
    /// The page of an absence that began in the world `before`.
    func awayPage(_ events: [Event], from before: World) -> Page {
        var lines = [
            Prose([
                Span("Away from "), .figure(before.clock(before.step)), Span(" to "),
                .figure(clock(step)), Span(". "),
                Span(events.contains(where: \.matters) ? "What happened:" : "Nothing happened."),
            ])
        ]
        let strain = strain(from: before)
        var isStrainTold = strain == nil
        for event in events {
            if let strain, !isStrainTold, event.moment >= tape.moment(at: strain) {
                lines.append(strainLine(strain))
                isStrainTold = true
            }
            var told = event.lines(in: self)
            if event.ending != nil, !told.isEmpty {
                told[0] = told[0] + Prose("; you were asleep", .emphasis)
            }
            lines += told
        }
        if let strain, !isStrainTold { lines.append(strainLine(strain)) }
        if let nearest = nearest(from: before) { lines.append(nearest) }
        lines += PlayedStretch(from: before, to: self)?.lines ?? []
        lines.append(statusLine)
        return Page([.lines(lines)])
    }

    /// The steps that a position held at the start lived through, last one included.
    private func lived(from before: World) -> (position: Position, steps: ClosedRange<Int>)? {
        guard step > before.step, let holding = before.holdings.last else { return nil }
        let ending = endings.dropFirst(before.endings.count)
            .first { $0.record.line == holding.record.line }
        let end = min(step, ending.map { $0.dueStep - 1 } ?? step)
        guard end > before.step else { return nil }
        return (holding.position.bare, before.step + 1...end)
    }

    /// The first step at which the venue warns; where it names no level, at a ratio of 80 %.
    private func strain(from before: World) -> Int? {
        // A venue that names its level has told it already.
        guard rulebook.margin.warnsAt == nil, before.holdings.last?.mode == .isolated else {
            return nil
        }
        guard let (position, steps) = lived(from: before) else { return nil }
        let tape = self.tape(of: position.contract.coin) ?? tape
        let side = position.side
        return steps.first { isStrained(position, at: tape.feared(by: side, at: $0)) }
            .flatMap { isStrained(position, at: tape.mark(at: before.step)) ? nil : $0 }
    }

    private func isStrained(_ position: Position, at mark: Price) -> Bool {
        if position.contract.margin.warnsAt != nil { return position.isWarned(at: mark) }
        guard let ratio = position.marginRatio(at: Figure(mark))?.value else { return true }
        switch position.contract.margin.ratio {
        case .maintenanceOverEquity: return ratio > Rate(percentUnits: 80 * unitsPerOne, .down)
        case .equityOverMaintenance: return ratio < Rate(percentUnits: 125 * unitsPerOne, .down)
        }
    }

    private func strainLine(_ strain: Int) -> Prose {
        let warns = contract?.margin.warnsAt != nil
        let isInverted = contract?.margin.ratio == .equityOverMaintenance
        return Prose([
            Span("\(clock(strain)) ", .faint),
            Span(
                warns ? "margin call" : "margin ratio \(isInverted ? "under 125%" : "over 80%")",
                .warning),
            Span("; you were asleep", .emphasis),
        ])
    }

    /// How near the mark came to the line of a position that lived.
    private func nearest(from before: World) -> Prose? {
        guard before.holdings.last?.mode == .isolated,
            let (position, steps) = lived(from: before), steps.upperBound == step,
            holdings.contains(where: { $0.position.contract.symbol == position.contract.symbol }),
            let line = position.liquidationPrice?.value
        else { return nil }
        let isLong = position.side == .long
        let tape = self.tape(of: position.contract.coin) ?? tape
        let worst = steps.min { a, b in
            let (a, b) = (
                tape.feared(by: position.side, at: a), tape.feared(by: position.side, at: b)
            )
            return isLong ? a < b : a > b
        }
        guard let worst else { return nil }
        let mark = tape.feared(by: position.side, at: worst)
        let gap = isLong ? mark - line : line - mark
        return Prose([
            Span("nearest to the line at "), .figure(clock(worst)), Span(": "),
            .figure(gap.divided(by: mark, .down).percent() + " away", .liquidationPrice),
        ])
    }
}

extension Event {
    /// More than the end of the tape.
    fileprivate var matters: Bool { happening != .endOfTape }
}
