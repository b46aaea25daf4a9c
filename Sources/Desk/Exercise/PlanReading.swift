import Figures
import Lessons
import Margin
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
        let opening: Opening
        let reasons: String
        do throws(Misreading) {
            guard let read = try order(words.dropFirst()) else {
                return Reply(
                    .problem("A plan is one order, and your reasons.", fix: world.examplePlan),
                    .refused)
            }
            (opening, reasons) = read
        } catch {
            // `open` has as many letters, so what is wrong stands in the same columns.
            return Reply(
                error.page(line: line)
                    + .problem(
                        "A plan is an order as open takes it, and your reasons after it.",
                        fix: world.examplePlan), .refused)
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
        let substance = Substance(
            planned, exercise.terms, ordinaryBar: exercise.ordinaryBar)
        let warning = substance.lack.map {
            Block.paragraph(
                Prose(
                    "So it counts for nothing: \($0). You may plan again before you trade.",
                    .warning))
        }
        return Reply(
            Page([.paragraph(said)] + (warning.map { [$0] } ?? []) + takeBeats()), kept: [line])
    }

    /// The longest beginning that `open` understands, and the rest.
    private func order(_ words: ArraySlice<String>) throws(Misreading) -> (Opening, String)? {
        for count in stride(from: min(words.count, 16), to: 1, by: -1) {
            let line = "open " + words.prefix(count).joined(separator: " ")
            if case .act(.open(let opening)) = try? Reader.read(line, in: surroundings) {
                return (opening, words.dropFirst(count).joined(separator: " "))
            }
        }
        _ = try Reader.read(
            "open " + words.prefix(16).joined(separator: " "), in: surroundings)
        return nil
    }
}

extension World {
    /// A plan that could be carried out here: a tenth of the account at 2x, a stop a tenth away.
    var examplePlan: String {
        let margin = divide(deposited(settles).units, 10 * unitsPerOne, .down)
        let stop = divide(last.units * 9, 10 * unitsPerOne, .down)
        return "plan long \(scenario.coin) margin \(margin) leverage 2 stop \(stop) because …"
    }
}
