import Margin
import Markets
import Scripts

// What is fetched from the shelves, with a page for each way it can fail.

/// Why something could not be fetched, as the page that says it.
struct FetchProblem: Error {
    let page: Page
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

    func fetchRulebook(_ name: String) -> Result<Rulebook, FetchProblem> {
        fetchText(.rulebooks, name, fix: fix("rules", .rulebooks, name)).flatMap { text in
            do throws(FileErrors) {
                return .success(try RulebookText.read(text, name: name))
            } catch {
                return .failure(FetchProblem(page: error.page))
            }
        }
    }

    func fetchScenario(_ name: String) -> Result<Scenario, FetchProblem> {
        fetchText(.scenarios, name, fix: fix("load", .scenarios, name)).flatMap { text in
            do throws(FileErrors) {
                return .success(try ScenarioText.read(text, name: name))
            } catch {
                return .failure(FetchProblem(page: error.page))
            }
        }
    }

    /// A world at the opening of a scenario, under the rules it names or others.
    func fetchWorld(_ name: String, rules: String? = nil) -> Result<World, FetchProblem> {
        fetchScenario(name).flatMap { scenario in
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
