import Figures
import Margin
import Markets

/// A scenario while its file is being read: statements fitted together, and what does not fit.
struct ScenarioDraft {
    private struct Heading {
        let title: String
        let opening: Moment
        let every: Int
        /// The opening stamp of the first bar.
        let past: Moment
        let line: Int
    }

    var findings = FileFindings()
    private var heading: Heading?
    private var isFirst = true
    private var about: [String] = []
    private var sources: [String] = []
    private var market: Placed<String>?
    private var coin: Placed<Asset>?
    private var rules: Placed<String>?
    private var mark: Placed<Tape.MarkSource>?
    private var judging: Placed<BarJudging>?
    private var marks: [Price] = []
    /// The first bar with a mark, and the first without: one of them is wrong.
    private var firstMarked: Int?
    private var firstUnmarked: Int?
    private var deposits: [Scenario.Deposit] = []
    private var news: [Placed<Scenario.News>] = []
    private var freezes: [Placed<Scenario.Freeze>] = []
    private var bars: [Bar] = []
    private var start: Moment?
    /// The stamp that the next bar must have.
    private var expected: Moment?
    /// The day that a time without one belongs to.
    private var day: Int?
    /// Set by a bar that could not be read: the next one may be late by it without being a hole.
    private var misreadBars = false
    private var live = LiveDraft()
    private var beside = BesideDraft()
    private var volatility = VolatilityDraft()

    mutating func add(_ misreading: Misreading, line: Int, keyword: String) {
        findings.add(misreading, line: line, keyword: keyword)
        isFirst = false
        misreadBars = true
    }

    mutating func add(_ statement: ScenarioStatement, line: Int) {
        if case .heading(let title, let opening, let every, let past) = statement {
            return addHeading(title, opening, every, past, line)
        }
        if case .live(.heading(let title, let opening, let isUndated, let minutes)) = statement {
            live.begin(isUndated: isUndated, minutes: minutes)
            return addHeading(title, opening, 1, nil, line)
        }
        if isFirst { findings.add(.headingNotFirst("scenario"), line: line) }
        isFirst = false
        switch statement {
        case .heading: break
        case .source(let text): sources.append(text)
        case .about(let text): about.append(text)
        case .market(let text): findings.once("market", &market, text, line)
        case .coin(let asset): findings.once("coin", &coin, asset, line)
        case .rules(let name): findings.once("rules", &rules, name, line)
        case .mark(let closes):
            if !(1...1440).contains(closes) {
                findings.add(
                    .numberOutOfRange("closes of a mark", least: 1, most: 1440), line: line, word: 2
                )
            }
            findings.once("mark", &mark, .mean(closes: closes), line)
        case .markRecorded: findings.once("mark", &mark, .recorded, line)
        case .judged(let rule): findings.once("judged", &judging, rule, line)
        case .deposit(let deposit):
            if !deposit.amount.isPositive {
                findings.add(.amountNotPositive(deposit.amount), line: line, word: 2)
            }
            deposits.append(deposit)
            beside.add(depositor: deposit.pot.depositor, line)
        case .bar(let time, let bar, let mark): add(time, bar, mark: mark, line: line)
        case .news(let time, let text):
            guard let moment = moment(time, line) else { return }
            news.append(Placed(value: Scenario.News(moment: moment, text: text), line: line))
        case .freeze(let from, let to): addFreeze(from, to, line)
        case .volatility(let time, let share):
            if let time {
                guard let moment = moment(time, line) else { return }
                volatility.add(moment, share, line, &findings)
            } else {
                volatility.add(nil, share, line, &findings)
            }
        case .live(let statement): addLive(statement, line)
        case .beside(let statement): add(statement, line)
        }
    }

    /// A bar or a price that was read the fast way.
    mutating func add(_ said: BarLine.Said, line: Int) {
        guard let coin = said.coin else {
            return add(said.time, said.bar, mark: said.mark, line: line)
        }
        add(
            .beside(
                said.isPrice
                    ? .price(coin, said.time, said.bar.close)
                    : .bar(coin, said.time, said.bar, mark: said.mark)), line: line)
    }

