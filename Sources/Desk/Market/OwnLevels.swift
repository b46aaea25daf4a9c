import Figures
import Margin
import Markets

/// A price at which the person's own position is closed, among the bands of the map.
struct OwnLevel {
    /// "your line", "your stop".
    let name: String
    let price: Price
    /// The price now.
    let last: Price
    let reveals: Term?

    var isAbove: Bool { price > last }

    /// Where it stands among the bands, whose prices are no money.
    var place: Double { Double(price.units) / Double(unitsPerOne) }

    private var percent: String {
        let share = (price - last).magnitude.divided(by: last, .nearest).percent(places: 1)
        return "\(share) \(isAbove ? "over" : "under") the price"
    }

    var row: Table.Row {
        let figure = Prose(fixed(place, 0), .figure, reveals: reveals)
        return Table.Row(
            [Prose(name, .strong, reveals: reveals), figure, "", "", "", "", ""],
            said: Prose(
                "\(name.prefix(1).uppercased())\(name.dropFirst()) lies at \(fixed(place, 0)), "
                    + "\(percent).", reveals: reveals))
    }

    var bar: BarChart.Bar {
        BarChart.Bar("\(name) \(fixed(place, 0))", .zero, words: "", reveals: reveals)
    }
}

extension World {
    /// What closes the position that is open on the coin of the tape.
    var ownLevels: [OwnLevel] {
        guard last.isPositive else { return [] }
        let names = ["liquidation": "your line", "stop": "your stop", "take": "your take"]
        return chartLevels(of: scenario.coin).compactMap { level in
            names[level.name].map {
                OwnLevel(name: $0, price: level.price, last: last, reveals: level.reveals)
            }
        }
    }
}

extension Array {
    /// Bands from the highest price down, and others put where their prices belong.
    func joined<Row>(_ others: [(Double, Row)]) -> [Row] where Element == (Double, Row) {
        (self + others).sorted { $0.0 > $1.0 }.map(\.1)
    }
}
