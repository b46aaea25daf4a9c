import Margin
import Markets

/// What a line that cannot be read asks to see, in words other than ours: `show chart`, `funding rate`,
/// `what's my pnl`, `go to 12:00`.
///
/// A look changes nothing, so where only one can be meant it is simply taken. What acts on an account is
/// shown before it is done, always.
public struct AskedLook: Sendable, Equatable {
    /// The line as it is written here.
    public let line: String
    public let command: Command
}

extension Misreading {
    /// Nil where the line would do something, or where it says more than a look would answer.
    public func look(askedBy text: String, in around: Surroundings) -> AskedLook? {
        let line = Line(text)
        guard rule.leavesTheVerbOpen, !line.isTooLong, line.openQuote == nil else { return nil }
        if let look = look(line, Sentence(text), around) { return look }
        // One that has nothing to show says so itself.
        var anywhere = around
        anywhere.takes = { _ in true }
        return look(line, Sentence(text), anywhere)
    }

    private func look(
        _ line: Line, _ sentence: Sentence, _ around: Surroundings
    ) -> AskedLook? {
        // Nothing that was said is left out, so only a habit that is the whole line counts.
        if let habit = Habit.line(for: line, around, isKnown: true) {
            return AskedLook(habit, typed: line, around)
        }
        // A command by its whole name was meant as that, however it goes on.
        if sentence.namesCommand { return sameLook(in: sentence, around) }
        for other in sentence.rephrased(around) {
            let found =
                around.isTaken(other)
                ? other : Habit.line(for: Line(other), around, isKnown: true)
            if let look = found.flatMap({ AskedLook($0, typed: line, around) }) { return look }
        }
        return nil
    }

    /// `account balance`: every word names the same look.
    private func sameLook(in sentence: Sentence, _ around: Surroundings) -> AskedLook? {
        guard case .extra = rule, sentence.content.count > 1 else { return nil }
        var looks: [AskedLook] = []
        for word in sentence.content {
            guard let look = AskedLook(word, typed: Line(word), around),
                looks.allSatisfy({ $0.command == look.command })
            else { return nil }
            looks.append(look)
        }
        return looks.first
    }
}

extension AskedLook {
    /// Nil where the line is no look.
    fileprivate init?(_ line: String, typed: Line, _ around: Surroundings) {
        guard let command = try? Reader.read(line, in: around) else { return nil }
        switch command {
        // Six questions are no look.
        case .ask(.autopsy): return nil
        // No figure of ours has a number in its name: that is a question about something else.
        case .ask(.why(let term?)) where term.contains(where: \.isNumber): return nil
        case .ask: break
        // Where somebody says to go to a time, and says which.
        case .act(.until(.time)) where typed.words.count > 1: break
        default: return nil
        }
        self.line = CommandText.print(command)
        self.command = command
    }
}
