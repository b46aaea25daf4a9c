import Markets

/// The funding payments of one coin: due at a venue's hours, one after another, to the end of the tape.
struct FundingSeries {
    let stamps: [Placed<FundingStamp>]
    /// The last bar of the tape.
    let end: Moment

    func check(_ findings: inout FileFindings, _ doubts: inout Doubts) {
        let moments = stamps.map(\.value.moment)
        for stamp in stamps where stamp.value.moment.minuteOfDay % 60 != 0 {
            let moment = stamp.value.moment
            doubts.add(
                .stampOffHours(moment, every: 60, usual: moment + -(moment.minuteOfDay % 60)),
                line: stamp.line, word: 1)
        }
        // Without a cadence only their order can be judged.
        let cadence = SeriesOrder.cadence(of: moments)
        let order = SeriesOrder(stamps: moments, every: cadence ?? 60)
        for (place, slip) in order.slips {
            let line = stamps[place].line
            let isOdd = moments[place] > moments[place - 1] && cadence != nil
            switch slip {
            case .hole(let from, let to) where isOdd:
                let count = (to.minutes - from.minutes) / order.every + 1
                doubts.add(.hole("funding", from: from, to: to, count: count), line: line, word: 1)
            case .offGrid where isOdd, .misstamped where isOdd:
                // One off the full hour was told so above.
                guard moments[place].minuteOfDay % 60 == 0 else { continue }
                doubts.add(
                    .stampOffHours(moments[place], every: order.every, usual: moments[place - 1]),
                    line: line, word: 1)
            case .hole, .offGrid: continue
            case .misstamped where moments[place] > moments[place - 1]: continue
            default:
                if let rule = slip.rule("funding", at: place, order, line: { stamps[$0].line }) {
                    findings.add(rule, line: line, word: 1)
                }
            }
        }
        guard let cadence, let last = stamps.last, last.value.moment + cadence <= end else {
            return
        }
        doubts.add(
            .stops("funding", at: last.value.moment, end: end), line: last.line, word: 1)
    }
}
