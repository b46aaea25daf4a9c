// `chart`, `chart equity`, `chart 1h`, `chart margin 4h`: what is drawn, and how much of it.

extension Words {
    mutating func chart(_ around: Surroundings) throws(Misreading) -> Command {
        var stretch = try latest()
        if let coin = try coin(around) {
            if stretch == nil { stretch = try latest() }
            return .ask(.chart(.price, stretch, of: coin))
        }
        let subject = try subject()
        if stretch == nil, !subject.isOfNow { stretch = try latest() }
        return .ask(.chart(subject, stretch))
    }

    private mutating func subject() throws(Misreading) -> ChartSubject {
        // `chart 1h candles`: candles are what prices are drawn in.
        guard !isAtEnd, !take("candles"), !take("bars") else { return .price }
        let names = ChartSubject.allCases.map(\.rawValue)
        let name = try one(
            of: names,
            "price, equity, margin, funding, crowd, map, oi or liquidations, or how "
                + "much of it, as in 1h")
        return ChartSubject(rawValue: name) ?? .price
    }

    /// A stretch of time that is longer than nothing; nil where no number stands.
    private mutating func latest() throws(Misreading) -> Stretch? {
        _ = take("last")
        guard let word = next, word.text.first?.isNumber ?? false else { return nil }
        return try stretch()
    }
}
