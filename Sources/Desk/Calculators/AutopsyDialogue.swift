import Figures
import Margin
import Markets
import Scripts

// `autopsy` alone: its six questions one at a time, and what Enter takes for an answer.

enum AutopsyQuestion: Int, CaseIterable, Sendable {
    case venue, side, entry, leverage, margin, exit

    var words: String {
        switch self {
        case .venue: "Which venue?"
        case .side: "Long or short, and which coin?"
        case .entry: "At which price was it opened?"
        case .leverage: "At which leverage?"
        case .margin: "How much of your own stood behind it?"
        case .exit: "At which price did the venue close it?"
        }
    }

    /// The word that stands before such a part on one line.
    var keyword: String {
        switch self {
        case .venue: "rules "
        case .side: ""
        case .entry: "entry "
        case .leverage: "leverage "
        case .margin: "margin "
        case .exit: "exit "
        }
    }

    /// Whether this part of a sketch is there.
    func isAnswered(in sketch: Sketch) -> Bool {
        switch self {
        case .venue: sketch.rules != nil
        case .side: sketch.side != nil
        case .entry: sketch.entry != nil
        case .leverage: sketch.leverage != nil
        case .margin: sketch.margin != nil
        case .exit: sketch.exit != nil
        }
    }
}

/// How far the six questions have come.
struct AutopsyPlace: Sendable {
    /// What was answered.
    var sketch: Sketch
    /// What Enter takes, where the place knows better than an example: a liquidation just lived.
    let lived: Sketch
    var question = AutopsyQuestion.venue

    var number: Int { question.rawValue + 1 }

    /// The first question from a place on that has no answer yet.
    func open(from first: Int) -> AutopsyQuestion? {
        AutopsyQuestion.allCases.first {
            $0.rawValue >= first && !$0.isAnswered(in: sketch)
        }
    }

    /// What was answered already, where one has gone back.
    var answer: String? {
        switch question {
        case .venue: sketch.rules
        case .side: sketch.side.map { "\($0.rawValue)" + (sketch.coin.map { " \($0)" } ?? "") }
        case .entry: sketch.entry.map { "\($0)" }
        case .leverage: sketch.leverage?.times
        case .margin: sketch.margin.map { "\($0)" }
        case .exit: sketch.exit.map { "\($0)" }
        }
    }

    /// Nothing is lost: what was answered is one line to go on with.
    var leaving: Page {
        guard sketch != Sketch() else {
            return Page([.paragraph("The questions are put away; nothing has changed.")])
        }
        return Page([
            .paragraph("The questions are put away; nothing has changed. To go on from here:"),
            .paragraph(.next(["autopsy " + sketch.text])),
        ])
    }
}

extension Session {
    /// Asks for what the sketch leaves open, from the first question where nothing was said.
    mutating func askAutopsy(_ sketch: Sketch) -> Reply {
        var place = AutopsyPlace(sketch: sketch, lived: livedLiquidation)
        guard let first = place.open(from: sketch == Sketch() ? 0 : 1) else { return finish(place) }
        place.question = first
        if first != .venue, sketch.rules == nil { place.sketch.rules = defaultVenue }
        dialogue = .autopsy(place)
        return Reply(
            Page(
                [
                    .paragraph(
                        "A liquidation you once had, in six questions. Nothing you say here is kept "
                            + "anywhere.")
                ] + question(place)))
    }

    /// One line as an answer. A command is none, whatever it would do: nothing that was done before the
    /// questions is reached through them.
    mutating func takeAutopsy(_ line: String, _ word: String, _ place: AutopsyPlace) -> Reply {
        if ["back", "b", "undo"].contains(word) { return askBefore(place) }
        guard let typed = word.isEmpty ? defaultAnswer(place) : line else {
            return again(place, "There is no usual answer to take here.")
        }
        let read = read(typed, place)
        // A venue's answer is any word, so what is no answer at all is looked at as a command first.
        if read == nil || read?.1 != nil, !word.isEmpty,
            let command = try? Reader.read(line, in: surroundings), command != .comment
        {
            var reply = Reply(
                .problem(
                    "That is a command, and these questions take answers only.", fix: "cancel"),
                .refused)
            reply.page.blocks += question(place)
            return reply
        }
        guard let (answered, reason) = read else {
            return again(place, reason(of: typed, place))
        }
        if let reason { return again(place, reason) }
        guard let next = answered.open(from: 0) else { return finish(answered) }
        var asked = answered
        asked.question = next
        dialogue = .autopsy(asked)
        let said: [Block] =
            word.isEmpty ? [.paragraph(Prose([Span(typed, .verb)]))] : []
        return Reply(Page(said + question(asked)))
    }

    private mutating func askBefore(_ place: AutopsyPlace) -> Reply {
        guard let before = AutopsyQuestion(rawValue: place.question.rawValue - 1) else {
            return again(place, "This is the first question.")
        }
        var asked = place
        asked.question = before
        dialogue = .autopsy(asked)
        return Reply(Page(question(asked)))
    }

