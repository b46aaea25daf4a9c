import Figures
import Margin
import Markets

extension World {
    /// An opening to type, as the rules of now take it: a margin in dollars, or, where margin is in
    /// coin, the same dollars as a size.
    func exampleOpening(_ leverage: Multiple, on coin: String? = nil) -> String {
        let name = coin ?? scenario.coin.code
        guard rulebook.contract(on: scenario.coin)?.kind == .inverse else {
            return "open long \(name) \(leverage.times) margin 1000"
        }
        let dollars = (Money(1000) * leverage).rounded(.down)
        return "open long \(name) \(dollars.text(places: 0, .down)) \(leverage.times)"
    }

    /// A move to type that is a whole number of its bars: half an hour, where that is one.
    var exampleStep: String { 30 % tape.minutesPerBar == 0 ? "step 30m" : "step 1" }
}
