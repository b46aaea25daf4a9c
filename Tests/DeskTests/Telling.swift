import Figures
import Lessons
import Margin
import Markets
import Press
import Testing

@testable import Desk

/// Everything that is told of one moment, from every page and channel, each figure once.
struct Telling {
    private struct Key: Hashable {
        let term: Term
        let subject: Told.Subject
        let asset: String
        let branch: String?
    }
    private let world: World
    /// Records an issue where figures differ; else only lists it.
    private let isStrict: Bool
    private var known: [Key: (money: Money, place: String, shown: String)] = [:]
    private(set) var faults: [String] = []

    init(_ world: World, isStrict: Bool = true) {
        self.world = world
        self.isStrict = isStrict
    }

    private mutating func fault(_ words: String) {
        faults.append(words)
        if isStrict { Issue.record("\(words)") }
    }

    mutating func ask(_ line: String, _ session: Session, _ place: String) {
        var session = session
        let reply = session.perform(line)
        if reply.outcome == .done {
            read(reply.page, "`\(line)`", place)
            listen(reply.page, "`\(line)`", place)
        }
    }

    /// Every figure of a page: it agrees with what is known, and is shown as what it is.
    mutating func read(_ page: Page, _ name: String, _ place: String) {
        let says =
            page.spans.map(\.text).joined().contains(Prose.roundedToAddUp)
            || page.blocks.contains {
                if case .table(let table) = $0 {
                    table.caption?.contains(Prose.roundedToAddUp) ?? false
                } else {
                    false
                }
            }
        for span in page.spans {
            guard let told = span.tells, told.term != .priceShown else { continue }
            note(told, name, place)
            let shown = span.text.digits
            let exact = told.money.shown(told.asset)
            let isNear = says && told.asset.isDollar && shown.isWithinACent(of: exact)
            if shown != exact, !isNear {
                fault("\(place): \(name) shows \(told.term.word) as \(span.text), not \(exact)")
            }
        }
        // Where a tick is a cent, prices look like money.
        guard isStrict, world.priceDecimals != 2 else { return }
        let bare = Self.unmarked(page).filter { !pricesKnown.contains($0) }
        if !bare.isEmpty {
            fault("\(place): \(name) shows \(bare) and does not say which figure it is")
        }
    }

    /// Compares a figure with what other pages told of it.
    mutating func note(_ told: Told, _ name: String, _ place: String) {
        guard !Term.severalAtOnce.contains(told.term) else { return }
        let key = Key(
            term: told.term, subject: told.subject, asset: told.asset.code,
            branch: told.branch == "main" ? nil : told.branch)
        if let before = known[key] {
            if before.money.magnitude != told.money.magnitude {
                fault(
                    "\(place): \(told.term.word) of \(told.subject) is \(told.money) on \(name), and "
                        + "\(before.money) on \(before.place)")
            }
        } else {
            known[key] = (told.money, name, told.money.magnitude.text(told.asset))
        }
    }

    mutating func note(
        _ money: Money, _ term: Term, _ subject: Told.Subject, _ asset: Asset, _ name: String,
        _ place: String
    ) {
        note(Told(term: term, subject: subject, money: money, asset: asset), name, place)
    }

    // MARK: Channels

    /// The figures for programs.
    mutating func hear(_ datum: Datum, _ name: String, _ place: String) {
        let asset = world.settles
        for (field, term) in [
            ("account", Term.account), ("free", .freeWallet), ("deposited", .deposited),
            ("worth", .worthOfAll), ("change", .change),
        ] {
            if let money = datum.money(field) {
                note(money, term, .account, asset, name, place)
            }
        }
        guard case .list(let positions)? = datum["positions"] else { return }
        for (position, statement) in zip(positions, world.statements) {
            for (field, term) in [
                ("collateral", Term.collateral), ("unrealised_profit", .profit),
                ("equity", .equity), ("maintenance_margin", .maintenanceMargin),
            ] {
                guard let money = position.money(field) else { continue }
                let asset = term == .profit ? statement.contract.settles : statement.asset
                note(money, term, statement.subject, asset, name, place)
            }
        }
    }

    /// The events for programs, beside the ends that the world remembers.
    mutating func hear(_ events: [Datum], _ name: String, _ place: String) {
        let closed = events.filter { $0["returned"] != nil && $0["leverage"] != nil }
        for (event, ending) in zip(closed.reversed(), world.endings.reversed()) {
            let asset = ending.position.contract.settles
            for (field, term) in [
                ("profit", Term.priceProfit), ("taker_fee", .takerFeeTaken),
                ("liquidation_fee", .liquidationFeeTaken),
            ] {
                if let money = event.money(field) {
                    note(money, term, ending.subject, asset, name, place)
                }
            }
            if ending.mode == .isolated, let money = event.money("returned") {
                note(money, .returned, ending.subject, asset, name, place)
            }
        }
    }

