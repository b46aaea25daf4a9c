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

    func fetchRulebook(_ name: String) -> Result<Rulebook, FetchProblem> {
        fetchText(.rulebooks, name, fix: "rulebooks").flatMap { text in
            do throws(FileErrors) {
                return .success(try RulebookText.read(text, name: name))
            } catch {
                return .failure(FetchProblem(page: error.page))
            }
        }
    }

    func fetchScenario(_ name: String) -> Result<Scenario, FetchProblem> {
        fetchText(.scenarios, name, fix: "scenarios").flatMap { text in
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
