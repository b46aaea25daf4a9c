import Figures

/// What a venue counts as collateral, and for how much.
public struct CollateralRule: Sendable, Equatable {
    /// Whose price an asset is counted at.
    public enum PriceSource: String, Sendable {
        /// The venue's own order book: thin when it matters.
        case own
        /// An index of other venues.
        case external
        /// What it can be redeemed for, whatever it trades at.
        case redemption
    }
    /// How a debt in an asset is counted.
    public enum Negative: String, Sendable {
        /// At the index.
        case par
        /// At the index and the ask buffer.
        case ask
    }
    /// What holds the borders of the steps.
    public enum Unit: String, Sendable { case coin, usd }

    /// One step: up to how much counts for which share. Bracket by bracket, as income tax does.
    public struct Step: Sendable, Equatable {
        /// Nil above the last border.
        public let cap: Quantity?
        public let ratio: Figure<Rate>
        public init(cap: Quantity?, ratio: Figure<Rate>) {
            self.cap = cap
            self.ratio = ratio
        }
    }

    public struct Listing: Sendable, Equatable {
        public let asset: Asset
        public let unit: Unit
        public let steps: [Step]
        public let source: PriceSource
        /// Taken off the index for what is held, put on it for what is owed.
        public let bidBuffer: Figure<Rate>
        public let askBuffer: Figure<Rate>
        public init(
            asset: Asset, unit: Unit = .coin, steps: [Step], source: PriceSource = .external,
            bidBuffer: Figure<Rate> = .zero, askBuffer: Figure<Rate> = .zero
        ) {
            self.asset = asset
            self.unit = unit
            self.steps = steps
            self.source = source
            self.bidBuffer = bidBuffer
            self.askBuffer = askBuffer
        }
    }

    /// The venue turns other assets into the one that is owed.
    public struct Conversion: Sendable, Equatable {
        /// How much may be owed before it does.
        public let threshold: Figure<Money>
        /// What it takes off.
        public let haircut: Figure<Rate>
        public init(threshold: Figure<Money>, haircut: Figure<Rate>) {
            self.threshold = threshold
            self.haircut = haircut
        }
    }

    public var listings: [Listing]
    public var negative: Negative
    public var conversion: Conversion?

    public init(
        listings: [Listing] = [], negative: Negative = .par, conversion: Conversion? = nil
    ) {
        self.listings = listings
        self.negative = negative
        self.conversion = conversion
    }

    /// Only the asset that a contract settles in backs it.
    public static let settlementOnly = CollateralRule()

    public func listing(of asset: Asset) -> Listing? { listings.first { $0.asset == asset } }
}

/// What a venue offers as orders.
public struct OrderRule: Sendable, Equatable {
    /// The prices that a conditional order may watch; the first is what it watches unless told.
    public var triggers: [PriceSeries]
    /// The least and the greatest distance of a trailing stop; nil where none is known.
    public var trailing: ClosedRange<Rate>?

    public init(triggers: [PriceSeries] = PriceSeries.allCases, trailing: ClosedRange<Rate>? = nil)
    {
        self.triggers = triggers
        self.trailing = trailing
    }
    public static let standard = OrderRule()
}
