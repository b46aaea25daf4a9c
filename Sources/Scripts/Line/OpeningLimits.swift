import Figures
import Margin
import Markets

/// What a line that was meant as an order said of it: an order suggested in its place stays on its side
/// and goes beyond none of its numbers.
public struct OpeningLimits {
    private let gist: OpeningGist

    public init(_ typed: String, in around: Surroundings) {
        gist = OpeningGist(Line(typed), around)
    }

    public func allow(_ opening: Opening) -> Bool {
        if let side = gist.side, side != opening.side { return false }
        if let most = gist.leverage, most >= Multiple(1), let leverage = opening.chosenLeverage,
            leverage > most
        {
            return false
        }
        switch opening.amount {
        case .margin(let money, _):
            if let most = gist.margin, most.isPositive, money > most { return false }
        case .size(let size):
            if let most = gist.size, most.isPositive, size > most { return false }
        case .risk: break
        }
        return true
    }
}

extension Verb {
    /// The verbs that a line names with its first words: by name, by another spelling, or by habit; and by
    /// a slip of the finger where numbers follow.
    public static func names(in text: String) -> [String] {
        let line = Line(text)
        guard let first = line.words.first else { return [] }
        var names = named(first.lowered).map { [$0.name] } ?? []
        if let second = line.words.dropFirst().first,
            let verb = all.first(where: { $0.name == "\(first.lowered) \(second.lowered)" })
        {
            names.insert(verb.name, at: 0)
        }
        if case .word(let spelling) = form(first.lowered), let verb = named(spelling) {
            names.append(verb.name)
        }
        names += Habit.verbs(namedBy: line)
        if line.words.contains(where: { ["long", "short", "buy", "sell"].contains($0.lowered) }) {
            names.append("open")
        }
        if text.contains(where: \.isNumber),
            let near = Nearest.word(to: first.text, among: spellings), let verb = named(near)
        {
            names.append(verb.name)
        }
        return names
    }
}
