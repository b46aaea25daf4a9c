import Desk
import Figures
import Press
import Testing

/// What a table says to whoever listens, wherever a table is answered.
@Suite("Tables for the ear")
struct SpokenTableTests {
    /// Evenings with every page that sets a table, on a recorded tape and on live ones.
    private static let evenings: [[String]] = [
        [
            "load black-thursday", "scenarios", "rulebooks", "lessons", "help class", "progress",
            "open long BTC 20x margin 1,000 stop 6,000", "alert line < 2%", "alerts",
            "why liquidation price", "why margin ratio", "ladder", "odds", "venues", "funding",
            "collateral", "orders", "account", "chart", "until liquidation", "what if 3x", "step 5",
            "what if stop 7,187", "compare", "branches", "who", "ledger", "journal", "debrief",
            "mirror", "report day.html", "health 10 ETH borrow 20,000 at 3,000", "put 95% 30d",
            "miner joules 30 cents 7", "buildup days 30", "split",
        ],
        [
            "load headline", "map", "book", "crowd", "feed", "venues", "odds 4",
            "open short BTC 10x margin 500", "put 95% 30d", "hedge put 95% 1d", "hedges",
            "step 8h", "until 14:00", "feed", "who", "funding", "market", "split", "why split",
            "what if loans debt 0", "what if stops none", "compare", "chart map", "chart oi",
            "money", "hedges", "debrief",
        ],
        ["load october-loans", "lend", "until 22:00", "lend", "feed", "who", "why loans called"],
    ]

    private static func tables(_ blocks: [Block]) -> [Table] {
        blocks.flatMap { block -> [Table] in
            switch block {
            case .table(let table): [table]
            case .fold(_, let inner), .quote(let inner): tables(inner)
            default: []
            }
        }
    }

    @Test("Every row of a page's table has a sentence of its own", arguments: evenings)
    func sentences(lines: [String]) {
        var session = Checkout.session()
        var met = 0
        for line in lines {
            let reply = session.perform(line)
            let pages =
                [reply.page]
                + reply.papers.compactMap { paper in
                    if case .document(_, let page) = paper.content { page } else { nil }
                }
            for table in pages.flatMap({ Self.tables($0.blocks) }) {
                for row in table.rows {
                    met += 1
                    #expect(row.said != nil, "\(line): \(row.cells.map(\.text))")
                }
            }
        }
        #expect(met > 20)
    }

    @Test(
        "A page for listening has no signs for nothing and no lists of names and values",
        arguments: evenings)
    func flat(lines: [String]) {
        var session = Checkout.session()
        for line in lines {
            for said in session.text(line, style: .flat).split(separator: "\n") {
                let words = said.split(separator: " ")
                #expect(
                    !words.contains { ["–", "–.", "–;", "–,", "=", "≤"].contains($0) }, "\(said)")
                let facts = said.split(separator: ";").filter { $0.contains(": ") }
                #expect(facts.count < 3, "\(said)")
            }
        }
    }

    @Test("A hidden figure is not spoken either")
    func hidden() throws {
        var session = Checkout.session()
        for line in ["lesson q1", "", "", ""] { _ = session.perform(line) }
        var asked = 0
        for _ in 0..<12 {
            let ladder = session.text("ladder", style: .flat)
            if ladder.contains("hidden until you predict") {
                asked += 1
                for row in ladder.split(separator: "\n") where row.contains("x: ") {
                    #expect(row.hasSuffix("x: hidden until you predict."), "\(row)")
                }
            }
            _ = session.perform("show")
            _ = session.perform("")
        }
        #expect(asked > 0)
    }
}
