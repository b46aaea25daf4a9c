import Figures
import Lessons
import Margin
import Markets

/// What each item of the grade table gets, and why.
///
/// Nothing here looks at profit or at how the student's own tape ended: plans, predictions, and what
/// the plan meets on tapes that nobody has seen.
struct Judging {
    let terms: ExerciseTerms
    let plan: ExercisePlan?
    /// The world right after the last line before the first step.
    let opened: World?
    let entered: [Act]
    let answers: [Grade.Answered]
    let tapes: Grade.Tapes?
    /// How far an ordinary bar of the tape moves.
    let ordinaryBar: Rate
    /// How many different words of reasons a plan has at least: half of those that are asked for.
    let least: Int

    /// Points, what they were judged by, and what to look at next.
    private typealias Finding = (points: Marks?, said: String, help: String?)

    func item(_ item: GradeBox.Item) -> Grade.Item {
        let all = item.points
        let finding: Finding =
            switch item.check {
            case .plan: planned(all)
            case .answer(let id): answered(id, all)
            case .words(let id, let least): written(id, least, all)
            case .lossAtStop: lossAtStop(all)
            case .stopBeforeLiquidation(let by): stopFirst(by, all)
            case .followsPlan: follows(all)
            case .robust(let liquidated, let held): robust(liquidated, held, all)
            case .odds(let id, let within): odds(id, within, all)
            case .byHand: (nil, "waits for your teacher", nil)
            }
        return Grade.Item(
            id: item.id, what: item.what, points: finding.points, most: all,
            isMust: terms.must.contains(item.id.lowercased()), said: finding.said,
            help: finding.help, right: right(item, finding.points))
    }

    /// What a question got for being right; nil for what is no question, or has no right answer.
    private func right(_ item: GradeBox.Item, _ points: Marks?) -> Marks? {
        guard let points else { return nil }
        switch item.check {
        case .answer(let id):
            let isJudged = answers.first { $0.id == id }.map { $0.grade.isRight != nil } ?? true
            guard isJudged else { return nil }
        case .odds: break
        default: return nil
        }
        if points == item.points { return points }
        let half = item.points.over(2)
        return Marks(hundredths: max(0, points.hundredths - half.hundredths))
    }

    private func planned(_ all: Marks) -> Finding {
        guard let plan else { return (Marks(0), "no plan was written", nil) }
        guard plan.isBeforeFirstStep else {
            return (Marks(0), "the plan was written after the tape had moved", nil)
        }
        if let lack = substance(plan.planned).lack { return (Marks(0), "planned: " + lack, nil) }
        guard plan.differentWords >= least else {
            return (
                Marks(0),
                "the reasons have \(plan.differentWords) different words, and at least \(least) are "
                    + "asked for", nil
            )
        }
        return (all, "written before step 1, with \(plan.wordCount) words of reasons", nil)
    }

    /// Half for committing, half for being right; the bankruptcy price is half of the second half.
    private func answered(_ id: String, _ all: Marks) -> Finding {
        guard let answer = answers.first(where: { $0.id == id }) else {
            return (Marks(0), "not answered", nil)
        }
        let half = all.over(2)
        let rest = Marks(hundredths: all.hundredths - half.hundredths)
        let was = answer.grade.right.map { "; it was \($0)" } ?? ""
        switch answer.grade.isRight {
        case true?: return (all, "you said \(answer.said), and that is right", nil)
        case false? where answer.grade.isNear:
            return (
                half + rest.over(2), "you said \(answer.said), the bankruptcy price\(was)",
                "define liquidation price"
            )
        case false?:
            return (half, "you said \(answer.said)\(was); half for committing", "why")
        case nil: return (half, "you said \(answer.said); half for committing", nil)
        }
    }

    private func written(_ id: String, _ least: Int, _ all: Marks) -> Finding {
        guard let answer = answers.first(where: { $0.id == id }) else {
            return (Marks(0), "not answered", nil)
        }
        let count = answer.said.split(whereSeparator: { $0.isWhitespace }).count
        if count >= least { return (all, "written, \(count) words", nil) }
        return (Marks(0), "\(count) of at least \(least) words", nil)
    }

