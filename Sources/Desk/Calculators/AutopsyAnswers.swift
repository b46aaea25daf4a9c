import Figures
import Margin
import Markets
import Scripts

// One answer to one of the questions of `autopsy`: read, and held against the venue's rules.

extension Session {
    /// The place with an answer in it and, where the venue says no, why; nil where the line is no
    /// answer. `long ETH`, `entry 48,000 20x` and `25` are all taken.
    func read(_ line: String, _ place: AutopsyPlace) -> (AutopsyPlace, String?)? {
        let question = place.question
        if question == .venue, let venue = venue(line) {
            switch venue {
            case .success(let name): return (place.with(name), nil)
            case .failure(let lack): return (place, lack.words)
            }
        }
        for words in [question.keyword + line, line] {
            guard case .ask(.autopsy(let said)) = try? Reader.read("autopsy " + words),
                said != Sketch(), said.size == nil
            else { continue }
            var answered = place
            answered.sketch.take(said)
            // Parts said by their names change earlier answers, whatever was asked.
            guard question.isAnswered(in: said) || !said.names.isEmpty else { continue }
            return (answered, objection(to: answered.sketch))
        }
        return nil
    }

    private struct NoVenue: Error { let words: String }

    /// A rulebook by its name or, where only one begins so, by its beginning; nil where no name is
    /// like it, and where the line has more to say.
    private func venue(_ line: String) -> Result<String, NoVenue>? {
        var words = line.lowercased().split(whereSeparator: \.isWhitespace)
        if words.count == 2, ["rules", "on", "under"].contains(words[0]) { words.removeFirst() }
        guard words.count == 1, let typed = words.first else { return nil }
        let names = venues
        if names.contains(String(typed)) { return .success(String(typed)) }
        let fitting = names.filter { $0.hasPrefix(typed) }
        if fitting.count == 1 { return .success(fitting[0]) }
        guard fitting.isEmpty else {
            return .failure(NoVenue(words: "Which of them: \(fitting.joined(separator: ", "))?"))
        }
        if (try? Reader.read(line, in: surroundings)) != nil { return nil }
        let nearest = Nearest.word(to: String(typed), among: names).map { " Did you mean \($0)?" }
        return .failure(
            NoVenue(
                words: "There is no rulebook \(typed)."
                    + (nearest ?? " There are \(names.joined(separator: ", ")).")))
    }

    /// The rulebooks there are, by name.
    var venues: [String] { (try? content.names(.rulebooks)) ?? [] }

    /// Why the line is no answer.
    func reason(of line: String, _ place: AutopsyPlace) -> String {
        let typed = "autopsy " + place.question.keyword + line
        do throws(Misreading) {
            _ = try Reader.read(typed)
        } catch {
            let text = error.text(for: typed)
            if place.question != .side { return text.what + " " + text.why }
        }
        return switch place.question {
        case .venue: "That names no venue; there are \(venues.joined(separator: ", "))."
        case .side: "That is neither long nor short: say long or short, and the coin after it."
        case .entry, .exit: "That is no price."
        case .leverage: "That is no leverage."
        case .margin: "That is no amount."
        }
    }

    /// What the venue would say to the answers so far; nil where it would take them.
    private func objection(to sketch: Sketch) -> String? {
        let rulebook: Rulebook
        switch fetchRulebook(sketch.rules ?? timeline?.world.rulebook.name ?? "plain") {
        case .success(let found): rulebook = found
        case .failure: return "There is no rulebook \(sketch.rules ?? "")."
        }
        do throws(Calculator.Lack) {
            let calculator = try Calculator(sketch, rulebook, timeline?.world)
            if sketch.entry != nil { _ = try calculator.entry() }
            if sketch.leverage != nil {
                let most = calculator.contract.tiers[0].leverage
                guard try calculator.leverage().value <= most else {
                    return "\(rulebook.name) allows \(most.times) at most."
                }
            }
            if let margin = sketch.margin {
                guard margin.isPositive else { return "A margin is above zero." }
                if sketch.side != nil, sketch.entry != nil, sketch.leverage != nil {
                    _ = try calculator.position()
                }
            }
            if let exit = sketch.exit {
                guard exit.isPositive else { throw .refused(.pricesNotPositive) }
                if let side = sketch.side, let entry = sketch.entry {
                    guard side == .long ? exit < entry : exit > entry else {
                        return "A liquidation loses: a \(side.rawValue) is closed "
                            + "\(side == .long ? "under" : "over") its entry, "
                            + "\(calculator.contract.text(entry))."
                    }
                }
            }
            return nil
        } catch {
            switch error {
            case .part: return nil
            case .refused(let refusal): return refusal.words(under: rulebook)
            }
        }
    }
}

extension AutopsyPlace {
    fileprivate func with(_ venue: String) -> AutopsyPlace {
        var place = self
        place.sketch.rules = venue
        return place
    }
}

extension Sketch {
    /// Parts of another sketch take the place of these.
    fileprivate mutating func take(_ other: Sketch) {
        side = other.side ?? side
        coin = other.coin ?? coin
        kind = other.kind ?? kind
        leverage = other.leverage ?? leverage
        margin = other.margin ?? margin
        entry = other.entry ?? entry
        exit = other.exit ?? exit
        rules = other.rules ?? rules
    }

    /// The answers in it, other than a coin alone.
    fileprivate var names: [AutopsyQuestion] {
        AutopsyQuestion.allCases.filter { $0.isAnswered(in: self) }
    }
}
