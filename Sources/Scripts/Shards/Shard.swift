/// One of several equal parts of a list of work: `3/64`. Whoever does a part needs to know nothing of
/// the others.
public struct Shard: Sendable, Hashable {
    /// From 1.
    public let number: Int
    public let count: Int

    public static let whole = Shard(number: 1, count: 1)
    public static let most = 1_000_000

    private init(number: Int, count: Int) {
        self.number = number
        self.count = count
    }

    /// Reads `3/64`; nil for anything else, and where there is no such part.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) } && part.first != "0"
        }
        guard parts.count == 2, areDigits, let number = Int(parts[0]), let count = Int(parts[1]),
            count <= Shard.most, (1...count).contains(number)
        else { return nil }
        self.init(number: number, count: count)
    }

    public var text: String { "\(number)/\(count)" }

    /// The places of a list that are this part's: a stretch of it. Stretches of one list lie end to end,
    /// and no two differ by more than one place.
    public func places(of all: Int) -> Range<Int> {
        func bound(_ parts: Int) -> Int {
            let product = Int128(max(all, 0)) * Int128(parts) / Int128(count)
            return Int(truncatingIfNeeded: product)
        }
        return bound(number - 1)..<bound(number)
    }
}
