import Figures
import Margin
import Markets
import Scripts

// Two worlds that met the same prices, side by side.

enum Comparison {
    static func page(_ a: Branch, _ b: Branch) -> Page {
        let sharesMarket = shareMarket(a.world, b.world)
        let hasPosition = sharesMarket || a.world.statement != nil || b.world.statement != nil
        let coins = countsCoins(a, b)
        let own = hasPosition ? paired(a.world, b.world, coins) : []
        let rows =
            marketRows(a, b)
            + own.map { left, right in
                let differs = left.value != right.value
                // For the ear each life is told in one piece, before the rows.
                return Table.Row(
                    [
                        Prose(left.name), Prose([left.span(.figure, nil)]),
                        Prose([right.span(differs ? .strong : .figure, b.name)]),
                    ], said: .silence)
            }
        var blocks: [Block] = [
            .table(
                Table(
                    caption:
                        "the same \(shared(a.world, b.world)), "
                        + (a.world.step == 0 ? "" : "to ") + a.world.clockNow,
                    lead: lead(a, b, tellsLives: hasPosition),
                    header: ["", Prose(a.name, .strong), Prose(b.name, .strong)], rows: rows,
                    numeric: [1, 2]))
        ]
        blocks += refusedBlocks(a) + refusedBlocks(b)
        return Page(blocks)
    }

    /// After every move of the tape: the worlds of `what if` beside the present one, a row for each.
    /// Nil where there is none.
    static func beside(_ main: Branch, _ others: [Branch]) -> Block? {
        guard !others.isEmpty else { return nil }
        let rows = ([main] + others).map { branch in
            let world = branch.world
            let asset = world.settles
            let account = world.accountValue(asset)
            let other = branch.name == main.name ? others[0].world : main.world
            guard let statement = world.statement(comparedWith: other) else {
                return Table.Row(
                    [
                        Prose(branch.name, .strong), "no position", "",
                        Prose([
                            .told(account, asset, .account, .account).of(branch: branch.name)
                        ]),
                    ],
                    said: "\(branch.name): no position; the account is \(account.full(asset)).")
            }
            let left = statement.ending.map { Self.left($0, world) } ?? statement.equity.value
            let fate = Span(
                statement.ending == nil ? "open" : fate(statement, world),
                reveals: .liquidationPrice)
            return Table.Row(
                [
                    Prose(branch.name, .strong), Prose([fate]),
                    Prose([
                        .told(
                            left, statement.asset,
                            statement.ending == nil ? .equity : .leftAtEnd, statement.subject
                        ).of(branch: branch.name)
                    ]),
                    Prose([.told(account, asset, .account, .account).of(branch: branch.name)]),
                ],
                said:
                    "\(branch.name): \(fate), \(left.named(statement.asset)) left; the account is "
                    + "\(account.full(asset)).")
        }
        return .table(
            Table(
                caption:
                    "the same \(shared(main.world, others[0].world)), to \(main.world.clockNow)",
                header: ["", "position", "left", "account"], rows: rows, numeric: [2, 3]))
    }

    private struct Fact {
        let name: String
        let value: String
        var reveals: Term?
        var tells: Told?

        init(name: String, value: String, reveals: Term? = nil) {
            self.name = name
            self.value = value
            self.reveals = reveals
        }

        init(_ name: String, _ money: Money, _ asset: Asset, _ term: Term, _ of: Told.Subject) {
            self.init(name: name, value: money.named(asset))
            tells = Told(term: term, subject: of, money: money, asset: asset)
        }

        /// - Parameter branch: whose it is; nil for the one that is compared first.
        func span(_ ink: Ink, _ branch: String?) -> Span {
            var span = Span(value, ink, reveals: reveals)
            span.tells = tells
            return span.of(branch: branch)
        }
    }

    /// Where one of two accounts counts coins, both are counted with them: one measure for both.
    static func countsCoins(_ a: Branch, _ b: Branch) -> Bool {
        a.world.mode == .multiAsset || b.world.mode == .multiAsset
    }