    /// Half for committing, half for a number that the hidden tapes bear out.
    private func odds(_ id: String, _ within: Int, _ all: Marks) -> Finding {
        guard let answer = answers.first(where: { $0.id == id }) else {
            return (Marks(0), "not answered", nil)
        }
        let half = all.over(2)
        let (holding, why) = held
        guard holding != nil, let tapes, let number = answer.grade.number else {
            let rest = why.isEmpty ? "half for committing" : "half for committing; " + why
            return (half, "you said \(answer.said); \(rest)", nil)
        }
        let said =
            "you said \(answer.said); it was closed by the exchange on \(tapes.liquidated) of "
            + "\(tapes.all)"
        let off = (number - Int128(tapes.liquidated) * unitsPerOne).magnitude
        if off <= Int128(within).magnitude * unitsPerOne.magnitude {
            return (all, said + ", within \(within)", nil)
        }
        return (half, said + "; half for committing", "why liquidation price")
    }

    /// The position as it was before the first step, if it is one.
    private var held: (Holding?, String) {
        guard let opened, let holding = opened.holdings.first else {
            return (nil, "nothing was opened before the first step")
        }
        if let lack = substance(opened).lack { return (nil, lack) }
        return (holding, "")
    }

    private func substance(_ world: World) -> Substance {
        Substance(world, terms, ordinaryBar: ordinaryBar)
    }

    private func lossAtStop(_ all: Marks) -> Finding {
        let (holding, why) = held
        guard let holding, let opened else { return (Marks(0), why, nil) }
        guard let loss = opened.lossAtStop(of: holding) else {
            return (Marks(0), "no stop was set before the first step", "help stop")
        }
        let account = opened.deposited(in: opened.settles)
        guard account.isPositive, let limit = terms.limit else { return (Marks(0), why, nil) }
        let share = loss.divided(by: account, .up)
        let said =
            "planned loss at the stop \(loss.full(opened.settles)) = \(share.percent()) of "
            + "\(account.text(opened.settles)) (limit \(limit.exactPercent))"
        return share <= limit ? (all, said, nil) : (Marks(0), said, "less size, or a nearer stop")
    }

    private func stopFirst(_ by: Rate, _ all: Marks) -> Finding {
        let (holding, why) = held
        guard let holding, let opened else { return (Marks(0), why, nil) }
        guard let stop = opened.stop(of: holding)?.price else {
            return (Marks(0), "no stop was set before the first step", "help stop")
        }
        let contract = holding.position.contract
        guard let line = holding.position.liquidationPrice?.value else {
            return (all, "the position cannot be liquidated at any price", nil)
        }
        let gap = holding.position.side == .long ? stop - line : line - stop
        let entry = holding.position.entryPrice.value
        let share = Rate(units: scaledQuotient(gap.units, unitsPerOne, entry.units, .down))
        let said =
            "stop \(contract.text(stop)), liquidation \(contract.text(line)): "
            + "\(share.percent()) of the entry between them"
        return share >= by ? (all, said, nil) : (Marks(0), said, "why liquidation price")
    }

    private func follows(_ all: Marks) -> Finding {
        guard let plan else { return (Marks(0), "no plan was written", nil) }
        let orders = entered.compactMap { act -> Opening? in
            if case .open(let opening) = act { opening } else { nil }
        }
        guard let order = orders.first else {
            return (Marks(0), "nothing was opened before the first step", nil)
        }
        guard orders.count == 1, order.side == plan.opening.side, order.coin == plan.opening.coin,
            order.chosenLeverage == plan.opening.chosenLeverage, order.amount == plan.opening.amount
        else { return (Marks(0), "what was opened is not what was planned", nil) }
        let (position, why) = held
        guard let holding = position else { return (Marks(0), why, nil) }
        let planned = plan.opening.stop.map { stop in
            stop.level.price(
                from: holding.position.entryPrice.value, holding.position.side,
                holding.position.contract)
        }
        let stop = opened?.stop(of: holding)
        guard stop?.price == planned, stop?.limit == plan.opening.stop?.limit else {
            return (Marks(0), "the stop is not the one that was planned", nil)
        }
        return (all, "opened as planned", nil)
    }

    private func robust(_ most: Int, _ least: Int, _ all: Marks) -> Finding {
        let (holding, why) = held
        guard holding != nil, let tapes, tapes.all > 0 else {
            let untried = "more was entered before the first step than is tried on other tapes"
            return (Marks(0), why.isEmpty ? untried : why, nil)
        }
        let hours = terms.exposure.map { "\($0.hours) hours" } ?? "the end"
        let said =
            "on \(tapes.all) other tapes liquidated on \(tapes.liquidated) (at most \(most)), "
            + "held for \(hours) on \(tapes.held) (at least \(least)), closed before on \(tapes.stopped)"
        if tapes.liquidated <= most, tapes.held >= least { return (all, said, nil) }
        let help =
            tapes.liquidated > most
            ? "less leverage moves the line away" : "a wider stop with less size costs as much"
        return (Marks(0), said, help)
    }
}
