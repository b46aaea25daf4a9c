import Figures
import Margin
import Markets

/// Which figure an amount on a page is: of what, and how much exactly. Whoever reads pages by program
/// finds the same figure on each of them.
public struct Told: Sendable, Equatable {
    public enum Subject: Sendable, Hashable {
        case account
        /// A position, open or ended, by the journal line that opened it.
        case position(line: Int)
        /// What a venue judged, due at a step: the size that it judged, in units; 0 for a pool of several.
        case trade(step: Int, left: Int128)
        /// A move of money, by its place in the ledger.
        case transfer(Int)
        /// Somebody else, or a pot, by name.
        case party(String)
        /// A loan, or a call of one, by the loan's line and how many calls came before.
        case loan(line: Int)
        case loanCall(line: Int, place: Int)
        case put(Int)
        /// The account as it was when a journal line was typed.
        case decision(line: Int)
        /// Whatever is only reckoned: a plan, a stop's price.
        case thought(String)
    }
    public let term: Term
    public let subject: Subject
    public let money: Money
    public let asset: Asset
    /// The branch that it is of; nil for the one that is lived.
    public var branch: String?
}

extension Span {
    /// An amount that says which figure it is.
    ///
    /// - Parameter text: what is shown, where that is not the amount as it is named.
    static func told(
        _ money: Money, _ asset: Asset, _ term: Term, _ subject: Told.Subject,
        as text: String? = nil, _ ink: Ink = .figure, reveals: Term? = nil
    ) -> Span {
        var span = Span(text ?? money.named(asset), ink, reveals: reveals)
        span.tells = Told(term: term, subject: subject, money: money, asset: asset)
        return span
    }

    /// A price, or a ratio, that looks like money: it says that it is none.
    static func price(_ price: Price, _ text: String? = nil, _ ink: Ink = .figure) -> Span {
        let shown = text ?? price.text(places: 2)
        return .told(
            Money(units: price.units), .usdt, .priceShown, .thought(shown), as: shown, ink)
    }

    /// A health factor, which may look like money.
    static func health(_ health: Rate, _ ink: Ink = .figure) -> Span {
        .price(Price(units: health.units), health.shortHealth, ink)
    }

    /// The same of another branch than the one that is lived.
    func of(branch name: String?) -> Span {
        var copy = self
        copy.tells?.branch = name
        return copy
    }
}

extension Ending {
    /// What was judged when it became due.
    var dueSubject: Told.Subject { .trade(step: dueStep, left: position.size.value.units) }
}

extension ForcedClose {
    /// What was judged when it became due: a position, or a pool of several.
    var dueSubject: Told.Subject {
        .trade(step: dueStep, left: position?.size.value.units ?? 0)
    }
}

