import Figures
import Margin
import Markets

// `market`: the prices of now, and whose they are.

extension World {
    var marketPage: Page { marketPage(of: scenario.coin) }

    /// - Parameter coin: the tape's own, or one that is recorded beside it.
    func marketPage(of coin: Asset) -> Page {
        guard let tape = tape(of: coin), let last = last(of: coin), let mark = mark(of: coin) else {
            let words = Refusal.noPrice(coin: coin, tape: scenario.coin).words(in: self)
            return .problem(words.text, fix: words.fix)
        }
        let whose = tradesSeveral || coin != scenario.coin ? "\(coin) " : ""
        var entries: [(Prose, Prose)] = [
            ("time", Prose(presentText)),
            (Prose(whose + "last price", .term), Prose(text(last, of: coin), .figure)),
            (
                Prose(whose + "mark price", .term),
                Prose([
                    .figure(text(mark, of: coin)),
                    Span(
                        " " + tape.markWords
                            + (tape.isMarkAssumed ? ", our assumption" : ""), .faint),
                ])
            ),
            ("last − mark", Prose(text(last - mark, of: coin), .figure)),
        ]
        if step > 0 {
            let bar = tape.bar(closing: step)
            let prices = [bar.open, bar.high, bar.low, bar.close].map { text($0, of: coin) }
            entries.append(
                (
                    "this bar",
                    Prose(
                        "open \(prices[0]), high \(prices[1]), low \(prices[2]), close \(prices[3])"
                    )
                ))
        }
        if let index = index(of: coin), market == nil {
            entries.append((Prose("index", .term), Prose(text(index, of: coin), .figure)))
        }
        if coin == scenario.coin {
            entries += otherCoinEntries
            entries.append(("the fund", Prose(fund(settles).full(settles), .figure)))
        }
        entries.append(
            ("still to come", Prose("\(tape.lastStep - step) bars, to \(clock(tape.end))")))
        if let frozenUntil {
            entries.append(
                ("venue", Prose("fills nobody until \(clock(frozenUntil)) has passed", .warning)))
        }
        if market == nil, let next = scenario.nextFunding(after: step) {
            entries.append(("next funding", Prose("at \(clock(next.moment))")))
        }
        if let market { entries += market.marketEntries }
        return Page([
            .entries(entries), .lines(rulesLines(of: rulebook.contract(on: coin))),
        ])
    }

    /// Whether the rules list more than one of the coins whose prices are known: then a price says whose
    /// it is.
    var tradesSeveral: Bool {
        scenario.others.contains { rulebook.contract(on: $0.coin) != nil }
    }

    /// The coins recorded beside the tape's own.
    var otherCoinEntries: [(Prose, Prose)] {
        scenario.others.compactMap { other in
            guard let last = last(of: other.coin), let mark = mark(of: other.coin) else {
                return nil
            }
            let tick = rulebook.contract(on: other.coin)?.tick ?? Price(units: 1_000_000)
            var spans = [Span.price(last, last.text(tick: tick))]
            if mark != last {
                spans += [Span(", mark "), .price(mark, mark.text(tick: tick), .plain)]
            }
            return (Prose("\(other.coin)"), Prose(spans))
        }
    }
}
