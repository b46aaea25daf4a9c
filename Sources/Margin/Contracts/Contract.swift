import Figures

/// What money can be held in: "USDT", "BTC".
public struct Asset: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let code: String
    public init(_ code: String) { self.code = code }
    public static let usdt = Asset("USDT")
    public var description: String { code }
    /// Dollars and their stand-ins are shown with two decimals, coins with up to eight.
    public var isDollar: Bool { code.hasPrefix("USD") }
    public static func < (a: Asset, b: Asset) -> Bool { a.code < b.code }
}

/// Which way a position points.
public enum Side: String, Sendable, CaseIterable {
    case long, short
    public var opposite: Side { self == .long ? .short : .long }
}

/// A contract as a venue lists it, with the tiers that say what must stay covered, and how that
/// venue counts.
public struct Contract: Sendable, Equatable {
    public enum Kind: String, Sendable {
        /// Held in coins, settles in the quote currency.
        case linear
        /// Held in face dollars, settles in the coin.
        case inverse
    }
    public let symbol: String
    public let kind: Kind
    /// The coin whose price it follows.
    public let coin: Asset
    public let settles: Asset
    public let tick: Price
    /// The smallest step of a size: coins if linear, face dollars if inverse.
    public let lot: Quantity
    /// What one contract stands for, coins or face dollars, where a venue counts in contracts.
    public let face: Quantity?
    /// From the smallest positions to the largest; never empty. Tiers that a venue only describes by
    /// a rule are written out.
    public let tiers: [Tier]
    /// How many of the tiers are listed; the rest follow from `tierStep`.
    public let listedTiers: Int
    public let tierStep: TierStep?
    /// The contract whose numbers it has, where the venue lists no such one, or one with a coarser tick.
    public private(set) var likenedTo: String?
    /// How the venue that lists it counts; a rulebook hands its own to every contract.
    public internal(set) var margin: MarginRule

    /// The law of reading: at least one tier, tick and lot above zero.
    public init(
        symbol: String, kind: Kind, coin: Asset, settles: Asset, tick: Price, lot: Quantity,
        face: Quantity? = nil, tiers: [Tier], then tierStep: TierStep? = nil,
        margin: MarginRule = .standard, likenedTo: String? = nil
    ) {
        self.likenedTo = likenedTo
        precondition(!tiers.isEmpty, "a contract has at least one tier")
        precondition(tick.isPositive && lot.isPositive, "tick and lot are above zero")
        self.symbol = symbol
        self.kind = kind
        self.coin = coin
        self.settles = settles
        self.tick = tick
        self.lot = lot
        self.face = face
        listedTiers = tiers.count
        self.tierStep = tierStep
        self.tiers = tierStep.map { $0.continued(tiers) } ?? tiers
        self.margin = margin
    }

    /// The highest leverage of any tier.
    public var highestLeverage: Multiple { tiers.map(\.leverage).max() ?? .zero }
    /// Where the table ends.
    public var tableEnd: Tier.Limit { tiers[tiers.count - 1].limit }

    /// The tier that a position belongs to; one on the border belongs to the lower tier, one beyond
    /// the last cap to the last tier.
    ///
    /// Some tables count what a position is worth and others what is held, so nothing looks a tier up
    /// by one of the two: a table in contracts would take a value alone for the smallest of positions.
    ///
    /// - Parameters:
    ///   - size: coins if linear, face dollars if inverse
    ///   - value: what it is worth, in the settlement asset
    public func tier(of size: Quantity, worth value: Money) -> Tier {
        tiers[place(of: size, worth: value)]
    }

    /// The place of that tier in the table, from 0.
    public func place(of size: Quantity, worth value: Money) -> Int {
        if tiers.count > 16 { return placeBySearch(value, size) }
        for (place, tier) in tiers.enumerated() where tier.limit.covers(value, size) {
            return place
        }
        return tiers.count - 1
    }

    /// A long table is halved instead of walked.
    private func placeBySearch(_ value: Money, _ size: Quantity) -> Int {
        var low = 0
        var high = tiers.count - 1
        while low < high {
            let middle = (low + high) / 2
            if tiers[middle].limit.covers(value, size) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Whether the table ends before a position of this size and value.
    public func isBeyondTiers(_ size: Quantity, worth value: Money) -> Bool {
        !tableEnd.covers(value, size)
    }

    /// A symbol without what venues write differently: its case, its strokes, the word for a
    /// contract that never expires.
    static func plain(_ symbol: String) -> String {
        // Trading libraries write what it settles in after a colon.
        let pair = symbol.uppercased().prefix { $0 != ":" }
        var letters = String(pair.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
        for ending in ["SWAP", "PERP"] where letters.hasSuffix(ending) && letters != ending {
            letters.removeLast(ending.count)
        }
        return letters
    }
    var plainSymbol: String { Contract.plain(symbol) }
    /// The coin and what it is quoted in, as most venues write a symbol.
    var pair: String { coin.code + (kind == .linear ? settles.code : "USD") }

    /// What holds the size.
    public var sizeUnit: String { kind == .linear ? coin.code : "USD" }

    /// The same contract without sources, for the fast path.
    public var bare: Contract {
        Contract(
            symbol: symbol, kind: kind, coin: coin, settles: settles, tick: tick, lot: lot,
            face: face, tiers: tiers.map(\.bare), margin: margin.bare)
    }
}
