import Lessons
import Markets
import Scripts

// `plan long BTC margin 900 leverage 3 stop 46,500 because …`: an order as `open` takes it, and the
// reasons after it. Nothing is traded.

extension Session {
    /// The answer to a plan; nil where the line is none.
    mutating func takePlan(_ line: String) -> Reply? {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        guard let exercise = lesson?.exercise, words.first?.lowercased() == "plan" else {
            return nil
        }
        guard let world = lesson?.timeline?.world else { return .nothingLoaded }
        guard let (opening, reasons) = order(words.dropFirst()) else {
            return Reply(
                .problem(
                    "A plan is an order and your reasons for it.",
                    fix: "plan long \(world.scenario.coin) margin 500 leverage 3 stop … because …"),
                .refused)
        }
        if !world.holdings.isEmpty || !world.endings.isEmpty {
            return Reply(
                .problem("A plan comes before the first order.", fix: "account"), .refused)
        }
        let least = lesson?.run.lesson.plan?.words ?? 0
        let count = reasons.split(separator: " ").count
        guard count >= least else {
            return Reply(
                .problem(
                    "Your reasons have \(count) of at least \(least) words: size, leverage, stop, and "
                        + "what you would lose at it.", fix: line + " because …"), .refused)
        }
        return write(opening, reasons, exercise, in: world, line)
    }

    private mutating func write(
        _ opening: Opening, _ reasons: String, _ exercise: ExercisePlace, in world: World,
        _ line: String
    ) -> Reply {
        var planned = world
        do throws(Refusal) {
            _ = try planned.perform(.open(opening))
        } catch {
            let words = error.words(in: world)
            return Reply(
                .problem("That could not be opened. " + words.text, fix: words.fix), .refused)
        }
        lesson?.exercise?.plan = ExercisePlan(
            opening: opening, words: reasons, planned: planned, isBeforeFirstStep: world.step == 0)
        let said = Prose(
            "Your plan is written; nothing was traded: \(ActText.print(.open(opening))).")
        return Reply(Page([.paragraph(said)] + takeBeats()), kept: [line])
    }

    /// The longest beginning that `open` understands, and the rest.
    private func order(_ words: ArraySlice<String>) -> (Opening, String)? {
        var count = min(words.count, 16)
        while count > 1 {
            let line = "open " + words.prefix(count).joined(separator: " ")
            if case .act(.open(let opening)) = try? Reader.read(line, in: surroundings) {
                return (opening, words.dropFirst(count).joined(separator: " "))
            }
            count -= 1
        }
        return nil
    }
}
