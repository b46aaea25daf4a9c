import Figures

/// The mean basis over a venue's window: the newest samples of mid less index.
public struct BasisWindow: Sendable, Equatable {
    public let length: Int
    public private(set) var samples: [Price] = []

    /// - Parameter rule: its window and the seconds between two samples.
    public init(_ rule: MarkRule) { length = max(1, rule.basisSeconds / rule.sampleSeconds) }

    public mutating func add(bid: Price, ask: Price, index: Price) {
        let mid = Price(units: divide(bid.units + ask.units, 2, .nearest))
        samples.append(mid - index)
        if samples.count > length { samples.removeFirst(samples.count - length) }
    }

    /// Nil until the window is filled: the venues use the last price until then.
    public var mean: Price? {
        guard samples.count == length else { return nil }
        let sum = samples.reduce(Int128(0)) { $0 + $1.units }
        return Price(units: divide(sum, Int128(length), .nearest))
    }
}

/// A mean that forgets: each sample counts for the time it stood, and all of it fades.
///
///     sum = sum × decay + sample × seconds        weight = weight × decay + seconds
///
/// Hyperliquid lets it fade by e for every 150 seconds; here the fading of a second is given as a
/// rate, so that every machine reckons the same.
public struct FadingMean: Sendable, Equatable {
    private let decay: Rate
    private var sum: Int128 = 0
    private var weight: Int128 = 0

    /// exp(−1/150), to eight places.
    public static let of150Seconds = Rate(units: 99_335_551)

    public init(decay: Rate) { self.decay = decay }

    /// A sample that stood for so many seconds.
    public mutating func add(_ sample: Price, seconds: Int) {
        for _ in 0..<max(0, min(seconds, 3600)) {
            sum = divide(sum * decay.units, unitsPerOne, .nearest) + sample.units
            weight = divide(weight * decay.units, unitsPerOne, .nearest) + unitsPerOne
        }
    }

    public var mean: Price? {
        weight > 0 ? Price(units: scaledQuotient(sum, unitsPerOne, weight, .nearest)) : nil
    }
}
