import Margin
import Markets

// `what if` of a live market: the words of its scenario file, and short ones for what is asked most.

extension Words {
    /// Words with which a knob begins.
    static let knobs: [String] =
        [
            "depth", "news", "open", "makers", "impact", "crowd", "stops", "liquidations", "at",
            "max",
            "maintenance",
        ]
        + ["haircut", "depeg"] + Knob.short.keys.sorted() + LiveStatement.keywords

    /// `depth x0.5`, or several, joined by `and`.
    mutating func knobsTurned() throws(Misreading) -> Change {
        var knobs = [try knob()]
        while take("and") { knobs.append(try knob()) }
        return .market(knobs)
    }

    private mutating func knob() throws(Misreading) -> Knob {
        let first = try need("what to change, as in depth x0.5")
        switch first.lowered {
        case "depth": return .depth(try times())
        case "news": return .news(try times())
        case "open":
            try expect("interest")
            return .number("crowd interest", try amount())
        case "stops", "liquidations", "impact":
            let part = Knob.Part(rawValue: first.lowered) ?? .stops
            return .part(part, isOn: try one(of: ["on", "off"], "on or off") == "on")
        case "makers":
            // Makers who quote as much in a storm as in calm: depth that does not thin.
            try expect("stay")
            return .number("book thinning", .to(0))
        case "level":
            let minute = try elapsed()
            return .level(minute: minute, try shareOrPart())
        case "at":
            let minute = try elapsed() + 1
            return .event(minute: minute, try liveEvent())
        case "max":
            try expect("leverage")
            return .event(minute: 0, .maxLeverage(try leverageTimes()))
        case "maintenance":
            let rate = try shareOrPart()
            return .event(
                minute: 0, .maintenance(rate, take("rest") ? try shareOrPart() : rate))
        case "haircut": return .event(minute: 0, .haircut(try shareOrPart()))
        case "depeg":
            let kept = try times()
            try expect("source")
            return .event(minute: 0, .depeg(kept, try collateralSource()))
        case "crowd" where next?.startsAsNumber ?? false || next?.lowered.hasPrefix("x") ?? false:
            return .number("crowd accounts", try amount())
        default: break
        }
        if let words = Knob.short[first.lowered] { return .number(words, try amount()) }
        return .number(try fileNumber(first), try amount())
    }

    /// A share; without its sign a part of one, as in journals that were kept before files demanded the
    /// sign. The branch is named with the sign, so that it says what was understood.
    private mutating func shareOrPart() throws(Misreading) -> Double {
        let word = try need("a share, as in -2.9%")
        return try Words.double(word.text, word)
    }

    /// The words of a number of the file, whose first is taken already.
    private mutating func fileNumber(_ first: Line.Word) throws(Misreading) -> String {
        let keys = LiveKey.all.map(\.words).filter { $0.split(separator: " ")[0] == first.lowered }
        let rest = keys.filter { $0 != first.lowered }
            .map { String($0.dropFirst(first.lowered.count + 1)) }
        if keys.contains(first.lowered), !rest.contains(next?.lowered ?? "") {
            return first.lowered
        }
        guard !rest.isEmpty else {
            throw Misreading(
                .unknownWord(first.text, expected: "depth, hot, news, crowd, stops off"), first,
                nearest: Nearest.word(to: first.text, among: Words.knobs))
        }
        return "\(first.lowered) " + (try one(of: rest, "one of \(rest.joined(separator: ", "))"))
    }

    /// `x0.5`, or a number; yes and no are 1 and 0.
    private mutating func amount() throws(Misreading) -> Knob.Amount {
        if next?.lowered.hasPrefix("x") ?? false { return .times(try times()) }
        if take("on") { return .to(1) }
        if take("off") { return .to(0) }
        return .to(try double())
    }
}
