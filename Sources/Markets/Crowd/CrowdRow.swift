/// One account of the crowd, all that a forced close reads, in 32 bytes. Written once, when the crowd
/// opens, and shared by every branch.
public struct CrowdRow: Sendable, BitwiseCopyable {
    /// Lots of 10⁻⁴ coin, counted at an asset price equal to the opening price.
    public let quantity: Int64
    /// Collateral: millionths of a dollar, or lots of 10⁻⁵ coin.
    public let holding: Int64
    /// Entry of the asset price, in sub-ticks of 0.01 dollar.
    public let entry: Int32
    /// Ladder, venue and number, packed.
    public let tag: UInt32
    /// Where on its ladder it stands: it can only be due when the ladder's driver is at or below it.
    public let key: Int32
    /// Stop in ticks, 0 for none.
    public let stop: Int32

    public init(
        quantity: Int64, holding: Int64, entry: Int32, ladder: Int, venue: Int, id: Int, key: Int32,
        stop: Int32
    ) {
        self.quantity = quantity
        self.holding = holding
        self.entry = entry
        tag = UInt32(ladder) << 28 | UInt32(venue) << 26 | UInt32(truncatingIfNeeded: id)
        self.key = key
        self.stop = stop
    }

    @inline(__always) public var ladder: Int { Int(tag &>> 28) }
    @inline(__always) public var venue: Int { Int(tag &>> 26) & 3 }
    @inline(__always) public var id: Int { Int(tag & 0x3FF_FFFF) }
    /// The most accounts whose numbers fit.
    public static let mostAccounts = 1 << 26
}
