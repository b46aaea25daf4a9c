import Margin
import Markets
import Scripts
import Synchronization

/// The hourly series as they have been read, and what was worked out of them: read once, when first
/// asked for.
final class SeriesMemo: Sendable {
    private struct Kept {
        var series: [String: HourSeries] = [:]
        var excursions: [Key: Excursions] = [:]
        var moves: [String: [Int]] = [:]
    }
    private struct Key: Hashable {
        let series: String
        let isLong: Bool
        let bars: Int
    }
    private let kept = Mutex(Kept())

    func series(_ name: String, else read: () -> HourSeries?) -> HourSeries? {
        if let known = kept.withLock({ $0.series[name] }) { return known }
        guard let new = read() else { return nil }
        kept.withLock { $0.series[name] = new }
        return new
    }

    func excursions(_ series: HourSeries, _ side: Side, bars: Int) -> Excursions {
        let key = Key(series: series.name, isLong: side == .long, bars: bars)
        if let known = kept.withLock({ $0.excursions[key] }) { return known }
        let new = Excursions(series, side, bars: bars)
        kept.withLock { kept in
            // Each is some hundred thousand numbers: a few are kept.
            if kept.excursions.count >= 16 { kept.excursions = [:] }
            kept.excursions[key] = new
        }
        return new
    }

    func moves(_ series: HourSeries) -> [Int] {
        if let known = kept.withLock({ $0.moves[series.name] }) { return known }
        let new = series.dailyMoves()
        kept.withLock { $0.moves[series.name] = new }
        return new
    }
}

extension Content {
    /// The hourly prices of a coin; nil where the shelf has none that can be read.
    func history(of coin: Asset) -> HourSeries? {
        let name = coin.code.lowercased()
        return memo.series(name) {
            guard let text = try? text(.history, name) else { return nil }
            return try? HoursText.series(reading: text)
        }
    }
}
