/// What a live market is said to come to, played to the end while nobody trades in it, in the middle of
/// several crowds of its law: the figures that its numbers were fitted to, or those that its author saw.
public struct LiveTarget: Sendable, Equatable {
    public enum What: String, Sendable, CaseIterable {
        /// The lowest spot price against the first, as a share of one.
        case low
        /// Reported liquidations of the worst hour, and of the whole run, in millions of dollars.
        case hour, day
    }
    public let what: What
    public let value: Double
    /// How far it may be missed: of a low in its own points, of the others as a share of the value.
    public let within: Double

    public init(_ what: What, _ value: Double, within: Double) {
        self.what = what
        self.value = value
        self.within = within
    }

    /// What the middle crowd came to.
    public func found(_ spread: CrowdSpread) -> Double {
        switch what {
        case .low: spread.low / 100
        case .hour: spread.hour
        case .day: spread.day
        }
    }

    public func isMet(by found: Double) -> Bool {
        let room = what == .low ? within : within * value.magnitude
        return (found - value).magnitude <= room
    }
}
