import Figures
import Lessons
import Markets

// What a lesson may ask of a live market: its crowd, map, book, feed and split. The figures are those
// of the pages with these names. A recorded tape has none of them.

extension World {
    /// - Parameters:
    ///   - kind: `crowd`, `map`, `book`, `feed` or `split`.
    ///   - word: what stands behind the dot.
    func marketValue(of kind: String, _ word: String) -> LessonValue? {
        guard let market else { return nil }
        switch kind {
        case "crowd": return crowdValue(of: word, market)
        case "map": return mapValue(of: word, market)
        case "book": return bookValue(of: word, market)
        case "feed": return feedValue(of: word, market)
        case "split": return splitValue(of: word)
        default: return nil
        }
    }

    private func crowdValue(of word: String, _ market: LiveMarket) -> LessonValue? {
        let crowd = market.crowdStatement
        switch word {
        case "accounts": return LessonValue(physics: Double(crowd.accounts), 0)
        case "interest": return LessonValue(physics: crowd.openInterest, 0)
        case "coins": return LessonValue(physics: crowd.openInterestCoins, 0)
        case "change": return LessonValue(physics: crowd.changePercent, 1, "%")
        case "value change":
            guard let before = scenario.live?.crowdStatement.openInterest, before > 0 else {
                return nil
            }
            return LessonValue(physics: (crowd.openInterest / before - 1) * 100, 1, "%")
        case "longs": return LessonValue(physics: crowd.longs, 0)
        case "shorts": return LessonValue(physics: crowd.shorts, 0)
        case "index": return LessonValue(physics: crowd.leverageIndex, 3)
        case "coin share": return LessonValue(physics: crowd.coinShare * 100, 1, "%")
        default: return nil
        }
    }

    private func mapValue(of word: String, _ market: LiveMarket) -> LessonValue? {
        let words = word.split(separator: ".", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return nil }
        let below = market.liquidationMap().below
        if words[0] == "five" { return nearValue(of: words[1], below.prefix(5)) }
        let peak = below.max { $0.branching < $1.branching }
        let band = Int(words[0]).flatMap { below.indices.contains($0 - 1) ? below[$0 - 1] : nil }
        guard let level = words[0] == "peak" ? peak : band else { return nil }
        switch words[1] {
        case "far": return LessonValue(physics: -level.far, 0, "%")
        case "forced": return LessonValue(physics: level.liquidations + level.stops, 0)
        case "book": return LessonValue(physics: level.depth, 0)
        case "n": return LessonValue(physics: level.branching, 2)
        case "times":
            return LiquidationMap.multiplier(level.branching).flatMap {
                LessonValue(physics: $0, 1)
            }
        case "visible n": return LessonValue(physics: level.visibleBranching, 2)
        case "pushed": return LessonValue(physics: -level.settles, 1, "%")
        default: return nil
        }
    }

    /// Of the bands next to the price, taken together.
    private func nearValue(
        of word: String, _ levels: some Sequence<LiquidationMap.Level>
    ) -> LessonValue? {
        let (forced, depth) = LiquidationMap.together(levels)
        guard depth > 0 else { return nil }
        switch word {
        case "forced": return LessonValue(physics: forced, 0)
        case "book": return LessonValue(physics: depth, 0)
        case "n": return LessonValue(physics: forced / depth, 2)
        case "times":
            return LiquidationMap.multiplier(forced / depth).flatMap { LessonValue(physics: $0, 1) }
        default: return nil
        }
    }

    private func bookValue(of word: String, _ market: LiveMarket) -> LessonValue? {
        let statement = market.marketStatement
        switch word {
        case "spread": return LessonValue(physics: statement.spread * 10_000, 2)
        case "quoted": return LessonValue(physics: statement.quotedDepth * 100, 0, "%")
        case "basis": return LessonValue(physics: statement.basis * 100, 2, "%")
        default: break
        }
        if word.hasPrefix("sale "), let millions = Double(word.dropFirst(5)) {
            return LessonValue(physics: -market.moved(bySelling: millions), 3, "%")
        }
        let split = word.split(separator: ".").map(String.init)
        guard split.count > 1, let away = Double(split.dropLast().joined(separator: ".")),
            let level = market.bookLevels([away]).first
        else { return nil }
        switch split[split.count - 1] {
        case "quoted": return LessonValue(physics: level.quoted, 1)
        case "total": return LessonValue(physics: level.total, 1)
        default: return nil
        }
    }

    private func feedValue(of word: String, _ market: LiveMarket) -> LessonValue? {
        let feed = feed(market)
        func millions(_ cents: Int64) -> LessonValue? {
            LessonValue(physics: Double(cents) / 1e8, 0)
        }
        let day = feed.lastDay.longs + feed.lastDay.shorts
        switch word {
        case "day": return millions(day)
        case "hour": return millions(feed.lastHour.longs + feed.lastHour.shorts)
        case "reported day": return millions(feed.reportedDay)
        case "reported hour": return millions(feed.reportedHour)
        case "worst hour": return millions(worstReportedHour(market))
        case "share": return LessonValue(physics: feed.reportedShare * 100, 0, "%")
        case "longs" where day > 0:
            return LessonValue(physics: Double(feed.lastDay.longs) / Double(day) * 100, 0, "%")
        default: return nil
        }
    }

    /// The most that was reported in any sixty minutes so far, in cents.
    private func worstReportedHour(_ market: LiveMarket) -> Int64 {
        var feed = Feed(market.setting)
        var worst: Int64 = 0
        for report in minutes {
            feed.add(report)
            worst = max(worst, feed.reportedHour)
        }
        return worst
    }

    private func splitValue(of word: String) -> LessonValue? {
        guard let opened = scenario.live else { return nil }
        // At the opening, the day that is to come.
        let split = Split(of: opened, minutes: step > 0 ? step : nil)
        func share(_ part: Double) -> LessonValue? {
            split.full < 0 ? LessonValue(physics: part / split.full * 100, 0, "%") : nil
        }
        switch word {
        case "news": return share(split.newsPart)
        case "stops": return share(split.stopsPart)
        case "liquidations": return share(split.liquidationsPart)
        case "news only": return LessonValue(physics: -split.newsOnly, 1, "%")
        case "low": return LessonValue(physics: -split.full, 1, "%")
        case "times": return LessonValue(physics: split.amplification, 2)
        case "n": return LessonValue(physics: split.causalBranching * 100, 0, "%")
        default: return nil
        }
    }
}

extension LessonValue {
    /// A figure of a market's physics, shown with so many places. It is compared as it is shown, so
    /// that an answer read off the page is the right one.
    fileprivate init?(physics value: Double, _ places: Int, _ unit: String = "") {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        guard value.isFinite, let shown = Int128(exactly: (value * scale).rounded()) else {
            return nil
        }
        let (units, overflows) = shown.multipliedReportingOverflow(by: unitsPerOne / Int128(scale))
        guard !overflows else { return nil }
        self.init(decimalText(shown, decimals: places, places: places) + unit, units: units)
    }
}
