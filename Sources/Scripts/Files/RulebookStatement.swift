import Figures
import Margin

/// What one line of a rulebook file says, before it is fitted to the others.
public enum RulebookStatement: Sendable, Equatable {
    case heading(name: String, asOf: String)
    case title(String)
    case source(String)
    case contract(
        symbol: String, Contract.Kind, coin: Asset, settles: Asset, tick: Price, lot: Quantity,
        face: Quantity?)
    /// Without an amount, it follows from the rates.
    case tier(Border, leverage: Multiple, rate: Rate, amount: Measured?)
    case takerFee(Rate)
    case makerFee(Rate)
    case liquidationFee(Rate, to: LiquidationRule.Receiver)
    case surplus(to: LiquidationRule.Receiver)
    /// `liquidation on mark`: the only series that liquidates here.
    case onMark
    /// `liquidation takeover at bankruptcy`
    case takeover
    /// `liquidation shortfall fund`
    case fundPays
    /// What this venue does in its own way.
    case venue(VenueStatement)

    /// How large a position a tier still holds.
    public enum Border: Sendable, Equatable {
        /// What it is worth, or what is held: its unit says which.
        case measured(Measured)
        /// Counted in contracts, of the face that the contract line says.
        case contracts(Quantity)
        case any
    }

    /// A number and what it counts; without a unit, the money that the contract settles in.
    public struct Measured: Sendable, Equatable {
        public let amount: Money
        public let unit: Asset?
        public init(_ amount: Money, _ unit: Asset? = nil) {
            self.amount = amount
            self.unit = unit
        }
    }

    static let keywords = [
        "rulebook", "title", "source", "contract", "tier", "fee", "margin", "liquidation",
        "deleveraging", "funding", "mark", "index", "collateral", "convert", "orders",
    ]

    /// What a line says, and how its numbers are marked. Nil for a line that is blank or only a comment.
    static func read(_ line: Line) throws(Misreading) -> RulebookLine? {
        guard !line.isTooLong else {
            throw Misreading(.lineTooLong(bytes: line.text.utf8.count), from: 0, to: 1)
        }
        guard let first = line.words.first else { return nil }
        if let quote = line.openQuote {
            throw line.unclosed(quote)
        }
        var words = Words(line)
        let isConfirmed = words.takeLast("confirmed")
        _ = words.take()
        let statement = try read(first, &words)
        let isUnverified = words.take("unverified")
        if let left = words.next,
            let nearest = Nearest.word(to: left.text, among: ["unverified", "amount", "confirmed"])
        {
            throw Misreading(
                .unknownWord(left.text, expected: "the end of the line"), left, nearest: nearest)
        }
        try words.finish()
        return RulebookLine(statement, isUnverified: isUnverified, isConfirmed: isConfirmed)
    }

    private static func read(
        _ first: Line.Word, _ words: inout Words
    ) throws(Misreading) -> RulebookStatement {
        switch first.lowered {
        case "rulebook":
            let name = try words.need("the rulebook's name").text
            try words.expect("as")
            try words.expect("of")
            return .heading(name: name, asOf: try words.need("year and month, as in 2026-11").text)
        case "title": return .title(try words.quotedText("a title in double quotes"))
        case "source": return .source(try words.quotedText("the source in double quotes"))
        case "contract": return try contract(&words)
        case "tier": return try tier(&words)
        case "fee":
            let kind = try words.one(of: ["taker", "maker"], "taker or maker")
            let rate = try Words.percentage(try words.need("a percentage"))
            return kind == "taker" ? .takerFee(rate) : .makerFee(rate)
        case "liquidation": return try liquidation(&words)
        case "margin": return .venue(try VenueStatement.margin(&words))
        case "deleveraging": return .venue(try VenueStatement.deleveraging(&words))
        case "funding": return .venue(try VenueStatement.funding(&words))
        case "mark": return .venue(try VenueStatement.mark(&words))
        case "index": return .venue(try VenueStatement.index(&words))
        case "collateral": return .venue(try VenueStatement.collateral(&words))
        case "convert": return .venue(try VenueStatement.convert(&words))
        case "orders": return .venue(try VenueStatement.orders(&words))
        default:
            throw Misreading(
                .unknownWord(
                    first.text, expected: "one of " + Self.keywords.joined(separator: ", ")),
                first, nearest: Nearest.word(to: first.text, among: Self.keywords))
        }
    }

