import Figures
import Lessons
import Markets
import Scripts

// A lesson in its own world: the run says what is waited for, lines of the language do the rest.

extension Session {
    /// One line typed inside a lesson.
    mutating func performInLesson(
        _ command: Command, line: String, isInterrupted: () -> Bool
    ) -> Reply {
        let reply = obeyInLesson(command, line: line, isInterrupted: isInterrupted)
        keepPlace(after: reply)
        return reply
    }

    private mutating func obeyInLesson(
        _ command: Command, line: String, isInterrupted: () -> Bool
    ) -> Reply {
        if let refusal = exerciseRefusal(command) { return refusal }
        if case .ask(.help(nil)) = command, let terms = lesson?.exercise?.terms {
            return Reply(exerciseHelp(terms))
        }
        if lesson?.isPlaying == true {
            return performPlaying(command, line: line, isInterrupted: isInterrupted)
        }
        switch command {
        case .nothing: return move(kept: "next") { $0.run.next() }
        case .comment: return Reply(Page())
        case .learn(let word): return learn(word, line: line)
        case .turn(.back): return move(kept: line) { $0.run.back() }
        case .turn(.quit): return leaveLesson(line: line)
        case .turn(.lesson(let request)): return openLesson(request, line: line)
        case .turn(.load(let name, nil)) where lesson?.run.lesson.loads(name) ?? false:
            return performOwn(command, line: line, isInterrupted: isInterrupted)
        case .turn(.resume):
            return resumeLesson(line: line) ?? Reply(Page(lastScreen), kept: [line])
        case .turn(.demo), .turn(.load), .turn(.loadFile), .turn(.loadDays),
            .turn(.importBook):
            return Reply(
                .problem("That leaves the lesson. Your place is kept.", fix: "quit"), .refused)
        default: return performOwn(command, line: line, isInterrupted: isInterrupted)
        }
    }

    mutating func learn(_ word: LessonWord, line: String) -> Reply {
        guard let place = lesson else { return Reply(Page(), .refused) }
        let facts = place.facts
        switch word {
        case .next: return move(kept: line) { $0.run.next() }
        case .hint: return move(kept: line) { $0.run.hint() }
        case .show: return move(kept: line) { $0.run.show(facts) }
        case .skip: return move(kept: line) { $0.run.skip() }
        case .answer(let text): return move(kept: line) { $0.run.answer(text, facts) }
        case .play:
            lesson?.play(isOwn: false)
            return Reply(
                Page([
                    .paragraph(
                        "A world to try things in; nothing of it counts. `return` goes back.")
                ]), kept: [line])
        case .leave:
            return Reply(Page([.paragraph("You are in the lesson; quit leaves it.")]))
        case .note(let text):
            lesson?.run.note(text)
            return Reply(Page([.paragraph("Noted.")]), kept: [line])
        case .summary: return Reply(Page(place.run.summary.blocks(facts)))
        case .place: return Reply(Page(place.placeBlocks))
        }
    }

    /// A line that is no command, where an answer is waited for.
    mutating func answerInLesson(_ line: String) -> Reply? {
        guard let place = lesson else { return nil }
        guard place.hearsAnswers else { return place.whilePlaying(line) }
        guard case .answer(let ask) = place.run.now else { return place.unasked(line) }
        // A mangled command keeps its own explanation, unless the line can be an answer.
        if !place.run.takes(line), !ask.isNumber, Self.beginsLikeCommand(line) { return nil }
        lesson?.stopPlaying()
        let facts = lesson?.facts ?? place.facts
        var reply = move(kept: line) { $0.run.answer(line, facts) }
        keepPlace(after: reply)
        if let hidden = lesson?.hidden, !hidden.isEmpty { reply.page = reply.page.hiding(hidden) }
        return reply
    }

    /// Where an answer is waited for, a line that can be one and begins with no whole name of a command
    /// is one: a short form, as `no` of note, is read only where nothing is asked.
    mutating func plainAnswer(_ line: String) -> Reply? {
        guard let place = lesson, place.hearsAnswers, case .answer = place.run.now,
            !line.hasPrefix("#"), place.run.takes(line), !Self.beginsLikeCommand(line)
        else { return nil }
        return answerInLesson(line)
    }

