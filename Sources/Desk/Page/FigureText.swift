import Figures
import Margin
import Markets

// How numbers look on a page: prices with the decimals of their tick, dollars with two, coins with
// as many as they need.

extension Price {
    /// With the decimals that a tick has, 7,020.8, and those that the price has beyond it, so that it
    /// multiplies as it stands: a tape may be finer than a contract. An average, which has many, is
    /// rounded to the tick.
    func text(tick: Price) -> String {
        let (own, usual) = (decimalPlaces, tick.decimalPlaces)
        return text(places: own <= usual + 2 ? max(own, usual) : usual)
    }

    /// How many decimals are needed to write the number.
    var decimalPlaces: Int {
        var places = 8
        var units = units
        while places > 0, units % 10 == 0 {
            units /= 10
            places -= 1
        }
        return places
    }
}

extension Money {
    /// "1,000.00" of dollars, "0.1" of coins.
    func text(_ asset: Asset) -> String {
        asset.isDollar ? text(places: 2) : description
    }
    /// With its asset, where that is not dollars: "1,000.00", "0.1 BTC".
    func named(_ asset: Asset) -> String {
        asset.isDollar ? text(asset) : "\(text(asset)) \(asset.code)"
    }
    /// With its asset always: "5,000.00 USDT".
    func full(_ asset: Asset) -> String { "\(text(asset)) \(asset.code)" }
}

extension Contract {
    func text(_ price: Price) -> String { price.text(tick: tick) }
    func text(_ size: Quantity) -> String { "\(size) \(sizeUnit)" }
    func text(_ money: Money) -> String { money.text(settles) }
}

extension Position {
    /// "long 2.719 BTC".
    var name: String { "\(side.rawValue) \(contract.text(size.value))" }
}

extension World {
    /// The contract that the tape's coin has under the rules of the day.
    var contract: Contract? { rulebook.contract(on: scenario.coin) }
    /// A price of the tape, with the decimals of the contract's tick.
    func text(_ price: Price) -> String {
        contract?.text(price) ?? price.text(places: 1)
    }
    /// A price of any coin, with the decimals of its own contract's tick.
    func text(_ price: Price, of coin: Asset) -> String {
        rulebook.contract(on: coin)?.text(price) ?? price.text(places: max(2, price.decimalPlaces))
    }
    /// The time of a step, with the day where it is not the opening's.
    func clock(_ step: Int) -> String { tape.moment(at: step).clock(beside: tape.opening) }
    /// The present. A bar is called by the minute it begins with, so until the first has passed it is
    /// before that minute.
    var clockNow: String { step == 0 ? "before \(clock(0))" : clock(step) }
    func clock(_ moment: Moment) -> String { moment.clock(beside: tape.opening) }
}

extension Side {
    /// Where its liquidation price lies, seen from the price.
    var lineSide: String { self == .long ? "under" : "over" }
}

extension Span {
    static func figure(_ text: String, _ reveals: Term? = nil) -> Span {
        Span(text, .figure, reveals: reveals)
    }
    static func verb(_ line: String) -> Span { Span("`\(line)`", .verb) }
}

extension Prose {
    /// "Next: `a`, `b` or `c`."
    static func next(_ lines: [String]) -> Prose {
        var spans = [Span("Type ", .faint)]
        for (index, line) in lines.enumerated() {
            if index > 0 { spans.append(Span(index == lines.count - 1 ? " or " : ", ", .faint)) }
            spans.append(Span(line, .verb))
        }
        return Prose(spans + [Span(".", .faint)])
    }
}