// Figures that stand on pages and in no formula.
extension Term {
    static let worthOfAll = Term(
        "all that is yours", "The account and everything beside it, at the prices of now.")
    static let deposited = Term(
        "deposited", "What was brought in less what was taken out, each at the price of its moment."
    )
    static let change = Term("change", "What you have made of what you brought.")
    static let realised = Term(
        "realised",
        "What trades, fees, funding, options and loans moved, each at its moment's price.")
    static let converting = Term("converting", "What conversions brought, less what they took.")
    static let priceOfTheRest = Term(
        "price of the rest", "What the prices of other assets did while they lay there.")
    static let borneByOthers = Term(
        "under water, and not yours to pay",
        "What is lacking under a position and is not its owner's to pay.")
    static let optionsWorth = Term("options", "What the options that are held are worth.")
    static let behindPositions = Term("behind positions", "Margin put up for positions alone.")
    static let unrealisedOfAll = Term("unrealised", "The profit of everything open, at the mark.")
    static let otherAssets = Term(
        "other assets, at the mark", "What lies there of other assets, at the mark.")
    static let pledgedCoins = Term("pledged", "What stands behind a loan.")
    static let priceShown = Term("a price", "What one of something costs.")
    static let bidForOption = Term("bid for an option", "What selling an option back would bring.")
    static let worthUnmoved = Term(
        "worth with volatility held", "What an option would be worth, had volatility stayed.")
    static let receivedForOption = Term("received", "What an option brought when it ended.")
    static let valueOfPledge = Term("collateral value", "What pledged coins are worth.")
    static let ownInLoan = Term("yours of a loan", "Pledged coins less what is owed.")
    static let repaidOfLoan = Term("repaid", "What was paid back of a loan.")
    static let owedBeforeCall = Term("owed before a call", "What was owed when it was called.")
    static let owedAfterCall = Term("owed after a call", "What was left to pay after it.")
    static let repaidInCall = Term("repaid in a call", "What a stranger paid of a loan.")
    static let takenInCall = Term("worth taken", "What coins taken in a call were worth.")
    static let costOfCall = Term("cost of a call", "Coins taken less the debt that went.")
    static let badDebtOfCall = Term("bad debt", "What nobody is left to pay.")
    static let repaidByYou = Term("repaid by you", "Debt that the borrower repaid, not a stranger.")
    static let owedForLoan = Term("owed for the loan", "What is still to be repaid.")
    static let freeToUse = Term("free to use", "What may still be put up.")
    static let lost = Term("lost", "Everything that is gone with a position, fees among it.")
    static let partOfLoss = Term("part of a loss", "One of the parts that a loss is made of.")
    static let priceProfit = Term("profit of the sale", "What a sale brought over its cost.")
    static let closingFee = Term("closing fee", "The fee of the sale that ended a position.")
    static let partFee = Term("fee of a part", "The fee of closing a part.")
    static let partProfit = Term("profit of a part", "What closing a part brought over its cost.")
    static let partReturned = Term("back of a part", "What closing a part brought back.")
    static let stake = Term("stake", "All the margin that was put behind a position.")
    static let openingMargin = Term("opening margin", "What was put up when it was opened.")
    static let openingFee = Term("opening fee", "What it cost to open it.")
    static let tradedValue = Term("value traded", "What a trade was worth.")
    static let lossAtStop = Term("loss at the stop", "What the stop would cost, fees aside.")
    static let leftWhenDue = Term("left when due", "What was left when the rule failed.")
    static let requiredWhenDue = Term("required when due", "What had to be left then.")
    static let leftAfterSale = Term("left after the sale", "What a forced sale left.")
    static let takerFeeTaken = Term("taker fee taken", "The taker fee of a forced sale.")
    static let liquidationFeeTaken = Term("liquidation fee taken", "What was taken on top of it.")
    static let liquidationFeeDue = Term("liquidation fee due", "What it would have been.")
    static let surplusKept = Term("surplus", "What is left after the fees of a forced sale.")
    static let unpaidByAnybody = Term("unpaid", "What nobody could pay.")
    static let fundingSoFar = Term("funding so far", "Paid less received.")
    static let fundingOfStamp = Term("funding of a stamp", "What one stamp moved.")
    static let feesSoFar = Term("fees so far", "Everything that the venue took.")
    static let feesOfAll = Term("fees to the venue", "What the venue holds of everybody's fees.")
    static let moved = Term("moved", "A move of money.")
    static let partyChange = Term(
        "change of a party", "What somebody has against what they brought.")
    static let depositMade = Term("deposit", "What was just put in or taken out.")
    static let marginMoved = Term("margin moved", "What went behind a position, or came back.")
    static let backstopChange = Term("change of the fund", "What fund or vault took, or paid.")
    // One step of a venue's liquidation: several of a kind may follow each other.
    static let profitOfStep = Term("profit of a step", "What one forced trade brought.")
    static let takerFeeOfStep = Term("taker fee of a step", "The taker fee of one forced trade.")
    static let liquidationFeeOfStep = Term("liquidation fee of a step", "What was taken on top.")
    static let surplusOfStep = Term("surplus of a step", "What one step left over.")
    static let shortfallOfStep = Term("shortfall of a step", "What one step lacked.")
    static let equityAfterParts = Term("left after parts", "What was left once enough was closed.")
    static let requiredAfterParts = Term("required after parts", "What had to be left then.")
    static let convertedWorth = Term("worth converted", "What coins brought before the haircut.")
    static let walletAfter = Term("wallet after a trade", "What was free right after it.")
    static let marginAfter = Term("margin after a move", "The own margin right after it.")
    static let leftAtEnd = Term("left at the end", "What the sale that ended it left.")
    static let accountWithCoins = Term("account, coins counted", "The account and free coins.")
    static let marginLost = Term("margin lost", "The margin less what came back of it.")

    /// Figures of which a moment may have several: they are shown, and not compared.
    static let severalAtOnce: [Term] = [
        .profitOfStep, .takerFeeOfStep, .liquidationFeeOfStep, .surplusOfStep, .shortfallOfStep,
        .equityAfterParts, .requiredAfterParts, .convertedWorth, .haircut, .walletAfter,
        .depositMade, .marginMoved, .marginAfter,
    ]
}