    private static func beginsLikeCommand(_ line: String) -> Bool {
        guard let word = line.split(separator: " ").first else { return false }
        return Verb.named(String(word)) != nil
    }

    /// A move of the run, and what follows from it.
    private mutating func move(kept line: String, _ change: (inout LessonPlace) -> Void) -> Reply {
        guard var place = lesson else { return Reply(Page(), .refused) }
        change(&place)
        lesson = place
        return Reply(Page(takeBeats()), kept: [line])
    }

    /// What a `do` box may wait for besides the state of the world.
    mutating func note(_ command: Command) {
        switch command {
        case .ask(.compare), .turn(.whatIf): lesson?.hasCompared = true
        case .ask(.why): lesson?.hasAskedWhy = true
        case .act(.plan(let trade)): takePlan(trade)
        default: break
        }
    }

    private mutating func leaveLesson(line: String) -> Reply {
        if lesson?.exercise != nil {
            return Reply(Page([.paragraph("What you did is in your file.")]), .quit)
        }
        let isKept =
            learner?.progress.places.contains { $0.lesson == lesson?.run.lesson.header.id } ?? false
        let isOver = lesson?.run.now == .finished
        leftLesson = isOver ? nil : lesson
        lesson = nil
        let words =
            isOver
            ? Prose("")
            : Prose([
                Span(isKept ? "Your place in the lesson is kept; " : "The lesson waits; "),
                Span("resume", .verb), Span(" goes back to it. "),
            ])
        return Reply(Page([.paragraph(words + backHome)]), kept: [line])
    }

    /// Does and shows what the lesson has ready, until the learner is waited for.
    mutating func takeBeats() -> [Block] {
        var blocks: [Block] = []
        var screen = lesson?.shown ?? []
        var asked: FilePlace?
        // A lesson file has at most some hundreds of items; the bound only ends a lesson gone wrong.
        for _ in 0..<10_000 {
            guard let facts = lesson?.facts, let beat = lesson?.run.beat(facts) else { break }
            if case .met(let box) = beat, box.place == asked { lesson?.metAtOnce.append(box.place) }
            if case .task(let box) = beat { asked = box.place }
            if case .screen = beat { screen = [] }
            let shown = take(beat, facts)
            if beat.staysOnScreen, !screen.contains(shown) { screen += shown }
            blocks += shown
        }
        lesson?.shown = screen
        return blocks + (lesson?.hasFooter == true ? lesson?.footer ?? [] : [])
    }

    private mutating func take(_ beat: Beat, _ facts: WorldFacts) -> [Block] {
        switch beat {
        case .screen(_, let number, _):
            lesson?.hasCompared = false
            lesson?.hasAskedWhy = false
            remember(screen: number - 1)
        case .restore(let step):
            if let screens = lesson?.screens, screens.indices.contains(step) {
                let seen = lesson?.world?.world.seenTo ?? 0
                lesson?.world = screens[step]
                lesson?.world?.world.foresee(to: seen)
                lesson?.newsRead = []
            }
        case .author(let lines):
            let opening = lesson?.opening
            lesson?.world = opening
            for line in lines { _ = type(line) }
        case .task(let box) where lesson?.exercise != nil: return exerciseTask(box)
        case .task(let box): return box.task(withLines: lesson?.tellsLines ?? true)
        case .perform(let lines, let isBrief):
            let pages = lines.map { type($0) }
            guard isBrief else { return pages.flatMap { $0 } }
            return [.lines(lines.map { Prose("> " + $0, .verb) })] + (pages.last?.dropFirst() ?? [])
        case .card(let card): lesson?.keep(card, facts)
        case .finished(let summary): return beat.blocks(facts) + finishLesson(summary)
        case .prose(let markdown): lesson?.missing += markdown.filled(facts).missing
        case .question(let ask): lesson?.missing += ask.question.filled(facts).missing
        case .verdict(let verdict):
            for wording in [verdict.reply, verdict.about] {
                lesson?.missing += wording?.filled(facts).missing ?? []
            }
        default: break
        }
        return beat.blocks(facts)
    }

