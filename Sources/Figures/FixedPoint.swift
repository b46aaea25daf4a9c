/// A number that a figure can hold: exact, or a product of two exact ones not yet rounded.
public protocol Number: Comparable, Sendable, BitwiseCopyable {
    /// What the number measures, so that a working can print it in its own manner.
    static var kind: Kind { get }
    /// How many decimal places `raw` carries.
    static var decimals: UInt8 { get }
    var raw: Int128 { get }
}

/// What a number measures.
public enum Kind: UInt8, Sendable { case price, quantity, money, rate, multiple }

/// A number of units of 10⁻⁸, exact.
///
/// The limits held at reading (`limit`) make any one product of the trade (Products.swift) at most
/// 10²², a price times a size, which fits 128 bits at 10⁻¹⁶: no input can overflow one.
public protocol FixedPoint: Number, CustomStringConvertible {
    var units: Int128 { get }
    init(units: Int128)
    /// The greatest magnitude that reading admits, in whole numbers.
    static var limit: Int128 { get }
}

/// Units in one whole number.
public let unitsPerOne: Int128 = 100_000_000

/// Which way a number gives when it has to lose digits. Always named at the call.
public enum Rounding: Sendable, Equatable {
    /// Toward minus infinity.
    case down
    /// Toward plus infinity.
    case up
    /// To the nearest, a tie to the even digit.
    case nearest
}

extension FixedPoint {
    @inlinable public static var decimals: UInt8 { 8 }
    @inlinable public var raw: Int128 { units }
    @inlinable public static var zero: Self { Self(units: 0) }
    @inlinable public init(_ whole: Int) { self.init(units: Int128(whole) * unitsPerOne) }
    @inlinable public static func < (a: Self, b: Self) -> Bool { a.units < b.units }
    @inlinable public static func + (a: Self, b: Self) -> Self { Self(units: a.units + b.units) }
    @inlinable public static func - (a: Self, b: Self) -> Self { Self(units: a.units - b.units) }
    @inlinable public static prefix func - (a: Self) -> Self { Self(units: 0 - a.units) }
    @inlinable public static func += (a: inout Self, b: Self) { a = a + b }
    @inlinable public static func -= (a: inout Self, b: Self) { a = a - b }
    @inlinable public var magnitude: Self { units < 0 ? -self : self }
    @inlinable public var isPositive: Bool { units > 0 }
    @inlinable public var isNegative: Bool { units < 0 }
    /// True when the number is small enough to enter a formula.
    @inlinable public var isAdmissible: Bool {
        units.magnitude <= (Self.limit * unitsPerOne).magnitude
    }
    public var description: String { decimalText(units, decimals: 8) }

    /// The greatest (`down`) or least (`up`) multiple of `step` at or beyond the number.
    @inlinable public func rounded(_ rounding: Rounding, to step: Self) -> Self {
        step.isPositive ? Self(units: divide(units, step.units, rounding) * step.units) : self
    }
}
