import Figures
import Margin
import Markets

// Two lives for the ear: each told in one piece.

extension Comparison {
    static func lead(_ a: Branch, _ b: Branch, tellsLives: Bool) -> [Prose] {
        let shared = "The same \(shared(a.world, b.world)), to \(a.world.clock(a.world.step))"
        let lead = Prose("\(shared), lived in \(a.name) and in \(b.name).")
        return [lead] + (tellsLives ? [told(a, b.world), told(b, a.world)] : [])
    }

    /// "main: long 2.719 BTC at 20x, liquidated 10:36. …"
    private static func told(_ branch: Branch, _ other: World) -> Prose {
        let world = branch.world
        let told = world.statement(comparedWith: other)
        let account = world.accountValue(told?.contract.settles ?? world.settles)
        guard let statement = told else {
            return "\(branch.name): no position; the account is \(account.full(world.settles))."
        }
        let asset = statement.contract.settles
        let more = more(than: statement, in: world)
        let leverage = statement.record.leverage.times
        return "\(branch.name): \(statement.position.name)\(more) at \(leverage), "
            + fate(of: statement, in: world) + " The account is \(account.full(asset))."
    }

    private static func fate(of statement: Statement, in world: World) -> Prose {
        let contract = statement.contract
        let line = statement.position.liquidationPrice.map { contract.text($0.value) }
        let margin = statement.collateral.value.named(statement.asset)
        guard let ending = statement.ending else {
            let away = statement.distance.map { ", \($0.value.percent()) away" } ?? ""
            let limit = Span(line.map { "\($0)\(away)" } ?? "none", reveals: .liquidationPrice)
            let left = statement.equity.value.named(statement.asset)
            return
                "still open, with its line at \(limit). The margin of \(margin) is now worth \(left)."
        }
        let asset = contract.settles
        let limit = Span(line ?? "none", reveals: .liquidationPrice)
        let back = ending.returned
        let fund = ending.backstopChange
        let words =
            fund == .zero
            ? ""
            : "; \(world.backstopName) \(fund.isNegative ? "paid" : "took") \(fund.magnitude.named(asset))"
        return
            "\(fate(statement, world)) at \(contract.text(ending.price)), with its line at \(limit). "
            + "Of the margin of \(margin), \(back == .zero ? "nothing" : back.named(asset)) came "
            + "back\(words)."
    }
}
