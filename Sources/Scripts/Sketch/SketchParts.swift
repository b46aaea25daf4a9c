import Figures
import Margin

extension Sketch {
    /// What a sketch can hold, in the order in which it is printed.
    public enum Part: Sendable, CaseIterable {
        case side, coin, kind, leverage, size, margin, added, mode, risk, entry, exit, stop, take
        case rate, payments, maintenance, wallet, rules, fills
    }

    /// A part as it is typed; nil where it is not there.
    public func words(of part: Part) -> String? {
        switch part {
        case .side: side?.rawValue
        case .coin: coin?.code
        case .kind: kind?.rawValue
        case .leverage: leverage?.times
        case .size: size.map { "size \($0)" }
        case .margin: margin.map { "margin \($0)" }
        case .added: added.map { "extra \($0)" }
        case .mode: mode?.rawValue
        case .risk: risk.map(Sketch.words)
        case .entry: entry.map { "entry \($0)" }
        case .exit: exit.map { "exit \($0)" }
        case .stop: stop.map { "stop \($0)" } ?? stopShare.map { "stop \($0.exactPercent)" }
        case .take: take.map { "take \($0)" }
        case .rate: rate.map { "rate \($0.exactPercent)" }
        case .payments: payments.map { "payments \($0)" }
        case .maintenance: maintenance.map { "maintenance \($0.exactPercent)" }
        case .wallet: wallet.map { "wallet \($0)" }
        case .rules: rules.map { "rules \($0)" }
        case .fills:
            fills.isEmpty
                ? nil : fills.map { "fill \($0.size) \($0.price)" }.joined(separator: " ")
        }
    }

    private static func words(_ risk: Risk) -> String {
        switch risk {
        case .share(let share): "risk \(share.exactPercent)"
        case .money(let money): "risk \(money)"
        }
    }

    /// Its parts as they are typed, in one order.
    ///
    /// Law: reading it gives the sketch again.
    public var text: String { words ?? "" }

    /// The same, or nil where there is no part.
    var words: String? {
        let parts = Part.allCases.compactMap { words(of: $0) }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// The parts that are there and bear on nothing that is asked, each as it is typed: they are told,
    /// so that no word of a line is passed over.
    public func unused(_ parts: Set<Part>) -> [String] {
        Part.allCases.filter { !parts.contains($0) }.compactMap { words(of: $0) }
    }

    /// What tells where a position is liquidated. In isolated margin the wallet has no part in it.
    public var partsOfPosition: Set<Part> {
        var bearing: Set<Part> = [
            .side, .coin, .kind, .leverage, .size, .margin, .added, .mode, .entry, .maintenance,
            .rules,
        ]
        if mode == .cross {
            bearing.insert(.wallet)
            // Beside a size the margin is a part of the wallet, as is what was added.
            bearing.remove(.added)
            if size != nil { bearing.remove(.margin) }
        }
        return bearing
    }

    /// What a plan's figures follow from: with a stop or a take the wallet that they are shares of.
    public var partsOfPlan: Set<Part> {
        let isJudged = stop != nil || stopShare != nil || take != nil
        return partsOfPosition.union([.stop, .take, .rate]).union(isJudged ? [.wallet] : [])
    }

    /// What tells how large a position is.
    var partsOfSize: Set<Part> {
        size == nil
            ? [.coin, .kind, .margin, .leverage, .entry, .rules] : [.coin, .kind, .size, .rules]
    }
}
