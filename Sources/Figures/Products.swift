// The trade's multiplication table. Only products and quotients that mean something exist.
//
// A linear contract is held in coins and settles in dollars: coins × price = dollars.
// An inverse contract is held in face dollars and settles in coins: face ÷ price = coins.
// So `Quantity` is what is held, `Money` is what it settles in, and both kinds of contract share
// every type.

extension Price {
    /// What a linear size is worth at this price.
    @inlinable public static func * (price: Price, size: Quantity) -> Unrounded<Money> {
        Unrounded(parts: price.units * size.units)
    }
    @inlinable public static func * (price: Price, rate: Rate) -> Unrounded<Price> {
        Unrounded(parts: price.units * rate.units)
    }
    /// How large one price is beside another.
    @inlinable public func divided(by other: Price, _ rounding: Rounding) -> Rate {
        Rate(units: scaledQuotient(units, unitsPerOne, other.units, rounding))
    }
}

extension Quantity {
    @inlinable public static func * (size: Quantity, rate: Rate) -> Unrounded<Quantity> {
        Unrounded(parts: size.units * rate.units)
    }
    /// What an inverse size (face dollars) is worth in coins at a price.
    @inlinable public func divided(by price: Price, _ rounding: Rounding) -> Money {
        Money(units: scaledQuotient(units, unitsPerOne, price.units, rounding))
    }
    /// The price at which a face is worth this many coins.
    @inlinable public func divided(by coins: Money, _ rounding: Rounding) -> Price {
        Price(units: scaledQuotient(units, unitsPerOne, coins.units, rounding))
    }
}

extension Unrounded where Value == Quantity {
    /// The price at which a face, rate included, is worth this many coins.
    @inlinable public func divided(by coins: Money, _ rounding: Rounding) -> Price {
        Price(units: divide(parts, coins.units, rounding))
    }
}

extension Money {
    @inlinable public static func * (money: Money, rate: Rate) -> Unrounded<Money> {
        Unrounded(parts: money.units * rate.units)
    }
    @inlinable public static func * (money: Money, multiple: Multiple) -> Unrounded<Money> {
        Unrounded(parts: money.units * multiple.units)
    }
    /// What each of `multiple` parts is: a value and its leverage give its margin.
    @inlinable public func divided(by multiple: Multiple, _ rounding: Rounding) -> Money {
        Money(units: scaledQuotient(units, unitsPerOne, multiple.units, rounding))
    }
    /// The amount of which this is a share: what is needed so that `rate` of it comes to this.
    @inlinable public func divided(by rate: Rate, _ rounding: Rounding) -> Money {
        Money(units: scaledQuotient(units, unitsPerOne, rate.units, rounding))
    }
    /// What share this is of another amount.
    @inlinable public func divided(by whole: Money, _ rounding: Rounding) -> Rate {
        Rate(units: scaledQuotient(units, unitsPerOne, whole.units, rounding))
    }
    /// How much a linear contract lets this buy at a price.
    @inlinable public func divided(by price: Price, _ rounding: Rounding) -> Quantity {
        Quantity(units: scaledQuotient(units, unitsPerOne, price.units, rounding))
    }
    /// The price of each of a linear size.
    @inlinable public func divided(by size: Quantity, _ rounding: Rounding) -> Price {
        Price(units: scaledQuotient(units, unitsPerOne, size.units, rounding))
    }
    @inlinable public func divided(by size: Unrounded<Quantity>, _ rounding: Rounding) -> Price {
        Price(units: scaledQuotient(units, unitsPerOne * unitsPerOne, size.parts, rounding))
    }
    /// How many face dollars these coins are at a price.
    @inlinable public func faceValue(at price: Price, _ rounding: Rounding) -> Quantity {
        // Coins are counted as money here, up to 10¹⁴: this product alone can pass 128 bits.
        Quantity(units: scaledQuotient(units, price.units, unitsPerOne, rounding))
    }
}

extension Unrounded where Value == Money {
    @inlinable public func divided(by size: Quantity, _ rounding: Rounding) -> Price {
        Price(units: divide(parts, size.units, rounding))
    }
    @inlinable public func divided(by price: Price, _ rounding: Rounding) -> Quantity {
        Quantity(units: divide(parts, price.units, rounding))
    }
}
