import Figures
import Margin
import Markets

/// A position as somebody describes it to a calculator: parts in any order, each of which may be
/// left out. What is left out is taken from the world at the prompt, or asked for.
public struct Sketch: Sendable, Equatable {
    public typealias Risk = Opening.Risked
    /// One trade of several, for the average entry.
    public struct Fill: Sendable, Equatable {
        public let size: Quantity
        public let price: Price
        public init(size: Quantity, price: Price) {
            self.size = size
            self.price = price
        }
    }

    public var side: Side?
    public var coin: Asset?
    public var kind: Contract.Kind?
    public var leverage: Multiple?
    /// Coins of a linear contract, face dollars of an inverse one.
    public var size: Quantity?
    public var margin: Money?
    public var entry: Price?
    public var exit: Price?
    public var stop: Price?
    /// The stop as a distance from the entry.
    public var stopShare: Rate?
    public var take: Price?
    public var risk: Risk?
    /// A funding rate, or, for a target, the share of the margin to be earned.
    public var rate: Rate?
    /// How many funding payments.
    public var payments: Int?
    /// What the account holds.
    public var wallet: Money?
    /// The name of a rulebook.
    public var rules: String?
    public var fills: [Fill] = []

    public init() {}
}

/// The questions that calculators answer.
public enum Calculation: String, Sendable, Equatable, CaseIterable {
    case profit, target, liquidation, bankruptcy, open, entry, size, funding

    /// The parts it cannot do without, for help.
    public var needs: String {
        switch self {
        case .profit: "side, leverage, size or margin, entry, exit"
        case .target: "side, leverage, entry, rate"
        case .liquidation, .bankruptcy: "side, leverage, size or margin, entry"
        case .open: "leverage, entry, wallet"
        case .entry: "fill SIZE PRICE, several times"
        case .size: "risk, stop, entry, wallet"
        case .funding: "side, size or margin, entry, rate, payments"
        }
    }
}

extension Sketch {
    /// Its parts as they are typed, in one order.
    ///
    /// Law: reading it gives the sketch again.
    public var text: String { words ?? "" }

    /// The same, or nil where there is no part.
    var words: String? {
        var parts: [String] = []
        if let side { parts.append(side.rawValue) }
        if let coin { parts.append(coin.code) }
        if let kind { parts.append(kind.rawValue) }
        if let leverage { parts.append(leverage.times) }
        if let size { parts.append("size \(size)") }
        if let margin { parts.append("margin \(margin)") }
        switch risk {
        case .share(let share): parts.append("risk \(share.exactPercent)")
        case .money(let money): parts.append("risk \(money)")
        case nil: break
        }
        if let entry { parts.append("entry \(entry)") }
        if let exit { parts.append("exit \(exit)") }
        if let stop { parts.append("stop \(stop)") }
        if let stopShare { parts.append("stop \(stopShare.exactPercent)") }
        if let take { parts.append("take \(take)") }
        if let rate { parts.append("rate \(rate.exactPercent)") }
        if let payments { parts.append("payments \(payments)") }
        if let wallet { parts.append("wallet \(wallet)") }
        if let rules { parts.append("rules \(rules)") }
        parts += fills.map { "fill \($0.size) \($0.price)" }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
