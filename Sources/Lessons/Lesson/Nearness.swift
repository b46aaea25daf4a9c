import Figures

extension NumberAnswer {
    /// "within 15", "within 0.1 %"; empty where only the very number is right.
    public var nearness: String {
        switch tolerance {
        case .within(0), .percent(0): ""
        case .within(let units): "within \(decimalText(units, decimals: 8, grouped: true))"
        case .percent(let units): "within \(decimalText(units, decimals: 8, grouped: true))%"
        }
    }

    /// How far an answer may lie from the right one, in units of 10⁻⁸.
    ///
    /// - Parameter right: in the same units.
    public func reach(from right: Int128) -> Int128 {
        switch tolerance {
        case .within(let units): units
        case .percent(let units): divide(abs(right) * units, 100 * unitsPerOne, .down)
        }
    }
}
