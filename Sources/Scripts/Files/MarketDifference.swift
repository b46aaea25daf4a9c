import Markets

/// What one live market has that another has not, in the words that `what if` takes.
public struct MarketDifference: Sendable, Equatable {
    /// What the first market has of its own, and the second.
    public private(set) var first: [String] = []
    public private(set) var second: [String] = []

    /// - Parameters:
    ///   - a: the first market as it opened.
    ///   - b: the second.
    public init(of a: LiveMarket, and b: LiveMarket) {
        let (one, other) = (a.setting, b.setting)
        let depths = LiveKey.depths.map { ($0.value(in: one), $0.value(in: other)) }
        let depth = Self.factor(depths)
        if let depth, depth != 1 { second.append(Knob.depth(depth).text) }
        for key in LiveKey.all where key.value(in: one) != key.value(in: other) {
            if depth != nil, LiveKey.depths.contains(where: { $0.words == key.words }) { continue }
            first.append(Knob.number(key.words, .to(key.value(in: one))).text)
            second.append(Knob.number(key.words, .to(key.value(in: other))).text)
        }
        compareNews(one, other)
        if one.events != other.events {
            first += one.events.filter { !other.events.contains($0) }.map(Self.text)
            second += other.events.filter { !one.events.contains($0) }.map(Self.text)
        }
        for (part, left, right) in [
            (Knob.Part.stops, a.switches.stops, b.switches.stops),
            (.liquidations, a.switches.liquidations, b.switches.liquidations),
            (.impact, a.switches.impact, b.switches.impact),
        ] where left != right {
            first.append(Knob.part(part, isOn: left).text)
            second.append(Knob.part(part, isOn: right).text)
        }
    }

    private mutating func compareNews(_ one: LiveSetting, _ other: LiveSetting) {
        guard one.news != other.news else { return }
        let isOneShape = one.news.map(\.minute) == other.news.map(\.minute)
        let levels = zip(one.news, other.news).map { ($0.level, $1.level) }
        if isOneShape, let factor = Self.factor(levels) {
            second.append(Knob.news(factor).text)
        } else {
            second.append("other news")
        }
    }

    /// By how many times all the second numbers are the first ones; nil where it is not one factor.
    private static func factor(_ pairs: [(Double, Double)]) -> Double? {
        guard let found = pairs.first(where: { $0.0 != 0 }) else { return nil }
        let factor = found.1 / found.0
        let isSame = pairs.allSatisfy { a, b in
            let miss = a * factor - b
            return miss < 1e-9 && miss > -1e-9
        }
        return isSame ? factor : nil
    }

    private static func text(_ event: LiveEvent) -> String {
        Knob.event(minute: event.minute, event.kind).text
    }
}
