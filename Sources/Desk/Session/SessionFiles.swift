import Margin
import Markets
import Scripts

// What is fetched from the shelves, with a page for each way it can fail.

/// Why something could not be fetched, as the page that says it.
struct FetchProblem: Error {
    let page: Page
    /// Where a file of the person's own cannot be read: its errors.
    var errors: FileErrors?
    var reply: Reply { Reply(page, .refused) }
}

extension Session {
    func fetchText(_ shelf: Content.Shelf, _ name: String, fix: String) -> Result<
        String, FetchProblem
    > {
        do throws(Content.Missing) {
            return .success(try content.text(shelf, name))
        } catch {
            return .failure(FetchProblem(page: .problem(error.reason, fix: fix)))
        }
    }

    /// The line with the name that was meant: the only one that begins so, or the nearest; else the
    /// line that lists them.
    private func fix(_ verb: String, _ shelf: Content.Shelf, _ name: String) -> String {
        let names = (try? content.names(shelf)) ?? []
        let typed = name.lowercased()
        let begun = names.filter { $0.hasPrefix(typed) }
        let meant =
            begun.count == 1 && !typed.isEmpty
            ? begun[0] : Nearest.word(to: typed, among: names)
        guard let meant, meant != name else { return shelf.rawValue }
        return "\(verb) \(meant)"
    }

    /// Rules of the shelf, or of a file of the person's own where a path is named.
    func fetchRulebook(_ name: String) -> Result<Rulebook, FetchProblem> {
        if name.isPath { return fetchOwnRulebook(name) }
        return fetchText(.rulebooks, name, fix: fix("rules", .rulebooks, name)).flatMap { text in
            do throws(FileErrors) {
                return .success(try RulebookText.read(text, name: name))
            } catch {
                return .failure(FetchProblem(page: error.page))
            }
        }
    }

    private func fetchOwnRulebook(_ path: String) -> Result<Rulebook, FetchProblem> {
        let text: String
        do throws(Content.Missing) {
            text = try content.file(path)
        } catch {
            return .failure(FetchProblem(page: .problem(error.reason, fix: "rulebooks")))
        }
        do throws(FileErrors) {
            return .success(
                try RulebookText.read(
                    text, name: Session.name(of: path), called: FileWork.written(path)))
        } catch {
            let errors = error.called(path)
            return .failure(FetchProblem(page: errors.page, errors: errors))
        }
    }

    /// Rules that a scenario's file names and no shelf has, or under which its coin is not traded: with
    /// the line and column of their name.
    func rulesProblem(of scenario: Scenario, in text: String, file: String) -> FileErrors? {
        func error(_ rule: FileRule) -> FileErrors {
            let (line, column) = ScenarioText.place(of: "rules", in: text)
            return FileErrors(file, line: line, column: column, rule)
        }
        let names = (try? content.names(.rulebooks)) ?? []
        let isThere =
            scenario.rules.isPath
            ? (try? content.file(scenario.rules)) != nil : names.contains(scenario.rules)
        guard isThere else {
            let near = Nearest.word(to: scenario.rules, among: names)
            return error(
                .unknownName(
                    scenario.rules, kind: "rulebook", repair: "rules \(near ?? "plain")"))
        }
        guard case .success(let rulebook) = fetchRulebook(scenario.rules) else { return nil }
        if rulebook.contract(on: scenario.coin) != nil { return nil }
        let fitting = names.first { name in
            guard case .success(let other) = fetchRulebook(name) else { return false }
            return other.contract(on: scenario.coin) != nil
        }
        return error(
            .coinNotListed(
                scenario.coin, rules: scenario.rules, repair: fitting.map { "rules \($0)" }))
    }

    /// What a live scenario says it comes to and does not, each at its line; nil where all is met.
    func targetsProblem(of scenario: Scenario, in text: String, file: String) -> FileErrors? {
        guard !scenario.targets.isEmpty, let market = scenario.live,
            let spread = try? CrowdSpread(market.setting, switches: market.switches)
        else { return nil }
        for target in scenario.targets {
            let found = target.found(spread)
            guard !target.isMet(by: found) else { continue }
            let (line, column) = ScenarioText.place(
                of: "meets", saying: target.what.rawValue, in: text)
            return FileErrors(
                file, line: line, column: column, .targetMissed(target, found: found))
        }
        return nil
    }

    func fetchScenario(_ name: String) -> Result<Scenario, FetchProblem> {
        fetchText(.scenarios, name, fix: fix("load", .scenarios, name)).flatMap { text in
            do throws(FileErrors) {
                let scenario = try ScenarioText.read(
                    text, name: name, tables: content.tableReading(beside: name))
                if !((try? content.names(.rulebooks)) ?? []).contains(scenario.rules),
                    let problem = rulesProblem(
                        of: scenario, in: text, file: Content.Shelf.scenarios.path(to: name))
                {
                    throw problem
                }
                return .success(scenario)
            } catch {
                return .failure(FetchProblem(page: error.page))
            }
        }
    }

    /// The scenario, with another crowd of its law where one is asked for.
    private func withCrowd(_ seed: UInt64?, _ scenario: Scenario) -> Result<Scenario, FetchProblem>
    {
        guard let seed else { return .success(scenario) }
        guard var setting = scenario.live?.setting else {
            return .failure(
                FetchProblem(
                    page: .problem(
                        "\(scenario.title) is recorded: nobody counted who was there, so it has no "
                            + "crowd to draw by another seed.", fix: "load \(scenario.name)")))
        }
        setting.crowd.seed = seed
        do throws(LiveFault) {
            var other = scenario.opening(try LiveMarket(setting))
            other.loadedAs = "\(scenario.loadedAs) crowd seed \(seed)"
            return .success(other)
        } catch {
            return .failure(
                FetchProblem(
                    page: .problem(
                        "No market opens from that: \(error.rawValue).",
                        fix: "load \(scenario.name)")))
        }
    }

    /// A world at the opening of a scenario, under the rules it names or others.
    ///
    /// - Parameter seed: which crowd of a live scenario's law; the file's own where nil.
    func fetchWorld(
        _ name: String, crowd seed: UInt64? = nil, rules: String? = nil
    ) -> Result<World, FetchProblem> {
        fetchScenario(name).flatMap { withCrowd(seed, $0) }.flatMap { scenario in
            fetchRulebook(rules ?? scenario.rules).flatMap { rulebook in
                guard rulebook.contract(on: scenario.coin) != nil else {
                    let refusal = Refusal.wrongKind(rulebook: rulebook.name, coin: scenario.coin)
                    let world = World(scenario: scenario, rulebook: rulebook)
                    let words = refusal.words(in: world)
                    return .failure(FetchProblem(page: .problem(words.text, fix: words.fix)))
                }
                return .success(World(scenario: scenario, rulebook: rulebook))
            }
        }
    }
}
