import Figures
import Margin
import Markets
import Scripts

// `import FILE`: a book held today, opened in a market of another day.

extension Session {
    mutating func importBook(_ request: ImportRequest) -> Reply {
        let text: String
        do throws(Content.Missing) {
            text = try content.file(request.path)
        } catch {
            let archives = [".zip", ".xlsx", ".xls", ".gz"]
            let isPacked = archives.contains { request.path.lowercased().hasSuffix($0) }
            let words =
                isPacked && !error.reason.hasSuffix("is not there.")
                ? "\(request.path) is no text: unpack it, or save its table as CSV." : error.reason
            return Reply(.problem(words, fix: "help import"), .refused)
        }
        let sheet: BookSheet
        do throws(BookFault) {
            sheet = try BookSheet.read(text)
        } catch {
            return Reply(.problem("\(request.path) \(error.words).", fix: "help import"), .refused)
        }
        switch importWorld(request, sheet) {
        case .failure(let problem): return problem.reply
        case .success(let world):
            let plan = BookPlan(request, sheet, in: world)
            guard !plan.opened.isEmpty else { return Reply(plan.emptyPage, .refused) }
            timeline = Timeline(world: plan.world)
            var reply = Reply(plan.page)
            // The table itself stands nowhere: what is kept are the lines that it came to.
            reply.kept = ["load \(world.scenario.loadedAs)"] + plan.world.acts.map(ActText.print)
            reply.events = plan.events
            reply.leftOut = !plan.refused.isEmpty
            return reply
        }
    }

    /// The scenario under the rules that were named, or the newest of the table's venue.
    private func importWorld(
        _ request: ImportRequest, _ sheet: BookSheet
    ) -> Result<World, FetchProblem> {
        fetchWorld(request.scenario).flatMap { world in
            let name = request.rules ?? sheet.venue.flatMap { newest($0, for: world.scenario.coin) }
            guard let name, name != world.rulebook.name else { return .success(world) }
            return fetchRulebook(name).flatMap { rulebook in
                var ruled = world
                do throws(Refusal) {
                    _ = try ruled.perform(.rules(rulebook))
                    return .success(ruled)
                } catch {
                    let words = error.words(in: world)
                    return .failure(FetchProblem(page: .problem(words.text, fix: words.fix)))
                }
            }
        }
    }

    /// The venue's newest rulebook that lists a coin's contract in dollars.
    private func newest(_ venue: BookVenue, for coin: Asset) -> String? {
        let names = (try? content.names(.rulebooks)) ?? []
        let books = names.filter { $0.hasPrefix("\(venue.rawValue)-") }.compactMap { name in
            try? fetchRulebook(name).get()
        }
        return books.filter { $0.contract(on: coin)?.kind == .linear }
            .max { $0.asOf < $1.asOf }?.name
    }
}
