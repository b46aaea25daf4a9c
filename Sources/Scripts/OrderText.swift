import Figures
import Margin
import Markets

// Orders and changes of a position as lines.

extension ActText {
    static func text(_ request: TakeRequest) -> String {
        words(
            "take", request.coin?.code, request.price.written, text(request.portion),
            request.limit.map { "limit \($0.written)" }, text(request.watches))
    }

    static func text(_ request: TrailRequest) -> String {
        words(
            "trail", request.coin?.code, request.share.percentWritten,
            request.armsAt.map { "from \($0.written)" }, text(request.watches))
    }

    static func text(_ request: PartRequest) -> String {
        words(
            "close", request.coin?.code, text(request.portion),
            request.limit.map { "at \($0.written)" })
    }

    static func text(_ request: CancelRequest) -> String {
        switch request {
        case .all(let coin): words("cancel all", coin?.code)
        case .take(let coin): words("cancel take", coin?.code)
        case .trail(let coin): words("cancel trail", coin?.code)
        case .number(let number): "cancel \(grouped(number))"
        }
    }

    /// Nil for the whole, which need not be said.
    static func text(_ portion: Portion) -> String? {
        switch portion {
        case .all: nil
        case .size(let size): size.written
        case .share(let share): share.percentWritten
        }
    }

    /// Nil for the last price, which need not be said.
    static func text(_ watches: PriceSeries) -> String? {
        watches == .last ? nil : "on \(watches.rawValue)"
    }

    static func text(_ mode: MarginMode) -> String {
        switch mode {
        case .isolated: "isolated"
        case .cross: "cross"
        case .multiAsset: "multi"
        }
    }
}
