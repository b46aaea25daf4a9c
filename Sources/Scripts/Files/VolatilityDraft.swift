import Figures
import Markets

/// The lines of a scenario that say what puts are priced from, while its file is being read:
///
///     volatility 60%                 from the opening on
///     volatility 12:00 85%           from that moment on
struct VolatilityDraft {
    private var points: [Placed<StatedVolatility.Point>] = []

    var path: StatedVolatility { StatedVolatility(points.map(\.value)) }

    /// Takes a line; a nil moment is the opening.
    mutating func add(
        _ moment: Moment?, _ share: Rate, _ line: Int, _ findings: inout FileFindings
    ) {
        guard share >= StatedVolatility.least, share <= StatedVolatility.most else {
            return findings.add(.volatilityOutOfRange(share), line: line, word: -1)
        }
        if let last = points.last {
            guard let moment else {
                return findings.add(
                    .saidTwice("volatility", firstLine: points[0].line), line: line)
            }
            if let before = last.value.moment, moment <= before {
                return findings.add(
                    .notLater("volatility", moment, after: before), line: line, word: 1)
            }
        }
        points.append(Placed(value: StatedVolatility.Point(moment, share), line: line))
    }

    /// Volatilities that bitcoin and ether have hardly had.
    func look(_ doubts: inout Doubts) {
        for point in points {
            let share = point.value.share
            guard share < Rate(units: 10_000_000) || share > Rate(units: 250_000_000) else {
                continue
            }
            doubts.add(.oddVolatility(share), line: point.line, word: -1)
        }
    }

    /// Every moment lies within the scenario.
    func check(from opening: Moment, to end: Moment, _ findings: inout FileFindings) {
        for point in points {
            guard let moment = point.value.moment, moment < opening || moment > end
            else { continue }
            findings.add(
                .offTape("volatility", moment, from: opening, to: end), line: point.line, word: 1)
        }
    }
}
