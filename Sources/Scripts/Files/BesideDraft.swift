import Figures
import Margin
import Markets

/// Funding, other coins and other people, while a scenario's file is being read.
struct BesideDraft {
    private var fundings: [Placed<FundingStamp>] = []
    private var points: [(coin: Asset, point: CoinTape.Point, line: Int)] = []
    /// Tables of other coins, and the line that names each.
    private var sheets: [(coin: Asset, sheet: PriceSheet, line: Int)] = []
    private var indexPoints: [BesideSeries.Entry] = []
    private var standings: [Placed<Standing>] = []
    /// The first line of any of them.
    private(set) var firstLine: Int?

    private var depositors: [Placed<String>] = []

    mutating func add(depositor: String, _ line: Int) {
        depositors.append(Placed(value: depositor, line: line))
    }

    /// Whoever is given money also opens something, or is misspelt.
    func checkDepositors(_ findings: inout FileFindings) {
        let known = [World.you, "fund"] + standings.map(\.value.name)
        for name in depositors where !known.contains(name.value) {
            findings.add(
                .misread(
                    .unknownWord(name.value, expected: "you or fund"),
                    nearest: Nearest.word(to: name.value, among: known)), line: name.line, word: 1)
        }
    }

    mutating func addFunding(_ stamp: FundingStamp, _ line: Int) {
        firstLine = firstLine ?? line
        fundings.append(Placed(value: stamp, line: line))
    }

    mutating func add(_ coin: Asset, _ point: CoinTape.Point, _ line: Int) {
        firstLine = firstLine ?? line
        points.append((coin, point, line))
    }

    mutating func add(_ coin: Asset, _ sheet: PriceSheet, _ line: Int) {
        firstLine = firstLine ?? line
        sheets.append((coin, sheet, line))
    }

    /// The points of a table as far as the tape goes.
    private func points(
        of entry: (coin: Asset, sheet: PriceSheet, line: Int), along tape: Tape,
        _ findings: inout FileFindings
    ) -> [BesideSeries.Entry] {
        if entry.sheet.minutesPerBar != tape.minutesPerBar {
            findings.add(
                .tableEvery(
                    entry.coin.code, entry.sheet.minutesPerBar, tape: tape.minutesPerBar),
                line: entry.line, word: -1)
        }
        return entry.sheet.rows.filter { $0.moment >= tape.start && $0.moment <= tape.end }
            .map { (CoinTape.Point(moment: $0.moment, bar: $0.bar, mark: $0.mark), entry.line) }
    }

    mutating func addIndex(_ point: CoinTape.Point, _ line: Int) {
        firstLine = firstLine ?? line
        indexPoints.append((point, line))
    }

    mutating func add(_ standing: Standing, _ line: Int) {
        firstLine = firstLine ?? line
        standings.append(Placed(value: standing, line: line))
    }

    /// The funding payments of every coin, in order, on the tape and at the venue's hours.
    func fundings(
        on tape: Tape, _ findings: inout FileFindings, _ doubts: inout Doubts
    ) -> [FundingStamp] {
        for stamp in fundings {
            let moment = stamp.value.moment
            guard moment < tape.start || moment > tape.end + (tape.minutesPerBar - 1) else {
                continue
            }
            findings.add(
                .offTape("funding", moment, from: tape.start, to: tape.end), line: stamp.line,
                word: 1)
        }
        if findings.isEmpty {
            var coins: [Asset?] = []
            for stamp in fundings where !coins.contains(stamp.value.coin) {
                coins.append(stamp.value.coin)
            }
            for coin in coins {
                let own = fundings.filter { $0.value.coin == coin }
                FundingSeries(stamps: own, end: tape.end).check(&findings, &doubts)
            }
        }
        return fundings.map(\.value).sorted { $0.moment < $1.moment }
    }

