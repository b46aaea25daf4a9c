/// How far the clocks of a place were from UTC, and when that changed. Made from the system's own
/// calendar of zones, or from a fixed offset.
public struct ZoneCalendar: Sendable, Equatable {
    public struct Span: Sendable, Equatable {
        /// Seconds since 1970, UTC, from which it holds; the first holds from ever.
        public let from: Int
        /// Seconds east of UTC.
        public let offset: Int
        public init(from: Int, offset: Int) {
            self.from = from
            self.offset = offset
        }
    }
    public let name: String
    /// In the order of time; never empty.
    public let spans: [Span]

    /// - Parameter spans: in the order of time; where there are none it is UTC.
    public init(name: String, spans: [Span]) {
        self.name = name
        self.spans = spans.isEmpty ? [Span(from: .min, offset: 0)] : spans
    }

    /// `UTC`, `UTC+2`, `GMT-5:30`, `+02:00`; nil for the name of a place.
    public init?(fixed name: String) {
        let upper = name.uppercased()
        if upper == "UTC" || upper == "GMT" || upper == "Z" {
            self.init(name: "UTC", spans: [])
            return
        }
        let hasWord = upper.hasPrefix("UTC") || upper.hasPrefix("GMT")
        let rest = hasWord ? String(upper.dropFirst(3)) : upper
        guard let sign = rest.first, sign == "+" || sign == "-" else { return nil }
        // The name of a column says it in the same way.
        guard let minutes = TableName("time (UTC\(rest))").offset else { return nil }
        self.init(name: "UTC\(rest)", spans: [Span(from: .min, offset: minutes * 60)])
    }

    /// Every moment at which this place's clocks showed a time, earliest first: one as a rule, two in
    /// the hour that comes again in autumn, none in the hour that spring leaves out.
    ///
    /// - Parameter local: seconds since 1970 of the place's own clock.
    public func moments(local: Int) -> [Int] {
        var found: [Int] = []
        // No clock is further than a day from UTC.
        var place = index(at: local - 86_400)
        while place < spans.count, spans[place].from <= local + 86_400 || place == 0 {
            let moment = local - spans[place].offset
            let end = place + 1 < spans.count ? spans[place + 1].from : Int.max
            if moment >= spans[place].from, moment < end { found.append(moment) }
            place += 1
        }
        return found
    }

    /// The span that holds at a moment.
    private func index(at moment: Int) -> Int {
        var (low, high) = (0, spans.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if spans[middle].from <= moment { low = middle } else { high = middle }
        }
        return low
    }
}
