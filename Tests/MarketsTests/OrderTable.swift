import Figures
import Margin
import Markets
import Scripts

/// One order as it is typed, and what becomes of it: on recorded prices, and in a market that its trades
/// move. Prices in braces are a long's; a short has them mirrored at 100,000, and so are its prices.
struct OrderRow: Sendable, CustomStringConvertible {
    let name: String
    let lines: [String]
    /// On the tape of `OrderTable.bars`, in a long's prices.
    let recorded: String
    /// The same for a short, in its own prices, where a share of the price does not mirror.
    let recordedShort: String?
    /// In the live market, for a long, and for a short in the market turned upside down.
    let long: String
    let short: String

    var description: String { name }

    init(
        _ name: String, _ lines: [String], recorded: String, recordedShort: String? = nil,
        long: String, short: String
    ) {
        self.name = name
        self.lines = lines
        self.recorded = recorded
        self.recordedShort = recordedShort
        self.long = long
        self.short = short
    }

    /// What becomes of it on recorded prices.
    func story(_ side: Side) -> String {
        if side == .short, let recordedShort { return recordedShort }
        return OrderTable.mirrored(story: recorded, side)
    }

    /// The lines for a side.
    func typed(_ side: Side) -> [String] {
        lines.map { line in
            line.split(separator: "{", omittingEmptySubsequences: false).enumerated()
                .map { place, piece in
                    guard place > 0, let end = piece.firstIndex(of: "}") else {
                        return String(piece)
                    }
                    return OrderTable.mirrored(String(piece[..<end]), side)
                        + piece[piece.index(after: end)...]
                }
                .joined()
                .replacing("SIDE", with: side.rawValue)
                .replacing("OTHER", with: side.opposite.rawValue)
        }
    }
}

enum OrderTable {
    /// Open, high, low, close of each bar of the tape, which stands at 100,000: up, then down, then back.
    static let bars = [
        "100000 100600 100000 100500", "100500 101500 100500 101400",
        "101400 101400 100000 100200", "100200 100200 98700 98800", "98800 98800 97000 97200",
        "97200 99500 97200 99400", "99400 100200 99400 100000",
    ]

    /// A price of a long's, as it is for a side.
    static func mirrored(_ text: String, _ side: Side) -> String {
        guard side == .short, let units = try? readDecimal(text, limit: 1_000_000) else {
            return text
        }
        return (Price(200_000) - Price(units: units)).plainText
    }

    /// The same bars for a short: highest and lowest change places.
    private static func mirrored(bar: String, _ side: Side) -> String {
        guard side == .short else { return bar }
        let prices = bar.split(separator: " ").map { mirrored(String($0), side) }
        return [prices[0], prices[2], prices[1], prices[3]].joined(separator: " ")
    }

    static func recorded(_ side: Side) throws -> TypedWorld {
        try TypedWorld.atHundredThousand(then: bars.map { mirrored(bar: $0, side) })
    }

    /// The live market goes the same way by its news: an hour and a half of 3%, and back.
    static func live(_ side: Side) throws -> TypedWorld {
        let sign = side == .long ? "" : "-"
        let other = side == .long ? "-" : ""
        return try TypedWorld(
            text: """
                scenario "Orders"  live undated 00:00  for 3h
                market "model perpetual"
                coin BTC
                rules plain
                deposit you 90,000,000 USDT
                deposit fund 1,000,000 USDT
                price 100,000
                seed 42
                noise 0
                noise bridged 1
                crowd accounts 600
                crowd heat 0.02
                level 00:20 \(sign)1.5%
                level 01:20 \(other)3%
                level 02:30 0%
                """)
    }

    /// A story of a long's, with the prices of a side.
    static func mirrored(story: String, _ side: Side) -> String {
        story.split(separator: ", ").map { part in
            let words = part.split(separator: " ").map(String.init)
            return words[0] + " " + mirrored(words[1], side)
        }
        .joined(separator: ", ")
    }

    /// What is held, in lots of the live market; below zero where it is short.
    static func lots(_ world: World) -> Int64 {
        world.holdings.reduce(0) { sum, holding in
            let lots = Int64(clamping: holding.position.size.value.units / 10_000)
            return holding.position.side == .long ? sum + lots : sum - lots
        }
    }

    /// Whether a fill of an order went beyond the limit that it had.
    static func isBeyondLimit(_ event: Event, _ limits: [Int: Price]) -> Bool {
        func isBeyond(_ price: Price, _ limit: Price?, buys: Bool) -> Bool {
            limit.map { buys ? price > $0 : price < $0 } ?? false
        }
        switch event.happening {
        case .opened(let fill):
            return isBeyond(
                fill.price, fill.order.flatMap { limits[$0] }, buys: fill.position.side == .long)
        case .reduced(let part):
            return isBeyond(part.price, part.order?.limit, buys: part.position.side == .short)
        case .closed(let ending):
            guard case .filled(let order, _, _) = ending.cause else { return false }
            return isBeyond(ending.price, order.limit, buys: ending.position.side == .short)
        case .orderFilledInPart(let placed, _, let price):
            return isBeyond(price, placed.order.limit, buys: placed.order.direction == .buy)
        default: return false
        }
    }

    /// What became of an order, in the order in which it was told.
    static func story(_ events: [Event]) -> String {
        events.compactMap { event -> String? in
            switch event.happening {
            case .opened(let fill): "opened \(fill.price.plainText)"
            case .closed(let ending):
                ending.settlement == nil
                    ? "closed \(ending.price.plainText)"
                    : "liquidated \(ending.price.plainText)"
            case .reduced(let part): "reduced \(part.price.plainText)"
            case .orderRests(_, let price): "rests \(price.plainText)"
            case .orderCancelled(_, let cause): "gone \(cause == .selfTrade ? "self" : "\(cause)")"
            case .orderFilledInPart(let placed, let size, _):
                "part \(size.plainText) of \(placed.order.size?.plainText ?? "all")"
            default: nil
            }
        }
        .joined(separator: ", ")
    }
}
