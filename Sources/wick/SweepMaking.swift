import Desk
import Machine
import Markets
import Scripts

/// `wick sweep SCENARIO --seeds 1..1000 --vary depth=0.5..2 --shard 3/64 --out part-3.csv`: the rows of
/// one part, written as they come. What a row says hangs on nothing but its seed and its setting.
struct SweepMaking: Equatable {
    let scenario: String
    let seeds: ClosedRange<UInt64>
    let varied: [Varied]
    let draws: Sweep.Draws
    let shard: Shard
    let workers: Int?
    /// Nil goes to standard output.
    let output: String?

    func run(_ content: Content, on screen: Screen) -> ExitStatus {
        do throws(SweepRefusal) {
            // Whether it can be written is known before it is worked out.
            let paper = try SweepPaper(output, on: screen)
            let (name, text) = try named(in: content)
            let setting = try live(name, text, content)
            let rows: SweptRows
            do throws(SweepFault) {
                let plan = try SweepPlan(
                    wick: Wick.version, scenario: name, fingerprint: RunningHash(text).text,
                    draws: draws, seeds: seeds, varied: varied)
                rows = try SweptRows(
                    plan, of: setting, workers.map { AllHands(count: $0) } ?? AllHands())
            } catch {
                throw .words(error.text)
            }
            return try write(rows, SweepHead(rows.plan, shard), paper, on: screen)
        } catch {
            return error.told
        }
    }

    /// A name of the shelf, or a file; what it is called in the head, and its text.
    private func named(
        in content: Content
    ) throws(SweepRefusal) -> (name: String, text: String) {
        do throws(Content.Missing) {
            guard scenario.contains("/") || scenario.hasSuffix(ScenarioText.ending) else {
                return (scenario, try content.text(.scenarios, scenario))
            }
            let name = scenario.split(separator: "/").last.map(String.init) ?? scenario
            return (name, try content.file(scenario))
        } catch {
            throw .words("\(error.reason); the names there are: wick -e scenarios")
        }
    }

    private func live(
        _ name: String, _ text: String, _ content: Content
    ) throws(SweepRefusal) -> LiveSetting {
        let read: Scenario
        do throws(FileErrors) {
            read = try ScenarioText.read(
                text, name: name, tables: content.tableReading(besideFile: scenario))
        } catch {
            throw .words("\(name) cannot be read as it stands; type: wick check \(scenario)")
        }
        guard let live = read.live else { throw .words(SweepFault.recorded(name).text) }
        return live.setting
    }

    private func write(
        _ rows: SweptRows, _ head: SweepHead, _ paper: SweepPaper, on screen: Screen
    ) throws(SweepRefusal) -> ExitStatus {
        let places = head.places
        var hash = head.hash
        var bar = ProgressBar(isWanted: output != nil && screen.isWatched)
        defer { bar.clear() }
        try paper.write(head.lines)
        var start = places.lowerBound
        while start < places.upperBound {
            bar.show(start - places.lowerBound, of: places.count)
            let stretch = start..<min(start + rows.stretch, places.upperBound)
            let lines: [String]?
            do throws(SweepFault) {
                lines = try rows.lines(stretch, isStopped: { Interruption.hasCome })
            } catch {
                throw .words(error.text)
            }
            guard let lines else { throw .interrupted(output) }
            for line in lines { hash.add(line) }
            try paper.write(lines)
            start = stretch.upperBound
        }
        try paper.write([SweepHead.end(places.count, hash)])
        try paper.finish()
        bar.clear()
        return paper.say(told(head), on: screen)
    }

    private func told(_ head: SweepHead) -> String {
        let all = shard == .whole ? "" : " of \(head.plan.rows)"
        let seeds = seeds.count == 1 ? "1 seed" : "\(seeds.count) seeds"
        let settings = head.plan.settings == 1 ? "1 setting" : "\(head.plan.settings) settings"
        let merge =
            shard == .whole ? "" : "; all \(shard.count) parts: wick sweep merge PART… -o FILE"
        return "\(output ?? ""): \(head.places.count) rows\(all), \(seeds) × \(settings)\(merge)"
    }
}
