import Figures
import Margin
import Markets
import Scripts

// Puts and shorts against what is held, in words.

extension HedgeEvent {
    func lines(_ stamp: Span, in world: World) -> [Prose] {
        switch self {
        case .bought(let put, let paid, let left):
            [
                Prose([
                    Span("bought a "), Span(put.name(in: world), .strong), Span(" for "),
                    .figure(paid.full(put.asset)), Span(": "),
                    .figure(put.quote.fair.text(places: 2)),
                    Span(" a coin and 3% of that; expires "),
                    Span(world.clock(put.expiry), .strong),
                ]),
                put.assumed.line(for: put.quote),
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

extension HeldPut {
    /// "put on 0.2 BTC, strike 7,500".
    func name(in world: World) -> String { "put on \(size) \(coin), strike \(text(strike, world))" }

    func text(_ price: Price, _ world: World) -> String {
        world.rulebook.contract(on: coin)?.text(price) ?? price.text(places: 2)
    }
}

extension PutEnding {
    fileprivate func line(_ stamp: Span, in world: World) -> Prose {
        let net = received - put.premium.value
        let how: String
        switch cause {
        case .sold(let quote): how = "sold at the bid, \(quote.bid.text(places: 2)) a coin"
        case .settled(let price):
            how =
                (price < put.strike
                    ? "expired with the last price at \(put.text(price, world)), under its strike"
                    : "expired worth nothing: the last price, \(put.text(price, world)), is not "
                        + "under it") + " (assumed: settled at it, at no average of an index)"
        }
        return Prose([
            stamp, Span(put.name(in: world), .strong), Span(": \(how); received "),
            .figure(received.full(put.asset)), Span(", with its premium "),
            Span((net.isNegative ? "" : "+") + net.text(put.asset), net.isNegative ? .loss : .gain),
        ])
    }
}

extension NetExposure {
    /// What still moves with the price.
    func line(in world: World) -> Prose {
        let coin = self.coin.code
        var spans = [
            Span("net exposure ", .term), Span.figure("\(beforePuts) \(coin)"),
            Span(": \(free) in the wallet"),
        ]
        if pledged.isPositive { spans.append(Span(", \(pledged) pledged")) }
        spans.append(Span(", \(perp.isNegative ? "" : "+")\(perp) in perps"))
        if covered.isPositive {
            spans.append(Span("; puts on \(covered) of it hold below their strikes"))
        }
        return Prose(spans)
    }
}

extension AssumedVolatility {
    /// Which volatility a quote stands on, and that nobody asked a market.
    func line(for quote: PutQuote) -> Prose {
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
        case .nothingToHedge(let asked):
            return (
                "You hold no \(asked) and no long on it: there is nothing to hedge. A put can be "
                    + "bought by itself, if you say its size.", "hedge put 95% 30d 0.1"
            )
        case .strikeOutOfRange(let strike, let now):
            return (
                "A strike of \(world.text(strike)) is not between a tenth and three times the "
                    + "price of now, \(world.text(now)).", "hedge put 95% 30d"
            )
        case .expiryOutOfRange:
            return ("A put lasts an hour at least and 366 days at most.", "hedge put 95% 30d")
        case .sizeNotPositive:
            return (
                "A size is above 0; a part of what is held is 100% at most.",
                "hedge put 95% 30d half"
            )
        case .noPut(nil): return ("You hold no put.", "hedge put 95% 30d")
        case .noPut(let number?): return ("There is no put \(number).", "hedges")
        case .whichPut(let numbers):
            return (
                "You hold several puts: "
                    + numbers.map { "hedge sell \($0)" }.joined(separator: ", ") + ".",
                "hedge sell \(numbers[0])"
            )
        }
    }
}
