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
        /// Nil where the heading says none: a table's bars then begin where the table does.
        let statedPast: Moment?
        let line: Int
    }
    /// A table that was named could not be read: that it has no bars is no other error.
    private var lacksTable = false

    var findings = FileFindings()
    /// What may be so and hardly ever is.
    var doubts = Doubts()
    private var heading: Heading?
    private var isFirst = true
    private var about: [String] = []
    private var sources: [String] = []
    private var market: Placed<String>?
    private var coin: Placed<Asset>?
    private var rules: Placed<String>?
    private var mark: Placed<Tape.MarkSource>?
    private var judging: Placed<BarJudging>?
    private var deposits: [Scenario.Deposit] = []
    private var news: [Placed<Scenario.News>] = []
    private var freezes: [Placed<Scenario.Freeze>] = []
    private var bars = BarsDraft()
    /// The day that a time without one belongs to.
    private var day: Int?
    private var live = LiveDraft()
    private var beside = BesideDraft()
    private var volatility = VolatilityDraft()
    private let tables: TableReading

    init(tables: TableReading) { self.tables = tables }

    mutating func add(_ misreading: Misreading, line: Int, keyword: String) {
        findings.add(misreading, line: line, keyword: keyword)
        isFirst = false
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
                    .numberOutOfRange("closes of a mark", least: 1, most: 1440, found: closes),
                    line: line, word: 2
                )
            }
            lookAtMean(closes, line)
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
        case .bars(let coin, let path): addTable(coin, path, line)
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
            lookAtFunding(rate, line, word: coin == nil ? -1 : -2)
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
                .numberOutOfRange("minutes of a bar", least: 1, most: 1440, found: every),
                line: line, word: 5)
        } else if from > opening {
            findings.add(.pastAfterOpening(past: from, opening: opening), line: line, word: 8)
        } else if (opening.minutes - from.minutes) % every != 0 {
            findings.add(.openingBetweenBars(opening: opening, every: every), line: line, word: 3)
        }
        heading = Heading(
            title: title, opening: opening, every: max(1, every), past: from,
            statedPast: past == nil ? nil : from, line: line)
        bars.begin(at: from)
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
        // An end without a day may lie behind a midnight, and no freeze lasts longer than half a day.
        if to.day == nil, end < start, start.minutes - end.minutes > 720 { end = end + 1440 }
        guard start <= end else {
            return findings.add(.freezeBackwards(from: start, to: end), line: line, word: 1)
        }
        if let other = freezes.first(where: { $0.value.from <= end && start <= $0.value.to }) {
            findings.add(.freezesOverlap(start, otherLine: other.line), line: line, word: 1)
        }
        let minutes = end.minutes - start.minutes
        if minutes > Doubt.longFreeze {
            doubts.add(.longFreeze(minutes: minutes), line: line, word: 1)
        }
        freezes.append(Placed(value: Scenario.Freeze(from: start, to: end), line: line))
    }

    mutating func add(_ time: FileTime, _ bar: Bar, mark: Price?, line: Int) {
        guard let heading, bars.isBegun else {
            if isFirst { findings.add(.headingNotFirst("scenario"), line: line) }
            isFirst = false
            return
        }
        day = bars.add(time, bar, mark: mark, every: heading.every, line: line, &findings)
    }

    /// A table beside the file in the place of bars.
    private mutating func addTable(_ coin: Asset?, _ path: String, _ line: Int) {
        guard let sheet = tables.table(path, line: line, &findings) else {
            return lacksTable = true
        }
        if let coin {
            beside.add(coin, sheet, line)
        } else if !bars.add(sheet, from: heading?.statedPast, line: line) {
            findings.add(.saidTwice("bars", firstLine: bars.entries[0].line), line: line)
        }
    }

    // MARK: What looks odd

    private mutating func lookAtMean(_ closes: Int, _ line: Int) {
        let minutes = heading?.every ?? 1
        if closes > 5 || closes > 1 && closes * minutes > Doubt.manyMinutes {
            doubts.add(.manyCloses(closes, minutesPerBar: minutes), line: line, word: 2)
        }
    }

    private mutating func lookAtFunding(_ rate: Rate, _ line: Int, word: Int) {
        if rate.magnitude > Doubt.highestFunding {
            findings.add(.fundingBeyond(rate), line: line, word: word)
        } else if rate.magnitude > Doubt.highFunding {
            doubts.add(.highFunding(rate), line: line, word: word)
        }
    }

    /// What a scenario should say and need not.
    private mutating func lookAtWhole(_ heading: Heading) {
        if sources.isEmpty { doubts.add(.sourceMissing, line: heading.line) }
        if !deposits.contains(where: { $0.pot == .wallet(trader: World.you) }) {
            doubts.add(.depositMissing, line: heading.line)
        }
        if live.isBegun, live.targets.isEmpty {
            doubts.add(.targetMissing, line: heading.line)
        }
        volatility.look(&doubts)
        doubts.close()
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
        if !lacksTable {
            findings.need(
                "bar", bars.start, "bar 10:00 7,353.5 7,354 7,346.5 7,350.5", heading.line)
        }
        let laid = laidBars(heading)
        if let laid { check(laid, heading) }
        checkMark()
        guard findings.isEmpty, let laid, let start = bars.start, let market, let rules else {
            return nil
        }
        let first = bars.isTable ? start : heading.past
        let past = max(0, (heading.opening.minutes - first.minutes) / heading.every)
        let tape = laid.tape(
            from: start, every: heading.every, past: past,
            mark: bars.isMarked ? .recorded : mark?.value, judging: judging?.value)
        let own = coin?.value ?? Asset("BTC")
        beside.checkDepositors(&findings)
        let others = beside.coins(along: tape, own: own, &findings, &doubts)
        let index = beside.index(along: tape, own: own, &findings, &doubts)
        let fundings = beside.fundings(on: tape, &findings, &doubts)
        beside.lookAtPeople(&doubts)
        bars.look(own.code, &findings, &doubts)
        lookAtWhole(heading)
        let people = beside.people(
            deposits,
            on: { coin in
                coin == own
                    ? tape.openingPrice : others.first { $0.coin == coin }?.tape.openingPrice
            }, &findings)
        guard findings.isEmpty else { return nil }
        return Scenario(
            name: name, title: heading.title, about: laid.about(about, every: heading.every),
            sources: sources, market: market.value, coin: own, rules: rules.value,
            deposits: deposits, tape: tape, news: news.map(\.value),
            freezes: freezes.map(\.value) + laid.unsaid(freezes.map(\.value)), fundings: fundings,
            others: others,
            index: index, bystanders: people, volatility: volatility.path)
    }

    /// The bars in order, where there is a heading whose numbers can be right.
    private mutating func laidBars(_ heading: Heading) -> BarsDraft.Laid? {
        guard !findings.isMisread("bar"), heading.past <= heading.opening, let start = bars.start,
            let last = bars.last
        else { return nil }
        if bars.isTable, heading.opening < start {
            findings.add(
                .offTape("the opening", heading.opening, from: start, to: last),
                line: heading.line, word: 2)
            return nil
        }
        if bars.isTable, (heading.opening.minutes - start.minutes) % heading.every != 0 {
            findings.add(
                .openingBetweenBars(opening: heading.opening, every: heading.every),
                line: heading.line, word: 3)
            return nil
        }
        return bars.laid(
            from: bars.isTable ? nil : heading.past, every: heading.every, heading: heading.line,
            &findings, &doubts)
    }

    /// Something is left to play, and news and freezes lie on the tape.
    private mutating func check(_ laid: BarsDraft.Laid, _ heading: Heading) {
        guard let start = bars.start else { return }
        let last = start + (heading.every * laid.bars.count - 1)
        if heading.opening > last {
            findings.add(
                .openingOffTape(
                    opening: heading.opening, last: start + heading.every * (laid.bars.count - 1)),
                line: heading.line, word: 2)
        }
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

    /// What the file says of its mark has to be what its bars carry.
    private mutating func checkMark() {
        guard let mark else { return }
        switch mark.value {
        case .recorded:
            guard let firstUnmarked = bars.firstUnmarked, bars.firstMarked == nil else { return }
            findings.add(.markNotRecorded(line: mark.line), line: firstUnmarked)
        case .live: break
        case .mean:
            guard let firstMarked = bars.firstMarked else { return }
            findings.add(.markComputed(line: mark.line), line: firstMarked)
        }
    }

    /// A market that makes its own prices, opened and in balance.
    private mutating func finishLive(_ name: String, _ heading: Heading) -> Scenario? {
        if let judging { findings.add(.notRecorded("judged"), line: judging.line) }
        if let bar = bars.entries.first { findings.add(.notRecorded("bar"), line: bar.line) }
        if let freeze = freezes.first { findings.add(.notRecorded("freeze"), line: freeze.line) }
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
        lookAtWhole(heading)
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
            volatility: volatility.path, targets: live.targets)
    }
}
