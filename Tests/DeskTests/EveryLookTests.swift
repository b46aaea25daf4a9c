import Desk
import Press
import Scripts
import Testing

/// Whatever is asked is answered, in every market, before its first bar and in its midst: a page that
/// takes a tape for lived to its end would stop the program there.
@Suite("Every question in every market")
struct EveryLookTests {
    /// The examples of all verbs that look or ask, and what is asked of a position by name.
    static let lines: [String] =
        Verb.all.filter { $0.group == .look || $0.group == .ask }.map(\.example)
        // A hundred days, and the lessons' own long game: asked elsewhere.
        .filter { !$0.hasPrefix("odds") && !$0.hasPrefix("buildup") }
        + [
            "account", "orders", "chart equity", "chart margin", "chart map", "chart 1h", "ladder",
            "ladder 20x", "ladder short", "why", "why liquidation price", "why margin ratio",
            "mirror",
            "debrief", "who", "feed", "map", "book", "crowd", "split", "funding", "hedges",
            "venues",
            "collateral", "journal", "branches", "compare", "about",
        ]

    static let names = (try? Checkout.content.names(.scenarios)) ?? []

    @Test("is answered, for the eye and for the ear", arguments: names)
    func answered(_ name: String) throws {
        var session = Checkout.session()
        for move in ["load \(name)", "open long BTC 10x margin 500 stop 3%", "step 5"] {
            _ = session.text(move, style: .plain, columns: 80)
            for line in Self.lines {
                var other = session
                let reply = other.perform(line, columns: 80) { false }
                let seen = TextPress(style: .plain).text(reply.page)
                let heard = TextPress(style: .flat).text(reply.page)
                #expect(!seen.isEmpty && !heard.isEmpty, "\(name), after \(move): \(line)")
            }
        }
    }

    @Test("there are markets and questions")
    func some() { #expect(Self.names.count > 20 && Self.lines.count > 40) }
}
