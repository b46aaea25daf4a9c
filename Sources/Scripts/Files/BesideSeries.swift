import Figures
import Markets

/// One series beside a scenario's own prices: another coin, or the index. It holds between its lines.
struct BesideSeries {
    typealias Entry = (point: CoinTape.Point, line: Int)
    /// The coin, or "the index".
    let what: String
    let entries: [Entry]
    /// The word of a line at which its time stands.
    let timeWord: Int
    let tape: Tape
    /// All of it is a table that one line names.
    var isTable = false

    /// A line of the series in errors: "a price", "an index".
    private var one: String { what == "the index" ? "an index" : "a price" }

    /// Minutes between two lines; nil where they keep no time.
    private var cadence: Int? {
        entries.contains { $0.point.isPrice }
            ? SeriesOrder.cadence(of: entries.map(\.point.moment)) : tape.minutesPerBar
    }

    func check(_ findings: inout FileFindings, _ doubts: inout Doubts) {
        for entry in entries {
            let moment = entry.point.moment
            if moment < tape.start || moment > tape.end + (tape.minutesPerBar - 1) {
                findings.add(
                    .offTape(one, moment, from: tape.start, to: tape.end), line: entry.line,
                    word: timeWord)
            }
            checkPrices(entry, &findings)
        }
        guard findings.isEmpty else { return }
        checkOrder(&findings, &doubts)
        guard findings.isEmpty, let last = entries.last else { return }
        if last.point.moment + (cadence ?? 1) <= tape.end {
            doubts.add(
                .stops(what, at: last.point.moment, end: tape.end), line: last.line,
                word: timeWord)
        }
        lookAtPrices(&findings, &doubts)
    }

    private func checkPrices(_ entry: Entry, _ findings: inout FileFindings) {
        let after = entry.point.mark == nil ? 0 : 1
        for fault in entry.point.bar.faults {
            let word =
                switch fault {
                case .priceNotPositive: entry.point.isPrice ? -1 : -2
                case .lowAboveHigh: -3
                case .barOutside("open", _, _, _): -4
                default: -1
                }
            findings.add(fault, line: entry.line, word: word - after)
        }
        if let mark = entry.point.mark, !mark.isPositive {
            findings.add(.markNotPositive(mark), line: entry.line, word: -1)
        }
    }

    private func checkOrder(_ findings: inout FileFindings, _ doubts: inout Doubts) {
        let stamps = entries.map(\.point.moment)
        let order = SeriesOrder(stamps: stamps, every: cadence ?? tape.minutesPerBar)
        let isLoose = entries.contains { $0.point.isPrice }
        for (place, slip) in order.slips {
            let line = entries[place].line
            let rises = stamps[place] > stamps[place - 1]
            switch slip {
            case .hole(let from, let to):
                guard cadence != nil else { continue }
                let count = (to.minutes - from.minutes) / order.every + 1
                doubts.add(
                    .hole(what, from: from, to: to, count: count), line: line, word: timeWord)
            case .offGrid, .misstamped:
                // A price may be noted at any time; what it says then holds.
                if isLoose, rises {
                    if cadence == nil { continue }
                    doubts.add(.offStep(what, stamps[place]), line: line, word: timeWord)
                    continue
                }
                fallthrough
            default:
                if let rule = slip.rule(one, at: place, order, line: { entries[$0].line }) {
                    findings.add(rule, line: line, word: timeWord)
                }
            }
        }
    }

    private func lookAtPrices(_ findings: inout FileFindings, _ doubts: inout Doubts) {
        let isMarked = entries.contains { $0.point.mark != nil }
        if what != "the index" {
            PriceLook(what, marksFollow: isMarked, isTable: isTable)
                .look(
                    entries.map {
                        PriceLook.Entry($0.point.moment, $0.point.bar, $0.point.mark, line: $0.line)
                    }, &findings, &doubts)
            return
        }
        for entry in entries {
            let step = (entry.point.moment.minutes - tape.start.minutes) / tape.minutesPerBar
            guard tape.bars.indices.contains(step) else { continue }
            let (index, last) = (entry.point.bar.close, tape.bars[step].close)
            if Doubt.isApart(index, last, Doubt.far) {
                doubts.add(.indexFar(index, last: last), line: entry.line, word: -1)
            }
        }
    }
}
