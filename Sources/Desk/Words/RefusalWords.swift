import Figures
import Margin
import Markets

// Every broken rule in words: what was not done, why, and one thing to type. Nowhere else.

extension Refusal {
    /// What to say, and one line that would do.
    func words(in world: World) -> (text: String, fix: String) {
        switch self {
        case .noContract, .noPrice, .nothingOpen, .nothingOpenOn, .noStop,
            .rulesAfterPosition, .wrongKind, .tickTooCoarse:
            holdingWords(in: world)
        case .leverageBelowOne, .leverageAboveVenue, .amountNotPositive, .marginNeedsUnit,
            .marginInWrongAsset, .walletEmpty, .walletShort, .sizeBeyondWallet, .belowOneLot,
            .aboveLargestTier, .tooLarge:
            sizeWords(in: world)
        case .liquidatedAtOnce, .stopWouldFire, .frozen, .atEnd, .timeNotAhead, .timeNotOnTape,
            .stepsNotPositive, .alertIsSet, .noAlert, .noFunding:
            marketWords(in: world)
        case .order, .takeWouldFire, .whichPosition, .partAboveHeld, .partBelowLot, .noOrder,
            .rulesAfterOrder, .modeIsSet, .noMultiAsset, .onlyMultiAsset,
            .modeOfPosition, .owes, .riskNeedsStop, .riskBelowLot, .nothingToReduce,
            .reduceOnlyAlone,
            .marginIsShared, .marginNeeded, .leverageIsSet, .sameAsset,
            .noPriceOf:
            orderWords(in: world)
        case .hedge(let fault): fault.words(in: world)
        case .lend(let fault): fault.words(in: world)
        }
    }

    private func holdingWords(in world: World) -> (String, String) {
        switch self {
        case .noContract(let asked, let rulebook, let listed):
            return (
                "\(asked) is not listed under \(rulebook); listed: "
                    + listed.map(\.code).joined(separator: ", ") + ".",
                world.exampleOpening(Multiple(5))
            )
        case .noPrice(let asked, let tape):
            let known = world.coins.map(\.code).joined(separator: " and ")
            return (
                "This scenario carries the price of \(known), not of \(asked).",
                world.exampleOpening(Multiple(5), on: "\(tape)")
            )
        case .nothingOpenOn(let asked): return ("Nothing is open on \(asked).", "positions")
        case .noStop: return ("No stop is set.", "orders")
        case .rulesAfterPosition:
            return (
                "Rules are chosen before the first position: a position is judged by the rules it "
                    + "was opened under.",
                "rewind \(world.tape.opening.clock)"
            )
        case .wrongKind(let rulebook, let asked):
            return ("\(rulebook) lists no contract on \(asked).", "rules plain")
        case .tickTooCoarse(let contract, let price):
            return (
                "\(contract.symbol) moves in ticks of \(contract.tick), more than a two-hundredth of "
                    + "this price, \(price): its liquidation price would be a matter of "
                    + "rounding.", "rulebooks"
            )
        default: return ("Nothing is open.", world.exampleOpening(Multiple(5)))
        }
    }

    private func sizeWords(in world: World) -> (String, String) {
        let coin = world.scenario.coin.code
        switch self {
        case .leverageBelowOne(let leverage):
            return (
                "Leverage \(leverage.times) is below 1x, and 1x is a position without borrowing.",
                world.exampleOpening(Multiple(1))
            )
        case .leverageAboveVenue(let leverage, let limit, let value):
            let at = value.isPositive ? " for a value of \(value.text(world.settles))" : ""
            return (
                "Leverage \(leverage.times) is above the \(limit.times) that "
                    + "\(world.rulebook.name) allows\(at).",
                world.exampleOpening(limit)
            )
        case .marginNeedsUnit(let asset, let bySize):
            let rule = "Under \(world.rulebook.name) margin is in \(asset)"
            guard let bySize, bySize.dollars.isPositive else {
                return ("\(rule), so the amount needs its unit.", "add margin 0.01 \(asset)")
            }
            return (
                "\(rule), so the amount needs its unit. A size is in dollars.",
                "open \(bySize.side.rawValue) \(coin) "
                    + "\(bySize.dollars.text(places: 0, .down)) "
                    + bySize.leverage.times
            )
        case .marginInWrongAsset(let asked, let settles):
            return (
                "Under \(world.rulebook.name) margin is in \(settles), not in \(asked).",
                "open long \(coin) 5x margin \(settles.isDollar ? "1000" : "0.1 \(settles)")"
            )
        case .walletEmpty, .walletShort: return walletWords(in: world)
        case .sizeBeyondWallet(let order, let needs, let free, let most, let contract):
            return order.beyondWallet(needs: needs, free: free, most: most, contract)
        case .belowOneLot(_, _, let margin, let asset)
        where world.available(asset) < margin && !holdings(settledIn: asset, world).isEmpty:
            return (
                "\(max(world.available(asset), .zero).full(asset)) are free, less than one lot needs: the "
                    + "rest backs what is open.", "close half"
            )
        case .belowOneLot(_, _, let margin, let asset) where world.available(asset) < margin:
            return (
                world.available(asset) == world.free(asset)
                    ? "The free wallet holds \(world.free(asset).full(asset)): less than one lot needs."
                    : "\(max(world.available(asset), .zero).full(asset)) are free to use: less than one "
                        + "lot needs.",
                "deposit \(asset.isDollar ? "5,000" : "1 \(asset)")"
            )
        case .belowOneLot(let lot, let unit, let margin, let asset):
            return (
                "That is less than one lot: \(lot) \(unit), which needs a margin of "
                    + "\(margin.full(asset)) at this leverage.",
                "open long \(coin) 5x margin \(asset.isDollar ? "1000" : "0.1 \(asset)")"
            )
        case .aboveLargestTier(let value, let size, let contract):
            return (
                world.rulebook.beyondTable(value, size, contract),
                world.exampleOpening(Multiple(5))
            )
        case .tooLarge:
            return ("That is more than the simulator reckons with.", "help deposit")
        default: return ("An amount must be above zero.", "help open")
        }
    }