    private mutating func add(_ statement: BesideStatement, _ line: Int) {
        switch statement {
        case .funding(let time, let rate, let coin):
            guard let moment = moment(time, line) else { return }
            beside.addFunding(FundingStamp(moment: moment, rate: rate, coin: coin), line)
        case .price(let coin, let time, let price):
            guard let moment = moment(time, line) else { return }
            let bar = Bar(open: price, high: price, low: price, close: price)
            beside.add(coin, CoinTape.Point(moment: moment, bar: bar, isPrice: true), line)
        case .index(let time, let price):
            guard let moment = moment(time, line) else { return }
            let bar = Bar(open: price, high: price, low: price, close: price)
            beside.addIndex(CoinTape.Point(moment: moment, bar: bar, isPrice: true), line)
        case .bar(let coin, let time, let bar, let mark):
            guard let moment = moment(time, line) else { return }
            beside.add(coin, CoinTape.Point(moment: moment, bar: bar, mark: mark), line)
        case .opens(let standing): beside.add(standing, line)
        }
    }

    private mutating func addLive(_ statement: LiveStatement, _ line: Int) {
        guard live.isBegun else {
            return findings.add(.notLive(statement.text), line: line)
        }
        if case .number(let key, _) = statement, let first = live.line(of: key) {
            return findings.add(.saidTwice(key, firstLine: first), line: line)
        }
        if !live.add(statement, line: line), case .number(let key, _) = statement {
            findings.add(.notWhole(key), line: line)
        }
    }

    private mutating func addHeading(
        _ title: String, _ opening: Moment, _ every: Int, _ past: FileTime?, _ line: Int
    ) {
        if let heading {
            return findings.add(.saidTwice("scenario", firstLine: heading.line), line: line)
        }
        isFirst = false
        day = opening.day
        var from = opening
        if let past {
            // A past without a day began at the last such time before the opening.
            from = Moment(minutes: (past.day ?? opening.day) * 1440 + past.minuteOfDay)
            if past.day == nil, from > opening { from = from + -1440 }
        }
        if !(1...1440).contains(every) {
            findings.add(
                .numberOutOfRange("minutes of a bar", least: 1, most: 1440), line: line, word: 5)
        } else if from > opening {
            findings.add(.pastAfterOpening(past: from, opening: opening), line: line, word: 8)
        } else if (opening.minutes - from.minutes) % every != 0 {
            findings.add(.openingBetweenBars(opening: opening, every: every), line: line, word: 3)
        }
        heading = Heading(
            title: title, opening: opening, every: max(1, every), past: from, line: line)
        expected = from
    }

    private mutating func moment(_ time: FileTime, _ line: Int) -> Moment? {
        guard let found = time.day ?? day else {
            findings.add(.unreadableDay, line: line, word: 1)
            return nil
        }
        day = found
        return Moment(minutes: found * 1440 + time.minuteOfDay)
    }

    private mutating func addFreeze(_ from: FileTime, _ to: FileTime, _ line: Int) {
        guard let start = moment(from, line) else { return }
        var end = Moment(minutes: (to.day ?? start.day) * 1440 + to.minuteOfDay)
        if to.day == nil, end < start { end = end + 1440 }
        guard start <= end else {
            return findings.add(.freezeBackwards(from: start, to: end), line: line, word: 1)
        }
        if let other = freezes.first(where: { $0.value.from <= end && start <= $0.value.to }) {
            findings.add(.freezesOverlap(start, otherLine: other.line), line: line, word: 1)
        }
        freezes.append(Placed(value: Scenario.Freeze(from: start, to: end), line: line))
    }

    // MARK: Bars

