import Testing

@testable import Scripts

/// Each rulebook is right but for one thing; its whole message.
@Suite("Rulebooks that cannot be read")
struct RulebookErrorGalleryTests {
    /// What is said of the small rulebook with one piece of its text replaced.
    private static func ofRulebook(_ piece: String, _ other: String) throws -> [String] {
        try #require(smallRulebook.contains(piece))
        do throws(FileErrors) {
            _ = try RulebookText.read(smallRulebook.replacing(piece, with: other), name: "small")
            return []
        } catch {
            return error.lines
        }
    }

    private static let rulebooks: [(piece: String, other: String, message: String)] = [
        (
            "rulebook small  as",
            "rulebook large  as",
            "small.rules:2:10: a rulebook is called as its file is — "
                + "found `large` in small.rules; write `rulebook small`"
        ),
        (
            "rulebook small  as of 2026-11\n",
            "",
            "small.rules:2:1: a rulebook file says so first — "
                + "found this line before it; move the `rulebook` line to the top"
        ),
        (
            "title \"Small\"",
            "titel \"Small\"",
            "small.rules:3:1: a line begins with the word of its statement — "
                + "`titel` has no meaning here; write `title`"
        ),
        (
            "title \"Small\"",
            "title Small",
            "small.rules:3:7: expected here: a title in double quotes — "
                + "`Small` has no meaning here; write a title in double quotes"
        ),
        (
            "linear",
            "lineal",
            "small.rules:6:18: expected here: linear or inverse — "
                + "`lineal` has no meaning here; write `linear`"
        ),
        (
            "settles USDT",
            "settles XYZ",
            "small.rules:6:44: a linear contract settles in its currency — "
                + "found XYZUSDT on XYZ settling in XYZ; write `settles USDT`"
        ),
        (
            "settles ABC",
            "settles USDT",
            "small.rules:9:44: an inverse contract settles in its coin — "
                + "found XYZUSD on ABC settling in USDT; write `settles ABC`"
        ),
        (
            "tick 0.1",
            "tick 0",
            "small.rules:6:55: a tick is above zero — "
                + "found none; write the venue's tick"
        ),
        (
            "coin ABC",
            "coin XYZ",
            "small.rules:9:10: a symbol and a coin stand in one contract — "
                + "found XYZ again, first on line 6; delete one of the two\n"
                + "small.rules:9:44: an inverse contract settles in its coin — "
                + "found XYZUSD on XYZ settling in ABC; write `settles XYZ`"
        ),
        (
            "tier to 300,000",
            "tier 300,000",
            "small.rules:7:6: expected here: `to` — "
                + "`300,000` has no meaning here; write `to`"
        ),
        (
            "tier to 800,000",
            "tier to 300,000",
            "small.rules:8:9: tiers go from small to large — "
                + "found 300,000 after 300,000; write a greater number, or put this tier further up"
        ),
        (
            "maintenance 0.5% amount 300",
            "maintenance 0.3% amount 300",
            "small.rules:8:42: larger positions have no lower maintenance — "
                + "found 0.3% after 0.4%; write 0.4% or more"
        ),
        (
            "leverage 50x",
            "leverage 125x",
            "small.rules:8:26: larger positions get no more leverage — "
                + "found 125x after 100x; write 100x or less"
        ),
        (
            "amount 300",
            "amount 299.99999999",
            "small.rules:8:54: maintenance does not jump between tiers — "
                + "found amount 299.99999999 where 300 is due; leave `amount` out, it follows from the "
                + "rates"
        ),
        (
            "tier to 200 ABC",
            "tier to 200",
            "small.rules:10:9: a number that can be two things says which — "
                + "found 200 without a unit; write `tier to 200 ABC` or `tier to 200 USD`"
        ),
        (
            "tier to 200 ABC",
            "tier to 200 XYZ",
            "small.rules:10:13: an amount is in the units of its contract — "
                + "found XYZ; write ABC or USD"
        ),
        (
            "tier to 200 ABC leverage 12.5x maintenance 0.45%\n",
            "tier to 200 USD leverage 12.5x maintenance 0.45%\n"
                + "tier to 900 USD leverage 10x maintenance 1%\n",
            "small.rules:10:9: tiers by size have one rate for the whole position — "
                + "found such tiers for XYZUSD in a progressive table; add `margin tiers flat`, or "
                + "write the borders by value"
        ),
        (
            "tier to 200 ABC leverage 12.5x maintenance 0.45%\n",
            "tier to 200 ABC leverage 12.5x maintenance 0.45%\n"
                + "tier to 300 ABC leverage 10x maintenance 0.55% amount 0.1 ABC\n"
                + "tier to 400 ABC leverage 5x maintenance 0.65% amount 0.4 ABC\n",
            "small.rules:11:55: maintenance does not jump between tiers — "
                + "found amount 0.1 where 0.2 is due; leave `amount` out of this table, it follows "
                + "from the rates; they are 0, 0.2, 0.5"
        ),
        (
            "liquidation shortfall fund",
            "liquidation shortfall fund\nliquidation partial share 20% above 100 cooldown 30s\n"
                + "collateral ABC to 10 counts 90%",
            "small.rules:18:37: a number that can be two things says which — "
                + "found 100 without a unit; write `above 100 USDT` or `above 100 ABC`\n"
                + "small.rules:19:22: expected here: 10 ABC or 10 USD — "
                + "`counts` has no meaning here; write 10 ABC or 10 USD"
        ),
        (
            " amount 300",
            " amuont 300",
            "small.rules:8:47: expected here: the end of the line — "
                + "`amuont` has no meaning here; write `amount`"
        ),
        (
            "maintenance 0.4%",
            "maintenance 0.4% amount 5",
            "small.rules:7:55: maintenance does not jump between tiers — "
                + "found amount 5 where 0 is due; leave `amount` out, it follows from the rates"
        ),
        (
            "maintenance 0.45%",
            "maintenance 8%",
            "small.rules:10:26: the margin of an opening exceeds its maintenance — "
                + "12.5x leaves no more than 8%; write a lower leverage or rate"
        ),
        (
            "maintenance 0.45%",
            "maintenance 100%",
            "small.rules:10:44: rates lie under 100% — "
                + "found 100%; check where the point stands"
        ),
        (
            "maintenance 0.45%",
            "maintenance 0.45",
            "small.rules:10:44: a share is written with its sign: 80% — "
                + "`0.45` is not a percentage; add the sign"
        ),
        (
            "leverage 12.5x",
            "leverage 0.5x",
            "small.rules:10:26: leverage is at least 1x — "
                + "found 0.5x; write 1x or more"
        ),
        (
            "tier to 200 ABC leverage 12.5x maintenance 0.45%\n",
            "",
            "small.rules:9:1: a contract has at least one tier — "
                + "found none for XYZUSD; add one like `tier to 100,000,000 leverage 100x "
                + "maintenance 0.5%`"
        ),
        (
            "fee maker",
            "fee taker",
            "small.rules:2:1: `fee maker` has to be said — "
                + "found no such line; add one like `fee maker 0.02%`\n"
                + "small.rules:12:1: `fee taker` stands once — "
                + "found it again, first on line 11; delete one of the two"
        ),
        (
            "on mark",
            "on last",
            "small.rules:13:16: expected here: `mark` — "
                + "`last` has no meaning here; write `mark`"
        ),
        (
            "surplus to trader",
            "surplus to you",
            "small.rules:15:24: expected here: fund, trader, venue or vault — "
                + "`you` has no meaning here; write fund, trader, venue or vault"
        ),
        (
            "shortfall fund",
            "shortfall trader",
            "small.rules:17:23: expected here: fund, vault or none — "
                + "`trader` has no meaning here; write fund, vault or none"
        ),
        (
            "liquidation surplus to trader\n",
            "",
            "small.rules:2:1: `liquidation surplus` has to be said — "
                + "found no such line; add one like `liquidation surplus to fund`"
        ),
    ]

    @Test("one wrong thing in a rulebook, one message", arguments: rulebooks)
    func rulebookMessages(_ piece: String, _ other: String, _ message: String) throws {
        let found = try Self.ofRulebook(piece, other).joined(separator: "\n")
        #expect(found == message)
    }
}
