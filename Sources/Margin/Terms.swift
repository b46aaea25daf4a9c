import Figures

// The words of margin, each with the meaning that `define` prints.

extension Term {
    public static let size = Term(
        "size", "How much is held: coins of a linear contract, face dollars of an inverse one.")
    public static let entryPrice = Term(
        "entry price", "The average price at which the position was opened.")
    public static let entryCost = Term(
        "entry cost",
        "What the position was worth when it was opened, in the asset it settles in. It is kept "
            + "exactly; the entry price is worked out from it.")
    public static let collateral = Term(
        "collateral", "The trader's own money that backs this position: the margin put up for it.")
    public static let maintenanceRate = Term(
        "maintenance rate",
        "The share of a position's value that must stay covered by what is left.")
    public static let maintenanceAmount = Term(
        "maintenance amount",
        "What a venue's table takes off the maintenance margin, so that it does not jump when a "
            + "position grows from one tier into the next.")
    public static let addedMargin = Term("added margin", "Money put behind an open position.")
    public static let maintenanceMargin = Term(
        "maintenance margin",
        "What must be left of the margin. When what is left has shrunk to it, the exchange closes.")
    public static let closingFeeSaved = Term(
        "closing fee saved",
        "What margin added by hand takes off the fee of closing that the venue requires: it moves the "
            + "bankruptcy price, where that fee is counted.")
    public static let initialMargin = Term(
        "initial margin", "What has to be put up to open: the value divided by the leverage.")
    public static let positionValue = Term(
        "value", "What the whole position is worth at a price, also called notional.")
    public static let profit = Term(
        "unrealised profit",
        "What closing at this price would gain (or, with a minus, lose), before fees.")
    public static let equity = Term(
        "what is left", "The collateral plus the unrealised profit: what is left of your margin.")
    public static let excessMargin = Term(
        "excess margin", "What is left above the maintenance margin.")
    public static let marginRatio = Term(
        "margin ratio",
        "The maintenance margin as a share of what is left: at 100% the exchange closes. Some venues, as "
            + "OKX, print it the other way round, what is left as a share of the maintenance margin: it "
            + "falls, and at 100% the exchange closes.")
    public static let liquidationPrice = Term(
        "liquidation price",
        "The first price tick of the mark at which what is left no longer exceeds the maintenance "
            + "margin. Also called the line.")
    public static let bankruptcyPrice = Term(
        "bankruptcy price",
        "The price at which nothing is left of the collateral. It lies beyond the liquidation "
            + "price: the exchange acts earlier.")
    public static let repricedLine = Term(
        "with coins re-priced",
        "The liquidation price if the coins in the wallet move along with the contract. The other "
            + "one holds them still.")
    public static let distance = Term(
        "distance", "How far the mark may still move against you before the line, as a share of it."
    )
    public static let returnOnMargin = Term(
        "return on margin",
        "The unrealised profit as a share of the initial margin: what exchanges print as ROE. Margin "
            + "added later does not count in it.")
    public static let shareOfAccount = Term(
        "return on the account",
        "The unrealised profit as a share of what the account was worth without it.")
    public static let leverage = Term(
        "leverage", "How many times the margin the position is worth when it is opened.")
    public static let takerFee = Term(
        "taker fee", "What the venue takes for a trade at once, as a share of the value traded.")
    public static let fee = Term("fee", "What the venue is paid for a trade.")
    public static let bankruptcyFee = Term(
        "fee at the bankruptcy price",
        "What closing would cost at the price at which the collateral is all gone, set aside by some "
            + "venues from the start.")
    public static let liquidationFee = Term(
        "liquidation fee",
        "What is taken from a liquidated trader on top of the taker fee, as far as anything is "
            + "left. On most venues it goes to the insurance fund.")
    public static let freeWallet = Term(
        "free wallet", "Money in the account that backs no position.")
    public static let account = Term(
        "account", "The free wallet plus what is left in every position.")
    public static let markPrice = Term(
        "mark price",
        "The price against which liquidation is tested. It is smoother than the last price.")
    public static let lastPrice = Term("last price", "The price of the latest trade.")
    public static let insuranceFund = Term(
        "insurance fund",
        "The venue's pot that pays when a sale brings less than a bankrupt position owed, and on "
            + "most venues keeps what is left when it brings more. This course says: the fund.")
    public static let shortfall = Term(
        "shortfall", "What a sale lacked after all the collateral was gone. The fund pays it.")
    public static let stopPrice = Term(
        "stop price",
        "The price at which a stop order fires. What you get is the next price there is.")

    /// Every word of this room, in the order a reader would meet them.
    public static let marginTerms: [Term] = [
        .size, .entryPrice, .entryCost, .collateral, .leverage, .initialMargin, .positionValue,
        .profit, .equity, .maintenanceRate, .maintenanceAmount, .maintenanceMargin, .excessMargin,
        .addedMargin, .closingFeeSaved, .marginRatio, .liquidationPrice, .bankruptcyPrice,
        .distance, .returnOnMargin, .shareOfAccount, .takerFee, .fee, .bankruptcyFee,
        .liquidationFee, .freeWallet, .account, .markPrice, .lastPrice, .insuranceFund, .shortfall,
        .stopPrice,
    ]
}
