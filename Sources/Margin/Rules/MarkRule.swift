import Figures

/// What a venue's mark price is made of.
public struct MarkRule: Sendable, Equatable {
    public enum Kind: String, Sendable {
        /// The middle of: index moved by the funding still to come, index plus the mean basis, last.
        case medianOfThree = "median-of-three"
        /// Index plus the mean basis.
        case indexPlusBasis = "index-plus-basis"
        /// The middle of: oracle plus a slow mean of mid less oracle, the middle of bid, ask and
        /// last, and the weighted middle of other venues.
        case medianOfVenues = "median-of-venues"
        /// The last price.
        case last
    }
    public var kind: Kind
    /// Seconds over which the basis is averaged.
    public var basisSeconds: Int
    public var sampleSeconds: Int
    /// Whether the funding still to come moves the first of the three.
    public var countsFunding: Bool

    public init(
        kind: Kind, basisSeconds: Int = 0, sampleSeconds: Int = 1, countsFunding: Bool = true
    ) {
        self.kind = kind
        self.basisSeconds = max(0, basisSeconds)
        self.sampleSeconds = max(1, sampleSeconds)
        self.countsFunding = countsFunding
    }
}

/// What a venue's index is made of, and what it does with a source that strays.
public struct IndexRule: Sendable, Equatable {
    public enum Outlier: String, Sendable {
        /// Drawn to the edge of what is allowed.
        case clamp
        /// Left out.
        case drop
        /// Left out; if more than one strays the index is the median.
        case median
    }
    public struct Venue: Sendable, Equatable {
        public let name: String
        public let weight: Multiple
        public init(name: String, weight: Multiple) {
            self.name = name
            self.weight = weight
        }
    }
    /// Empty where the venue's sources are not listed: every source given counts alike.
    public var venues: [Venue]
    public var outlier: Outlier
    /// How far from the median a source may be, as a share of it.
    public var threshold: Figure<Rate>
    /// A source that has not moved for so long counts nothing.
    public var staleSeconds: Int

    public init(
        venues: [Venue] = [], outlier: Outlier, threshold: Figure<Rate>, staleSeconds: Int
    ) {
        self.venues = venues
        self.outlier = outlier
        self.threshold = threshold
        self.staleSeconds = max(0, staleSeconds)
    }
}