    mutating func add(_ time: FileTime, _ bar: Bar, mark: Price?, line: Int) {
        guard let heading, let due = expected else {
            if isFirst { findings.add(.headingNotFirst("scenario"), line: line) }
            isFirst = false
            return
        }
        let stamp: Moment
        if let given = time.day {
            stamp = Moment(minutes: given * 1440 + time.minuteOfDay)
        } else if due.minuteOfDay == time.minuteOfDay {
            stamp = due
        } else {
            // The day it would belong to if the file only left some bars out.
            let sameDay = Moment(minutes: due.day * 1440 + time.minuteOfDay)
            stamp = sameDay < due && due.minutes - sameDay.minutes > 720 ? sameDay + 1440 : sameDay
        }
        if stamp != due, !misreadBars {
            findings.add(
                start == nil
                    ? .firstBar(expected: due, found: stamp)
                    : .hole(expected: due, found: stamp), line: line, word: mark == nil ? -5 : -6)
        }
        misreadBars = false
        check(bar, line, after: mark == nil ? 0 : 1)
        add(mark, line)
        if start == nil { start = stamp }
        bars.append(bar)
        day = stamp.day
        expected = stamp + heading.every
    }

    /// Every bar carries its mark, or none does.
    private mutating func add(_ mark: Price?, _ line: Int) {
        guard let mark else {
            if let firstMarked, firstUnmarked == nil {
                findings.add(.marksOnSome(isMarked: false, otherLine: firstMarked), line: line)
            }
            firstUnmarked = firstUnmarked ?? line
            return
        }
        if let firstUnmarked, firstMarked == nil {
            findings.add(.marksOnSome(isMarked: true, otherLine: firstUnmarked), line: line)
        }
        firstMarked = firstMarked ?? line
        if !mark.isPositive { findings.add(.markNotPositive(mark), line: line, word: -1) }
        marks.append(mark)
    }

    /// - Parameter after: how many words follow the close.
    private mutating func check(_ bar: Bar, _ line: Int, after: Int) {
        guard bar.low.isPositive else {
            return findings.add(.priceNotPositive, line: line, word: -2 - after)
        }
        guard bar.low <= bar.high else {
            return findings.add(
                .lowAboveHigh(low: bar.low, high: bar.high), line: line, word: -3 - after)
        }
        if bar.open < bar.low || bar.open > bar.high {
            findings.add(
                .barOutside("open", bar.open, low: bar.low, high: bar.high), line: line,
                word: -4 - after)
        }
        if bar.close < bar.low || bar.close > bar.high {
            findings.add(
                .barOutside("close", bar.close, low: bar.low, high: bar.high), line: line,
                word: -1 - after)
        }
    }

    // MARK: The end of the file

    /// The scenario, if nothing was found wrong.
    mutating func finish(_ name: String) -> Scenario? {
        guard let heading else {
            if findings.isEmpty { findings.add(.headingMissing("scenario"), line: 1) }
            return nil
        }
        findings.need("market", market, "market XBTUSD BitMEX", heading.line)
        findings.need("rules", rules, "rules plain", heading.line)
        if live.isBegun { return finishLive(name, heading) }
        findings.need("bar", start, "bar 10:00 7,353.5 7,354 7,346.5 7,350.5", heading.line)
        let past = (heading.opening.minutes - heading.past.minutes) / heading.every
        if let start, past >= bars.count {
            findings.add(
                .openingOffTape(
                    opening: heading.opening, last: start + heading.every * (bars.count - 1)),
                line: heading.line, word: 2)
        }
        checkTimes(heading)
        checkMark()
        guard findings.isEmpty, let start, let market, let rules else { return nil }
        let tape = tape(from: start, every: heading.every, past: past)
        let own = coin?.value ?? Asset("BTC")
        beside.checkDepositors(&findings)
        let others = beside.coins(along: tape, own: own, &findings)
        let index = beside.index(along: tape, own: own, &findings)
        let fundings = beside.fundings(on: tape, &findings)
        let people = beside.people(
            deposits,
            on: { coin in
                coin == own
                    ? tape.openingPrice : others.first { $0.coin == coin }?.tape.openingPrice
            }, &findings)
        guard findings.isEmpty else { return nil }
        return Scenario(
            name: name, title: heading.title, about: about, sources: sources,
            market: market.value, coin: own, rules: rules.value,
            deposits: deposits, tape: tape, news: news.map(\.value),
            freezes: freezes.map(\.value), fundings: fundings, others: others,
            index: index, bystanders: people, volatility: volatility.path)
    }