    /// The other coins, in the order in which the file first names them.
    func coins(
        along tape: Tape, own: Asset, _ findings: inout FileFindings, _ doubts: inout Doubts
    ) -> [CoinTape] {
        var coins: [Asset] = []
        let named = points.map { ($0.line, $0.coin) } + sheets.map { ($0.line, $0.coin) }
        for (_, coin) in named.sorted(by: { $0.0 < $1.0 }) where !coins.contains(coin) {
            coins.append(coin)
        }
        var found: [CoinTape] = []
        for coin in coins {
            let told = sheets.filter { $0.coin == coin }
            let lines: [BesideSeries.Entry] = points.filter { $0.coin == coin }
                .map { ($0.point, $0.line) }
            if let sheet = told.first, let again = told.dropFirst().first?.line ?? lines.first?.line
            {
                findings.add(.saidTwice("bars \(coin)", firstLine: sheet.line), line: again)
            }
            let entries: [BesideSeries.Entry] =
                told.first.map { points(of: $0, along: tape, &findings) } ?? lines
            guard let first = entries.first else {
                findings.add(.noPriceOf(coin), line: told.first?.line ?? 1, word: 1)
                continue
            }
            if coin == own { findings.add(.ownCoinBeside(coin), line: first.line, word: 1) }
            if first.point.moment > tape.opening {
                findings.add(
                    .firstPriceLate(coin, first.point.moment, opening: tape.opening),
                    line: first.line, word: told.isEmpty ? 2 : -1)
            }
            let marked = entries.filter { $0.point.mark != nil }.count
            if marked > 0, marked < entries.count,
                let other = entries.first(where: { $0.point.mark == nil })
            {
                findings.add(
                    .marksOnSome(isMarked: false, otherLine: entries[0].line), line: other.line)
            }
            BesideSeries(
                what: coin.code, entries: entries, timeWord: told.isEmpty ? 2 : -1, tape: tape,
                isTable: !told.isEmpty
            ).check(&findings, &doubts)
            found.append(CoinTape(coin: coin, points: entries.map(\.point), along: tape))
        }
        return found
    }

    /// The index of the tape's own coin; nil where the file tells none.
    func index(
        along tape: Tape, own: Asset, _ findings: inout FileFindings, _ doubts: inout Doubts
    ) -> CoinTape? {
        guard let first = indexPoints.first else { return nil }
        if first.point.moment > tape.opening {
            findings.add(
                .firstPriceLate(own, first.point.moment, opening: tape.opening), line: first.line,
                word: 1)
        }
        BesideSeries(what: "the index", entries: indexPoints, timeWord: 1, tape: tape)
            .check(&findings, &doubts)
        return CoinTape(coin: own, points: indexPoints.map(\.point), along: tape)
    }

    /// Leverage that no venue lends.
    func lookAtPeople(_ doubts: inout Doubts) {
        for standing in standings where standing.value.leverage > Doubt.highLeverage {
            doubts.add(.highLeverage(standing.value.leverage), line: standing.line, word: -1)
        }
    }

    /// The other people; their deposits have to cover their margin at the opening price.
    func people(
        _ deposits: [Scenario.Deposit], on price: (Asset) -> Price?, _ findings: inout FileFindings
    ) -> [Standing] {
        var names: [String] = []
        for placed in standings {
            let standing = placed.value
            if [World.you, "fund"].contains(standing.name) || names.contains(standing.name) {
                findings.add(.nameTaken(standing.name), line: placed.line)
            }
            names.append(standing.name)
            guard let opening = price(standing.coin) else {
                findings.add(.noPriceOf(standing.coin), line: placed.line, word: 3)
                continue
            }
            guard standing.size.isPositive else {
                findings.add(.sizeNotPositive, line: placed.line, word: 4)
                continue
            }
            guard standing.leverage >= Multiple(1) else {
                findings.add(.leverageBelowOne(standing.leverage), line: placed.line, word: 5)
                continue
            }
            let margin = (opening * standing.size).rounded(.up).divided(by: standing.leverage, .up)
            let has = deposits.filter { $0.pot == .wallet(trader: standing.name) }
                .reduce(Money.zero) { $0 + $1.amount }
            if has < margin {
                findings.add(
                    .standsOnTooLittle(standing.name, has: has, needs: margin), line: placed.line)
            }
        }
        return standings.map(\.value)
    }
}
