import Figures
import Margin
import Markets

/// Funding, other coins and other people, while a scenario's file is being read.
struct BesideDraft {
    private var fundings: [Placed<FundingStamp>] = []
    private var points: [(coin: Asset, point: CoinTape.Point, line: Int)] = []
    private var indexPoints: [(point: CoinTape.Point, line: Int)] = []
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

    mutating func addIndex(_ point: CoinTape.Point, _ line: Int) {
        firstLine = firstLine ?? line
        indexPoints.append((point, line))
    }

    mutating func add(_ standing: Standing, _ line: Int) {
        firstLine = firstLine ?? line
        standings.append(Placed(value: standing, line: line))
    }

    /// The funding payments, each later than the one before and on the tape.
    func fundings(on tape: Tape, _ findings: inout FileFindings) -> [FundingStamp] {
        for (place, stamp) in fundings.enumerated() {
            let before = fundings[..<place].last { $0.value.coin == stamp.value.coin }
            check(stamp.value.moment, after: before?.value.moment, tape, "funding", stamp.line, 1)
                .map { findings.add($0, line: stamp.line, word: 1) }
        }
        return fundings.map(\.value).sorted { $0.moment < $1.moment }
    }

    /// The other coins, in the order in which the file first names them.
    func coins(along tape: Tape, own: Asset, _ findings: inout FileFindings) -> [CoinTape] {
        var coins: [Asset] = []
        for entry in points where !coins.contains(entry.coin) { coins.append(entry.coin) }
        var found: [CoinTape] = []
        for coin in coins {
            let entries = points.filter { $0.coin == coin }
            if coin == own { findings.add(.ownCoinBeside(coin), line: entries[0].line, word: 1) }
            var last: Moment?
            for entry in entries {
                check(entry.point.moment, after: last, tape, "a price", entry.line, 2)
                    .map { findings.add($0, line: entry.line, word: 2) }
                check(entry.point).map { findings.add($0, line: entry.line, word: 3) }
                last = entry.point.moment
            }
            if entries[0].point.moment > tape.opening {
                findings.add(
                    .firstPriceLate(coin, entries[0].point.moment, opening: tape.opening),
                    line: entries[0].line, word: 2)
            }
            let marked = entries.filter { $0.point.mark != nil }.count
            if marked > 0, marked < entries.count,
                let other = entries.first(where: { $0.point.mark == nil })
            {
                findings.add(
                    .marksOnSome(isMarked: false, otherLine: entries[0].line), line: other.line)
            }
            found.append(CoinTape(coin: coin, points: entries.map(\.point), along: tape))
        }
        return found
    }

    /// The index of the tape's own coin; nil where the file tells none.
    func index(
        along tape: Tape, own: Asset, _ findings: inout FileFindings
    ) -> CoinTape? {
        guard let first = indexPoints.first else { return nil }
        var last: Moment?
        for entry in indexPoints {
            check(entry.point.moment, after: last, tape, "an index", entry.line, 1)
                .map { findings.add($0, line: entry.line, word: 1) }
            check(entry.point).map { findings.add($0, line: entry.line, word: -1) }
            last = entry.point.moment
        }
        if first.point.moment > tape.opening {
            findings.add(
                .firstPriceLate(own, first.point.moment, opening: tape.opening), line: first.line,
                word: 1)
        }
        return CoinTape(coin: own, points: indexPoints.map(\.point), along: tape)
    }

    private func check(
        _ moment: Moment, after last: Moment?, _ tape: Tape, _ what: String, _ line: Int,
        _ word: Int
    ) -> FileRule? {
        if moment < tape.start || moment > tape.end + (tape.minutesPerBar - 1) {
            return .offTape(what, moment, from: tape.start, to: tape.end)
        }
        if let last, moment <= last { return .notLater(what, moment, after: last) }
        return nil
    }

    private func check(_ point: CoinTape.Point) -> FileRule? {
        let bar = point.bar
        guard bar.low.isPositive else { return .priceNotPositive }
        guard bar.low <= bar.high else { return .lowAboveHigh(low: bar.low, high: bar.high) }
        for (name, price) in [("open", bar.open), ("close", bar.close)]
        where price < bar.low || price > bar.high {
            return .barOutside(name, price, low: bar.low, high: bar.high)
        }
        if let mark = point.mark, !mark.isPositive { return .markNotPositive(mark) }
        return nil
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