    private func holdings(settledIn asset: Asset, _ world: World) -> [Holding] {
        world.holdings.filter { $0.position.contract.settles == asset }
    }

    private func walletWords(in world: World) -> (String, String) {
        switch self {
        case .walletEmpty(let asset) where !holdings(settledIn: asset, world).isEmpty:
            return (
                "The free wallet holds no \(asset): all of it backs what is open. Less can be put up, "
                    + "or a part of it closed.", "close half"
            )
        case .walletEmpty(let asset):
            return (
                "The free wallet holds no \(asset).",
                "deposit you \(asset.isDollar ? "5,000" : "1") \(asset)"
            )
        case .walletShort(let has, let needs, let asset) where has != world.free(asset):
            return (
                "\(has.full(asset)) of the wallet are free to use, the rest backs positions and "
                    + "orders; \(needs.full(asset)) are needed.", "account"
            )
        case .walletShort(let has, let needs, let asset):
            return (
                "The free wallet holds \(has.full(asset)); \(needs.full(asset)) are needed.",
                "account"
            )
        default: return ("The wallet is too short.", "account")
        }
    }

    private func marketWords(in world: World) -> (String, String) {
        switch self {
        case .liquidatedAtOnce(let mark, let line, let coin):
            let at = line.map { " Its line would be \(world.text($0, of: coin))." } ?? ""
            return (
                "It would be liquidated at once: the mark is \(world.text(mark, of: coin)).\(at)",
                world.exampleOpening(Multiple(5), on: coin.code)
            )
        case .stopWouldFire(let price, let now, let series, let side, let coin):
            return (
                "A stop at \(world.text(price, of: coin)) would fire at once: the "
                    + "\(series.rawValue) price is \(world.text(now, of: coin)), and the stop of a \(side.rawValue) lies "
                    + "\(side == .long ? "under" : "over") it.",
                "help stop"
            )
        case .frozen(let until):
            return (
                "The venue fills nobody until the bar of \(world.clock(until)) has passed.",
                "step"
            )
        case .atEnd(let moment):
            return (
                "The tape ends here, at \(world.clock(moment)).",
                "rewind \(world.tape.opening.clock)"
            )
        case .timeNotAhead(let moment, let now) where moment >= now:
            return ("It is \(world.clock(now)) already.", "step")
        case .timeNotAhead(let moment, let now):
            return (
                "\(world.clock(moment)) is not ahead of now, \(world.clock(now)).",
                "rewind \(moment.clock)"
            )
        case .timeNotOnTape(let from, let to):
            return (
                "That time is not between \(world.clock(from)) and \(world.clock(to)).",
                "market"
            )
        case .noFunding(let isRecorded):
            return (
                isRecorded
                    ? "No funding payment is ahead on this tape."
                    : "No funding was recorded with these prices.", "market"
            )
        case .alertIsSet: return ("That alert is set already.", "alerts")
        case .noAlert(nil): return ("No alert is set.", "alert line < 2%")
        case .noAlert(let number?):
            return ("There is no alert \(number); there are \(world.alerts.count).", "alerts")
        default: return ("At least one bar has to be played.", "step")
        }
    }
}

extension Page {
    /// A line that was not taken: what, why, and one thing to type.
    public static func problem(_ text: String, fix: String) -> Page {
        Page([
            .lines([
                Prose(text, .error), .toType(fix),
            ])
        ])
    }

    /// The line that the last problem on it says to type.
    public var suggestion: String? {
        for case .lines(let lines) in blocks.reversed() {
            guard let last = lines.last, last.spans.count == 3 else { continue }
            let line = last.spans[1].text
            if last == .toType(line) { return line }
        }
        return nil
    }
}

extension Prose {
    /// The last line of a problem.
    static func toType(_ line: String) -> Prose {
        Prose([Span("Type ", .faint), Span(line, .verb), Span(".", .faint)])
    }
}
