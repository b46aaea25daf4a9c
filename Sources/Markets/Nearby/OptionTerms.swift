import Figures
import Margin

extension Term {
    public static let put = Term(
        "put",
        "The right to sell a coin at its strike until it expires. It is paid for once, and cannot be "
            + "liquidated.")
    public static let call = Term(
        "call",
        "The right to buy a coin at its strike until it expires. A call and the discounted strike are "
            + "worth a put of that strike and the coin.")
    public static let strike = Term(
        "strike", "The price at which an option lets its holder sell, or buy.")
    public static let putPremium = Term("put premium", "What a put costs, paid when it is bought.")
    public static let callPremium = Term(
        "call premium", "What a call costs, paid when it is bought.")
    public static let putWorth = Term(
        "put mark", "What a put is worth now by its formula, at an assumed volatility.")
    public static let callWorth = Term(
        "call mark", "What a call is worth now by its formula, at an assumed volatility.")
    public static let putSettlement = Term(
        "settlement", "What a put pays at its expiry: how far the price lies under its strike.")
    public static let callSettlement = Term(
        "call settlement",
        "What a call pays at its expiry: how far the price lies over its strike.")
    public static let putPayoff = Term("under the strike", "How far the price lies under a strike.")
    public static let callPayoff = Term("over the strike", "How far the price lies over a strike.")
    public static let optionAsk = Term(
        "asked price", "What a seller asks for an option on one coin.")
    public static let askSpread = Term(
        "asked over fair", "What a seller asks, as a part of the fair price.")
    public static let fairOption = Term(
        "fair price", "What an option on one coin is worth by Black's formula of 1976.")
    public static let optionSize = Term("covered size", "How many coins an option is on.")
    public static let nothing = Term("nought", "Nothing.")
    public static let impliedVolatility = Term(
        "volatility",
        "How widely a price is expected to move, as a share a year. An option costs more where it is "
            + "high; nobody knows it beforehand.")
    public static let netExposure = Term(
        "net exposure", "How many coins' worth of the price's moves are yours, hedges counted in.")
}
