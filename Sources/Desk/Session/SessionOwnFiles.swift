import Figures
import Margin
import Markets
import Scripts

// `load FILE`: a saved journal, a scenario of one's own, or a table of prices.

extension Session {
    mutating func loadFile(
        _ path: String, coin: Asset?, from: TimeOfTape?, line: String
    ) -> Reply {
        let text: String
        do throws(Content.Missing) {
            text = try content.file(path)
        } catch {
            return Reply(.problem(error.reason, fix: "scenarios"), .refused)
        }
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if start.hasPrefix("# wick journal") { return runJournal(text, path) }
        let world =
            isScenario(start)
            ? ownScenario(text, path, line) : ownPrices(text, path, coin ?? Asset("BTC"), from)
        switch world {
        case .success(let world):
            timeline = Timeline(world: world)
            return Reply(world.openingPage, kept: [line])
        case .failure(let problem): return problem.reply
        }
    }

    /// The first line that says something names a scenario.
    private func isScenario(_ text: Substring) -> Bool {
        let first = text.split(separator: "\n").lazy.map { $0.drop { $0 == " " } }
            .first { !$0.isEmpty && !$0.hasPrefix("#") }
        return first?.lowercased().hasPrefix("scenario ") ?? false
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
        _ text: String, _ path: String, _ line: String
    ) -> Result<World, FetchProblem> {
        do throws(FileErrors) {
            var scenario = try ScenarioText.read(text, name: Session.name(of: path))
            scenario.loadedAs = FileWork.written(path)
            return world(of: scenario)
        } catch {
            return .failure(FetchProblem(page: error.page))
        }
    }

    /// A scenario under the rules it names. `plain` lists any coin that a table has prices of.
    private func world(of scenario: Scenario) -> Result<World, FetchProblem> {
        fetchRulebook(scenario.rules).map { rulebook in
            guard rulebook.contract(on: scenario.coin) == nil, let model = rulebook.contracts.first
            else { return World(scenario: scenario, rulebook: rulebook) }
            let contract = model.likened(to: scenario.coin, at: scenario.tape.last(at: 0))
            return World(scenario: scenario, rulebook: rulebook.listing(contract))
        }
    }

    private func ownPrices(
        _ text: String, _ path: String, _ coin: Asset, _ from: TimeOfTape?
    ) -> Result<World, FetchProblem> {
        do throws(FileErrors) {
            let sheet = try PriceSheet.read(text, file: path)
            guard let past = sheet.past(opening: from) else {
                return .failure(
                    FetchProblem(
                        page: .problem(
                            "\(path) runs from \(sheet.start.text) to \(sheet.lastOpening.text).",
                            fix: "load \(FileWork.written(path)) from \(sheet.start.text)")))
            }
            return world(of: sheet.scenario(path, coin: coin, past: past))
        } catch {
            return .failure(FetchProblem(page: error.page))
        }
    }

    /// "btc-2021" of "data/btc-2021.csv".
    static func name(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        guard let point = file.lastIndex(of: "."), point > file.startIndex else { return file }
        return String(file[..<point])
    }
}

extension PriceSheet {
    /// How many bars are past at the opening: without a word on it an hour, or a tenth of the
    /// table where that is less. Nil for a time outside the table.
    fileprivate func past(opening: TimeOfTape?) -> Int? {
        guard let opening else { return min(max(1, 60 / minutesPerBar), bars.count / 10) }
        let moment: Moment
        switch opening {
        case .moment(let exact): moment = exact
        case .clock(let minute):
            let first = Moment(minutes: start.day * 1440 + minute)
            moment = first < start ? first + 1440 : first
        case .day(let day, let minute):
            guard
                let number = (start.day...lastOpening.day).first(where: {
                    Moment(minutes: $0 * 1440).date.day == day
                })
            else { return nil }
            moment = Moment(minutes: number * 1440 + minute)
        case .tomorrow: moment = Moment(minutes: (start.day + 1) * 1440)
        }
        guard moment >= start, moment <= lastOpening else { return nil }
        return (moment.minutes - start.minutes) / minutesPerBar
    }

    fileprivate func scenario(_ path: String, coin: Asset, past: Int) -> Scenario {
        let tape = tape(past: past)
        var scenario = Scenario(
            name: Session.name(of: path), title: "Your table \(Session.name(of: path))",
            about: [
                ([columnsWords] + holesWords + ["The deposits and the rules are our assumption."])
                    .joined(separator: " ")
            ], sources: ["Your file \(path)."],
            market: "\(coin) of your own table", coin: coin, rules: "plain",
            deposits: [
                Scenario.Deposit(
                    pot: .wallet(trader: World.you), amount: Money(5_000), asset: .usdt),
                Scenario.Deposit(pot: .fund, amount: Money(1_000_000), asset: .usdt),
            ], tape: tape, news: [],
            freezes: holes.filter { $0.to >= tape.opening })
        scenario.loadedAs = CommandText.fileText(path, coin, .moment(tape.opening))
        return scenario
    }

    private var columnsWords: String {
        var words = "Your table: \(bars.count - missing) bars"
        if hadNoHeader {
            words += "; no line names the columns, so they are time, open, high, low, close"
        }
        if wasReversed { words += "; the rows came newest first and were turned round" }
        if !ignored.isEmpty {
            words += "; not used: \(ignored.prefix(6).joined(separator: ", "))"
        }
        return words + "."
    }

    private var holesWords: [String] {
        guard let first = holes.first else { return [] }
        return [
            "\(missing) bars are missing, in \(holes.count) hole\(holes.count == 1 ? "" : "s"), the "
                + "first at \(first.from.text): there the price stands still and nobody is filled."
        ]
    }
}
