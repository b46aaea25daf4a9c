import Figures
import Margin
import Markets

/// Scenario files: text to `Scenario`.
public enum ScenarioText {
    public static let ending = ".scenario"

    /// Reads a whole file; all of its errors at once.
    ///
    /// - Parameters:
    ///   - name: the file's name without its ending.
    ///   - tables: how it comes to the tables of prices it names.
    public static func read(
        _ text: String, name: String, tables: TableReading = .none
    ) throws(FileErrors) -> Scenario {
        try examine(text, name: name, tables: tables).scenario
    }

    /// Reads a whole file, and tells beside it what looks odd: warnings that its author can confirm.
    public static func examine(
        _ text: String, name: String, tables: TableReading = .none
    ) throws(FileErrors) -> (scenario: Scenario, doubts: FileErrors) {
        var draft = ScenarioDraft(tables: tables)
        var lines = FileLines(text)
        while let (number, range) = lines.next() {
            if let said = BarLine.read(lines.bytes, range) {
                draft.add(said, line: number)
                continue
            }
            let line = Line(String(decoding: lines.bytes[range], as: UTF8.self))
            do throws(Misreading) {
                guard let (statement, isConfirmed) = try ScenarioStatement.read(line) else {
                    continue
                }
                if isConfirmed { draft.doubts.confirm(number) }
                draft.add(statement, line: number)
            } catch {
                draft.add(error, line: number, keyword: line.words.first?.lowered ?? "")
            }
        }
        guard let scenario = draft.finish(name) else {
            throw draft.findings.all(in: name + ending, text)
        }
        return (scenario, draft.doubts.found.all(in: name + ending, text))
    }
}

extension ScenarioText {
    /// Where a statement says its second word (nil: any), line and column counted from 1; 1 and 1 where
    /// no line makes it.
    public static func place(
        of keyword: String, saying second: String? = nil, in text: String
    ) -> (line: Int, column: Int) {
        var lines = FileLines(text)
        while let (number, range) = lines.next() {
            let line = Line(String(decoding: lines.bytes[range], as: UTF8.self))
            guard let first = line.words.first, first.lowered == keyword else { continue }
            if let second, line.words.count < 2 || line.words[1].lowered != second { continue }
            return (number, (line.words.count > 1 ? line.words[1].from : first.from) + 1)
        }
        return (1, 1)
    }

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
                + scenario.targets.map { .live(.meets($0)) }
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
