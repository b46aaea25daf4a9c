import Margin
import Markets
import Scripts

// The line that a refusal says to type: it is taken where it is said, and asks for no more risk than the
// line that was refused.

extension Session {
    /// The refusal with another line to type where its own would be refused in its turn.
    func withTakenSuggestion(_ reply: Reply, after typed: String) -> Reply {
        guard !isTrying, dialogue == nil, reply.outcome == .refused, let said = reply.suggestion
        else { return reply }
        let lines = keeping(typed, in: said) + [said]
        let taken =
            lines.first { takes($0, after: typed) }
            ?? further(than: said, after: typed).first { takes($0, after: typed) }
        guard let taken, taken != said else { return reply }
        var reply = reply
        reply.page.suggest(taken)
        return reply
    }

    /// Where the line itself would be refused: what its refusal says, and what that one's does; help at last.
    private func further(than said: String, after typed: String) -> [String] {
        var lines: [String] = []
        var next = said
        for _ in 0..<3 {
            var there = self
            there.isTrying = true
            guard let line = there.perform(next, isInterrupted: { true }).suggestion,
                line != said, !lines.contains(line)
            else { break }
            lines.append(line)
            next = line
        }
        let words = [typed, said].compactMap { Line($0).words.first?.lowered }
        return lines + words.compactMap { Verb.begun(by: $0) }.map { "help \($0.name)" } + ["help"]
    }

    /// Of an order: as it was typed, with only that changed which the refusal changes.
    private func keeping(_ typed: String, in said: String) -> [String] {
        guard case .act(.open(let own)) = try? Reader.read(typed, in: surroundings),
            case .act(.open(let other)) = try? Reader.read(said, in: surroundings)
        else { return [] }
        var levered = own
        levered.chosenLeverage = other.chosenLeverage
        var sized = own
        sized.amount = other.amount
        var both = levered
        both.amount = other.amount
        var renamed = own
        renamed.coin = other.coin
        return [levered, renamed, sized, both].filter { $0 != own }
            .map { ActText.print(.open($0)) }
    }

    /// Whether a line would be taken here, and risks no more than was asked for.
    func takes(_ line: String, after typed: String) -> Bool {
        if isTrying { return true }
        guard let command = try? Reader.read(line, in: surroundings) else { return false }
        switch command {
        // What the prompt does itself, and leaving.
        case .program, .turn(.resume), .turn(.quit): return true
        // A look that lives whole markets: it is taken wherever there is one.
        case .ask(.ladder(_, nil, on: nil)): return timeline != nil
        default: break
        }
        var next = self
        next.isTrying = true
        guard next.perform(line, isInterrupted: { true }).outcome != .refused else { return false }
        // What a lesson asks for is asked for.
        guard case .act(let act) = command, lesson == nil, let before = timeline?.world,
            let after = next.timeline?.world
        else { return true }
        return !after.risksMore(than: before) || isAskedFor(act, line, by: typed)
    }

    /// Whether the line typed named this kind of act, and no smaller one of it.
    private func isAskedFor(_ act: Act, _ line: String, by typed: String) -> Bool {
        guard Verb.names(in: typed).contains(where: { $0 == Verb.names(in: line).first }) else {
            return false
        }
        let numbers = typed.contains { $0.isNumber }
        // Beside what is held nobody is led to more by a word without a number.
        if !numbers, timeline?.world.holdings.isEmpty == false { return false }
        guard case .open(let opening) = act else { return true }
        return OpeningLimits(typed, in: surroundings).allow(opening)
    }
}

extension Page {
    /// Puts another line in the place of the one that the last problem says to type.
    fileprivate mutating func suggest(_ line: String) {
        for place in blocks.indices.reversed() {
            guard case .lines(var lines) = blocks[place], let last = lines.last,
                Page([.lines([last])]).suggestion != nil
            else { continue }
            lines[lines.count - 1] = .toType(line)
            blocks[place] = .lines(lines)
            return
        }
    }
}

extension World {
    /// Whether more is at stake than in a world a moment before: more or larger positions, less behind them,
    /// a higher leverage, a stop less, an order more that opens.
    fileprivate func risksMore(than before: World) -> Bool {
        if orders.count(where: { !$0.isClosing }) > before.orders.count(where: { !$0.isClosing }) {
            return true
        }
        if free(.usdt) < before.free(.usdt), holdings == before.holdings { return true }
        return holdings.contains { now in
            let same = before.holdings.first {
                $0.position.contract.symbol == now.position.contract.symbol
                    && $0.position.side == now.position.side
            }
            guard let same else { return true }
            return now.position.size.value > same.position.size.value
                || now.position.leverage > same.position.leverage
                || now.position.collateral.value < same.position.collateral.value
                || (now.stop == nil && same.stop != nil)
                || now.mode != same.mode
        }
    }
}
