// Terms of what stands beside a position: the put bought last, the loan, and a put that nobody holds.

extension LessonTerm {
    static let nearby = put + loan

    private static let put = [
        LessonTerm("put.premium", "what the put bought last cost"),
        LessonTerm("put.worth", "what it is worth now by its formula"),
        LessonTerm("put.gain", "what it is worth, or brought, less its premium"),
        LessonTerm("put.received", "what came back of it, sold or settled"),
        LessonTerm("put.strike", "its strike"),
        LessonTerm("put.size", "its size, in coins"),
        LessonTerm("put.volatility", "the volatility it was bought at, in percent"),
    ]

    private static let loan = [
        LessonTerm("loan.health", "the health factor of the loan"),
        LessonTerm("loan.liquidation price", "the price at which its health is one"),
        LessonTerm("loan.distance", "from the price now to that price, in percent"),
        LessonTerm("loan.debt", "what is owed"),
        LessonTerm("loan.pledged", "the coins that stand behind it"),
        LessonTerm("loan.value", "what those coins are worth"),
        LessonTerm("loan.yours", "that worth less the debt"),
        LessonTerm("loan.threshold", "the share of the coins' worth that counts, in percent"),
        LessonTerm("loan.bonus", "what a stranger is paid above what is repaid, in percent"),
        LessonTerm("loan.repaid", "what strangers repaid of it so far"),
        LessonTerm("loan.taken", "the coins that strangers took so far"),
    ]
}

/// A put that nobody holds, priced by the formula: `put.95 30d 55` has its strike at 95 % of the price
/// now, 30 days left and a volatility of 55 % a year; `put.95 29d 80 at 87.1` is such a one after the
/// price has gone to 87.1 % of what it was. Its value is the fair price in per cent of the price at first.
public struct PutTerm: Sendable, Equatable {
    /// In hundredths of a per cent of the price at first.
    public let strike: Int
    public let price: Int
    public let days: Int
    /// A year, in hundredths of a per cent.
    public let volatility: Int

    /// Nil when the term is not one of a put.
    public init?(_ term: String) {
        guard term.hasPrefix("put.") else { return nil }
        let words = term.dropFirst(4).split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3 || words.count == 5 && words[3] == "at",
            let strike = Self.hundredths(words[0]), (1_000...30_000).contains(strike),
            words[1].last == "d", let days = Int(words[1].dropLast()), (1...366).contains(days),
            let volatility = Self.hundredths(words[2]), (100...100_000).contains(volatility),
            let price = words.count == 5 ? Self.hundredths(words[4]) : 10_000,
            (100...100_000).contains(price)
        else { return nil }
        self.strike = strike
        self.price = price
        self.days = days
        self.volatility = volatility
    }

    /// "87.1" is 8,710; two decimals at most.
    private static func hundredths(_ word: Substring) -> Int? {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int(parts[0]),
            (0...100_000).contains(whole)
        else { return nil }
        guard parts.count == 2 else { return whole * 100 }
        guard (1...2).contains(parts[1].count), let rest = Int(parts[1]), rest >= 0 else {
            return nil
        }
        return whole * 100 + (parts[1].count == 1 ? rest * 10 : rest)
    }
}
