import Markets

/// What Wick is, and what it leaves out.
enum AboutPage {
    private static let tapesLeaveOut = [
        "An order book: an order fills whole at the tape's price, whatever its size, and the "
            + "half-spread is taken as 0.",
        "Your own trades moving the price, and other traders reacting to them.",
        "Funding payments, where none was recorded for the day.",
        "What happens inside a bar: only its open, high, low and close are known, and the adverse "
            + "move is taken first.",
    ]
    private static let liveMarketsLeaveOut = [
        "Accounts that change their mind: the crowd opens nothing new while the day runs, and closes "
            + "only by its stops and by force.",
        "Sales that you are forced to make of your coins do not move spot.",
        "A queue at each price: an order that rests is taken to stand last in it, and fills only as far "
            + "as others trade through its price.",
    ]
    private static let nobodyModels = [
        "Delays between your screen and the venue, and orders that a venue rejects under load.",
        "Hedge mode: a contract is held on one side at a time.",
        "Taxes, withdrawals, and the risk that the venue itself fails.",
    ]

    /// Of the kind of market at hand; of both, each with its name, where none is loaded.
    private static func leftOut(by world: World?) -> [String] {
        guard let world else {
            return tapesLeaveOut.map { "On recorded tapes: " + $0 }
                + liveMarketsLeaveOut.map { "In live markets: " + $0 } + nobodyModels
        }
        return (world.market == nil ? tapesLeaveOut : liveMarketsLeaveOut) + nobodyModels
    }

    static func page(_ world: World?) -> Page {
        var blocks: [Block] = [
            .heading("Wick: a flight simulator for leverage. SIMULATION, no real money."),
            .paragraph(
                "It lets hypothetical leveraged positions live through recorded prices, and through live "
                    + "markets in which a crowd's forced sales and your own orders move the price. It "
                    + "predicts nothing and recommends nothing."),
            .paragraph(Prose("Not modelled:", .strong)),
            .bullets(leftOut(by: world).map { Prose($0) }),
            .paragraph(
                "Money is reckoned to a hundred-millionth and shown, in dollars, to the nearest cent. Where "
                    + "parts stand beside their sum and would miss it by a cent, one of them is moved by "
                    + "it, and the page says so."),
            .paragraph(
                "Free software under the GNU General Public License, version 3 or later."),
        ]
        if let world {
            blocks.append(.heading("\(world.scenario.title) (\(world.scenario.name))"))
            blocks.append(.bullets(world.aboutLines))
            let rulebook = world.rulebook
            blocks.append(.heading("Rules: \(rulebook.title)"))
            blocks.append(
                .bullets(
                    rulebook.sources.map { Prose("Source: \($0)", .faint) }
                        + rulebook.unverified.map { Prose("Unverified: \($0)", .warning) }))
        }
        return Page(blocks)
    }
}
