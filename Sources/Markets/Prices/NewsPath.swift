/// What the news says the coin is worth, minute by minute, and the noise of trade beside it.
///
/// Level by straight lines between knots, times the opening price, plus a random walk; as a bridge the
/// walk is tied to zero at the end. A warm-up before minute 0 is a bridge round the opening price.
struct NewsPath: Sendable, Equatable {
    /// Ticks. Index 0 is the start of the warm-up.
    let value: [Double]
    /// A share of price, to be magnified by a thin book.
    let flow: [Double]

    init(_ s: LiveSetting) {
        let noise = Noise(seed: s.seed)
        func draw(_ stream: UInt64, _ step: Int) -> Double {
            s.hasFatTails
                ? noise.fat(stream: stream, step: UInt64(step))
                : noise.normal(stream: stream, step: UInt64(step))
        }
        let perMinute = s.noise / (525_600.0).squareRoot()
        let opening = s.price * 10
        var value: [Double] = []
        var flow: [Double] = []
        value.reserveCapacity(s.warmUp + s.minutes + 1)
        flow.reserveCapacity(s.warmUp + s.minutes + 1)

        let before = NewsPath.walk(s.warmUp) { draw(2, $0) * perMinute }
        for t in 0..<s.warmUp {
            let tied = before[t] - Double(t) / Double(max(s.warmUp, 1)) * before[s.warmUp]
            value.append(opening * (1 + tied))
            flow.append(draw(3, t) * perMinute)
        }
        var factors = s.events.compactMap { event -> (Int, Double)? in
            if case .noise(let factor) = event.kind { (event.minute, factor) } else { nil }
        }
        factors.sort { $0.0 < $1.0 }
        func factor(_ t: Int) -> Double { factors.last { $0.0 <= t }?.1 ?? 1 }
        let walk = NewsPath.walk(s.minutes) { draw(0, $0) * perMinute * factor($0) }
        var knot = 0
        for t in 0...s.minutes {
            while knot < s.news.count && s.news[knot].minute <= t { knot += 1 }
            let level = NewsPath.level(s.news, t, next: knot)
            let tie = s.isBridged ? Double(t) / Double(s.minutes) * walk[s.minutes] : 0
            value.append(max(opening * (1 + level + walk[t] - tie), opening * 0.02))
            flow.append(t == 0 ? 0 : draw(1, t) * perMinute * factor(t))
        }
        self.value = value
        self.flow = flow
    }

    private static func walk(_ count: Int, _ step: (Int) -> Double) -> [Double] {
        var walk = [0.0]
        walk.reserveCapacity(count + 1)
        var sum = 0.0
        if count > 0 {
            for t in 1...count {
                sum += step(t)
                walk.append(sum)
            }
        }
        return walk
    }

    /// The level at a minute, given the first knot after it. Level 0 at minute 0 unless a knot says
    /// otherwise; the last level stays.
    private static func level(_ knots: [NewsKnot], _ t: Int, next: Int) -> Double {
        let before = next > 0 ? knots[next - 1] : NewsKnot(0, 0)
        guard next < knots.count else { return before.level }
        let after = knots[next]
        guard after.minute > before.minute else { return after.level }
        let part = Double(t - before.minute) / Double(after.minute - before.minute)
        return before.level + (after.level - before.level) * part
    }
}
