import Figures
import Margin
import Markets
import Scripts

// A table of prices as a market of its own.

extension Asset {
    /// The coin of a table of which nobody has said whose prices it holds.
    static let unnamed = Asset("COIN")
}

extension Session {
    func ownPrices(
        _ source: TableSource, _ request: LoadRequest
    ) -> Result<World, FetchProblem> {
        var zone: ZoneCalendar?
        do throws(Content.Missing) {
            if let name = request.zone { zone = try content.zone(name) }
        } catch {
            return .failure(FetchProblem(page: .problem(error.reason, fix: "help columns")))
        }
        do throws(PriceFault) {
            let sheet = try PriceSheet.read(source, request, zone: zone)
            let owner = TableOwner(sheet, request, member: source.member)
            guard let past = sheet.past(opening: request.from, every: request.minutes) else {
                throw .question(.outside(from: sheet.start, to: sheet.lastOpening))
            }
            var scenario = sheet.scenario(request, owner, past: past)
            if let rules = request.rules { scenario.rules = rules }
            return world(of: scenario)
        } catch {
            return .failure(FetchProblem(page: error.page(request)))
        }
    }

    /// A table without a name takes that of the first coin that is asked for: who opens bitcoin on it
    /// says that it is bitcoin's.
    ///
    /// - Returns: nil where that is not what was meant.
    mutating func nameTable(after refusal: Refusal, _ act: Act, line: String) -> Reply? {
        let asked: Asset
        switch refusal {
        case .noContract(let coin, _, _), .noPrice(let coin, _): asked = coin
        default: return nil
        }
        guard lesson == nil, demo == nil, let world = timeline?.world,
            world.scenario.coin == .unnamed, asked != .unnamed,
            let command = try? Reader.read("load \(world.scenario.loadedAs)", in: surroundings),
            case .turn(.loadFile(var request)) = command
        else { return nil }
        request.coin = asked
        var next = self
        guard next.loadFile(request, line: line).outcome == .done, var named = next.timeline?.world
        else { return nil }
        for before in world.acts where (try? named.perform(before)) == nil { return nil }
        next.timeline = Timeline(world: named)
        var reply = next.perform(act, line: line, isInterrupted: { false })
        guard reply.outcome == .done else { return nil }
        self = next
        reply.page =
            Page([.paragraph(Prose("\(request.path) is taken for \(asked), as you say."))])
            + reply.page
        return reply
    }
}

/// Whose prices a table holds, and how that is known.
private struct TableOwner {
    let coin: Asset
    /// A sentence; nil where the one who loads it says so and nothing speaks against it.
    let words: String?

    /// - Parameter member: what the file is called inside of its archive.
    init(_ sheet: PriceSheet, _ request: LoadRequest, member: String?) {
        let own = sheet.symbol.flatMap { TableSymbol($0) }
        let inside = member.flatMap { TableSymbol(file: $0) }
        let file = inside ?? TableSymbol(file: request.path)
        let symbol = own ?? file
        let place =
            own != nil
            ? "its column of symbols"
            : inside == nil ? "the file's name" : "the name of the file inside"
        var words: [String] = []
        if let told = request.coin {
            coin = told
            if let symbol, symbol.coin != told {
                words.append("Taken for \(told), as you say, though \(place) says \(symbol.coin).")
            }
        } else if let symbol {
            coin = symbol.coin
            words.append("\(symbol.coin), as \(place) says.")
            if let file, file.coin != symbol.coin {
                words.append("The file's name says \(file.coin).")
            }
        } else {
            coin = .unnamed
            var answer = request
            answer.coin = Asset("ETH")
            words.append(
                "Which coin's prices these are neither its name nor a column says: it is called "
                    + "\(Asset.unnamed) until you open one, or say it, as in `load \(answer.text)`."
            )
        }
        if let symbol, symbol.isInOtherMoney, let quote = symbol.quote, symbol.coin == coin {
            words.append("Its prices are in \(quote); here each counts as a dollar.")
        }
        self.words = words.isEmpty ? nil : words.joined(separator: " ")
    }
}

extension PriceFault {
    fileprivate func page(_ request: LoadRequest) -> Page {
        switch self {
        case .file(let errors): return errors.page
        case .text(let fault):
            return .problem("\(request.path) \(fault.words).", fix: "help columns")
        case .unreadable(let words):
            return .problem("\(request.path) \(words).", fix: "scenarios")
        case .question(let question):
            let (what, rows, fix) = question.words(request)
            guard !rows.isEmpty else { return .problem(what, fix: fix) }
            return Page([.paragraph(Prose(what, .error)), .lines(rows.map { Prose($0) })])
                + Page([.paragraph(.next([fix]))])
        }
    }
}

extension PriceSheet {
    /// How many bars are past at the opening: without a word on it an hour, or a tenth of the
    /// table where that is less. Nil for a time outside the table.
    fileprivate func past(opening: TimeOfTape?, every minutes: Int?) -> Int? {
        guard let opening else { return min(max(1, 60 / minutesPerBar), bars.count / 10) }
        // A stretch has an hour before it, so a clock of its first day may lie before its start.
        let first = minutes == nil ? start : lastOpening + -(minutes ?? 0)
        guard let moment = opening.moment(from: max(start, first), to: lastOpening) else {
            return nil
        }
        return (moment.minutes - start.minutes) / minutesPerBar
    }

    fileprivate func scenario(
        _ request: LoadRequest, _ owner: TableOwner, past: Int
    ) -> Scenario {
        let tape = tape(past: past, judging: request.judging)
        let path = request.path
        var loaded = request
        loaded.coin = owner.coin == .unnamed ? nil : owner.coin
        loaded.from = .moment(tape.opening)
        var scenario = Scenario(
            name: Session.name(of: path), title: "Your table \(Session.name(of: path))",
            about: [
                ([owner.words, rowsWords].compactMap { $0 } + notes.map(\.sentence)
                    + ["The deposits and the rules are our assumption."]).joined(separator: " ")
            ], sources: ["Your file \(path)."],
            market: "\(owner.coin) of your own table", coin: owner.coin, rules: "plain",
            deposits: [
                Scenario.Deposit(
                    pot: .wallet(trader: World.you), amount: Money(5_000), asset: .usdt),
                Scenario.Deposit(pot: .fund, amount: Money(1_000_000), asset: .usdt),
            ], tape: tape, news: [],
            freezes: holes.filter { $0.to >= tape.opening })
        scenario.loadedAs = loaded.text
        return scenario
    }

    /// "Your table: 40 bars."
    private var rowsWords: String { "Your table: \(bars.count - filled) bars." }
}

extension PriceNote {
    fileprivate var sentence: String {
        let words = words
        return words.prefix(1).uppercased() + words.dropFirst() + "."
    }
}