    private func again(_ place: AutopsyPlace, _ reason: String) -> Reply {
        // Asked again is not refused: a file of lines goes on with the next answer.
        Reply(Page([.paragraph(Prose(reason, .warning))] + question(place)))
    }

    private mutating func finish(_ place: AutopsyPlace) -> Reply {
        var reply = autopsyAnswer(place.sketch)
        // What the venue does not take is asked again, and nothing is lost.
        if reply.outcome == .refused, dialogue != nil {
            reply.page.blocks += question(place)
            return reply
        }
        dialogue = nil
        reply.page.blocks.append(
            .paragraph(
                Prose([
                    Span("The same on one line: ", .faint),
                    Span("autopsy " + place.sketch.text, .verb),
                ])))
        return reply
    }

    private func question(_ place: AutopsyPlace) -> [Block] {
        let enter = defaultAnswer(place).map { "Enter takes \($0)" }
        let words = [enter, example(place, isAlone: enter == nil), "back", "cancel"]
            .compactMap { $0 }
        return [
            .lines([
                Prose([
                    Span("\(place.number)/\(AutopsyQuestion.allCases.count) ", .faint),
                    Span(place.question.words + unit(place), .strong),
                ]), Prose("[" + words.joined(separator: " · ") + "]", .faint),
            ])
        ]
    }
}

// What Enter takes, and what an answer looks like.
extension Session {
    private var defaultVenue: String { timeline?.world.rulebook.name ?? "plain" }

    /// The last position that the exchange closed here, as the six answers.
    private var livedLiquidation: Sketch {
        guard let world = timeline?.world,
            let ending = world.endings.last(where: { $0.settlement != nil && $0.mode == .isolated })
        else { return Sketch() }
        var sketch = Sketch()
        sketch.rules = world.rulebook.name
        sketch.side = ending.position.side
        sketch.coin = ending.position.contract.coin
        sketch.entry = ending.record.price
        sketch.leverage = ending.record.leverage
        sketch.margin = ending.record.margin
        sketch.exit = ending.price
        return sketch
    }

    private func calculator(_ sketch: Sketch) -> Calculator? {
        guard let rulebook = try? fetchRulebook(sketch.rules ?? defaultVenue).get() else {
            return nil
        }
        return try? Calculator(sketch, rulebook, timeline?.world)
    }

    /// What Enter takes; nil where there is nothing to suggest.
    private func defaultAnswer(_ place: AutopsyPlace) -> String? {
        let (said, lived) = (place.sketch, place.lived)
        if let kept = place.answer { return kept }
        let isLived =
            said.rules == lived.rules && (said.side == nil || said.side == lived.side)
            && (said.coin == nil || said.coin == lived.coin)
        guard let calculator = calculator(said) else { return lived.rules ?? defaultVenue }
        let contract = calculator.contract
        switch place.question {
        case .venue: return lived.rules ?? defaultVenue
        case .side:
            let side = (isLived ? lived.side : nil) ?? .long
            return "\(side.rawValue) \((isLived ? lived.coin : nil) ?? contract.coin)"
        case .entry:
            if isLived, let entry = lived.entry { return contract.text(entry) }
            if let entry = try? calculator.entry().value { return contract.text(entry) }
            return contract.coin.code == "BTC" ? "50,000" : nil
        case .leverage:
            if isLived, let leverage = lived.leverage { return leverage.times }
            return min(contract.tiers[0].leverage, Multiple(20)).times
        case .margin:
            if isLived, let margin = lived.margin { return contract.text(margin) }
            return contract.kind == .inverse ? "0.01" : "500"
        case .exit:
            if isLived, said.entry == lived.entry, said.leverage == lived.leverage,
                let exit = lived.exit
            {
                return contract.text(exit)
            }
            let line = try? calculator.position().liquidationPrice?.value
            return line.map { contract.text($0) }
        }
    }

    /// How an answer may look, other than the one that Enter takes.
    private func example(_ place: AutopsyPlace, isAlone: Bool) -> String? {
        let contract = calculator(place.sketch)?.contract
        switch place.question {
        case .venue: return venues.first { $0 != defaultVenue }.map { "or so: \($0)" }
        case .side: return "or so: short \(contract?.coin.code ?? "BTC")"
        case .entry: return isAlone ? "a price, as in 2,500" : nil
        case .leverage: return "or so: 25x"
        case .margin: return contract?.kind == .inverse ? "or so: 0.05" : "or so: 1,200"
        case .exit: return isAlone ? "a price, as in 47,600" : "the line, if you have forgotten"
        }
    }

    private func unit(_ place: AutopsyPlace) -> String {
        guard place.question == .margin, let contract = calculator(place.sketch)?.contract else {
            return ""
        }
        return " In \(contract.settles)."
    }
}
