import Figures

// The words of a market that makes its own prices, and of questions about many of its days.

extension Term {
    static let marketTerms: [Term] = [
        .openInterest, .basis, .spread, .visibleDepth, .latentDepth, .forcedClose,
        .reportedLiquidations, .liquidationZone, .branchingNumber, .pushed, .causalBranching,
        .amplification, .shapleyPart, .split, .odds, .leverageIndex, .depeg,
    ]

    static let openInterest = Term(
        "open interest",
        "All contracts that are open: what the longs hold, which is what the shorts hold. In coins; "
            + "in dollars it also falls when only the price does.")
    static let basis = Term(
        "basis", "How far the perpetual is above spot (or, with a minus, below), as a share of it.")
    static let spread = Term(
        "spread",
        "Between the best bid and the best ask: half of it is paid by whoever cannot wait.")
    static let visibleDepth = Term(
        "visible depth",
        "What stands in the book within 1% of the price. It flees when prices move.")
    static let latentDepth = Term(
        "latent depth",
        "What would be bought once the price has come down, and stands in no book yet. Nobody can "
            + "count it; here it is fitted.")
    static let forcedClose = Term(
        "forced close", "A position that an exchange closes at the market, whatever the price.")
    static let reportedLiquidations = Term(
        "reported liquidations",
        "What feeds and aggregators show of the forced closes. Streams publish at most one a second "
            + "and symbol, so in a storm most of it is missing.")
    static let liquidationZone = Term(
        "liquidation zone",
        "A stretch of prices in which more would be released than the book takes: n is 1 or more.")
    static let branchingNumber = Term(
        "branching number",
        "n at a price: what a move through it releases (stops and liquidations) over what the book "
            + "there takes. A dollar sold forces n more, those force n × n, and so on: it comes to "
            + "1 ÷ (1 − n). 0.2 makes 1.25 of it, 0.5 makes 2, 0.9 makes 10; from 1 on the sum has no "
            + "end.")
    static let pushed = Term(
        "pushed",
        "Where a price taken to the end of a band of the map at once would come to rest, when all "
            + "that is forced on the way is sold into the book of this minute.")
    static let causalBranching = Term(
        "causal n",
        "Of each dollar that was forced, the part that would not have been without other forced "
            + "selling, found by living the day again with trades that move no price.")
    static let amplification = Term(
        "amplification", "The whole fall, over the fall that the same news brings by itself.")
    static let shapleyPart = Term(
        "shapley part",
        "The mean of what a part adds to a fall when it comes first and when it comes last. Such "
            + "parts add up to the whole.")
    static let split = Term(
        "split",
        "How much of a fall would have come anyway, and what stops and liquidations added, by living "
            + "the same news again without them. An output of the model, no measurement.")
    static let odds = Term(
        "odds",
        "How often, said beside of how many. Two kinds are shown and never mixed: versions of one day "
            + "under other seeds, which say how fragile that day is; and windows of recorded "
            + "history, which say how often such a thing came. Never seen is not impossible.")
    static let leverageIndex = Term(
        "leverage index",
        "Open interest over the coin held at exchanges (ELR). The coin is not simulated here, so it "
            + "moves with open interest alone.")
    static let depeg = Term(
        "depeg",
        "Collateral that trades below what it stands for. What it counts for then depends on whose "
            + "price the venue takes: its own book's, other venues', or what it is redeemed for.")
}
