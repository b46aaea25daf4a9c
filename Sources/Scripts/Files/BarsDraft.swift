import Figures
import Markets

/// The bars of a scenario's own coin while its file is being read.
struct BarsDraft {
    struct Entry {
        let moment: Moment
        let bar: Bar
        let mark: Price?
        let line: Int
    }

    /// A tape without a hole, and where there were some.
    struct Laid {
        var bars: [Bar] = []
        var marks: [Price] = []
        var holes: [Scenario.Freeze] = []
    }

    private(set) var entries: [Entry] = []
    /// The bars are those of a table.
    private(set) var isTable = false
    /// The stamp that the next bar should have; nil before the heading.
    private var due: Moment?
    /// The first bar with a mark, and the first without: one of them is wrong.
    private(set) var firstMarked: Int?
    private(set) var firstUnmarked: Int?

    /// Every bar carries its mark.
    var isMarked: Bool { firstMarked != nil }
    var isBegun: Bool { due != nil }
    var start: Moment? { entries.first?.moment }
    var last: Moment? { entries.last?.moment }

    mutating func begin(at moment: Moment) { due = moment }

    /// - Returns: the day the bar belongs to.
    mutating func add(
        _ time: FileTime, _ bar: Bar, mark: Price?, every: Int, line: Int,
        _ findings: inout FileFindings
    ) -> Int {
        let stamp = moment(of: time)
        check(bar, line, after: mark == nil ? 0 : 1, &findings)
        add(mark, line, &findings)
        entries.append(Entry(moment: stamp, bar: bar, mark: mark, line: line))
        due = stamp + every
        return stamp.day
    }

    /// Takes a table's bars from a stamp on; nil: all of them.
    ///
    /// - Returns: false where there are bars already.
    mutating func add(_ sheet: PriceSheet, from past: Moment?, line: Int) -> Bool {
        guard entries.isEmpty else { return false }
        isTable = true
        entries = sheet.rows.filter { row in past.map { row.moment >= $0 } ?? true }
            .map { Entry(moment: $0.moment, bar: $0.bar, mark: $0.mark, line: line) }
        if entries.first?.mark != nil { firstMarked = line } else { firstUnmarked = line }
        return true
    }

    /// A time without a day belongs to the day it would be if the file only left some bars out.
    private func moment(of time: FileTime) -> Moment {
        let due = due ?? Moment(minutes: 0)
        if let day = time.day { return Moment(minutes: day * 1440 + time.minuteOfDay) }
        if due.minuteOfDay == time.minuteOfDay { return due }
        let sameDay = Moment(minutes: due.day * 1440 + time.minuteOfDay)
        if sameDay < due, due.minutes - sameDay.minutes > 720 { return sameDay + 1440 }
        // The bar before midnight that stands behind the one after it.
        let isBack = sameDay > due && sameDay.minutes - due.minutes > 1080
        return isBack ? sameDay + -1440 : sameDay
    }

    /// Every bar carries its mark, or none does.
    private mutating func add(_ mark: Price?, _ line: Int, _ findings: inout FileFindings) {
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
    }

    /// - Parameter after: how many words follow the close.
    private func check(_ bar: Bar, _ line: Int, after: Int, _ findings: inout FileFindings) {
        for fault in bar.faults {
            let word =
                switch fault {
                case .priceNotPositive: -2
                case .lowAboveHigh: -3
                case .barOutside("open", _, _, _): -4
                default: -1
                }
            findings.add(fault, line: line, word: word - after)
        }
    }

    // MARK: The end of the file

    /// The bars one after another; nil where they do not follow each other.
    ///
    /// - Parameters:
    ///   - past: the stamp that the heading says the first bar has; nil where a table says it.
    ///   - heading: the heading's line.
    func laid(
        from past: Moment?, every: Int, heading: Int, _ findings: inout FileFindings,
        _ doubts: inout Doubts
    ) -> Laid? {
        let order = SeriesOrder(stamps: entries.map(\.moment), every: every)
        if entries.count > 3, let usual = SeriesOrder.cadence(of: order.stamps), usual != every {
            findings.add(.otherEvery(every, found: usual), line: heading, word: 5)
            return nil
        }
        if let past, !checkFirst(past, every, &findings) { return nil }
        var holes: [(from: Moment, to: Moment)] = []
        var isInOrder = true
        for (place, slip) in order.slips {
            if case .hole(let from, let to) = slip {
                holes.append((from, to))
                doubts.add(
                    .hole("the price", from: from, to: to, count: count(from, to, every)),
                    line: entries[place].line, word: time(entries[place]))
            } else if let rule = slip.rule("a bar", at: place, order, line: { entries[$0].line }) {
                isInOrder = false
                findings.add(rule, line: entries[place].line, word: time(entries[place]))
            }
        }
        guard isInOrder else { return nil }
        let missing = holes.reduce(0) { $0 + count($1.from, $1.to, every) }
        if missing * 5 > entries.count {
            findings.add(.holesMany(missing: missing, bars: entries.count), line: heading)
            return nil
        }
        return filled(every, holes.map { Scenario.Freeze(from: $0.from, to: $0.to) })
    }

    private func count(_ from: Moment, _ to: Moment, _ every: Int) -> Int {
        (to.minutes - from.minutes) / every + 1
    }

    /// Where a bar's time stands, from the end of its line.
    private func time(_ entry: Entry) -> Int { isTable ? -1 : entry.mark == nil ? -5 : -6 }

    private func checkFirst(
        _ past: Moment, _ every: Int, _ findings: inout FileFindings
    ) -> Bool {
        guard let first = entries.first, first.moment != past else { return true }
        let isAlone = entries.count > 1 && entries[1].moment == past + every
        findings.add(
            isAlone
                ? .misstamped("a bar", first.moment, due: past)
                : .firstBar(expected: past, found: first.moment), line: first.line,
            word: time(first))
        return false
    }

    private func filled(_ every: Int, _ holes: [Scenario.Freeze]) -> Laid {
        var laid = Laid(holes: holes)
        laid.bars.reserveCapacity(entries.count)
        var due = entries[0].moment
        for entry in entries {
            while due < entry.moment, let close = laid.bars.last?.close {
                laid.bars.append(Bar(open: close, high: close, low: close, close: close))
                if let mark = laid.marks.last { laid.marks.append(mark) }
                due = due + every
            }
            laid.bars.append(entry.bar)
            if let mark = entry.mark { laid.marks.append(mark) }
            due = due + every
        }
        return laid
    }

    /// What looks odd in the prices themselves.
    func look(_ coin: String, _ findings: inout FileFindings, _ doubts: inout Doubts) {
        let looked = PriceLook(coin, marksFollow: firstMarked != nil, isTable: isTable)
        looked.look(
            entries.map { PriceLook.Entry($0.moment, $0.bar, $0.mark, line: $0.line) }, &findings,
            &doubts)
    }
}
