/// What stands ready to trade at each distance from fair value: the makers' visible orders at constant
/// density, and a latent part that thickens with distance.
///
/// Displacement y below the anchor absorbs G(y) = k·y + ½·l·y·|y| lots: a small order moves the price
/// by Q/k (Kyle 1985), a large one by √(2Q/l), the square-root law (Donier, Bonart, Mastromatteo and
/// Bouchaud 2015; measured for BTC by Donier and Bonart, arXiv:1412.4503). Prices in ticks, sizes in
/// lots, both as doubles.
public struct Book: Sendable, Equatable {
    /// Lots a tick of displacement: the visible density.
    public let k: Double
    /// Lots a square tick: how fast the latent density grows.
    public let l: Double

    public init(k: Double, l: Double) {
        self.k = k
        self.l = l
    }

    /// Lots absorbed between the anchor and a displacement of y ticks below it; odd and increasing.
    @inlinable
    public func absorbed(_ y: Double) -> Double { k * y + 0.5 * l * y * (y < 0 ? 0 - y : y) }

    /// The displacement at which g lots are absorbed: the inverse of `absorbed`.
    @inline(__always)
    public func displacement(_ g: Double) -> Double {
        let size = g < 0 ? 0 - g : g
        if size == 0 { return 0 }
        let y = 2 * size / (k + (k * k + 2 * l * size).squareRoot())
        return g < 0 ? 0 - y : y
    }

    /// The integral of `absorbed`; even. Differences of it are the proceeds of a walk.
    @inline(__always)
    public func integral(_ y: Double) -> Double {
        let z = y < 0 ? 0 - y : y
        return 0.5 * k * y * y + l * z * z * z / 3
    }

    /// Lots that one more tick absorbs at a displacement.
    public func density(_ y: Double) -> Double { k + l * (y < 0 ? 0 - y : y) }

    /// Sells `lots` (buys, when negative) from a price: the price after, and the average on the way.
    @inline(__always)
    public func walk(_ price: Double, _ lots: Double, anchor: Double)
        -> (price: Double, average: Double)
    {
        if lots == 0 { return (price, price) }
        let before = anchor - price
        let after = displacement(absorbed(before) + lots)
        return (anchor - after, anchor - (integral(after) - integral(before)) / lots)
    }
}

/// A book being walked within one step: it counts whole lots from where the step began, so that the
/// price depends on their sum and not on the order or the size of the pieces.
public struct Walk: Sendable, Equatable {
    public let book: Book
    public let anchor: Double
    private let base: Double
    /// Lots sold since the step began, less those bought.
    public private(set) var sold: Int64 = 0
    /// Displacement below the anchor now, in ticks.
    public private(set) var displacement: Double
    private let floor: Double
    private let ceiling: Double

    /// - Parameters:
    ///   - price: where the step's orders begin, in ticks
    ///   - floor: no print is below it
    ///   - ceiling: nor above this
    public init(_ book: Book, price: Double, anchor: Double, floor: Double, ceiling: Double) {
        self.book = book
        self.anchor = anchor
        self.floor = floor
        self.ceiling = ceiling
        displacement = anchor - price
        base = book.absorbed(displacement)
    }

    public var price: Double { min(max(anchor - displacement, floor), ceiling) }

    /// Whole lots that lead to a price: sold down to it, or bought up to it when negative.
    public func lots(to price: Double) -> Int64 {
        let target = anchor - min(max(price, floor), ceiling)
        let lots = book.absorbed(target) - base - Double(sold)
        return lots > -9e18 && lots < 9e18 ? Int64(lots) : (lots < 0 ? -.max : .max)
    }

    /// Sells lots, or buys when negative: the average price of this piece.
    public mutating func sell(_ lots: Int64) -> Double {
        if lots == 0 { return price }
        let before = displacement
        sold &+= lots
        displacement = book.displacement(base + Double(sold))
        let average = anchor - (book.integral(displacement) - book.integral(before)) / Double(lots)
        return min(max(average, floor), ceiling)
    }
}
