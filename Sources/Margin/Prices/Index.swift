import Figures

/// A source's price as the index sees it.
public struct IndexQuote: Sendable, Equatable {
    public let venue: String
    public let price: Price
    /// Seconds since it last moved.
    public let age: Int
    public init(venue: String, price: Price, age: Int = 0) {
        self.venue = venue
        self.price = price
        self.age = age
    }
}

/// The index, and what became of every source.
public struct IndexReading: Sendable, Equatable {
    public enum Treatment: String, Sendable { case counted, clamped, dropped, stale }
    public struct Part: Sendable, Equatable {
        public let venue: String
        public let given: Price
        public let counted: Price
        public let treatment: Treatment
    }
    public let price: Price
    public let median: Price
    public let parts: [Part]
}

extension IndexRule {
    /// The weighted mean of what is left after outliers and stale sources; nil if nothing is.
    ///
    /// Sources: Binance, the editions of 2020 (drop, median) and of 2026 (clamp).
    public func index(_ quotes: [IndexQuote]) -> IndexReading? {
        let fresh = quotes.filter { isFresh($0) }
        guard let median = Self.median(fresh.map(\.price)), median.isPositive else { return nil }
        let room = (median * threshold.value).rounded(.down)
        var strays = 0
        let parts = quotes.map { quote -> IndexReading.Part in
            var counted = quote.price
            var treatment = IndexReading.Treatment.counted
            if !isFresh(quote) {
                treatment = .stale
            } else if (quote.price - median).magnitude > room {
                strays += 1
                treatment = outlier == .clamp ? .clamped : .dropped
                if outlier == .clamp {
                    counted = quote.price > median ? median + room : median - room
                }
            }
            return IndexReading.Part(
                venue: quote.venue, given: quote.price, counted: counted, treatment: treatment)
        }
        if outlier == .median, strays > 1 {
            return IndexReading(price: median, median: median, parts: parts)
        }
        guard let price = mean(parts) else {
            return IndexReading(price: median, median: median, parts: parts)
        }
        return IndexReading(price: price, median: median, parts: parts)
    }

    private func isFresh(_ quote: IndexQuote) -> Bool {
        quote.price.isPositive && quote.price.isAdmissible
            && (staleSeconds == 0 || quote.age < staleSeconds) && weight(quote.venue).isPositive
    }

    private func weight(_ venue: String) -> Multiple {
        if venues.isEmpty { return Multiple(1) }
        return venues.first { $0.name == venue }?.weight ?? .zero
    }

    private func mean(_ parts: [IndexReading.Part]) -> Price? {
        var sum: Int128 = 0
        var weights: Int128 = 0
        for part in parts where part.treatment == .counted || part.treatment == .clamped {
            let weight = weight(part.venue).units
            sum += part.counted.units * weight
            weights += weight
        }
        return weights > 0 ? Price(units: divide(sum, weights, .nearest)) : nil
    }

    /// The middle price, the mean of the middle two where their number is even.
    static func median(_ prices: [Price]) -> Price? {
        guard !prices.isEmpty else { return nil }
        let sorted = prices.sorted()
        let middle = sorted.count / 2
        if sorted.count % 2 == 1 { return sorted[middle] }
        return Price(units: divide(sorted[middle - 1].units + sorted[middle].units, 2, .nearest))
    }

    /// The middle by weight: half the weight lies at or below it, as Hyperliquid's oracle takes it.
    public static func weightedMedian(_ quotes: [(price: Price, weight: Multiple)]) -> Price? {
        let sorted = quotes.filter { $0.weight.isPositive }.sorted { $0.price < $1.price }
        let total = sorted.reduce(Int128(0)) { $0 + $1.weight.units }
        var sum: Int128 = 0
        for quote in sorted {
            sum += quote.weight.units
            if sum * 2 >= total { return quote.price }
        }
        return nil
    }
}
