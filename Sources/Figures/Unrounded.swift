/// A product that nobody has rounded yet, in units of 10⁻¹⁶. The ledger cannot take it by mistake:
/// name a rounding first, or divide it.
public struct Unrounded<Value: FixedPoint>: Number {
    @inlinable public static var kind: Kind { Value.kind }
    @inlinable public static var decimals: UInt8 { 16 }
    public let parts: Int128
    @inlinable public var raw: Int128 { parts }
    @inlinable public init(parts: Int128) { self.parts = parts }
    /// The exact number, as a product.
    @inlinable public init(_ value: Value) { parts = value.units * unitsPerOne }
    @inlinable public static var zero: Self { Self(parts: 0) }
    @inlinable public static func < (a: Self, b: Self) -> Bool { a.parts < b.parts }
    @inlinable public static func + (a: Self, b: Self) -> Self { Self(parts: a.parts + b.parts) }
    @inlinable public static func - (a: Self, b: Self) -> Self { Self(parts: a.parts - b.parts) }
    @inlinable public func rounded(_ rounding: Rounding) -> Value {
        Value(units: divide(parts, unitsPerOne, rounding))
    }
}
