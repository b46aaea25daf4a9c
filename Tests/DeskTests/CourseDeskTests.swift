import Desk
import Foundation
import Lessons
import Press
import Testing

@Suite("The course around the lessons")
struct CourseDeskTests {
    private func learner(_ seed: UInt64? = nil, on day: String = "2026-11-28") -> Session {
        Session(
            content: Checkout.content,
            learner: Learner(
                progress: Progress(seed: seed), today: Day(day) ?? Day(number: 0)))
    }

    /// Goes to the end of a lesson by `show` alone; the last page.
    private func finish(_ session: inout Session) -> String {
        var text = ""
        for _ in 0..<200 {
            text = session.text("show")
            if text.contains("The lesson is over") || text.contains("Summary:") { return text }
            text = session.text("next")
            if text.contains("Summary:") { return text }
        }
        return text
    }

    @Test("a place in a lesson is found again, in this session and in the next")
    func place() throws {
        var session = learner()
        _ = session.perform("lesson q1")
        for line in ["20", "next", "open long BTC 20x margin 1000", "next"] {
            #expect(session.perform(line).outcome == .done, "\(line)")
        }
        let prompt = session.prompt
        _ = session.perform("quit")
        #expect(session.text("lesson q1").contains("You go on where you left it"))
        #expect(session.prompt == prompt)

        let text = ProgressText.print(try #require(session.learner?.progress))
        var later = Session(
            content: Checkout.content,
            learner: Learner(
                progress: try ProgressText.read(text), today: Day(number: 20_000)))
        #expect(later.text("lesson q1").contains("At which price will the exchange close"))
        #expect(later.prompt == prompt)
        #expect(later.text("lesson q1 again").contains("which leverage would you choose"))
    }

    @Test("the lines kept of a session lead to the same place without the learner's file")
    func journal() {
        var session = learner(77)
        var kept: [String] = []
        for line in ["lesson q1", "20", "next", "show", "next", "7100", "hint"] {
            kept += session.perform(line).kept
        }
        #expect(kept.first == "lesson q1 seed 77")
        var replayed = Session(content: Checkout.content)
        for line in kept { #expect(replayed.perform(line).outcome == .done, "\(line)") }
        #expect(replayed.prompt == session.prompt)
        #expect(replayed.text("account") == session.text("account"))
    }

    @Test("learners of different seeds are asked for different numbers")
    func seeds() {
        var entries: [String] = []
        for seed in 1...12 {
            var session = learner(UInt64(seed))
            for line in ["lesson q1", "20", "next", "show"] { _ = session.perform(line) }
            let prices = session.text("positions")
            if !entries.contains(prices) { entries.append(prices) }
        }
        #expect(entries.count >= 3)
    }

    @Test("the leverage chosen before and after is reported, and nothing is promised")
    func leverage() {
        var session = learner()
        _ = session.perform("lesson q1")
        _ = session.perform("20")
        _ = finish(&session)
        _ = session.perform("quit")
        _ = session.perform("lesson q5")
        var text = ""
        for _ in 0..<200 {
            let page = session.text("where")
            if page.contains("nothing: the lesson is over") { break }
            text =
                page.contains("leverage would you choose")
                ? session.text("5") : session.text("show")
            if text.contains("Summary:") { break }
            let next = session.text("where")
            if next.contains("Enter, to go on") { text = session.text("next") }
            if text.contains("Summary:") { break }
        }
        #expect(text.contains("Your intended leverage: 20 in q1, 5 now."))
        #expect(session.text("progress").contains("20 in q1 on 2026-11-28, then 5 in q5"))
    }

    @Test("cards come back on their day, and the session knows no other clock")
    func review() {
        var session = learner()
        _ = session.perform("lesson q1")
        _ = finish(&session)
        _ = session.perform("quit")
        #expect(session.text("review").contains("The next comes back on 2026-11-29, in 1 day."))
        let progress = session.learner?.progress ?? Progress()
        #expect(progress.cards.count == 3)
        var next = Session(
            content: Checkout.content,
            learner: Learner(progress: progress, today: Day("2026-11-29") ?? Day(number: 0)))
        #expect(next.text("lessons").contains("3 cards are due"))
        #expect(next.text("review").contains("1/3"))
        for answer in ["yes", "no", "yes"] {
            #expect(next.perform("").page.blocks.isEmpty == false)
            _ = next.perform(answer)
        }
        let dues = next.learner?.progress.cards.map { $0.due?.text }
        #expect(dues == ["2026-12-06", "2026-11-30", "2026-12-06"])
    }

    @Test("what is kept can be taken along, is not covered by mistake, and can be forgotten")
    func progressFile() throws {
        var session = learner()
        _ = session.perform("lesson a1")
        _ = session.perform("2")
        let reply = session.perform("progress export me.progress")
        guard case .text(let text)? = reply.papers.first?.content else {
            Issue.record("nothing is written")
            return
        }
        let content = Content(
            names: Checkout.content.names, text: Checkout.content.text,
            file: { path throws(Content.Missing) in path == "me" ? text : "nonsense" })
        var other = Session(
            content: content, learner: Learner(progress: Progress(), today: Day(number: 1)))
        #expect(other.perform("progress import you").outcome == .refused)
        #expect(other.perform("progress import me").outcome == .done)
        #expect(other.learner?.progress == session.learner?.progress)
        #expect(other.perform("progress import me").outcome == .refused)
        #expect(other.perform("progress import me replace").outcome == .done)
        _ = other.perform("progress forget")
        #expect(other.learner?.progress.isEmpty == false)
        _ = other.perform("progress forget everything")
        #expect(other.learner?.progress == Progress())
    }

    @Test("no word can trap: whatever is typed, quit leads out of a lesson and of a review")
    func noTrap() {
        let words = [
            "next", "back", "hint", "why", "show", "skip", "play", "return", "where", "note x",
            "summary", "answer 3", "", "nonsense", "step", "lessons", "help", "review", "progress",
        ]
        var random = SystemSeeded(state: 11)
        for _ in 0..<6 {
            var session = learner()
            _ = session.perform("lesson q1")
            for _ in 0..<60 { _ = session.perform(words.randomElement(using: &random) ?? "next") }
            var left = 0
            while session.prompt != "wick sim> ", left < 3 {
                _ = session.perform("quit")
                left += 1
            }
            #expect(session.prompt == "wick sim> ")
        }
    }

    @Test("figures are the same in every language", arguments: ["uk", "ja"])
    func languages(_ language: String) throws {
        let original = try LessonTour("q1", content: Checkout.content)
        let other = try LessonTour("q1", content: Checkout.content, language: language)
        #expect(other.lesson.header.language == language)
        #expect(other.answers.count == original.answers.count)
        #expect(other.answers[1].right == original.answers[1].right)
        #expect(other.answers[1].right == "7,020.8")
        #expect(other.answers.map(\.asked) != original.answers.map(\.asked))
    }
}

/// A generator for tests, the same on every run.
private struct SystemSeeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

@Suite("Papers made of lessons")
struct LessonPaperTests {
    private func words(_ page: Page) -> String {
        TextPress(style: .plain, columns: 100).text(page)
    }

    @Test("a handout holds no answers and no notes, unless it is the teacher's")
    func handout() throws {
        let tour = try LessonTour("q1", content: Checkout.content)
        let pupil = words(Handout(tour, hasNotes: false).page)
        let teacher = words(Handout(tour, hasNotes: true).page)
        #expect(pupil.contains("Before you read on"))
        #expect(!pupil.contains("Before anybody runs"))
        #expect(!pupil.contains("Enter goes on"))
        #expect(!pupil.contains("Right."))
        #expect(teacher.contains("Before anybody runs"))
        #expect(teacher.contains("within 15"))
    }

    @Test("every lesson makes a handout and a quiz, and every figure in them has a value")
    func all() throws {
        for name in try Checkout.content.lessonNames() {
            let tour = try LessonTour(name, content: Checkout.content)
            let text = words(Handout(tour, hasNotes: true).page)
            #expect(name == "a1-writing" || !text.contains("{"), "\(name)")
            #expect(!Quiz(tour).text(.gift).isEmpty, "\(name)")
        }
    }

    @Test("a quiz as Aiken, GIFT and plain text")
    func quiz() throws {
        let quiz = Quiz(try LessonTour("q1", content: Checkout.content))
        #expect(
            quiz.text(.aiken).hasPrefix(
                """
                If the exchange closes it there, how much of your 1,000.00 comes back to you?
                A. the maintenance margin
                B. half
                C. nothing
                D. all but a fee
                ANSWER: C

                """))
        #expect(quiz.leftOut(of: .aiken) == 3)
        let gift = quiz.text(.gift)
        #expect(
            gift.contains("close this position for you? {#7020.8:15####Your line is 7,020.8\\:"))
        #expect(gift.contains("\t~half#Half was gone when the price had fallen by 183.89.\n"))
        #expect(gift.contains("\t=nothing\n"))
        #expect(quiz.text(.txt).contains("3. If the exchange closes it there"))
    }

