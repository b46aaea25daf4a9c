import Figures
import Margin

/// The questions that calculators answer.
public enum Calculation: String, Sendable, Equatable, CaseIterable {
    case profit, target, liquidation, bankruptcy, open, entry, size, funding

    private static let partsOfRisk: Set<Sketch.Part> = [
        .side, .coin, .kind, .risk, .entry, .stop, .wallet, .rules,
    ]

    /// The parts of a sketch that its answer follows from. Whatever else was said is told as not used.
    public func parts(of sketch: Sketch) -> Set<Sketch.Part> {
        switch self {
        case .profit:
            sketch.partsOfSize.union([.side, .leverage, .margin, .added, .entry, .exit, .wallet])
        case .target: [.side, .coin, .kind, .leverage, .entry, .rate, .rules]
        case .liquidation: sketch.partsOfPosition
        case .bankruptcy: sketch.partsOfPosition.subtracting([.maintenance])
        case .open: [.coin, .kind, .leverage, .entry, .wallet, .rules]
        case .entry: [.coin, .kind, .fills, .rules]
        case .size where sketch.leverage == nil: Self.partsOfRisk
        case .size: Self.partsOfRisk.union([.leverage, .maintenance])
        case .funding: sketch.partsOfSize.union([.side, .entry, .rate, .payments])
        }
    }
}
