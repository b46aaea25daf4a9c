import Figures
import Lessons
import Margin
import Markets
import Scripts

// `drill`: a week of history without its date. First a plan, then what came, then what it was.

extension Session {
    /// The drill that lines speak of now; nil where another market is open.
    var drillNow: DrillPlace? {
        guard let drill, lesson == nil, demo == nil,
            own?.world.scenario.loadedAs == drill.loadedAs
        else { return nil }
        return drill
    }

    /// The hourly prices that drills are drawn from.
    private var drilled: [HourSeries] {
        ["BTC", "ETH"].compactMap { content.history(of: Asset($0)) }
    }

    mutating func startDrill(_ request: DrillRequest) -> Reply {
        guard lesson == nil, demo == nil else {
            return Reply(
                .problem("A drill is a market of its own, and a lesson is open.", fix: "quit"),
                .refused)
        }
        let code: DrillCode
        var (day, asked): (Day?, Int) = (nil, 1)
        var done: [KeptDrill] = []
        switch request {
        case .coded(let given): code = given
        case .today:
            guard let today = learner?.today else {
                return Reply(
                    .problem("No day is known here: a file of lines has none.", fix: "drill"),
                    .refused)
            }
            day = today
            code = DrillCode(
                Noise(seed: UInt64(bitPattern: Int64(today.number))).bits(stream: 9, step: 0))
        case .set(let count):
            asked = count
            code = drawCode()
        case .next:
            if let drill, drill.isOver, drill.done.count < drill.asked {
                (asked, done) = (drill.asked, drill.done)
            }
            code = drawCode()
        }
        return openDrill(code, day: day, asked: asked, done: done)
    }

    /// By the learner's own chance, another each time.
    private mutating func drawCode() -> DrillCode {
        drillsDrawn += 1
        let kept = learner?.progress.drills.count ?? 0
        let chance = Noise(seed: learner?.progress.seed ?? 0)
        return DrillCode(chance.bits(stream: 10, step: UInt64(kept * 1_000 + drillsDrawn)))
    }

    private mutating func openDrill(
        _ code: DrillCode, day: Day?, asked: Int, done: [KeptDrill]
    ) -> Reply {
        guard let week = HiddenWeek.drawn(from: drilled, by: Noise(seed: code.number)) else {
            return Reply(
                .problem("There are no hourly prices here to draw from.", fix: "scenarios"),
                .refused)
        }
        switch world(of: DrillPlace.scenario(of: week, code)) {
        case .failure(let problem): return problem.reply
        case .success(let world):
            own = Timeline(world: world)
            drill = DrillPlace(code: code, week: week, day: day, asked: asked, done: done)
            var page = world.openingPage
            if asked > 1 {
                page.blocks.insert(
                    .paragraph(Prose("Drill \(done.count + 1) of \(asked)", .strong)), at: 0)
            }
            page.blocks.removeLast()
            page.blocks.append(
                .paragraph(
                    "First your plan: side, size, stop and why. Then it is opened, and the week "
                        + "plays. Nothing is scored by profit."))
            page.blocks.append(.paragraph(.next(["chart", world.exampleDrillPlan])))
            return Reply(page, kept: [world.scenario.loadedAs])
        }
    }

    /// Why a drill does not take a command now; nil where it does.
    func drillRefusal(_ command: Command) -> Reply? {
        guard let drill = drillNow, !drill.isOver, let world = own?.world else { return nil }
        func refuse(_ words: String, _ fix: String) -> Reply {
            Reply(.problem(words, fix: fix), .refused)
        }
        switch command {
        case .turn(.back), .turn(.rewind), .turn(.rewindBars), .turn(.branch), .turn(.switchTo),
            .turn(.whatIf):
            return refuse("A drill is lived once, as on the day.", world.nextOfDrill)
        case .ask(.ladder):
            return refuse("The ladder knows what comes; it waits for the end.", world.nextOfDrill)
        case .act(.open), .both(.open, _):
            guard world.plans.isEmpty else { return nil }
            return refuse("Your plan comes before the order.", world.exampleDrillPlan)
        case .act(let act) where act.movesTape:
            guard let plan = world.plans.last else {
                return refuse("The tape waits for your plan.", world.exampleDrillPlan)
            }
            guard world.isUntraded else { return nil }
            let open = ActText.print(.open(plan.trade.opening))
            return refuse("Your plan waits to be opened; Enter does that.", open)
        case .act(.plan):
            guard world.step > 0 || !world.isUntraded else { return nil }
            return refuse("The plan is being lived.", world.nextOfDrill)
        default: return nil
        }
    }

    /// What an empty line does in a drill; nil where it only plays on.
    mutating func emptyLineInDrill(_ isInterrupted: () -> Bool) -> Reply? {
        guard let drill = drillNow, let world = own?.world else { return nil }
        if drill.isOver { return startDrill(.next) }
        guard let plan = world.plans.last else { return drillRefusal(.act(.step(1))) }
        guard world.isUntraded, world.step == 0 else { return nil }
        let open = Act.open(plan.trade.opening)
        return perform(open, line: ActText.print(open), isInterrupted: isInterrupted)
    }

    /// Adds what it was, once the week or the position is over, and what Enter does next before.
    mutating func withDrillTold(_ reply: Reply) -> Reply {
        guard reply.outcome == .done, var drill = drillNow, !drill.isOver, let world = own?.world
        else { return reply }
        var reply = reply
        guard !world.isUntraded else {
            if !world.plans.isEmpty, world.step == 0, !reply.kept.isEmpty {
                let words = Prose([
                    Span("Enter", .strong), Span(" opens it as planned; then it plays the week, "),
                    Span("hour by hour; "), Span("until end", .verb), Span(" plays all of it."),
                ])
                reply.page.blocks.append(.paragraph(words))
            }
            return reply
        }
        let isOpen = !world.holdings.isEmpty || world.orders.contains { $0.opening != nil }
        guard world.step >= world.tape.lastStep || !isOpen else { return reply }
        drill.isOver = true
        let told = DrillReveal(drill, world, DrillTrial(drill.code, world, drilled, hands))
        let kept = told.kept(on: learner?.today)
        drill.done.append(kept)
        self.drill = drill
        if learner != nil, !isReplaying { learner?.progress.drills.append(kept) }
        reply.page.blocks += told.page(of: drill).blocks
        return reply
    }
}

extension World {
    /// What is to be typed next while a plan is lived.
    fileprivate var nextOfDrill: String { plans.isEmpty ? exampleDrillPlan : "step 1" }
}