    private static func facts(_ world: World, _ other: World, _ withCoins: Bool) -> [Fact] {
        guard let statement = world.statement(comparedWith: other) else {
            return [Fact(name: "position", value: "none"), account(world, withCoins)]
        }
        let contract = statement.contract
        let asset = contract.settles
        var facts = [
            Fact(
                name: "position",
                value: statement.position.name + more(than: statement, in: world)),
            Fact(name: "leverage", value: statement.position.leverage.times),
            statement.isShared
                ? Fact(name: "own margin", value: "the wallet")
                : Fact(
                    "own margin", statement.collateral.value, statement.asset, .collateral,
                    statement.subject),
            Fact(
                name: "liquidation price",
                value: statement.position.liquidationPrice.map { contract.text($0.value) }
                    ?? "none", reveals: .liquidationPrice),
            Fact(name: "now", value: fate(statement, world)),
        ]
        if let ending = statement.ending {
            facts += [
                Fact(name: "closed at", value: contract.text(ending.price)),
                Fact("left", left(ending, world), asset, .leftAtEnd, statement.subject),
                ending.mode == .isolated
                    ? Fact("back to you", ending.returned, asset, .returned, statement.subject)
                    : Fact(name: "back to you", value: "–"),
                Fact(
                    world.backstopName, ending.backstopChange, asset, .backstopChange,
                    statement.subject),
            ]
        } else {
            facts += [
                Fact(name: "closed at", value: "open"),
                Fact("left", statement.equity.value, asset, .equity, statement.subject),
                Fact(name: "back to you", value: "–"),
                Fact(name: world.backstopName, value: "–"),
            ]
        }
        facts.append(account(world, withCoins))
        return facts
    }

    private static func account(_ world: World, _ withCoins: Bool) -> Fact {
        let asset = world.statement?.contract.settles ?? world.settles
        return Fact(
            withCoins ? "account, coins counted" : "account",
            world.accountValue(asset, withCoins: withCoins), asset,
            withCoins && world.mode != .multiAsset ? .accountWithCoins : .account, .account)
    }

    /// The facts of both, row by row; whoever has no position has an account all the same.
    private static func paired(_ a: World, _ b: World, _ withCoins: Bool) -> [(Fact, Fact)] {
        func padded(_ own: [Fact], like other: [Fact]) -> [Fact] {
            guard own.count < other.count else { return own }
            let lacking = other.dropFirst().dropLast().map { Fact(name: $0.name, value: "–") }
            return own.prefix(1) + lacking + own.suffix(1)
        }
        let (left, right) = (facts(a, b, withCoins), facts(b, a, withCoins))
        return Array(zip(padded(left, like: right), padded(right, like: left)))
    }

    /// " and 1 more", where others are open beside it.
    static func more(than statement: Statement, in world: World) -> String {
        let others = world.holdings.count - (statement.ending == nil ? 1 : 0)
        return others > 0 ? " and \(others) more" : ""
    }

    /// What its end left: of its own margin, or of the wallet that it shared.
    static func left(_ ending: Ending, _ world: World) -> Money {
        guard ending.mode == .isolated else { return world.free(ending.position.contract.settles) }
        return ending.left
    }

    static func fate(_ statement: Statement, _ world: World) -> String {
        guard let ending = statement.ending else {
            return "open, "
                + (statement.distance.map { "line \($0.value.percent()) away" } ?? "no line")
        }
        let time = world.clock(ending.dueStep)
        switch ending.cause {
        case .liquidated where ending.soldStep != ending.dueStep:
            return "liquidated \(time), sold \(world.clock(ending.soldStep))"
        case .liquidated: return "liquidated \(time)"
        case .stopped: return "stopped \(time)"
        case .filled(let order, _, _):
            return "\(order.isProtective ? "stopped" : "closed") \(time)"
        case .byHand: return "closed \(time)"
        case .deleveraged: return "deleveraged \(time)"
        }
    }

    /// Lines that the other world would not take: listed, never hidden.
    static func refusedBlocks(_ branch: Branch) -> [Block] {
        guard !branch.refused.isEmpty else { return [] }
        let lines = branch.refused.map { refused in
            Prose([
                Span("line \(refused.line) "), Span(ActText.print(refused.act), .verb),
                Span(": \(refused.refusal.words(in: branch.world).text)"),
            ])
        }
        return [.paragraph(Prose("In \(branch.name) these lines were refused:", .warning))]
            + [.bullets(lines)]
    }
}

extension Statement {
    /// Whether the wallet backs it, or did.
    fileprivate var isShared: Bool {
        shared != nil || (ending.map { $0.mode != .isolated } ?? false)
    }
}

extension World {
    /// What a comparison tells of this life: what was held last, or, with several coins, the position of
    /// the coin on which the two lives differ.
    func statement(comparedWith other: World) -> Statement? {
        let differing = coins.filter { differs(from: other, on: $0) }
        guard let coin = differing.first, coins.count > 1 else { return statement }
        if let both = statement?.contract.coin, both == other.statement?.contract.coin,
            differing.contains(both)
        {
            return statement
        }
        return statement(on: coin)
    }

    private func differs(from other: World, on coin: Asset) -> Bool {
        let (one, two) = (statement(on: coin), other.statement(on: coin))
        return one?.position != two?.position || one?.ending?.price != two?.ending?.price
            || one?.ending?.returned != two?.ending?.returned
    }
}
