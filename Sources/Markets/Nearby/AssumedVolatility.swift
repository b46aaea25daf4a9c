import Figures
import Margin

/// How much an option's seller is taken to fear, a year. No market was asked: it is an assumption, or what
/// the scenario states, and every page that shows a price of an option says which.
public struct AssumedVolatility: Sendable, Equatable {
    /// Before anything happened. 55%: our assumption; 37 to 44% was quoted in January 2026, 83% on
    /// average from 2020 to 2022.
    public static let usual = 0.55

    public let base: Double
    /// The squares of the last day's hourly moves, added up; hours that no tape has count as usual.
    public let dayVariance: Double
    /// Whether the scenario states it; then it holds for every expiry, and no last day raises it.
    public let isStated: Bool

    public init(base: Double = Self.usual, dayVariance: Double? = nil, isStated: Bool = false) {
        self.base = base
        self.isStated = isStated
        self.dayVariance = dayVariance ?? base * base / 365
    }

    /// Of a day like the last one, a year.
    public var lastDay: Double { (dayVariance * 365).squareRoot() }

    /// For an option's life: one more day like the last, the rest of it as before.
    public func raised(days: Double) -> Double {
        if isStated { return base }
        let share = days > 1 ? 1 / days : 1
        return (base * base + (365 * dayVariance - base * base) * share).squareRoot()
    }
}

extension World {
    /// What is assumed of a coin now, from its tape as far as it has come; of the scenario's own coin,
    /// what the scenario states.
    public func volatility(of coin: Asset) -> AssumedVolatility {
        if coin == scenario.coin, let stated = scenario.volatility.share(at: now) {
            return AssumedVolatility(base: Double(stated.units) / 1e8, isStated: true)
        }
        let base = AssumedVolatility.usual
        guard let tape = tape(of: coin), let now = outsidePrice(of: coin)?.value else {
            return AssumedVolatility(base: base)
        }
        let bars = max(1, 60 / max(1, tape.minutesPerBar))
        let hours = Double(bars * tape.minutesPerBar) / 60
        var later = Double(now.units)
        var place = tape.past + step - 1
        var variance = 0.0
        var seen = 0.0
        while seen + hours <= 24 {
            place -= bars
            guard let close = close(of: coin, at: place) else { break }
            let earlier = Double(close.units)
            guard earlier > 0, later > 0 else { break }
            let move = Logarithm.ln(later / earlier)
            variance += move * move
            later = earlier
            seen += hours
        }
        return AssumedVolatility(
            base: base, dayVariance: variance + (24 - seen) / 24 * base * base / 365)
    }

    /// The close of a tape's bar; in a live market spot's, which no order moves at once.
    private func close(of coin: Asset, at place: Int) -> Price? {
        guard let tape = tape(of: coin), tape.bars.indices.contains(place) else { return nil }
        let minute = place - tape.past
        guard market != nil, coin == scenario.coin, minutes.indices.contains(minute) else {
            return tape.bars[place].close
        }
        return Price(ticks: minutes[minute].spot)
    }
}
