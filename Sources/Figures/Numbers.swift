/// What one coin costs, in the currency the contract is quoted in.
public struct Price: FixedPoint {
    public static var kind: Kind { .price }
    public static var limit: Int128 { 1_000_000_000 }
    public let units: Int128
    @inlinable public init(units: Int128) { self.units = units }
}

/// How much is held: coins of a linear contract, face dollars of an inverse one.
public struct Quantity: FixedPoint {
    public static var kind: Kind { .quantity }
    public static var limit: Int128 { 10_000_000_000_000 }
    public let units: Int128
    @inlinable public init(units: Int128) { self.units = units }
}

/// An amount in the asset a pot holds or a contract settles in: dollars, or coins of an inverse
/// contract. The pot names the asset.
public struct Money: FixedPoint {
    public static var kind: Kind { .money }
    public static var limit: Int128 { 100_000_000_000_000 }
    public let units: Int128
    @inlinable public init(units: Int128) { self.units = units }
}

/// A share of something: 0.005 is 0.5 %.
public struct Rate: FixedPoint {
    public static var kind: Kind { .rate }
    public static var limit: Int128 { 1_000_000 }
    public let units: Int128
    @inlinable public init(units: Int128) { self.units = units }
    @inlinable public static var one: Rate { Rate(units: unitsPerOne) }
    /// The rate that `percent` hundredths are, in units of 10⁻⁸ of a percent.
    @inlinable public init(percentUnits: Int128, _ rounding: Rounding) {
        units = divide(percentUnits, 100, rounding)
    }
}

/// How many times something: a leverage of 20x.
public struct Multiple: FixedPoint {
    public static var kind: Kind { .multiple }
    public static var limit: Int128 { 1_000_000 }
    public let units: Int128
    @inlinable public init(units: Int128) { self.units = units }
}
