import Figures
import Margin
import Markets

/// Every word that `define` and `why` know.
enum Glossary {
    static let terms: [Term] =
        Term.marginTerms + [
            .addedMargin, .close, .notional, .long, .short, .stopOrder, .isolatedMargin, .inverse,
            .linear, .rung, .tape, .wick, .deleveraging, .returned, .backing, .crossWallet,
            .crossMargin, .multiAsset, .otherProfit, .otherMaintenance, .collateralValue, .haircut,
            .conversionThreshold, .fundingRate, .fundingPayment, .indexPrice, .limitOrder,
            .stopLimit,
            .takeOrder,
            .trailOrder, .reduceOnly, .maker, .marginCall, .takeover, .repricedLine,
        ] + Term.marketTerms + nearby

    /// What people type for a term that goes by another word here.
    private static let habits: [(String, Term)] =
        [
            ("margin", .collateral), ("own margin", .collateral), ("line", .liquidationPrice),
            ("liq", .liquidationPrice), ("liquidation", .liquidationPrice), ("pnl", .profit),
            ("upnl", .profit), ("profit", .profit), ("loss", .profit), ("roe", .returnOnMargin),
            ("mmr", .maintenanceRate), ("mm", .maintenanceMargin),
            ("maintenance", .maintenanceMargin),
            ("mark", .markPrice), ("last", .lastPrice), ("entry", .entryPrice), ("left", .equity),
            ("equity", .equity), ("bankruptcy", .bankruptcyPrice), ("required", .maintenanceMargin),
            ("notional", .notional), ("fund", .insuranceFund), ("wallet", .freeWallet),
            ("ratio", .marginRatio), ("adl", .deleveraging),
            ("auto-deleveraging", .deleveraging), ("auto deleveraging", .deleveraging),
            ("cross", .crossMargin),
            ("multi", .multiAsset), ("backing", .backing), ("funding", .fundingRate),
            ("take", .takeOrder), ("tp", .takeOrder), ("trail", .trailOrder),
            ("limit", .limitOrder),
            ("im", .initialMargin), ("tier", .maintenanceRate), ("position", .size),
            ("re-priced", .repricedLine), ("sl", .stopOrder),
            ("oi", .openInterest), ("n", .branchingNumber),
            ("branching", .branchingNumber), ("depth", .visibleDepth), ("shapley", .shapleyPart),
            ("premium", .basis), ("reported", .reportedLiquidations),
        ] + nearbyHabits

    /// What people type for a term besides its word.
    static func otherWords(for term: Term) -> [String] {
        habits.filter { $0.1 == term }.map(\.0)
    }

    /// The term that some words mean: the word itself, a habit, or a unique beginning.
    static func find(_ words: String) -> Result<Term, FetchProblem> {
        let asked = words.lowercased()
        if let term = terms.first(where: { $0.word == asked }) { return .success(term) }
        if let habit = habits.first(where: { $0.0 == asked }) { return .success(habit.1) }
        let begun = terms.filter { $0.word.hasPrefix(asked) }
        if begun.count == 1 { return .success(begun[0]) }
        let near = begun.isEmpty ? terms.filter { $0.word.contains(asked) } : begun
        if near.count == 1 { return .success(near[0]) }
        let shown = String(words.prefix(40))
        guard !near.isEmpty, !asked.isEmpty else {
            return .failure(
                FetchProblem(
                    page: .problem("\"\(shown)\" is not a word of this glossary.", fix: "define")))
        }
        return .failure(
            FetchProblem(
                page: .problem(
                    "\"\(shown)\" could be "
                        + near.prefix(5).map(\.word).joined(separator: ", ") + ".",
                    fix: "define \(near[0].word)")))
    }

    static var page: Page {
        Page([
            .heading("Words"),
            .entries(terms.map { (Prose($0.word, .term), Prose($0.meaning)) }),
        ])
    }
}

extension Term {
    static let notional = Term(
        "notional", "The value of a whole position. The notional closed is not the money lost.")
    static let long = Term("long", "A position that gains when the price rises.")
    static let short = Term("short", "A position that gains when the price falls.")
    static let stopOrder = Term(
        "stop",
        "An order that closes a position once a price is reached. It gets the next price there is, "
            + "not the price it names.")
    static let isolatedMargin = Term(
        "isolated",
        "Each position stands on its own margin: no more than that can be lost in it.")
    static let crossMargin = Term(
        "cross margin",
        "All positions draw on the whole wallet: lines are further away, and everything can be lost."
    )
    static let multiAsset = Term(
        "multi-asset margin",
        "Every coin of the wallet backs every position, less its haircut; losses are owed in dollars."
    )
    static let limitOrder = Term(
        "limit order", "An order that trades at its price or better, or not at all.")
    static let stopLimit = Term(
        "stop-limit",
        "A stop that will not trade beyond a price. A jump over that price leaves the position open."
    )
    static let takeOrder = Term(
        "take", "An order that closes with a profit once a price is reached.")
    static let trailOrder = Term(
        "trail", "A stop that follows the best price at a distance and never goes back.")
    static let reduceOnly = Term(
        "reduce-only", "An order that closes what is held and never opens or turns a position.")
    static let maker = Term(
        "maker",
        "Who rests in the book and is traded with; a taker trades at once, for a higher fee.")
    static let marginCall = Term(
        "margin call",
        "A venue's warning that the margin ratio has reached its level. It does not wait.")
    static let takeover = Term(
        "takeover",
        "The fund or a vault takes a position over at its bankruptcy price, with all that backs it."
    )
    static let linear = Term("linear", "A contract held in coins that settles in dollars.")
    static let inverse = Term(
        "inverse", "A contract held in face dollars that settles in the coin itself.")
    static let rung = Term("ladder", "Every leverage on the same news, with its minute of death.")
    static let tape = Term("tape", "The prices of a scenario, bar after bar.")
    static let wick = Term(
        "wick",
        "The thin line of a candle: a price touched for an instant, where leveraged positions die.")
    static let deleveraging = Term(
        "deleveraging",
        "Winners closed against their will, or paid less, because neither the trader nor the fund "
            + "can pay them. Also called auto-deleveraging or ADL.")
}

extension Term {
    static let returned = Term(
        "what came back", "What a liquidated trader gets back into the free wallet.")
}
