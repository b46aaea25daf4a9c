import Figures
import Markets

/// A look over the prices of one series: bars that range or jump too far, marks that are no marks.
struct PriceLook {
    struct Entry {
        let moment: Moment
        let bar: Bar
        let mark: Price?
        let line: Int
        init(_ moment: Moment, _ bar: Bar, _ mark: Price?, line: Int) {
            self.moment = moment
            self.bar = bar
            self.mark = mark
            self.line = line
        }
    }

    private let what: String
    /// Whether a word follows the close.
    private let after: Int
    /// Bars of a table stand on one line together.
    private let isTable: Bool

    init(_ what: String, marksFollow: Bool, isTable: Bool) {
        self.what = what
        after = marksFollow ? 1 : 0
        self.isTable = isTable
    }

    /// A word of a bar's line, from its end.
    private func word(_ place: Int) -> Int { isTable ? -1 : place - after }

    func look(
        _ entries: [Entry], _ findings: inout FileFindings,
        _ doubts: inout Doubts
    ) {
        var jumped: Int?
        for (place, entry) in entries.enumerated() {
            let bar = entry.bar
            if Doubt.isApart(bar.high, bar.low, Doubt.wide) {
                doubts.add(
                    .wideBar(what, entry.moment, low: bar.low, high: bar.high), line: entry.line,
                    word: word(-3))
            }
            guard place > 0 else { continue }
            let before = entries[place - 1].bar.close
            guard Doubt.isApart(bar.open, before, Doubt.wide) else { continue }
            // A price that is wrong once jumps there and back: that is one thing to look at.
            if let jumped, jumped == place - 1, jumped > 0,
                !Doubt.isApart(bar.open, entries[jumped - 1].bar.close, Doubt.wide)
            {
                continue
            }
            jumped = place
            doubts.add(
                .jump(what, entry.moment, bar.open, before: before), line: entry.line,
                word: word(-4))
        }
        lookAtMarks(entries, &findings, &doubts)
    }

    /// Marks of which most are not even half or twice the price are another column.
    private func lookAtMarks(
        _ entries: [Entry], _ findings: inout FileFindings,
        _ doubts: inout Doubts
    ) {
        let marked = entries.compactMap { entry in
            entry.mark.map {
                (mark: $0, last: entry.bar.close, moment: entry.moment, line: entry.line)
            }
        }
        let strange = marked.filter { Doubt.isApart($0.mark, $0.last, (2, 1)) }
        if let first = strange.first, strange.count * 2 > marked.count {
            findings.add(.notMarks(first.mark, last: first.last), line: first.line, word: -1)
            return
        }
        for entry in marked where Doubt.isApart(entry.mark, entry.last, Doubt.far) {
            doubts.add(
                .markFar(entry.moment, entry.mark, last: entry.last), line: entry.line, word: -1)
        }
    }
}
