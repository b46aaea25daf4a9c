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

extension Calculation {
    /// A whole line that answers without a market loaded.
    public var example: String {
        switch self {
        case .profit: "calc profit long BTC 10x size 0.2 entry 50,000 exit 52,000"
        case .target: "calc target long BTC 10x entry 50,000 rate 50%"
        case .liquidation: "calc liquidation long BTC 10x margin 1,000 entry 50,000"
        case .bankruptcy: "calc bankruptcy long BTC 10x margin 1,000 entry 50,000"
        case .open: "calc open BTC 10x entry 50,000 wallet 5,000"
        case .entry: "calc entry BTC fill 0.1 50,000 fill 0.3 48,000"
        case .size: "size risk 1% stop 49,000 entry 50,000 wallet 5,000"
        case .funding: "calc funding long BTC size 0.2 entry 50,000 rate 0.01% payments 21"
        }
    }
}