    private func tape(from start: Moment, every: Int, past: Int) -> Tape {
        guard firstMarked == nil else {
            return Tape(
                start: start, minutesPerBar: every, bars: bars, past: past, marks: marks,
                judging: judging?.value)
        }
        var window = 1
        if case .mean(let closes) = mark?.value { window = closes }
        return Tape(
            start: start, minutesPerBar: every, bars: bars, past: past, markWindow: window,
            judging: judging?.value)
    }

    /// What the file says of its mark has to be what its bars carry.
    private mutating func checkMark() {
        guard let mark else { return }
        switch mark.value {
        case .recorded:
            guard let firstUnmarked, firstMarked == nil else { return }
            findings.add(.markNotRecorded(line: mark.line), line: firstUnmarked)
        case .live: break
        case .mean:
            guard let firstMarked else { return }
            findings.add(.markComputed(line: mark.line), line: firstMarked)
        }
    }

    /// A market that makes its own prices, opened and in balance.
    private mutating func finishLive(_ name: String, _ heading: Heading) -> Scenario? {
        if !bars.isEmpty { findings.add(.notRecorded("bar"), line: heading.line) }
        if !freezes.isEmpty { findings.add(.notRecorded("freeze"), line: heading.line) }
        if let judging { findings.add(.notRecorded("judged"), line: judging.line) }
        if let line = beside.firstLine { findings.add(.onlyRecorded, line: line) }
        beside.checkDepositors(&findings)
        let end = heading.opening + live.setting.minutes
        for news in news where news.value.moment < heading.opening || news.value.moment > end {
            findings.add(
                .offTape("news", news.value.moment, from: heading.opening, to: end),
                line: news.line, word: 1)
        }
        volatility.check(from: heading.opening, to: end, &findings)
        for (fault, line) in live.faults() { findings.add(.unopenable(fault), line: line) }
        guard findings.isEmpty, let market, let rules else { return nil }
        live.name(name)
        let opened: LiveMarket
        do throws(LiveFault) {
            opened = try LiveMarket(live.setting)
        } catch {
            findings.add(.unopenable(error), line: heading.line)
            return nil
        }
        let prices = opened.prices
        return Scenario(
            name: name, title: heading.title, about: about, sources: sources,
            market: market.value, coin: coin?.value ?? Asset("BTC"), rules: rules.value,
            deposits: deposits,
            tape: Tape(
                opening: heading.opening, steps: live.setting.minutes,
                price: Price(units: Int128(prices.last) * 10_000_000),
                mark: Price(units: Int128(prices.mark) * 10_000_000)),
            news: news.map(\.value), freezes: [], live: opened, isUndated: live.isUndated,
            volatility: volatility.path)
    }

    /// News and freezes must lie on the tape.
    private mutating func checkTimes(_ heading: Heading) {
        // A bar that could not be read may be where the tape ends.
        guard let start, let end = expected, !findings.isMisread("bar") else { return }
        let last = end + -1
        volatility.check(from: heading.opening, to: last, &findings)
        for news in news where news.value.moment < start || news.value.moment > last {
            findings.add(
                .offTape("news", news.value.moment, from: start, to: last), line: news.line, word: 1
            )
        }
        for freeze in freezes where freeze.value.from < start || freeze.value.to > last {
            findings.add(
                .offTape("a freeze", freeze.value.from, from: start, to: last), line: freeze.line,
                word: 1)
        }
    }
}
