import Figures
import Lessons

// What a lesson asks for, in words: said with the task, and to an order that does something else.

extension DoBox {
    /// "Your turn: a long of BTC at 20x."
    var asked: [Block] {
        goals.isEmpty ? [] : [.paragraph(Prose("Asked for: \(words(of: goals)).", .faint))]
    }

    /// What of it is not so yet, once a part of it was done.
    func missing(_ facts: WorldFacts?) -> [Block] {
        guard let facts else { return [] }
        let open = goals.filter { !facts.holds($0) }
        return open.isEmpty
            ? [] : [.paragraph(Prose("Still asked for: \(words(of: open)).", .faint))]
    }

    /// All goals, or some of them, as one phrase.
    func words(of goals: [Goal]) -> String {
        let words = goals.map(\.words)
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + ", and " + last
    }
}

extension Goal {
    /// As a phrase that follows "asked for:".
    var words: String {
        switch self {
        case .positionOpen: "a position that is open"
        case .position(let held): held.words
        case .flat: "no position open"
        case .liquidated: "time passing until you are liquidated"
        case .stopped: "time passing until your stop has fired"
        case .atEnd: "time passing to the end of the tape"
        case .time(let day, let hour, let minute):
            "time passing until " + (day.map { "the \($0). at " } ?? "") + two(hour) + ":"
                + two(minute)
        case .compared: "a comparison, with `compare` or `what if`"
        case .askedWhy: "a working, with `why`"
        case .loaded(let name): "the scenario `\(name)`, loaded"
        case .planned: "a plan"
        case .own(let least): "\(least) of margin behind the position"
        case .wallet(let least): "\(least) left free in the wallet"
        case .margin(let word): "\(word) margin"
        case .orderWaits: "an order that waits beside it"
        case .fundingPaid: "time passing until funding was paid"
        case .putHeld: "a put that you hold"
        case .loanOpen: "a loan that is open"
        case .loanCalled: "time passing until strangers close a part of the loan"
        case .deleveraged: "time passing until somebody is closed to pay for another"
        }
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Goal.Held {
    /// "a long of 0.2 BTC at 20x".
    var words: String {
        "a \(isLong ? "long" : "short") of " + (size.map { "\($0) " } ?? "") + coin
            + (leverage.map { " at \($0.times)" } ?? "")
    }
}