    @Test("the files to begin with pass the check")
    func beginnings() throws {
        let files = [
            try #require(
                AddedFile(path: "x1-try.md", text: Beginning.lesson("x1-try"))),
            try #require(
                AddedFile(path: "my-day.scenario", text: Beginning.scenario("my-day"))),
        ]
        let proof = Proof(content: Checkout.content.adding(files))
        for file in files {
            #expect(proof.findings(file.shelf, file.name).map(\.text) == [], "\(file.name)")
        }
    }

    @Test("every figure that a lesson cites has its source and, where counted, its number")
    func cited() throws {
        var sources: [String] = []
        for name in try Checkout.content.lessonNames() {
            let text = try Checkout.content.text(.lessons, name)
            let lesson = try Lesson(reading: text, file: name)
            for boxed in lesson.boxes {
                guard case .cite(let cite) = boxed.content else { continue }
                if let facts = cite.facts {
                    let file = try FactsFile(
                        reading: try Checkout.content.text(.facts, facts), name: facts)
                    #expect(!file.source.isEmpty, "\(name): \(facts)")
                    sources.append("\(name): \(facts): \(file.source)")
                } else {
                    #expect(!cite.source.plain.isEmpty, "\(name):\(cite.place.line)")
                    sources.append("\(name): \(cite.source.plain)")
                }
            }
        }
        #expect(sources.count >= 10)
    }
}
