import Lessons
import Markets
import Scripts

// What a learner does of their own accord. The lesson's world moves by what the lesson waits for, and by
// nothing else: every figure that it names is then a figure of its own step.

extension Session {
    /// A command of the learner's own, in the lesson where it is what the lesson waits for, and else in
    /// a world beside it.
    mutating func performOwn(
        _ command: Command, line: String, isInterrupted: () -> Bool
    ) -> Reply {
        guard let place = lesson else { return Reply(Page(), .refused) }
        var tried = self
        var reply = tried.perform(command, line: line, isInterrupted: isInterrupted)
        tried.note(command)
        guard reply.outcome == .done else {
            self = tried
            if case .act(let box) = place.run.now { reply.page.blocks += box.asked }
            return reply
        }
        let hasMoved = !place.stands(where: tried.lesson)
        if hasMoved, case .act(let box) = place.run.now {
            if let refusal = tried.lesson?.wrongOrder(for: box, after: place) { return refusal }
            if let stopped = stopped(short: command, at: box, instead: tried) { return stopped }
            let isMet = tried.lesson.map { box.goals.allSatisfy($0.facts.holds) } ?? false
            if !isMet, !box.asks(for: command) { return leaveForFreePlay(command, line: line) }
        } else if hasMoved, place.waits {
            return leaveForFreePlay(command, line: line)
        }
        self = tried
        reply.page.blocks += planSubstance(command)
        let beats = takeBeats()
        if hasMoved, beats.count <= 1, case .act(let box) = lesson?.run.now {
            reply.page.blocks += box.missing(lesson?.facts)
        }
        reply.page.blocks += beats
        return reply
    }

    /// A move of the tape that runs past the minute in which the goal is met stops there.
    private mutating func stopped(
        short command: Command, at box: DoBox, instead tried: Session
    ) -> Reply? {
        guard case .act(let act) = command, act.movesTape, let before = lesson?.world?.world,
            let end = tried.lesson?.world?.world, let facts = tried.lesson?.facts,
            box.goals.allSatisfy(facts.holds)
        else { return nil }
        var world = before
        var bars = 0
        while world.step < end.step {
            do throws(Refusal) { _ = try world.perform(.step(1)) } catch { return nil }
            bars += 1
            if box.goals.allSatisfy(facts.in(world).holds) { break }
        }
        guard bars > 0, world.step < end.step else { return nil }
        var reply = perform(.step(bars), line: "step \(bars)", isInterrupted: { false })
        reply.page.blocks.append(
            .paragraph(
                Prose(
                    "Here is what the lesson waited for, so it stops here. `play` goes on beside it.",
                    .faint)))
        reply.page.blocks += takeBeats()
        return reply
    }

    private mutating func leaveForFreePlay(_ command: Command, line: String) -> Reply {
        guard let place = lesson else { return Reply(Page(), .refused) }
        lesson?.play(isOwn: true)
        var reply = perform(command, line: line, isInterrupted: { false })
        let waits =
            place.world.map { ($0.world.step == 0 ? " " : " at ") + $0.world.clockNow } ?? ""
        reply.page.blocks.append(
            .paragraph(
                Prose(
                    "Free play, beside the lesson, which waits\(waits). Enter or `return` goes back.",
                    .faint)))
        return reply
    }

    /// In the playground every command works, and nothing leaks back.
    mutating func performPlaying(
        _ command: Command, line: String, isInterrupted: () -> Bool
    ) -> Reply {
        switch command {
        case .learn(.leave), .turn(.quit), .turn(.resume), .turn(.back(1)):
            return returnToLesson(line: "return")
        case .nothing where lesson?.isPlayingOwn == true:
            return returnToLesson(line: line.isEmpty ? "return" : line)
        case .learn(let word) where lesson?.isPlayingOwn == true && word != .play:
            lesson?.stopPlaying()
            return learn(word, line: line)
        case .learn, .turn(.lesson), .turn(.demo):
            return Reply(
                .problem("You are playing beside the lesson.", fix: "return"), .refused)
        default: return perform(command, line: line, isInterrupted: isInterrupted)
        }
    }

    private mutating func returnToLesson(line: String) -> Reply {
        lesson?.stopPlaying()
        let words = "You are back in the lesson; its world is as you left it."
        return Reply(Page([.paragraph(Prose(words, .faint))] + lastScreen), kept: [line])
    }

