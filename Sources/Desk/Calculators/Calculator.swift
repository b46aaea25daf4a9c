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
    /// As asked: with the maintenance that was given, and with the coin where the rules list any.
    let rulebook: Rulebook
    let contract: Contract
    let world: World?
    /// The symbol of the listed contract in whose likeness this one was made; nil where it is listed.
    let likeness: String?
    /// The tick was fitted to the price: the contract's own is coarser.
    let hasOwnTick: Bool

    init(_ sketch: Sketch, _ rulebook: Rulebook, _ world: World?) throws(Lack) {
        self.sketch = sketch
        self.world = world
        guard let coin = sketch.coin ?? world?.scenario.coin ?? rulebook.contracts.first?.coin
        else { throw .part("a coin, as in BTC") }
        let fits = { (contract: Contract) in sketch.kind == nil || contract.kind == sketch.kind }
        let listed = rulebook.contracts.first { $0.coin == coin && fits($0) }
        let model = rulebook.contracts.first(where: fits)
        let price = sketch.entry ?? world?.last(of: coin)
        if listed == nil, model != nil, price == nil, rulebook.isOfNoVenue {
            throw .part("an entry price of \(coin.code), as in entry 50")
        }
        let likened = Calculator.likened(to: coin, model, in: rulebook, at: price)
        likeness = listed == nil ? model?.symbol : nil
        guard let found = listed ?? likened else {
            throw .refused(.noContract(coin, sketch.kind ?? .linear))
        }
        let asked =
            sketch.maintenance.map { found.requiring(Figure($0, .maintenanceRate, .given)) }
            ?? found
        // A tick that fits the price that is asked about.
        let fitted = price.map { $0.isPositive ? asked.fitting(PriceGrain([$0])) : asked } ?? asked
        hasOwnTick = fitted.tick != found.tick
        self.rulebook = rulebook.listing(first: fitted)
        contract = self.rulebook.contracts[0]
    }

    /// Rules that are no venue's hold for every coin, where its price says how fine its tick is.
    private static func likened(
        to coin: Asset, _ model: Contract?, in rulebook: Rulebook, at price: Price?
    ) -> Contract? {
        guard rulebook.isOfNoVenue, let model, let price, price.isPositive else { return nil }
        return model.likened(to: coin, at: PriceGrain([price]))
    }

    func side() throws(Lack) -> Side { try need(sketch.side, "long or short") }

    /// As given; where a size and the money behind it are given, at least what that comes to.
    func leverage() throws(Lack) -> Figure<Multiple> {
        guard let leverage = sketch.leverage else { return try leverageOfMargin() }
        guard leverage >= Multiple(1) else { throw .refused(.leverageBelowOne(leverage)) }
        return Figure(leverage, .leverage, .given)
    }

    private func leverageOfMargin() throws(Lack) -> Figure<Multiple> {
        let behind = sketch.mode == .cross ? sketch.wallet : sketch.margin
        guard let size = sketch.size, let behind else { throw .part("a leverage, as in 10x") }
        guard behind.isPositive else { throw .refused(.nothingBehind(behind)) }
        try admit(size, at: try entry().value)
        let value = contract.value(of: Figure(size), at: Figure(try entry().value), .up).value
        let come = Multiple(units: scaledQuotient(value.units, unitsPerOne, behind.units, .up))
        return Figure(max(Multiple(1), come), .leverage, .given)
    }

    /// The price given, or the last one of the tape.
    func entry() throws(Lack) -> Figure<Price> {
        if let entry = sketch.entry {
            guard entry.isPositive else { throw .refused(.pricesNotPositive) }
            return Figure(entry, .entryPrice, .given)
        }
        guard let world, let last = world.last(of: contract.coin) else {
            throw .part("an entry price, as in entry 50,000")
        }
        return Figure(last, .entryPrice, .tape("last price at \(world.clock(world.step))"))
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
        return Figure(try position().size.value, .size, .given)
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
    func position() throws(Lack) -> Position { try position(try plan()) }

    /// The position as it was described: alone with its margin, or with the wallet behind it.
    func plan() throws(Lack) -> PositionPlan {
        if let size = sketch.size { return try plan(.size(size)) }
        return try plan(
            .margin(try need(sketch.margin, "a size or a margin, as in margin 1,000")))
    }

    private func plan(_ amount: PositionPlan.Amount) throws(Lack) -> PositionPlan {
        let isCross = sketch.mode == .cross
        return PositionPlan(
            coin: contract.coin, kind: contract.kind, side: try side(),
            entry: try entry().value, leverage: try leverage().value, amount: amount,
            added: isCross ? .zero : sketch.added ?? .zero, margin: isCross ? nil : sketch.margin,
            wallet: isCross ? try sharedWallet() : nil)
    }

    /// The wallet behind a cross position: as given, or the account where nothing else shares it.
    private func sharedWallet() throws(Lack) -> Money {
        if let wallet = sketch.wallet { return wallet }
        guard let world, world.holdings.isEmpty else {
            throw .part("the wallet behind it, as in wallet 5,000")
        }
        return world.accountValue(contract.settles)
    }

    private func position(_ plan: PositionPlan) throws(Lack) -> Position {
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
    ///
    /// - Parameter parts: what the answer follows from; what else was said is told as not used.
    func calculate(
        _ sketch: Sketch, like example: String, from parts: Set<Sketch.Part>,
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
            let calculator = try Calculator(sketch, rulebook, world)
            let page = try answer(calculator)
            return Reply(page + Page(calculator.remarks(parts)))
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
