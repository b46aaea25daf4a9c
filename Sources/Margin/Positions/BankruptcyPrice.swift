import Figures

extension Position {
    /// The price at which nothing is left: where the trader's margin ends and somebody else's money
    /// begins. Nil for an inverse short whose coins cover every price, and for a long that owes
    /// nothing.
    ///
    ///     linear   (entry cost ∓ collateral) ÷ size      inverse   size ÷ (entry cost ± collateral)
    ///
    /// Source: Bybit, "Bankruptcy Price (Perpetual and Expiry Contracts)".
    public var bankruptcyPrice: Figure<Price>? { bankruptcyPrice(.nothing) }

    /// The same beside other positions that share the collateral: their unrealised profit backs it.
    public func bankruptcyPrice(_ beside: Beside) -> Figure<Price>? {
        let held = beside.profit.value == .zero ? collateral : collateral + beside.profit
        let left = gainsWithValue ? cost - held : cost + held
        guard left.value.isPositive else { return nil }
        // What is left at it is never negative: it is rounded toward the entry.
        let rounding: Rounding = side == .long ? .up : .down
        let price =
            contract.kind == .linear
            ? left.divided(by: size, rounding) : size.divided(by: left, rounding)
        return price.value.isAdmissible ? price.named(.bankruptcyPrice) : nil
    }
}
