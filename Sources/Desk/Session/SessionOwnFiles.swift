import Figures
import Margin
import Markets
import Scripts

// `load FILE`: a saved journal, a scenario of one's own, or a table of prices.

extension Session {
    mutating func loadFile(_ request: LoadRequest, line: String) -> Reply {
        let path = request.path
        let world: Result<World, FetchProblem>
        do throws(Content.Missing) {
            let table = try content.table(path)
            let kind = Self.kind(of: table)
            var bare = LoadRequest(path)
            // A scenario may be opened under other rules than its own, a table needs them.
            if kind == .scenario { bare.rules = request.rules }
            if kind != .table, request != bare {
                let written = FileWork.written(path)
                return Reply(
                    .problem(
                        "What follows its name is said of a table of prices; \(written) says its own.",
                        fix: "load \(written)"), .refused)
            }
            switch kind {
            case .journal: return runJournal(try content.file(path), path)
            case .scenario: world = ownScenario(try content.file(path), path, request.rules)
            case .table: world = ownPrices(table, request)
            }
        } catch {
            return Reply(.problem(error.reason, fix: "scenarios"), .refused)
        }
        switch world {
        case .success(let world):
            timeline = Timeline(world: world)
            return Reply(world.openingPage, kept: [line])
        case .failure(let problem): return problem.reply
        }
    }

    private enum Kind { case journal, scenario, table }

    /// What a file is, by its beginning.
    private static func kind(of source: TableSource) -> Kind {
        var start: [UInt8] = []
        _ = source.walk { piece in
            start += piece.prefix(1 << 14)
            return start.count < 1 << 14
        }
        let text = String(decoding: start, as: UTF8.self).drop {
            $0.isWhitespace || $0 == "\u{FEFF}"
        }
        if text.hasPrefix("# wick journal") { return .journal }
        // The first line that says something names a scenario.
        let first = text.split(whereSeparator: \.isNewline).lazy
            .map { $0.drop { $0 == " " } }.first { !$0.isEmpty && !$0.hasPrefix("#") }
        return first?.lowercased().hasPrefix("scenario ") ?? false ? .scenario : .table
    }

    /// Everything or nothing: a journal of which one line is refused leaves all as it was.
    private mutating func runJournal(_ text: String, _ path: String) -> Reply {
        guard depth < 4 else {
            return Reply(
                .problem("\(path) loads files that load files: perhaps itself.", fix: "journal"),
                .refused)
        }
        let whole = text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n"
        let journal: JournalText.Read
        do throws(FileErrors) {
            journal = try JournalText.read(whole, file: path)
        } catch {
            return Reply(error.page, .refused)
        }
        var next = self
        next.depth += 1
        var kept: [String] = []
        for entry in journal.entries {
            let reply = next.perform(entry.text)
            guard reply.outcome == .done else {
                let place = Page([
                    .paragraph(
                        Prose(
                            "\(path), line \(entry.line), is refused, so nothing is loaded.", .error
                        ))
                ])
                return Reply(place + reply.page, .refused)
            }
            kept += reply.kept
        }
        next.depth = depth
        self = next
        let count = journal.entries.count
        let status = timeline.map { [$0.world.statusLine] } ?? []
        return Reply(
            Page([
                .lines(
                    [Prose("Loaded \(path): \(count) line\(count == 1 ? "" : "s") done again.")]
                        + status)
            ]), kept: kept)
    }

    private func ownScenario(
        _ text: String, _ path: String, _ rules: String?
    ) -> Result<World, FetchProblem> {
        do throws(FileErrors) {
            var scenario = try ScenarioText.read(
                text, name: Session.name(of: path), tables: content.tableReading(besideFile: path))
            scenario.loadedAs = FileWork.written(path)
            if let rules {
                scenario.rules = rules
                scenario.loadedAs += " rules \(FileWork.written(rules))"
            } else if scenario.rules.isPath {
                scenario.rules = Content.path(scenario.rules, besideFile: path)
            }
            if !((try? content.names(.rulebooks)) ?? []).contains(scenario.rules),
                let problem = rulesProblem(of: scenario, in: text, file: path)
            {
                throw problem
            }
            return world(of: scenario)
        } catch {
            return .failure(FetchProblem(page: error.called(path).page))
        }
    }

    /// A scenario under the rules it names. They list any coin that a table has prices of, with a tick
    /// that fits them.
    func world(of scenario: Scenario) -> Result<World, FetchProblem> {
        fetchRulebook(scenario.rules).flatMap { rulebook in
            guard scenario.live == nil else {
                return .success(World(scenario: scenario, rulebook: rulebook))
            }
            let lowest = scenario.tape.bars.map(\.low).min() ?? scenario.tape.openingPrice
            let listed = scenario.listed(under: rulebook)
            guard listed.contract(on: scenario.coin)?.fits(lowest) ?? true else {
                let words = PlanRefusal.priceTooSmall(lowest).words(under: listed)
                return .failure(FetchProblem(page: .problem(words, fix: "scenarios")))
            }
            return .success(World(scenario: scenario, rulebook: listed))
        }
    }

    /// "btc-2021" of "data/btc-2021.csv".
    static func name(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        guard let point = file.lastIndex(of: "."), point > file.startIndex else { return file }
        return String(file[..<point])
    }
}

extension Scenario {
    /// Rules as this tape is traded under them: the rulebook that it names lists its coin if need be, and
    /// a tick fits its prices.
    func listed(under rulebook: Rulebook) -> Rulebook {
        guard live == nil else { return rulebook }
        let prices = tape.bars.lazy.flatMap { [$0.low, $0.high, $0.close] }
        let grain = PriceGrain([tape.last(at: 0)] + prices)
        guard rulebook.contract(on: coin) == nil, rulebook.name == rules,
            let model = rulebook.contracts.first
        else { return rulebook.fitting(grain, of: coin) }
        return rulebook.listing(model.likened(to: coin, at: grain))
    }
}
