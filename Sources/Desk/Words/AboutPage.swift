import Markets

/// What Wick is, and what it leaves out.
enum AboutPage {
    static let notModelled = [
        "An order book on recorded tapes: an order fills at the tape's price, whatever its size, and "
            + "the half-spread is taken as 0.",
        "Your own trades moving the price, and other traders reacting to them.",
        "Funding payments, where none was recorded for the day.",
        "What happens inside a bar: only its open, high, low and close are known, and the adverse "
            + "move is taken first.",
        "Delays between your screen and the venue, partial fills, and orders that a venue rejects "
            + "under load.",
        "Hedge mode: a contract is held on one side at a time.",
        "Taxes, withdrawals, and the risk that the venue itself fails.",
    ]

    static func page(_ world: World?) -> Page {
        var blocks: [Block] = [
            .heading("Wick: a flight simulator for leverage. SIMULATION, no real money."),
            .paragraph(
                "It lets hypothetical leveraged positions live through recorded prices. It predicts "
                    + "nothing and recommends nothing."),
            .paragraph(Prose("Not modelled:", .strong)),
            .bullets(notModelled.map { Prose($0) }),
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
