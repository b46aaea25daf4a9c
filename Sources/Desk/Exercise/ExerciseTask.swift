import Figures
import Lessons
import Margin
import Markets
import Scripts

/// An exercise with its market: whatever a variant is made from, and whatever grading needs.
public struct ExerciseTask: Sendable {
    /// The whole exercise, or a student's copy of it.
    public let lesson: Lesson
    /// As it is played: without answers, for students and for whoever replays them.
    let played: Lesson
    public let terms: ExerciseTerms
    /// The fingerprint of exercise, scenario, rules and journal format. Whoever has another has
    /// another exercise; every program of the same formats has the same.
    public let edition: String
    /// The tape everything is made from, joined to the bars of the exercise.
    let base: Scenario
    let rulebook: Rulebook
    /// How far an ordinary bar of that tape moves: a stop nearer than that is none.
    let ordinaryBar: Rate

    /// The hours of history that its hidden tapes are drawn from, where it says so.
    let history: HiddenHistory?

    /// Why there is no such exercise, in words.
    public struct Fault: Error, Sendable, Equatable {
        public let text: String
        /// Where its file cannot be read: every problem, with its place.
        public let problems: LessonProblems?
        init(text: String, problems: LessonProblems? = nil) {
            self.text = text
            self.problems = problems
        }
    }

    /// An exercise of the shelf, by its key or its whole name.
    public init(named name: String, content: Content) throws(Fault) {
        let text: String
        let file: String
        do throws(Content.Missing) {
            let names = try content.names(.exercises)
            let asked = name.lowercased()
            guard
                let found = names.first(where: { $0.lowercased() == asked })
                    ?? names.first(where: { lessonKey(ofFile: $0) == asked })
            else {
                let keys = names.map { lessonKey(ofFile: $0) }.joined(separator: ", ")
                throw Content.Missing("there is no exercise \(name); there are \(keys)")
            }
            file = found
            text = try content.text(.exercises, found)
        } catch {
            throw Fault(text: error.reason)
        }
        try self.init(text: text, file: "lessons/exercises/\(file).md", content: content)
    }

    /// - Parameter isIssued: whether the text is a student's copy.
    public init(
        text: String, file: String, isIssued: Bool = false, content: Content
    ) throws(Fault) {
        do throws(LessonProblems) {
            lesson = try Lesson(reading: text, file: file, isIssued: isIssued)
            played =
                isIssued
                ? lesson : try Lesson(reading: lesson.issuedText, file: file, isIssued: true)
        } catch {
            throw Fault(text: error.text, problems: error)
        }
        guard let terms = lesson.exercise, lesson.grade != nil else {
            throw Fault(
                text: "\(file) is a lesson and no exercise: it has no points: in its header")
        }
        guard let name = lesson.header.scenario else {
            throw Fault(text: "\(file) names no scenario: in its header")
        }
        let session = Session(content: content)
        let world: World
        switch session.fetchWorld(name, rules: lesson.header.rules) {
        case .success(let fetched): world = fetched
        case .failure(let problem): throw Fault(text: problem.page.words)
        }
        self.terms = terms
        rulebook = world.rulebook
        history = try terms.history.map { asked throws(Fault) in
            guard let history = HiddenHistory(asked, hours: terms.exposure?.hours ?? 24, content)
            else { throw Fault(text: "\(file): \(HiddenHistory.lack(asked, content))") }
            return history
        }
        edition = try ExerciseTask.edition(of: played.source, world, history, content)
        base = ExerciseTask.base(world, terms)
        ordinaryBar = base.tape.ordinaryBar
        let minutes = base.tape.lastStep * base.tape.minutesPerBar
        guard terms.isUnknown || minutes >= (terms.exposure?.hours ?? 0) * 60 else {
            throw Fault(text: "\(file) asks to hold for longer than \(name) lasts")
        }
    }

    private static func edition(
        of exercise: String, _ world: World, _ history: HiddenHistory?, _ content: Content
    ) throws(Fault) -> String {
        var hash = RunningHash(JournalText.firstLine)
        do throws(Content.Missing) {
            for text in [
                exercise, try content.text(.scenarios, world.scenario.name),
                try content.text(.rulebooks, world.rulebook.name),
            ] {
                for line in plainLines(text) { hash.add(line) }
            }
        } catch {
            throw Fault(text: error.reason)
        }
        // All that hidden tapes are made of stands in it.
        if let history { hash.add(history.fingerprint) }
        return hash.text
    }

    /// A recorded tape, or the run that a live market takes when nobody trades in it.
    private static func base(_ world: World, _ terms: ExerciseTerms) -> Scenario {
        var world = world
        if world.market != nil { _ = try? world.perform(.step(world.tape.lastStep)) }
        let tape = world.tape.joined(into: terms.bars ?? world.tape.minutesPerBar)
        return world.scenario.recorded(
            tape, deposits: world.scenario.deposits, news: world.scenario.news,
            fundings: world.scenario.fundings)
    }
}

extension Scenario {
    /// This scenario on another tape, without a market of its own.
    func recorded(
        _ tape: Tape, deposits: [Deposit], news: [News], fundings: [FundingStamp]
    ) -> Scenario {
        Scenario(
            name: name, title: title, about: about, sources: sources, market: market, coin: coin,
            rules: rules, deposits: deposits, tape: tape,
            // A price in it would be that of another tape.
            news: news.filter { !$0.text.contains(where: \.isNumber) }, freezes: freezes,
            fundings: fundings, isUndated: isUndated,
            volatility: StatedVolatility(volatility.points.filter { $0.moment == nil }))
    }
}
