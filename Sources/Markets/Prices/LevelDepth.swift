/// A book as lots a tick of price: what a walk down the levels reads.
public protocol LevelDepth: Sendable {
    /// Lots that stand at a tick; no end of them where no price can go.
    func lots(at tick: Int32) -> Int64
}

/// A book given level by level.
public struct DepthTable: LevelDepth {
    public let lots: [Int64]
    public init(lots: [Int64]) { self.lots = lots }
    @inlinable
    public func lots(at tick: Int32) -> Int64 {
        let at = Int(UInt32(bitPattern: tick))
        return at < lots.count ? lots[at] : .max
    }
}

/// The analytic book, cut into levels of one width: the top one where the price stands, zero the last
/// that it can reach as it moves away.
public struct BookLevels: LevelDepth {
    /// Levels to the whole price: each is a hundredth of a percent.
    public static let top: Int32 = 10_000
    public let book: Book
    public let anchor: Double
    /// Where the price stands, in ticks.
    public let price: Double
    /// Ticks from a level to the next: above zero for a fall, below for a rise.
    public let width: Double

    public init(_ book: Book, anchor: Double, price: Double, isFall: Bool) {
        self.book = book
        self.anchor = anchor
        self.price = price
        width = (isFall ? price : 0 - price) / Double(Self.top)
    }

    @inlinable
    public func lots(at level: Int32) -> Int64 {
        if level < 0 { return .max }
        let near = anchor - price + width * Double(Self.top - level)
        let lots = book.absorbed(near + width) - book.absorbed(near)
        let size = lots < 0 ? 0 - lots : lots
        return size < 9e18 ? Int64(size) : .max
    }
}