    /// `contract BTCUSDT linear  coin BTC  settles USDT  tick 0.1  lot 0.001`, and ` face 0.01`
    /// where tiers are counted in contracts.
    private static func contract(_ words: inout Words) throws(Misreading) -> RulebookStatement {
        let symbol = try words.need("the contract's symbol").text
        let kind = try words.one(of: ["linear", "inverse"], "linear or inverse")
        try words.expect("coin")
        let coin = try words.asset("a coin, as in BTC")
        try words.expect("settles")
        let settles = try words.asset("what it settles in, as in USDT")
        try words.expect("tick")
        let tick = try words.price("the smallest step of a price")
        try words.expect("lot")
        let lot: Quantity = try Words.number(
            try words.need("the smallest step of a size"), "the smallest step of a size")
        return .contract(
            symbol: symbol, kind == "linear" ? .linear : .inverse, coin: coin, settles: settles,
            tick: tick, lot: lot,
            face: words.take("face") ? try words.quantity("what one contract stands for") : nil)
    }

    /// `tier to 800,000 leverage 100x maintenance 0.5% amount 300`, `tier to 10 BTC …`,
    /// `tier to 1,000 contracts …`, `tier to any …`
    private static func tier(_ words: inout Words) throws(Misreading) -> RulebookStatement {
        if words.take("then") { return .venue(try VenueStatement.tierStep(&words)) }
        try words.expect("to")
        var border = Border.any
        if !words.take("any") {
            let cap = try words.money("the greatest value of a position in this tier")
            if words.take("contracts") {
                border = .contracts(Quantity(units: cap.units))
            } else {
                let isUnit = words.afterNext?.lowered == "leverage"
                border = .measured(Measured(cap, isUnit ? try words.asset(Self.unit) : nil))
            }
        }
        try words.expect("leverage")
        let leverage = try words.leverage(announced: true)
        try words.expect("maintenance")
        let rate = try Words.percentage(try words.need("a percentage"))
        guard words.take("amount") else {
            return .tier(border, leverage: leverage, rate: rate, amount: nil)
        }
        let amount = try words.money("the maintenance amount")
        var unit: Asset?
        if let next = words.next, Nearest.word(to: next.text, among: ["unverified"]) == nil {
            unit = try words.asset(Self.unit)
        }
        return .tier(border, leverage: leverage, rate: rate, amount: Measured(amount, unit))
    }
    private static let unit = "a unit, as in BTC or USD"

    private static func liquidation(_ words: inout Words) throws(Misreading) -> RulebookStatement {
        let what = try words.one(
            of: [
                "on", "fee", "surplus", "takeover", "shortfall", "cancels", "pairs", "partial",
            ],
            "on mark, fee, surplus, takeover, shortfall, cancels, pairs or partial")
        switch what {
        case "on":
            try words.expect("mark")
            return .onMark
        case "fee":
            let rate = try Words.percentage(try words.need("a percentage"))
            try words.expect("to")
            return .liquidationFee(rate, to: try receiver(&words))
        case "surplus":
            try words.expect("to")
            return .surplus(to: try receiver(&words))
        case "takeover": return try VenueStatement.takeover(&words).map { .venue($0) } ?? .takeover
        case "cancels":
            let which = try words.one(of: ["all", "risk-increasing"], "all or risk-increasing")
            return .venue(.cancels(LiquidationRule.Cancels(rawValue: which) ?? .all))
        case "pairs":
            try words.expect("hedges")
            return .venue(.pairsHedges)
        case "partial": return .venue(try VenueStatement.partial(&words))
        default:
            let payer = try words.one(of: ["fund", "vault", "none"], "fund, vault or none")
            if payer == "fund" { return .fundPays }
            return .venue(.backstop(payer == "vault" ? .vault : .none))
        }
    }

    private static func receiver(
        _ words: inout Words
    ) throws(Misreading) -> LiquidationRule.Receiver {
        let word = try words.one(
            of: ["fund", "trader", "venue", "vault"], "fund, trader, venue or vault")
        return LiquidationRule.Receiver(rawValue: word) ?? .fund
    }
}
