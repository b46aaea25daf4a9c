// The multiplication table once more, for figures: each line computes and remembers.

extension Figure where Value: FixedPoint {
    @inline(__always) @inlinable
    public static func + (a: Self, b: Self) -> Self {
        Self(a.value + b.value, a.isExplained || b.isExplained, .sum(a.operand, b.operand))
    }
    @inline(__always) @inlinable
    public static func - (a: Self, b: Self) -> Self {
        Self(a.value - b.value, a.isExplained || b.isExplained, .difference(a.operand, b.operand))
    }
    @inline(__always) @inlinable
    public static var zero: Self { Self(.zero) }

    @inlinable public static func least(_ a: Self, _ b: Self) -> Self {
        Self(
            min(a.value, b.value), a.isExplained || b.isExplained, .least(a.operand, b.operand))
    }
    @inlinable public static func greatest(_ a: Self, _ b: Self) -> Self {
        Self(
            max(a.value, b.value), a.isExplained || b.isExplained, .greatest(a.operand, b.operand))
    }
    @inlinable public func rounded(
        _ rounding: Rounding, to step: Value, why: @autoclosure () -> String
    ) -> Self {
        Self(
            value.rounded(rounding, to: step), isExplained,
            .rounded(operand, rounding, why: why()))
    }
}

extension Figure where Value == Rate {
    @inline(__always) @inlinable
    public static var one: Self { Self(.one) }
}

extension Figure {
    /// Rounds a product to units of 10⁻⁸.
    @inline(__always) @inlinable
    public func rounded<Whole>(_ rounding: Rounding) -> Figure<Whole>
    where Value == Unrounded<Whole> {
        // A hundred-millionth is below every tick: the working keeps the formula without a step.
        Figure<Whole>(value.rounded(rounding), working)
    }
    @inline(__always) @inlinable
    init(_ value: Value, _ working: Working?) {
        self.value = value
        self.working = working
    }
}

extension Figure where Value == Price {
    @inline(__always) @inlinable
    public static func * (a: Self, b: Figure<Quantity>) -> Figure<Unrounded<Money>> {
        .init(a.value * b.value, a.isExplained || b.isExplained, .product(a.operand, b.operand))
    }
    @inline(__always) @inlinable
    public static func * (a: Self, b: Figure<Rate>) -> Figure<Unrounded<Price>> {
        .init(a.value * b.value, a.isExplained || b.isExplained, .product(a.operand, b.operand))
    }
    @inlinable public func divided(by b: Self, _ rounding: Rounding) -> Figure<Rate> {
        .init(
            value.divided(by: b.value, rounding), isExplained || b.isExplained,
            .quotient(operand, b.operand))
    }
}

extension Figure where Value == Quantity {
    @inline(__always) @inlinable
    public static func * (a: Self, b: Figure<Rate>) -> Figure<Unrounded<Quantity>> {
        .init(a.value * b.value, a.isExplained || b.isExplained, .product(a.operand, b.operand))
    }
    @inline(__always) @inlinable
    public func divided(by b: Figure<Price>, _ rounding: Rounding) -> Figure<Money> {
        .init(
            value.divided(by: b.value, rounding), isExplained || b.isExplained,
            .quotient(operand, b.operand))
    }
    @inline(__always) @inlinable
    public func divided(by b: Figure<Money>, _ rounding: Rounding) -> Figure<Price> {
        .init(
            value.divided(by: b.value, rounding), isExplained || b.isExplained,
            .quotient(operand, b.operand))
    }
}

extension Figure where Value == Unrounded<Quantity> {
    @inline(__always) @inlinable
    public func divided(by b: Figure<Money>, _ rounding: Rounding) -> Figure<Price> {
        .init(
            value.divided(by: b.value, rounding), isExplained || b.isExplained,
            .quotient(operand, b.operand))
    }
}

extension Figure where Value == Money {
    @inline(__always) @inlinable
    public static func * (a: Self, b: Figure<Rate>) -> Figure<Unrounded<Money>> {
        .init(a.value * b.value, a.isExplained || b.isExplained, .product(a.operand, b.operand))
    }
    @inline(__always) @inlinable
    public static func * (a: Self, b: Figure<Multiple>) -> Figure<Unrounded<Money>> {
        .init(a.value * b.value, a.isExplained || b.isExplained, .product(a.operand, b.operand))
    }
    @inline(__always) @inlinable
    public func divided(by b: Figure<Multiple>, _ rounding: Rounding) -> Figure<Money> {
        .init(
            value.divided(by: b.value, rounding), isExplained || b.isExplained,
            .quotient(operand, b.operand))
    }
    @inline(__always) @inlinable
    public func divided(by b: Figure<Rate>, _ rounding: Rounding) -> Figure<Money> {
        .init(
            value.divided(by: b.value, rounding), isExplained || b.isExplained,
            .quotient(operand, b.operand))
    }
    @inline(__always) @inlinable
    public func divided(by b: Self, _ rounding: Rounding) -> Figure<Rate> {
        .init(
            value.divided(by: b.value, rounding), isExplained || b.isExplained,
            .quotient(operand, b.operand))
    }
    @inline(__always) @inlinable
    public func divided(by b: Figure<Quantity>, _ rounding: Rounding) -> Figure<Price> {
        .init(
            value.divided(by: b.value, rounding), isExplained || b.isExplained,
            .quotient(operand, b.operand))
    }
    @inline(__always) @inlinable
    public func divided(by b: Figure<Unrounded<Quantity>>, _ rounding: Rounding) -> Figure<Price> {
        .init(
            value.divided(by: b.value, rounding), isExplained || b.isExplained,
            .quotient(operand, b.operand))
    }
}

extension Figure where Value == Unrounded<Money> {
    @inline(__always) @inlinable
    public func divided(by b: Figure<Quantity>, _ rounding: Rounding) -> Figure<Price> {
        .init(
            value.divided(by: b.value, rounding), isExplained || b.isExplained,
            .quotient(operand, b.operand))
    }
    @inline(__always) @inlinable
    public func divided(by b: Figure<Price>, _ rounding: Rounding) -> Figure<Quantity> {
        .init(
            value.divided(by: b.value, rounding), isExplained || b.isExplained,
            .quotient(operand, b.operand))
    }
}