    /// The screen that one is on, as it was shown, and the words that work now.
    var lastScreen: [Block] { (lesson?.shown ?? []) + (lesson?.footer ?? []) }

    /// `resume`, `continue`: back in the lesson that was left, or its screen once more.
    mutating func resumeLesson(line: String) -> Reply? {
        if lesson == nil {
            guard let left = leftLesson else { return nil }
            demo = nil
            lesson = left
            leftLesson = nil
        }
        guard let place = lesson, place.exercise == nil else { return nil }
        return Reply(Page([.heading(place.run.lesson.title)] + lastScreen), kept: [line])
    }

    /// Whether `resume` means a lesson of this session, and not a session that was kept.
    public var resumesLesson: Bool { lesson != nil || leftLesson != nil }

    /// `continue` plays a tape to its end; around a lesson it leads back to it.
    mutating func continueLesson(_ line: String) -> Reply? {
        guard resumesLesson, lesson?.exercise == nil,
            line.split(whereSeparator: \.isWhitespace).map({ $0.lowercased() }) == ["continue"]
        else { return nil }
        return lesson?.isPlaying == true ? returnToLesson(line: "return") : resumeLesson(line: line)
    }
}

extension LessonPlace {
    /// Whether the learner is waited for with nothing to do in the lesson's world.
    fileprivate var waits: Bool {
        guard exercise == nil else { return false }
        switch run.now {
        case .answer, .read: return true
        case .act, .beats, .finished: return false
        }
    }

    /// Whether the lesson's world, and what is compared with it, is the same in both.
    fileprivate func stands(where other: LessonPlace?) -> Bool {
        guard exercise == nil else { return true }
        guard let here = world, let there = other?.world else {
            return (world == nil) == (other?.world == nil)
        }
        return here.world.step == there.world.step && here.current == there.current
            && here.names == there.names
            && here.world.journal.entries.count == there.world.journal.entries.count
            && here.world.scenario.name == there.world.scenario.name
            && here.world.journal == there.world.journal
    }

    mutating func play(isOwn: Bool) {
        playground = world
        newsReadBefore = newsRead
        isPlaying = true
        isPlayingOwn = isOwn
    }

    /// Back to the lesson's world. What was seen of its minutes is known from now on.
    mutating func stopPlaying() {
        if let seen = playground?.world, seen.scenario.name == world?.world.scenario.name {
            world?.world.foresee(to: seen.seenTo)
        }
        if isPlaying { newsRead = newsReadBefore }
        playground = nil
        isPlaying = false
        isPlayingOwn = false
    }

    /// The refusal of an order that opens another position than the one that is asked for.
    ///
    /// - Parameter before: where the learner stood when it was typed.
    fileprivate func wrongOrder(for box: DoBox, after before: LessonPlace) -> Reply? {
        guard let opened = world?.world.holdings.last, let earlier = before.world?.world,
            !earlier.holdings.contains(where: { $0.position == opened.position })
        else { return nil }
        let asked = box.goals.compactMap { goal -> Goal.Held? in
            if case .position(let held) = goal { held } else { nil }
        }
        guard !asked.isEmpty, !asked.contains(where: { $0.isMet(by: opened) }) else { return nil }
        let position = opened.position
        let size = asked.contains { $0.size != nil } ? " \(position.size.value)" : ""
        return Reply(
            .problem(
                "That would be a \(position.side.rawValue) of\(size) \(position.contract.coin.code) at "
                    + "\(position.leverage.times); the lesson asks for "
                    + asked.map(\.words).joined(separator: ", or ") + ". Nothing was done.",
                fix: "hint"), .refused)
    }
}

extension DoBox {
    /// Whether a command is of a kind that its own lines are of.
    fileprivate func asks(for command: Command) -> Bool {
        lines.contains { line in
            guard let own = try? Reader.read(line.text) else { return false }
            return own.moves == command.moves
        }
    }
}

extension Command {
    /// What of a world a command moves.
    fileprivate enum Moved { case tape, account, market, branch, nothing }

    fileprivate var moves: Moved {
        switch self {
        case .act(let act): act.movesTape ? .tape : .account
        case .both, .lend: .account
        case .rules, .turn(.load), .turn(.loadFile), .turn(.loadDays), .turn(.importBook),
            .turn(.drill):
            .market
        case .turn(.lesson), .turn(.demo), .turn(.resume), .turn(.quit): .nothing
        case .turn: .branch
        case .nothing, .comment, .ask, .file, .program, .learn, .learner: .nothing
        }
    }
}