    /// What a lesson may ask of the same moment.
    mutating func askLesson(_ place: String) {
        let facts = WorldFacts(world: world, other: nil, hasCompared: false, hasAskedWhy: false)
        func told(_ term: String) -> Money? {
            facts.value(of: term).map { Money(units: $0.units ?? 0) }
        }
        let asset = world.settles
        for (word, term) in [("account", Term.account), ("wallet", .freeWallet)] {
            if let money = told(word) { note(money, term, .account, asset, "{\(word)}", place) }
        }
        if let statement = world.statement, statement.ending == nil {
            for (word, term) in [
                ("position.own", Term.collateral), ("position.left", .equity),
                ("position.required", .maintenanceMargin), ("position.profit", .profit),
            ] {
                guard let money = told(word) else { continue }
                let asset = term == .profit ? statement.contract.settles : statement.asset
                note(money, term, statement.subject, asset, "{\(word)}", place)
            }
        }
        if let ending = world.endings.last, let money = told("out.lost") {
            note(
                money, .lost, ending.subject, ending.position.contract.settles, "{out.lost}",
                place)
        }
        if let ending = world.endings.last(where: { $0.settlement != nil }),
            ending.mode == .isolated
        {
            let asset = ending.position.contract.settles
            for (word, term, subject) in [
                ("event.left", Term.leftWhenDue, ending.dueSubject),
                ("event.required", .requiredWhenDue, ending.dueSubject),
                ("event.lost", .lost, ending.subject),
                ("event.returned", .returned, ending.subject),
            ] {
                if let money = told(word) { note(money, term, subject, asset, "{\(word)}", place) }
            }
        }
    }

    /// What `why` explains, what a hand-in is graded by, and what the ledger has.
    mutating func askEngine(_ place: String) {
        for statement in world.statements {
            for term in [Term.collateral, .equity, .maintenanceMargin, .profit, .positionValue] {
                guard let figure = statement.figure(of: term), figure.decimals == 8 else {
                    continue
                }
                let isOwn = term == .profit || term == .positionValue
                note(
                    Money(units: figure.raw), term, statement.subject,
                    isOwn ? statement.contract.settles : statement.asset,
                    "why \(term.word)", place)
            }
        }
        for holding in world.holdings {
            guard let stop = world.stop(of: holding), let loss = world.lossAtStop(of: holding)
            else {
                continue
            }
            let contract = holding.position.contract
            note(
                loss, .lossAtStop,
                .thought("\(holding.position.name) \(contract.text(stop.price))"),
                contract.settles, "a graded plan", place)
        }
        for option in world.options {
            note(
                option.premium.value, option.kind.premium, .put(option.number), option.asset,
                "what was paid", place)
            if let worth = world.optionFigure(of: option.kind.worth), world.options.count == 1 {
                note(
                    Money(units: worth.raw), option.kind.worth, .put(option.number),
                    option.asset, "why \(option.kind.worth.word)", place)
            }
        }
        if let loan = world.loan {
            note(loan.debt, .owedForLoan, .account, loan.asset, "the loan", place)
            note(
                world.ledger[.debt(trader: World.you), loan.asset], .owedForLoan, .account,
                loan.asset, "the ledger", place)
        }
        for (number, transfer) in world.ledger.transfers.enumerated() {
            note(
                transfer.amount, .moved, .transfer(number), transfer.asset, "the ledger", place)
        }
    }

    // MARK: What is heard

    /// Whoever listens hears no amount that the eye is not shown: on this page, or told of this moment.
    mutating func listen(_ page: Page, _ name: String, _ place: String) {
        let seen = Set(page.spans.flatMap { Self.amounts($0.text) })
        let told = Set(known.values.map { $0.shown })
        for sentence in page.sentences {
            for amount in Self.amounts(sentence)
            where !seen.contains(amount) && !told.contains(amount)
                && !pricesKnown.contains(amount)
            {
                fault("\(place): \(name) says \(amount), which nothing shows: \(sentence)")
            }
        }
    }

