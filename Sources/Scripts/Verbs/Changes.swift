import Margin
import Markets

// What `what if` changes.

extension Words {
    private static let expected =
        "a leverage as in 3x, long, short, no stop, stop PRICE, cross, isolated, funding PERCENT, "
        + "without NUMBER, NUMBER: LINE, or of a live market depth x0.5, hot 8%, news x0.5, "
        + "stops off, crowd 20,000"

    private static let askers: Set<String> = [
        "i", "i'd", "had", "was", "went", "were", "gone", "a", "the", "my", "used", "use", "with",
    ]

    mutating func change(_ around: Surroundings) throws(Misreading) -> Change {
        // `what if I had a stop at 7,300`, `what if I was short`.
        while let word = next, Words.askers.contains(word.lowered) { _ = take() }
        guard let word = next else { throw missing("what to change, as in 3x") }
        switch word.lowered {
        case "long", "short":
            _ = take()
            return .side(word.lowered == "long" ? .long : .short)
        case "no":
            _ = take()
            _ = try one(of: ["stop"], "stop")
            return .noStop
        case "stop", "sl":
            _ = take()
            _ = take("at")
            return .stop(try stopRequest())
        case "without":
            _ = take()
            if take("stop") { return .noStop }
            _ = take("line")
            let number = try need("the number of a journal line, as in 2")
            return .without(try Words.whole(number.text, number, in: Words.counted))
        case "leverage", "lev":
            _ = take()
            return .leverage(try leverage(announced: true))
        case "isolated", "cross":
            _ = take()
            return .mode(word.lowered == "cross" ? .cross : .isolated)
        case "funding" where afterNext?.lowered == "every": return try knobsTurned()
        case let knob where Words.knobs.contains(knob) && knob != "funding":
            return try knobsTurned()
        case "funding":
            _ = take()
            return .funding(try rate())
        case "line":
            _ = take()
            return try lineChange(around)
        default: break
        }
        if word.text.contains(":") { return try lineChange(around) }
        if word.startsAsNumber { return .leverage(try leverage(announced: false)) }
        throw Misreading(
            .unknownWord(word.text, expected: Words.expected), word,
            nearest: Nearest.word(
                to: word.text,
                among: [
                    "no", "long", "short", "stop", "without", "leverage", "funding", "cross",
                    "isolated",
                ]
                    + Words.knobs))
    }

    /// `2: open long BTC 5x margin 1000`: the columns of the inner line are those of the outer.
    private mutating func lineChange(_ around: Surroundings) throws(Misreading) -> Change {
        let word = try need("the number of a journal line, as in 2")
        let parts = word.text.split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let number = try Words.whole(String(parts[0]), word, in: Words.counted)
        let start = parts.count == 2 ? word.from + parts[0].count + 1 : word.to
        let blank = String(repeating: " ", count: max(0, start))
        let inner = Line(blank + line.text(from: start, to: line.end))
        guard let first = inner.words.first else { throw missing("another line, as in step 5") }
        while take() != nil {}
        do throws(Misreading) {
            guard case .act(let act) = try Reader.read(inner, in: around) else {
                throw Misreading(.notAnAct(first.text), first)
            }
            return .line(number, act)
        } catch {
            // The columns are those of the whole line, and so is the verb.
            var misreading = error
            misreading.verb = nil
            throw misreading
        }
    }
}