    private mutating func remember(screen: Int) {
        guard var place = lesson, screen >= 0 else { return }
        while place.screens.count <= screen { place.screens.append(place.world) }
        place.screens[screen] = place.world
        lesson = place
    }

    /// A line that the program types itself, with its page.
    private mutating func type(_ line: String) -> [Block] {
        let shown: [Block] = [.lines([Prose("> " + line, .verb)])]
        do throws(Misreading) {
            let command = try Reader.read(line, in: surroundings)
            let reply = perform(command, line: line, isInterrupted: { false })
            note(command)
            if reply.outcome == .refused { lesson?.refused.append((line, reply.page.words)) }
            return shown + reply.page.blocks
        } catch {
            return shown + error.page(line: line, in: surroundings).blocks
        }
    }
}

extension Lesson {
    /// Whether it plays in this scenario, too: one of its boxes loads it.
    fileprivate func loads(_ name: String) -> Bool {
        header.scenario == name
            || boxes.contains { $0.content.lines.contains { $0.text == "load \(name)" } }
    }
}

extension LessonPlace {
    /// A number typed in the world to try things in, where the lesson's questions are not heard.
    fileprivate func whilePlaying(_ line: String) -> Reply? {
        guard line.drop(while: \.isWhitespace).first?.isNumber ?? false else { return nil }
        return Reply(
            .problem(
                "Here you try things; the lesson asks nothing until you go back.", fix: "return"),
            .refused)
    }

    /// A number typed where no question is open: what is waited for instead. Nil for other lines,
    /// which keep their own explanation.
    fileprivate func unasked(_ line: String) -> Reply? {
        guard line.drop(while: \.isWhitespace).first?.isNumber ?? false else { return nil }
        switch run.now {
        case .act(let box):
            return Reply(
                .problem(
                    "No question is open: the lesson waits for you to act.",
                    fix: tellsLines ? box.lines.first?.text ?? "hint" : "hint"), .refused)
        case .read:
            return Reply(.problem("No question is open yet: Enter goes on.", fix: "next"), .refused)
        case .answer, .beats, .finished: return nil
        }
    }
}

extension Ask {
    fileprivate var isNumber: Bool {
        switch kind {
        case .number, .keptNumber: true
        case .choice, .order, .words: false
        }
    }
}

extension LessonPlace {
    /// The words that work now.
    var footer: [Block] {
        let words: String
        switch run.now {
        case .beats: return []
        case .finished where exercise != nil: words = "done: your file is whole · quit"
        case .read where exercise != nil: words = "Enter goes on · why · quit"
        case .act(let box) where exercise != nil:
            words =
                box.goals.contains(.planned)
                ? "plan …, and why · hint · quit" : "your turn · hint · quit"
        case .answer where exercise != nil: words = "your answer · hint · quit"
        case .read: words = "Enter goes on · back · why · play · quit"
        case .act: words = "hint · show · skip · back · play · quit"
        case .answer(let ask):
            switch ask.kind {
            case .number, .keptNumber: words = "type a number · hint · show · skip · back · quit"
            case .choice: words = "type its number · hint · show · skip · back · quit"
            case .order: words = "type the numbers in order · hint · show · skip · back · quit"
            case .words: words = "type a sentence · skip · back · quit"
            }
        case .finished:
            words =
                (next.map { "lesson \($0) · " } ?? "")
                + "lessons · summary · back · quit"
        }
        return [.paragraph(Prose("[\(words)]", .faint))]
    }

    /// `where`: which lesson, which screen, what is waited for.
    var placeBlocks: [Block] {
        let waiting: String =
            switch run.now {
            case .beats, .read: "Enter, to go on"
            case .act(let box):
                "you to act: \(box.words(of: box.goals))"
            case .answer(let ask): "your answer: \(ask.question.plain)"
            case .finished: "nothing: the lesson is over"
            }
        return [
            .entries([
                (Prose("lesson"), Prose("\(run.lesson.key): \(run.lesson.title)")),
                (Prose("screen"), Prose("\(run.step + 1) of \(run.lesson.steps.count)")),
                (Prose("waiting for"), Prose(waiting)),
            ])
        ] + footer
    }
}
