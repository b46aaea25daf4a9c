/// Liquidations as they happened and as the world saw them. Money in cents.
///
/// Two ways of seeing less: an aggregator's total, actual × the scenario's reported share; and each
/// venue's own stream, where at most one a second and symbol is published.
public struct Feed: Sendable, Equatable {
    public struct Venue: Sendable, Equatable {
        public let name: String
        public let rule: VenueSetting.Feed
        public internal(set) var longs: Int64 = 0
        public internal(set) var shorts: Int64 = 0
        /// What its public stream showed.
        public internal(set) var published: Int64 = 0
        public var actual: Int64 { longs + shorts }
    }
    /// Dollars of a usual liquidation, and symbols listed: what a second of a busy stream leaves out
    /// depends on both. 10 October 2025: $19bn over 1.6 million accounts. The symbols are an assumption.
    public static let usualCents: Double = 1_200_000
    public static let symbols = 100.0

    public private(set) var venues: [Venue]
    public private(set) var lastHour = (longs: Int64(0), shorts: Int64(0))
    public private(set) var lastDay = (longs: Int64(0), shorts: Int64(0))
    /// The hour of most liquidations so far, and the minute in which it ended.
    public private(set) var greatestHour: Int64 = 0
    public private(set) var greatestHourEnd = 0
    /// The minute in which the latest ended; 0 before any.
    public private(set) var latestEnd = 0
    /// The largest single one so far.
    public private(set) var largest: Int64 = 0
    public private(set) var largestVenue = ""
    public private(set) var largestIsLong = true
    public private(set) var largestMinute = 0
    public let reportedShare: Double
    private let rules: [VenueSetting.Feed]
    private var minutes = 0
    private var ring = [SIMD2<Int64>](repeating: SIMD2(0, 0), count: 1_440)

    public init(_ setting: LiveSetting) {
        venues = setting.venues.map { Venue(name: $0.name, rule: $0.feed) }
        rules = setting.venues.map(\.feed)
        reportedShare = setting.report
    }

    public mutating func add(_ report: MinuteReport) {
        var minute = SIMD2<Int64>(0, 0)
        for index in venues.indices {
            let longs = report.liquidated[index]
            let shorts = report.liquidated[index + 4]
            minute &+= SIMD2(longs, shorts)
            venues[index].longs += longs
            venues[index].shorts += shorts
            venues[index].published += Feed.published(longs + shorts, under: rules[index])
        }
        // A ring of a day: what leaves it, and what left the hour.
        let slot = minutes % 1_440
        let gone = ring[slot]
        let hourAgo = minutes >= 60 ? ring[(minutes - 60) % 1_440] : SIMD2(0, 0)
        lastDay = (lastDay.longs + minute[0] - gone[0], lastDay.shorts + minute[1] - gone[1])
        lastHour = (
            lastHour.longs + minute[0] - hourAgo[0], lastHour.shorts + minute[1] - hourAgo[1]
        )
        ring[slot] = minute
        minutes += 1
        if minute != SIMD2(0, 0) { latestEnd = minutes }
        if lastHour.longs + lastHour.shorts > greatestHour {
            greatestHour = lastHour.longs + lastHour.shorts
            greatestHourEnd = minutes
        }
        if report.largest > largest, report.largestVenue < venues.count {
            largest = report.largest
            largestVenue = venues[report.largestVenue].name
            largestIsLong = report.largestIsLong
            largestMinute = report.minute
        }
    }

    /// What a stream shows of a minute's liquidations: n of them fall on 60 seconds of each symbol at
    /// random, and each second of a symbol shows one: slots × (1 − e^(−n/slots)).
    public static func published(_ actual: Int64, under rule: VenueSetting.Feed) -> Int64 {
        guard rule == .onePerSecond, actual > 0 else { return actual }
        let slots = 60 * symbols
        let count = Double(actual) / usualCents
        let shown = slots * (1 - Logarithm.exp(0 - count / slots))
        return min(actual, Int64(shown * usualCents))
    }

    /// An aggregator's total of the last 24 hours and the last hour.
    public var reportedDay: Int64 {
        Int64(Double(lastDay.longs + lastDay.shorts) * reportedShare)
    }
    public var reportedGreatestHour: Int64 { Int64(Double(greatestHour) * reportedShare) }
    public var reportedHour: Int64 {
        Int64(Double(lastHour.longs + lastHour.shorts) * reportedShare)
    }

    public static func == (a: Feed, b: Feed) -> Bool {
        a.venues == b.venues && a.lastHour == b.lastHour && a.lastDay == b.lastDay
            && a.largest == b.largest && a.minutes == b.minutes && a.ring == b.ring
    }
}
