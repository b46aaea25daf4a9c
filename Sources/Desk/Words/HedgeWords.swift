import Figures
import Margin
import Markets
import Scripts

// Options and shorts against what is held, in words.

extension HedgeEvent {
    func lines(_ stamp: Span, in world: World) -> [Prose] {
        switch self {
        case .bought(let option, let paid, let left):
            [
                Prose([
                    Span("bought a "), Span(option.name(in: world), .strong), Span(" for "),
                    .told(
                        paid, option.asset, option.kind.premium, .put(option.number),
                        as: paid.full(option.asset)), Span(": "),
                    .price(option.quote.fair),
                    Span(" a coin and \(option.quote.halfSpread.shortPercent) of that; expires "),
                    Span(world.clock(option.expiry), .strong),
                ]),
                option.assumed.line(for: option.quote),
                Prose(
                    "It cannot be liquidated. The premium is gone, whatever comes. Its worth is no "
                        + "margin: it backs no position until it is sold or settled.", .faint),
                left.line(in: world),
            ]
        case .ended(let ending): [ending.line(stamp, in: world)]
        case .shorted(let left, let reduced):
            [
                reduced
                    ? Prose(
                        "So it is no position of its own: your long became smaller, and what is "
                            + "left of the short, if anything, was opened.", .faint)
                    : Prose(
                        "A short has margin and a line of its own, pays or earns funding, and can "
                            + "be closed by the venue while it wins.", .faint),
                left.line(in: world),
            ]
        }
    }
}

extension HeldOption {
    /// "put on 0.2 BTC, strike 7,500".
    func name(in world: World) -> String {
        "\(kind.rawValue) on \(size) \(coin), strike \(text(strike, world))"
    }

    /// "0.2 BTC at 7,500", and that it is a call.
    func shortName(in world: World) -> String {
        (kind == .call ? "call " : "") + "\(size) \(coin) at \(text(strike, world))"
    }

    func text(_ price: Price, _ world: World) -> String {
        world.rulebook.contract(on: coin)?.text(price) ?? price.text(places: 2)
    }
}

extension OptionKind {
    /// What to ask about one that is held.
    var whys: [String] { ["why \(worth.word)", "why \(premium.word)"] }
}

extension Rate {
    /// "3%", "4.28%".
    var shortPercent: String {
        let text = percent()
        return text.hasSuffix(".00%") ? String(text.dropLast(4)) + "%" : text
    }
}

extension OptionEnding {
    fileprivate func line(_ stamp: Span, in world: World) -> Prose {
        let net = received - option.premium.value
        let how: (before: String, price: Span, after: String)
        switch cause {
        case .sold(let quote):
            how = ("sold at the bid, ", .price(quote.bid, nil, .plain), " a coin")
        case .settled(let price): how = settled(at: price, in: world)
        }
        return Prose([
            stamp, Span(option.name(in: world), .strong), Span(": \(how.before)"), how.price,
            Span("\(how.after); received "),
            .told(
                received, option.asset, .receivedForOption, .put(option.number),
                as: received.full(option.asset)), Span(", with its premium "),
            .told(
                net, option.asset, .change, .put(option.number),
                as: (net.isNegative ? "" : "+") + net.text(option.asset),
                net.isNegative ? .loss : .gain),
        ])
    }

    private func settled(
        at price: Figure<Price>, in world: World
    ) -> (before: String, price: Span, after: String) {
        let isIndex = world.index(of: option.coin) != nil
        let name = isIndex ? "the index" : "the last price"
        let side = option.kind == .put ? "under" : "over"
        let shown = Span.price(price.value, option.text(price.value, world), .plain)
        let isPaid =
            option.kind == .put ? price.value < option.strike : price.value > option.strike
        let assumed = " (assumed: settled at it, at no average of an index)"
        return isPaid
            ? ("expired with \(name) at ", shown, ", \(side) its strike" + assumed)
            : ("expired worth nothing: \(name), ", shown, ", is not \(side) it" + assumed)
    }
}

extension NetExposure {
    /// What still moves with the price.
    func line(in world: World) -> Prose {
        let coin = self.coin.code
        var spans = [
            Span("net exposure ", .term), Span.figure("\(beforeOptions) \(coin)"),
            Span(": \(free) in the wallet"),
        ]
        if behind != .zero { spans.append(Span(", \(behind) behind positions")) }
        if pledged.isPositive { spans.append(Span(", \(pledged) pledged")) }
        spans.append(Span(", \(perp.isNegative ? "" : "+")\(perp) in perps"))
        if covered.isPositive {
            spans.append(Span("; puts on \(covered) of it hold below their strikes"))
        }
        if called.isPositive {
            spans.append(Span("; calls on \(called) gain over their strikes"))
        }
        return Prose(spans)
    }
}

extension AssumedVolatility {
    /// Which volatility a quote stands on, and that nobody asked a market.
    func line(for quote: OptionQuote) -> Prose {
        if quote.isStated {
            return Prose(
                "Volatility \(percent(quote.volatility)) a year: the scenario states it. No market "
                    + "was asked.", .faint)
        }
        return Prose(
            "Assumed: volatility \(percent(quote.volatility)) a year, from one more day like the "
                + "last (\(percent(lastDay))), then \(percent(base)). The scenario states none; no "
                + "market was asked.", .faint)
    }
}

extension HedgeFault {
    func words(in world: World) -> (text: String, fix: String) {
        switch self {
        case .nothingToHedge(let asked, .put):
            return (
                "You hold no \(asked) and no long on it: there is nothing to hedge. A put can be "
                    + "bought by itself, if you say its size.", "hedge put 95% 30d 0.1"
            )
        case .nothingToHedge(let asked, .call):
            return (
                "You are not short of \(asked): a rise costs you nothing. A call can be bought by "
                    + "itself, if you say its size.", "hedge call 105% 30d 0.1"
            )
        case .aboveDepth(let size, let left, let depth, let coin):
            let fits = left.rounded(.down, to: Quantity(units: 1_000_000))
            let most =
                depth.openInterest.map {
                    "1% of the crowd's open interest of \($0.rounded(.down, to: Quantity(1))) \(coin)"
                }
                ?? "\(OptionDepth.usualLimit.text(places: 0)) dollars of coins, as no open interest "
                + "was recorded"
            return (
                "Nobody sells options on \(size) \(coin) here: assumed is that one person can hold "
                    + "them on \(most), and \(fits) of that is left.",
                left.isPositive ? "put 95% 30d" : "hedges"
            )
        case .strikeOutOfRange(let strike, let now):
            return (
                "A strike of \(strike) is not between a tenth and three times the "
                    + "price of now, \(now).", "hedge put 95% 30d"
            )
        case .expiryOutOfRange(let kind):
            return (
                "A \(kind.rawValue) lasts an hour at least and 366 days at most.",
                kind == .put ? "hedge put 95% 30d" : "hedge call 105% 30d"
            )
        case .sizeNotPositive:
            return (
                "A size is above 0; a part of what is held is 100% at most.",
                "hedge put 95% 30d half"
            )
        case .noOption(nil): return ("You hold no option.", "hedge put 95% 30d")
        case .noOption(let number?): return ("There is no option \(number).", "hedges")
        case .whichOption(let numbers):
            return (
                "You hold several options: "
                    + numbers.map { "hedge sell \($0)" }.joined(separator: ", ") + ".",
                "hedge sell \(numbers[0])"
            )
        }
    }
}
