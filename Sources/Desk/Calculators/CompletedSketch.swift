import Figures
import Margin
import Markets
import Scripts

// What to type where a calculator lacks something: the question as it was put, completed.

extension Session {
    /// A whole line that answers: what the person said, with the parts that are missing from the
    /// example; where that does not answer either, the example, at the prices of the market.
    func completed(
        _ sketch: Sketch, like example: String, under rulebook: Rulebook,
        answers: (Calculator) -> Bool
    ) -> String {
        let world = timeline?.world
        let here = surroundings.inPlay(example)
        guard sketch != Sketch(), let model = Sketch(ofExample: here) else {
            return leanExample(here)
        }
        let verb = String(here.prefix(upTo: here.firstPart))
        for candidate in sketch.completions(by: model, knowsPrice: world != nil) {
            guard let calculator = try? Calculator(candidate, rulebook, world), answers(calculator)
            else { continue }
            let line = verb + candidate.text
            if (try? Reader.read(line, in: surroundings)) != nil { return line }
        }
        return leanExample(here)
    }

    /// The example without what the market that is loaded tells.
    private func leanExample(_ here: String) -> String {
        guard timeline != nil, let model = Sketch(ofExample: here), model.fills.isEmpty else {
            return here
        }
        var words = here.split(separator: " ")
        for known in ["entry", "wallet"] {
            guard let place = words.dropFirst(2).firstIndex(where: { $0 == known }) else {
                continue
            }
            words.removeSubrange(place...min(place + 1, words.count - 1))
        }
        return words.joined(separator: " ")
    }
}

extension String {
    /// Where the parts of a calculator's line begin: behind `size`, `plan`, or `calc` and its kind.
    fileprivate var firstPart: String.Index {
        let count = hasPrefix("calc ") ? 2 : 1
        var place = startIndex
        for _ in 0..<count {
            guard let blank = self[place...].firstIndex(of: " ") else { return endIndex }
            place = index(after: blank)
        }
        return place
    }
}

extension Sketch {
    fileprivate init?(ofExample line: String) {
        guard case .ask(let question) = try? Reader.read(line) else { return nil }
        switch question {
        case .calc(_, let sketch), .plan(let sketch), .venues(let sketch): self = sketch
        default: return nil
        }
    }

    /// A size that nobody meant: a price, typed without its word.
    var sizeTakenForPrice: String? {
        guard let size, entry == nil, size >= Quantity(100) else { return nil }
        return "\(size.text(places: 0)) was read as the size; a price is written entry "
            + "\(size.text(places: 0))."
    }

    /// The same with its missing parts, the one nearest to what was typed first.
    fileprivate func completions(by model: Sketch, knowsPrice: Bool) -> [Sketch] {
        var whole = self
        whole.side = side ?? model.side
        whole.leverage = leverage ?? model.leverage
        if size == nil, margin == nil {
            whole.size = model.size
            whole.margin = model.margin
        }
        // Beside a stop that was named, the entry lies two in a hundred from it.
        let besideStop = stop.map { Price(units: $0.units / 100 * (side == .short ? 98 : 102)) }
        whole.entry = entry ?? (knowsPrice ? nil : besideStop ?? model.entry)
        whole.exit = exit ?? model.exit
        if stop == nil, stopShare == nil, model.risk != nil { whole.stop = model.stop }
        whole.risk = risk ?? model.risk
        whole.rate = rate ?? model.rate
        whole.payments = payments ?? model.payments
        whole.wallet = wallet ?? (knowsPrice ? nil : model.wallet)
        if fills.isEmpty { whole.fills = model.fills }
        var found = [whole]
        if let size, entry == nil {
            // A price where the size stands.
            var other = whole
            other.entry = Price(units: size.units)
            other.size = nil
            other.margin = model.margin ?? Money(1000)
            found.insert(other, at: sizeTakenForPrice == nil ? 1 : 0)
        }
        // The other way round: 2% on the losing side is one in any market.
        var distant = whole
        distant.stop = nil
        if whole.stop != nil { distant.stopShare = Rate(units: 2_000_000) }
        distant.take = nil
        found.append(distant)
        return found
    }
}
