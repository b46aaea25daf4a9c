import Figures
import Margin
import Markets
import Scripts

// `import FILE`: a book held today, opened in a market of another day.

extension Session {
    mutating func importBook(_ request: ImportRequest) -> Reply {
        let bytes: [UInt8]
        do throws(Content.Missing) {
            bytes = try wholeTable(request.path)
        } catch {
            return Reply(.problem(error.reason, fix: "help import"), .refused)
        }
        let sheet: BookSheet
        do throws(BookFault) {
            sheet = try BookSheet.read(bytes)
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

    /// The bytes of a table of positions or trades; one of more than 16 MB is none.
    private func wholeTable(_ path: String) throws(Content.Missing) -> [UInt8] {
        let source = try content.table(path)
        var bytes: [UInt8] = []
        let most = 1 << 24
        let reason = source.walk { piece in
            bytes += piece
            return bytes.count <= most
        }
        if let reason { throw Content.Missing("\(path) \(reason)") }
        guard bytes.count <= most else {
            throw Content.Missing("\(path) is larger than 16 MB, which no book is.")
        }
        return bytes
    }

    /// The scenario under the rules that were named, or the newest of the table's venue.
    private func importWorld(
        _ request: ImportRequest, _ sheet: BookSheet
    ) -> Result<World, FetchProblem> {
        fetchWorld(request.scenario).flatMap { world in
            let name = request.rules ?? usualRules(sheet, world)
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

    /// The venue's newest rulebook for positions as most of the table's are; else the plain one where
    /// they settle in coin, nil where the scenario's will do.
    private func usualRules(_ sheet: BookSheet, _ world: World) -> String? {
        let inverse = sheet.positions.count { $0.kind == .inverse }
        let kind: Contract.Kind = inverse * 2 > sheet.positions.count ? .inverse : .linear
        let coin = world.scenario.coin
        if let venue = sheet.venue, let name = newest(venue, of: kind, for: coin) { return name }
        if world.rulebook.contract(on: coin)?.kind == kind { return nil }
        return kind == .inverse ? "plain-inverse" : "plain"
    }

    /// The venue's newest rulebook that lists a coin's contract of a kind.
    private func newest(_ venue: BookVenue, of kind: Contract.Kind, for coin: Asset) -> String? {
        let names = (try? content.names(.rulebooks)) ?? []
        let books = names.filter { $0.hasPrefix("\(venue.rawValue)-") }.compactMap { name in
            try? fetchRulebook(name).get()
        }
        return books.filter { $0.contract(on: coin)?.kind == kind }
            .max { $0.asOf < $1.asOf }?.name
    }
}
