import Figures
import Margin
import Markets

/// Scenario files: text to `Scenario`.
public enum ScenarioText {
    public static let ending = ".scenario"

    /// Reads a whole file; all of its errors at once.
    ///
    /// - Parameter name: the file's name without its ending.
    public static func read(_ text: String, name: String) throws(FileErrors) -> Scenario {
        var draft = ScenarioDraft()
        var lines = FileLines(text)
        while let (number, range) = lines.next() {
            if let said = BarLine.read(lines.bytes, range) {
                draft.add(said, line: number)
                continue
            }
            let line = Line(String(decoding: lines.bytes[range], as: UTF8.self))
            do throws(Misreading) {
                if let statement = try ScenarioStatement(line) {
                    draft.add(statement, line: number)
                }
            } catch {
                draft.add(error, line: number, keyword: line.words.first?.lowered ?? "")
            }
        }
        guard let scenario = draft.finish(name) else {
            throw draft.findings.all(in: name + ending, text)
        }
        return scenario
    }
}

extension ScenarioText {
    /// A whole scenario as a file that reads as the same scenario.
    public static func print(_ scenario: Scenario) -> String {
        (statements(of: scenario).map(\.text) + [""]).joined(separator: "\n")
    }

    /// The lines in which a setting differs from a calm day: what a live scenario's file says of it.
    public static func lines(of setting: LiveSetting) -> [String] {
        setting.statements.map(\.text)
    }

    private static func statements(of scenario: Scenario) -> [ScenarioStatement] {
        let tape = scenario.tape
        let heading: ScenarioStatement =
            scenario.live == nil
            ? .heading(
                title: scenario.title, opening: tape.opening, every: tape.minutesPerBar,
                past: tape.past > 0 ? FileTime(tape.start) : nil)
            : .live(
                .heading(
                    title: scenario.title, opening: tape.opening, isUndated: scenario.isUndated,
                    minutes: tape.lastStep))
        var all = [heading]
        all += scenario.sources.map { .source($0) }
        all += scenario.about.map { .about($0) }
        all += [.market(scenario.market), .coin(scenario.coin), .rules(scenario.rules)]
        switch tape.markSource {
        case .mean(let closes): all.append(.mark(closes: closes))
        case .recorded: all.append(.markRecorded)
        case .live: break
        }
        let usual = BarJudging.usual(
            minutesPerBar: tape.minutesPerBar, isMarked: tape.markSource == .recorded)
        if scenario.live == nil, tape.judging != usual { all.append(.judged(tape.judging)) }
        all += scenario.deposits.map { .deposit($0) }
        all += scenario.news.map { .news(FileTime($0.moment), $0.text) }
        all += scenario.freezes.map { .freeze(FileTime($0.from), to: FileTime($0.to)) }
        all += scenario.volatility.points.map {
            .volatility($0.moment.map { FileTime($0) }, $0.share)
        }
        all += scenario.bystanders.map { .beside(.opens($0)) }
        all += scenario.fundings.map { .beside(.funding(FileTime($0.moment), $0.rate, $0.coin)) }
        if let live = scenario.live {
            return all + live.setting.statements.map { .live($0) }
        }
        all += tape.bars.enumerated().map { index, bar in
            .bar(
                FileTime(tape.start + tape.minutesPerBar * index), bar,
                mark: tape.markSource == .recorded ? tape.marks[index] : nil)
        }
        all += (scenario.index?.points ?? []).map {
            .beside(.index(FileTime($0.moment), $0.bar.close))
        }
        for other in scenario.others {
            all += other.points.map { point in
                let time = FileTime(point.moment)
                return .beside(
                    point.isPrice
                        ? .price(other.coin, time, point.bar.close)
                        : .bar(other.coin, time, point.bar, mark: point.mark))
            }
        }
        return all
    }
}
