import Figures
import Margin
import Markets
import Scripts

/// A sketch beside what it leaves out: the rules, the price and the account where the person is.
struct Calculator {
    /// A part that neither the sketch nor the place has.
    enum Lack: Error, Equatable {
        case part(String)
        case refused(PlanRefusal)
    }

    let sketch: Sketch
    let rulebook: Rulebook
    let contract: Contract
    let world: World?

    init(_ sketch: Sketch, _ rulebook: Rulebook, _ world: World?) throws(Lack) {
        self.sketch = sketch
        self.rulebook = rulebook
        self.world = world
        guard let coin = sketch.coin ?? world?.scenario.coin ?? rulebook.contracts.first?.coin
        else { throw .part("a coin, as in BTC") }
        let listed = rulebook.contracts.filter { $0.coin == coin }
        guard let found = listed.first(where: { sketch.kind == nil || $0.kind == sketch.kind })
        else { throw .refused(.noContract(coin, sketch.kind ?? .linear)) }
        contract = found
    }

    func side() throws(Lack) -> Side { try need(sketch.side, "long or short") }

    func leverage() throws(Lack) -> Figure<Multiple> {
        let leverage = try need(sketch.leverage, "a leverage, as in 10x")
        guard leverage >= Multiple(1) else { throw .refused(.leverageBelowOne(leverage)) }
        return Figure(leverage, .leverage, .given)
    }

    /// The price given, or the last one of the tape.
    func entry() throws(Lack) -> Figure<Price> {
        if let entry = sketch.entry {
            guard entry.isPositive else { throw .refused(.pricesNotPositive) }
            return Figure(entry, .entryPrice, .given)
        }
        guard let world, world.scenario.coin == contract.coin else {
            throw .part("an entry price, as in entry 50,000")
        }
        return Figure(world.last, .entryPrice, .tape("last price at \(world.clock(world.step))"))
    }

    func price(_ part: KeyPath<Sketch, Price?>, _ what: String) throws(Lack) -> Price {
        let price = try need(sketch[keyPath: part], what)
        guard price.isPositive else { throw .refused(.pricesNotPositive) }
        return price
    }

    /// The stop given; a distance lies on the losing side of the entry, of a long where no side is told.
    func stop() throws(Lack) -> Price? {
        guard let share = sketch.stopShare else { return sketch.stop }
        return StopLevel.share(share).price(
            from: try entry().value, sketch.side ?? .long, contract)
    }

    /// The size given, or what the margin buys at the leverage.
    func size() throws(Lack) -> Figure<Quantity> {
        if let size = sketch.size {
            guard size.isPositive else { throw .refused(.tooSmall(lot: contract.lot)) }
            try admit(size, at: try entry().value)
            return Figure(size, .size, .given)
        }
        let margin = try need(sketch.margin, "a size or a margin, as in margin 1,000")
        let size = try position(.margin(margin)).size.value
        return Figure(size, .size, .given)
    }

    func rate(_ example: String) throws(Lack) -> Figure<Rate> {
        Figure(try need(sketch.rate, "a rate, as in \(example)"), .givenRate, .given)
    }

    /// What the account holds: as given, or all that the person's account is worth.
    func wallet() throws(Lack) -> Money {
        if let wallet = sketch.wallet { return wallet }
        guard let world else { throw .part("an account, as in wallet 5,000") }
        return world.accountValue(contract.settles)
    }

    /// What may be lost, of the account.
    func risk() throws(Lack) -> Money {
        switch try need(sketch.risk, "what may be lost, as in risk 1%") {
        case .money(let money): return money
        case .share(let share): return (try wallet() * share).rounded(.down)
        }
    }

    /// The position that the venue would hold.
    func position() throws(Lack) -> Position {
        if let size = sketch.size { return try position(.size(size)) }
        return try position(
            .margin(try need(sketch.margin, "a size or a margin, as in margin 1,000")))
    }

    func plan(_ amount: PositionPlan.Amount) throws(Lack) -> PositionPlan {
        PositionPlan(
            coin: contract.coin, kind: contract.kind, side: try side(),
            entry: try entry().value, leverage: try leverage().value, amount: amount)
    }

    private func position(_ amount: PositionPlan.Amount) throws(Lack) -> Position {
        let plan = try plan(amount)
        do throws(PlanRefusal) {
            return try rulebook.position(plan)
        } catch {
            throw .refused(error)
        }
    }

    /// Products of what can be typed are kept below the end of the numbers.
    func admit(_ size: Quantity, at price: Price) throws(Lack) {
        guard size.isAdmissible, price.isPositive,
            contract.value(of: Figure(size), at: Figure(price), .up).value.isAdmissible
        else { throw .refused(.tooLarge) }
    }

    func need<Part>(_ part: Part?, _ what: String) throws(Lack) -> Part {
        guard let part else { throw .part(what) }
        return part
    }
}

extension Term {
    static let givenRate = Term("rate", "A share as it was given with a question.")
}

extension Session {
    /// Answers from a sketch, under the rules it names or those that hold here.
    func calculate(
        _ sketch: Sketch, like example: String,
        _ answer: (Calculator) throws(Calculator.Lack) -> Page
    ) -> Reply {
        // What a lesson asks for is not told by another way round.
        if lesson?.hidden.isEmpty == false {
            return .calculatorsWait
        }
        let world = timeline?.world
        let rulebook: Rulebook
        if sketch.rules == nil, let world {
            rulebook = world.rulebook
        } else {
            switch fetchRulebook(sketch.rules ?? "plain") {
            case .success(let found): rulebook = found
            case .failure(let problem): return problem.reply
            }
        }
        do throws(Calculator.Lack) {
            return Reply(try answer(try Calculator(sketch, rulebook, world)))
        } catch {
            let fix = completed(sketch, like: example, under: rulebook) { (calculator) in
                (try? answer(calculator)) != nil
            }
            switch error {
            case .part(let what):
                return Reply(
                    .problem("That needs \(surroundings.inPlay(what)).", fix: fix), .refused)
            case .refused(let refusal):
                let said = [refusal.words(under: rulebook), sketch.sizeTakenForPrice]
                return Reply(
                    .problem(said.compactMap { $0 }.joined(separator: " "), fix: fix), .refused)
            }
        }
    }
}

extension Reply {
    /// While a prediction is open.
    static let calculatorsWait = Reply(
        .problem(
            "A calculator would tell what you are asked to predict. It answers afterwards.",
            fix: "hint"), .refused)
}
