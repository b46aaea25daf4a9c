import Markets
import Scripts

/// The rows of a sweep, worked out a stretch at a time on all hands there are.
public struct SweptRows: Sendable {
    /// The plan, with the fingerprint of its first row.
    public let plan: SweepPlan
    private let scenario: LiveSetting
    private let hands: any Hands

    /// Looks at every setting first: what no market can be opened from is refused before hours of work.
    public init(
        _ plan: SweepPlan, of scenario: LiveSetting, _ hands: any Hands
    ) throws(SweepFault) {
        for setting in 0..<plan.settings { _ = try plan.market(of: setting, in: scenario) }
        self.scenario = scenario
        self.hands = hands
        var plan = plan
        let first = try SweptRows.line(0, plan, SweptRows.sweep(0, plan, scenario))
        plan.firstRow = RunningHash(first).text
        self.plan = plan
    }

    /// How many rows to ask for at a time: a few seconds' work, and of many settings enough seeds that
    /// the law of each crowd is not worked out for one row alone.
    public var stretch: Int { max(64 * hands.count, min(16 * plan.settings, 1 << 16)) }

    /// One piece of work: rows of one setting.
    private struct Piece {
        let setting: Int
        let rows: [Int]
    }

    /// The lines of a stretch of rows, in their order; nil where it was stopped in the midst.
    public func lines(
        _ places: Range<Int>, isStopped: @escaping @Sendable () -> Bool = { false }
    ) throws(SweepFault) -> [String]? {
        let pieces = pieces(of: places)
        let (plan, scenario) = (plan, scenario)
        let done = hands.map(pieces.count) { place in
            Result { () throws(SweepFault) in
                let piece = pieces[place]
                let sweep = try SweptRows.sweep(piece.setting, plan, scenario)
                var lines: [(Int, String)] = []
                for row in piece.rows {
                    if isStopped() { break }
                    lines.append((row, try SweptRows.line(row, plan, sweep)))
                }
                return lines
            }
        }
        if isStopped() { return nil }
        var lines = [String](repeating: "", count: places.count)
        for piece in done {
            for (row, line) in try piece.get() { lines[row - places.lowerBound] = line }
        }
        return lines
    }

    /// Rows by their settings, and those of one setting in as many pieces as give every hand work.
    private func pieces(of places: Range<Int>) -> [Piece] {
        let settings = min(plan.settings, places.count)
        let share = max(1, places.count / max(1, settings) * settings / (4 * hands.count))
        return (0..<settings).flatMap { offset in
            let rows = stride(
                from: places.lowerBound + offset, to: places.upperBound, by: plan.settings
            ).map { $0 }
            let setting = (places.lowerBound + offset) % plan.settings
            return stride(from: 0, to: rows.count, by: share).map { start in
                Piece(
                    setting: setting, rows: Array(rows[start..<min(start + share, rows.count)]))
            }
        }
    }

    private static func sweep(
        _ setting: Int, _ plan: SweepPlan, _ scenario: LiveSetting
    ) throws(SweepFault) -> Sweep {
        let market = try plan.market(of: setting, in: scenario)
        do throws(LiveFault) {
            var sweep = try Sweep(market.setting, seeds: 0..<0)
            sweep.draws = plan.draws
            sweep.switches = market.switches
            return sweep
        } catch {
            throw .refused(plan.words(of: setting), error)
        }
    }

    private static func line(
        _ row: Int, _ plan: SweepPlan, _ sweep: Sweep
    ) throws(SweepFault) -> String {
        let seed = plan.seed(of: row)
        guard let market = sweep.market(seed: seed) else {
            throw .notDrawn(seed: seed, plan.words(of: row % plan.settings))
        }
        return plan.line(of: row, SweptMarket(playing: market))
    }
}
