/// A term for one bar of the tape: `bar.21:20.low`, `bar.13 02:17.mark`.
///
/// A time without a day is the first such time from the opening on; as everywhere, a bar is named by
/// the time it closes.
public struct BarTerm: Sendable, Equatable {
    public enum Part: String, Sendable, CaseIterable { case open, high, low, close, mark }

    /// The day of the month.
    public let day: Int?
    public let minuteOfDay: Int
    public let part: Part

    /// Nil when the term is not one of a bar.
    public init?(_ term: String) {
        let words = term.split(separator: ".", omittingEmptySubsequences: false)
        guard words.count == 3, words[0] == "bar", let part = Part(rawValue: String(words[2])),
            let time = words[1].split(separator: " ").last
        else { return nil }
        let clock = time.split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 2, time.count == 5, let hour = Int(clock[0]),
            let minute = Int(clock[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        let before = words[1].split(separator: " ").dropLast()
        let day = before.first.flatMap { Int($0) }
        guard before.count < 2, before.isEmpty || (1...31).contains(day ?? 0) else { return nil }
        self.day = day
        minuteOfDay = hour * 60 + minute
        self.part = part
    }
}
