import Figures
import Markets
import Scripts

// What only a live market can be asked. A recorded tape has no crowd and no book.

extension Session {
    func live(_ question: LiveQuestion, _ world: World) -> Reply {
        if question == .funding, world.market == nil, !world.scenario.fundings.isEmpty {
            return Reply(world.fundingPage)
        }
        guard let market = world.market else {
            if question == .funding {
                return Reply(
                    .problem(
                        "No funding was recorded with the prices of \(world.scenario.title).",
                        fix: "load flat-week"), .refused)
            }
            return Reply(
                .problem(
                    "\(world.scenario.title) is recorded: its prices are history, and nobody counted "
                        + "who else was there. A live market has a crowd and a book.",
                    fix: "load headline"), .refused)
        }
        switch question {
        case .crowd: return Reply(market.crowdStatement.page)
        case .map: return Reply(market.liquidationMap().page(world.ownLevels))
        case .wholeMap: return Reply(market.liquidationMap().wholePage(world.ownLevels))
        case .feed:
            let pools = market.lendingStatement.map { Page([.lines([$0.line()])]) }
            return Reply(world.feed(market).page(world.clock) + (pools ?? Page()))
        case .book: return Reply(market.bookPage)
        case .funding: return Reply(market.fundingPage)
        case .split: return split(world) { split, when, _ in split.page(when) }
        }
    }

    /// `why split`, and of the words that it explains.
    func whySplit(_ words: String, _ world: World) -> Reply? {
        let terms = [Term.split, .branchingNumber, .causalBranching, .amplification, .shapleyPart]
        let isAsked = terms.contains { $0.word == words.lowercased() }
        guard isAsked, world.market != nil else { return nil }
        return split(world) { split, when, opened in
            split.whyPage(when, of: opened)
        }
    }

    /// The whole day again, five times, with parts of the loop turned off.
    private func split(
        _ world: World, _ page: (Split, Split.When, LiveMarket) -> Page
    ) -> Reply {
        guard world.step > 0, let opened = world.scenario.live else {
            return Reply(
                .problem("Nothing has happened yet that could be split.", fix: "until end"),
                .refused)
        }
        let split = Split(of: opened, minutes: world.step)
        let low = min(world.step, split.lowMinute / world.tape.minutesPerBar)
        let when = Split.When(low: world.clock(low), end: world.clock(world.step))
        return Reply(page(split, when, opened))
    }
}

extension World {
    /// The feed of liquidations so far.
    func feed(_ market: LiveMarket) -> Feed {
        var feed = Feed(market.setting)
        for report in minutes { feed.add(report) }
        return feed
    }
}

// Physics is shown rounded: money in millions of dollars, shares in percent.

/// "1,802M".
func millions(_ value: Double, places: Int = 0) -> String { fixed(value, places) + "M" }

/// A share in percent: "5.8%".
func percent(_ share: Double, places: Int = 1) -> String { fixed(share * 100, places) + "%" }

/// A double with so many decimals. What is not a number, or beyond every number of a market, is "–".
func fixed(_ value: Double, _ places: Int) -> String {
    var scale = 1.0
    for _ in 0..<max(0, places) { scale *= 10 }
    guard value.isFinite, let units = Int(exactly: (value * scale).rounded()) else { return "–" }
    return decimalText(Int128(units), decimals: places, places: places)
}
