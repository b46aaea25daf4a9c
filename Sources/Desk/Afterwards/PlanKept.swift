import Figures
import Margin
import Markets
import Scripts

/// A plan beside what was done with it. Differences are told, not judged.
struct PlanKept {
    let plan: WrittenPlan
    private let world: World
    /// Nil where it was never carried out.
    private let opened: (line: Int, opening: Opening)?
    private let ending: Ending?

    init(_ plan: WrittenPlan, in world: World) {
        self.plan = plan
        self.world = world
        let opened = world.opening(after: plan)
        self.opened = opened
        ending = world.endings.first { $0.record.line == opened?.line }
    }

    /// Of the position that was opened on a journal line; nil where no plan was written for it.
    init?(line: Int, in world: World) {
        guard let plan = world.plan(of: line) else { return nil }
        self.init(plan, in: world)
    }

    var isOpenedAsPlanned: Bool { opened != nil && differences.isEmpty }

    /// The order and the reasons, as written.
    var written: Prose {
        Prose([
            Span("[\(plan.line)] ", .faint),
            Span(String(ActText.print(.open(plan.trade.opening)).dropFirst("open ".count)), .verb),
            Span(", " + plan.trade.words),
        ])
    }

    /// How what was opened differs from it.
    private var differences: [String] {
        guard let opened else { return [] }
        let (meant, done) = (plan.trade.opening, opened.opening)
        var all: [String] = []
        if meant.side != done.side {
            all.append("\(done.side.rawValue), not \(meant.side.rawValue)")
        }
        if meant.leverage != done.leverage {
            all.append("at \(done.leverage.times), not \(meant.leverage.times)")
        }
        if meant.amount != done.amount {
            all.append("\(Self.words(done.amount)), not \(Self.words(meant.amount))")
        }
        if meant.stop != done.stop {
            let coin = world.contract(on: meant.coin)
            func words(_ stop: StopRequest?) -> String {
                guard let stop else { return "no stop" }
                let limit = stop.limit.map { ", no worse than \(coin?.text($0) ?? "\($0)")" } ?? ""
                switch stop.level {
                case .share(let away): return "a stop \(away.exactPercent) away" + limit
                case .price(let price):
                    return "a stop at \(coin?.text(price) ?? "\(price)")" + limit
                }
            }
            all.append("\(words(done.stop)), not \(words(meant.stop))")
        }
        return all
    }

    private static func words(_ amount: Opening.Amount) -> String {
        switch amount {
        case .size(let size): "size \(size)"
        case .margin(let money, let asset):
            "margin \(money)" + (asset.map { " \($0)" } ?? "")
        case .risk(.share(let share), _): "risk \(share.exactPercent)"
        case .risk(.money(let money), _): "risk \(money)"
        }
    }

    /// What became of it.
    var outcome: Prose {
        guard let opened else { return "not opened" }
        let how =
            differences.isEmpty
            ? "opened as planned" : "opened differently: " + differences.joined(separator: "; ")
        let head = "\(how) [\(opened.line)]"
        guard let ending else {
            let isHeld = world.holdings.contains { $0.record.line == opened.line }
            return Prose(head + (isHeld ? ", and open" : ""))
        }
        let asset = ending.position.contract.settles
        var words = "\(head); \(ending.fate) at \(world.clock(ending.soldStep))"
        if let meant = lossMeant {
            words +=
                "; meant to lose \(meant.named(asset)) and fees at the stop, "
                + (ending.profit.isNegative ? "lost " : "gained ")
                + ending.profit.magnitude.named(asset)
        } else {
            words +=
                (ending.profit.isNegative ? ", losing " : ", gaining ")
                + ending.profit.magnitude.named(asset)
        }
        return Prose(words)
    }

    /// What the planned stop would have cost at its price, in the size that was planned.
    private var lossMeant: Money? {
        let before = world.replaying(Array(world.journal.entries.prefix(plan.line - 1))).world
        guard let planned = before.with(plan.trade), let holding = planned.holdings.last,
            let loss = planned.lossAtStop(of: holding)
        else { return nil }
        return loss.isPositive ? loss : nil
    }

    var entries: [(Prose, Prose)] {
        [("you wrote", written), ("you did", outcome)]
    }
}

extension Ending {
    fileprivate var fate: String {
        switch cause {
        case .liquidated: "liquidated"
        case .stopped: "stopped"
        case .byHand: "closed by you"
        case .filled: isStopped ? "stopped" : "closed by an order"
        case .deleveraged: "deleveraged"
        }
    }
}

extension World {
    /// The contract on a coin under the rules of now.
    fileprivate func contract(on coin: Asset) -> Contract? { rulebook.contract(on: coin) }

    /// `plan` alone: every plan of the journal, and what became of it.
    var plansPage: Page {
        Page(
            [.heading("What you planned, and what you did")]
                + plans.flatMap { plan -> [Block] in
                    let kept = PlanKept(plan, in: self)
                    return [.lines([kept.written, Prose("  ") + kept.outcome])]
                } + [.paragraph(Prose("Numbers in brackets are lines of the journal.", .faint))])
    }
}
