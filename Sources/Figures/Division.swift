/// a ÷ b in whole numbers, rounded as named. Law: b is not zero.
@inlinable public func divide(_ a: Int128, _ b: Int128, _ rounding: Rounding) -> Int128 {
    precondition(b != 0, "a division needs a divisor")
    let (quotient, remainder) = quotientAndRemainder(a, b)
    if remainder == 0 { return quotient }
    let positive = (remainder < 0) == (b < 0)
    switch rounding {
    case .down: return positive ? quotient : quotient - 1
    case .up: return positive ? quotient + 1 : quotient
    case .nearest:
        let twice = remainder.magnitude * 2
        let beyondHalf =
            twice > b.magnitude || (twice == b.magnitude && quotient & 1 == 1)
        return beyondHalf ? (positive ? quotient + 1 : quotient - 1) : quotient
    }
}

/// Most amounts fit in 64 bits, where a processor divides in one step; 128 bits take a routine.
@inlinable @inline(__always)
func quotientAndRemainder(_ a: Int128, _ b: Int128) -> (Int128, Int128) {
    guard let small = Int64(exactly: a), let divisor = Int64(exactly: b), divisor > 0 else {
        return a.quotientAndRemainder(dividingBy: b)
    }
    let (quotient, remainder) = small.quotientAndRemainder(dividingBy: divisor)
    return (Int128(quotient), Int128(remainder))
}

/// a × scale ÷ b, rounded as named. The product may need more than 128 bits. A quotient beyond
/// ±10³⁸ stops there: far outside every admissible number, so a caller that checks `isAdmissible`
/// refuses it, and with room left to round it to a step first.
@inlinable public func scaledQuotient(
    _ a: Int128, _ scale: Int128, _ b: Int128, _ rounding: Rounding
) -> Int128 {
    let (product, overflows) = a.multipliedReportingOverflow(by: scale)
    if !overflows { return divide(product, b, rounding) }
    return wideQuotient(a, scale, b, rounding)
}

@usableFromInline func wideQuotient(
    _ a: Int128, _ scale: Int128, _ b: Int128, _ rounding: Rounding
) -> Int128 {
    precondition(b != 0, "a division needs a divisor")
    let negative = ((a < 0) != (scale < 0)) != (b < 0)
    let (high, low) = a.magnitude.multipliedFullWidth(by: scale.magnitude)
    let divisor = b.magnitude
    let end: Int128 = unitsPerOne * unitsPerOne * unitsPerOne * unitsPerOne * 1_000_000
    guard high < divisor else { return negative ? -end : end }
    let (quotient, remainder) = divisor.dividingFullWidth((high, low))
    guard quotient < end.magnitude else { return negative ? -end : end }
    let away: Bool =
        switch rounding {
        case .down: negative && remainder > 0
        case .up: !negative && remainder > 0
        case .nearest:
            remainder > divisor - remainder
                || (remainder == divisor - remainder && quotient & 1 == 1)
        }
    let size = Int128(quotient) + (away ? 1 : 0)
    return negative ? -size : size
}