    /// Amounts to the cent: no shares, and no sizes of what is held or hedged.
    private static func amounts(_ text: String) -> [String] {
        let sizes = [
            " BTC", " of it", " in the wallet", " in perps", " behind pos", " pledged", " gain",
        ]
        return text.matches(of: #/\d[\d,]*\.\d\d(?![\d%]| USD)/#).filter { match in
            let rest = text[match.range.upperBound...]
            return !sizes.contains { rest.hasPrefix($0) }
        }.map { String($0.output) }
    }

    /// Prices of the moment that may have two decimals whatever the tick: where a margin is gone is no
    /// whole number of ticks.
    private var pricesKnown: Set<String> {
        var prices: [(Price?, Contract)] = []
        for statement in world.statements + world.endings.map({ world.statement(of: $0) }) {
            let contract = statement.contract
            prices += [
                (statement.bankruptcyPrice?.value, contract),
                (statement.position.bankruptcyPrice?.value, contract),
                (statement.position.liquidationPrice?.value, contract),
            ]
        }
        for forced in world.forcedCloses {
            for case .takenOver(let symbol, _, _, let price, _) in forced.steps {
                if let contract = world.rulebook.contracts.first(where: { $0.symbol == symbol }) {
                    prices.append((price, contract))
                }
            }
        }
        return Set(prices.compactMap { price, contract in price.map { contract.text($0) } })
    }

    // MARK: Money that does not say what it is

    /// Amounts to the cent on a page that are marked as no figure.
    static func unmarked(_ page: Page) -> [String] {
        page.spans.filter { $0.tells == nil && $0.ink != .verb && $0.ink != .error }
            .flatMap { amounts($0.text) }
    }
}

extension World {
    /// The decimals that prices of the tape's coin are shown with.
    fileprivate var priceDecimals: Int {
        rulebook.contract(on: scenario.coin)?.tick.decimalPlaces ?? 0
    }
}

extension Page {
    /// What a report says of the session, without the market, its rules and their sources.
    var ofSession: Page {
        Page(Array(blocks.prefix { $0 != .heading("The market and its rules") }))
    }

    /// Everything that is written on it, span by span.
    var spans: [Span] { blocks.flatMap(\.spans) }
}

extension Page {
    /// What is spoken in the place of a row or a short form.
    fileprivate var sentences: [String] { blocks.flatMap(\.sentences) }
}

extension Block {
    fileprivate var sentences: [String] {
        func aloud(_ prose: [Prose]) -> [String] {
            prose.compactMap { $0.aloud?.map(\.text).joined() }
        }
        return switch self {
        case .paragraph(let prose): aloud([prose])
        case .lines(let all), .bullets(let all), .numbered(let all): aloud(all)
        case .entries(let all): aloud(all.flatMap { [$0.0, $0.1] })
        case .table(let table): table.rows.compactMap { $0.said?.heard.map(\.text).joined() }
        case .quote(let blocks): blocks.flatMap(\.sentences)
        default: []
        }
    }

    fileprivate var spans: [Span] {
        switch self {
        case .paragraph(let prose): prose.spans
        case .lines(let all), .bullets(let all), .numbered(let all): all.flatMap(\.spans)
        case .entries(let all): all.flatMap { $0.0.spans + $0.1.spans }
        case .table(let table): table.rows.flatMap { $0.cells.flatMap(\.spans) }
        case .quote(let blocks): blocks.flatMap(\.spans)
        // Behind a fold stands working, down to digits that no page shows elsewhere.
        case .fold(let head, _): head.spans.filter { $0.tells != nil }
        default: []
        }
    }
}

extension Datum {
    subscript(_ name: String) -> Datum? {
        guard case .record(let fields) = self else { return nil }
        return fields.first { $0.name == name }?.value
    }
    fileprivate func money(_ name: String) -> Money? {
        guard case .number(let text)? = self[name] else { return nil }
        return try? Money(reading: text)
    }
}

extension String {
    /// The digits and the point of an amount, without sign, commas and unit.
    fileprivate var digits: String {
        String(drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "," || $0 == "." }).filter {
            $0 != ","
        }
    }

    fileprivate func isWithinACent(of other: String) -> Bool {
        guard let a = try? Money(reading: self), let b = try? Money(reading: other) else {
            return false
        }
        return (a - b).magnitude.units * 100 <= unitsPerOne
    }
}

extension Money {
    /// As it should be shown: dollars to the nearest cent, coins whole.
    fileprivate func shown(_ asset: Asset) -> String {
        let cent = Money(units: unitsPerOne / 100)
        let amount = asset.isDollar ? magnitude.rounded(.nearest, to: cent) : magnitude
        return amount.text(asset).filter { $0 != "," }
    }
}
