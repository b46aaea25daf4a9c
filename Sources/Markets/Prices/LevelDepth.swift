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

/// The analytic book, cut into ticks.
public struct BookLevels: LevelDepth {
    public let book: Book
    public let anchor: Double
    public init(_ book: Book, anchor: Double) {
        self.book = book
        self.anchor = anchor
    }
    @inlinable
    public func lots(at tick: Int32) -> Int64 {
        if tick < 0 { return .max }
        let y = anchor - Double(tick)
        let lots = book.absorbed(y + 0.5) - book.absorbed(y - 0.5)
        return lots < 9e18 ? Int64(lots) : .max
    }
}
