import Figures

extension Goal {
    /// Goals that are one phrase.
    static let phrases = [
        Phrase("position open", .positionOpen), Phrase("flat", .flat),
        Phrase("liquidated", .liquidated), Phrase("stopped", .stopped), Phrase("at end", .atEnd),
        Phrase("compared", .compared), Phrase("asked why", .askedWhy),
        Phrase("margin isolated", .margin("isolated")), Phrase("margin cross", .margin("cross")),
        Phrase("margin multi", .margin("multi")), Phrase("order waits", .orderWaits),
        Phrase("funding paid", .fundingPaid), Phrase("deleveraged", .deleveraged),
        Phrase("put held", .putHeld), Phrase("loan open", .loanOpen),
        Phrase("loan called", .loanCalled),
    ]
    struct Phrase {
        let text: String
        let goal: Goal
        init(_ text: String, _ goal: Goal) {
            self.text = text
            self.goal = goal
        }
    }

    /// Reads a goal as a teacher writes it; nil when it is none.
    init?(_ text: String) {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        let phrase = words.joined(separator: " ")
        if let known = Self.phrases.first(where: { $0.text == phrase }) {
            self = known.goal
        } else if words.first == "time", let time = Self.time(words.dropFirst()) {
            self = time
        } else if words.count == 2, words[0] == "loaded" {
            self = .loaded(words[1])
        } else if words.count == 2, words[0] == "own", let least = try? Money(reading: words[1]),
            least.isPositive
        {
            self = .own(least)
        } else if words.count == 2, words[0] == "wallet",
            let least = try? Money(reading: words[1]), least.isPositive
        {
            self = .wallet(least)
        } else if let held = Self.held(words) {
            self = .position(held)
        } else {
            return nil
        }
    }

    private static func time(_ words: ArraySlice<String>) -> Goal? {
        guard (1...2).contains(words.count), let clock = words.last else { return nil }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isNumber) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        if words.count == 1 { return .time(day: nil, hour: hour, minute: minute) }
        guard let day = words.first.flatMap({ Int($0) }), (1...31).contains(day) else { return nil }
        return .time(day: day, hour: hour, minute: minute)
    }

    /// `long BTC 0.2 at leverage 10`, `short ETH 20x`.
    private static func held(_ words: [String]) -> Held? {
        guard words.count >= 2, words[0] == "long" || words[0] == "short",
            words[1].first?.isLetter == true
        else { return nil }
        var held = Held(isLong: words[0] == "long", coin: words[1].uppercased())
        var rest = words.dropFirst(2)
        while let word = rest.popFirst() {
            if word == "at" { continue }
            if word == "leverage", held.leverage == nil, let next = rest.popFirst() {
                guard let leverage = try? Multiple(reading: next) else { return nil }
                held.leverage = leverage
            } else if word.hasSuffix("x"), held.leverage == nil {
                guard let leverage = try? Multiple(reading: String(word.dropLast())) else {
                    return nil
                }
                held.leverage = leverage
            } else if held.size == nil, let size = try? Quantity(reading: word) {
                held.size = size
            } else {
                return nil
            }
        }
        let positive = held.leverage?.isPositive ?? true && held.size?.isPositive ?? true
        return positive ? held : nil
    }
}
