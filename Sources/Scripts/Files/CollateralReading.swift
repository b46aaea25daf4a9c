import Figures
import Margin

extension VenueStatement {
    /// `collateral BTC to 10 BTC counts 98%`, `collateral BTC counts 95%`,
    /// `collateral BETH to 2,000,000 USD counts 95%`, `collateral BTC buffer 5% ask 5%`,
    /// `collateral BTC price own`, `collateral debt at ask`
    static func collateral(_ words: inout Words) throws(Misreading) -> VenueStatement {
        if words.take("debt") {
            try words.expect("at")
            let counted = try words.one(of: ["par", "ask"], "par or ask")
            return .collateralDebt(counted == "ask" ? .ask : .par)
        }
        let asset = try words.asset("a coin, as in BTC")
        let what = try words.one(
            of: ["to", "counts", "buffer", "price"], "to, counts, buffer or price")
        switch what {
        case "counts":
            return .collateral(asset, Bracket(cap: nil, unit: .coin, ratio: try words.rate()))
        case "to":
            let cap = try words.quantity("how much of it")
            let unit = try words.unit(of: asset, cap)
            try words.expect("counts")
            return .collateral(asset, Bracket(cap: cap, unit: unit, ratio: try words.rate()))
        case "buffer":
            let bid = try words.rate()
            try words.expect("ask")
            return .collateralBuffer(asset, bid: bid, ask: try words.rate())
        default:
            let source = try words.one(
                of: ["own", "external", "redemption"], "own, external or redemption")
            return .collateralPrice(
                asset, CollateralRule.PriceSource(rawValue: source) ?? .external)
        }
    }

    /// `convert above 5,000 haircut 2.5%`
    static func convert(_ words: inout Words) throws(Misreading) -> VenueStatement {
        try words.expect("above")
        let above = try words.money("how much may be owed")
        try words.expect("haircut")
        return .convert(above: above, haircut: try words.rate())
    }
}

extension Words {
    /// Coins, or dollars' worth of them: a number alone could be either.
    fileprivate mutating func unit(
        of asset: Asset, _ amount: Quantity
    ) throws(Misreading) -> CollateralRule.Unit {
        let expected = "\(amount.written) \(asset) or \(amount.written) USD"
        let word = try need(expected)
        if word.lowered == "usd" { return .usd }
        guard word.asset == asset else {
            throw Misreading(.unknownWord(word.text, expected: expected), word)
        }
        return .coin
    }
}
