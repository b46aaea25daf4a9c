import Figures
import Lessons
import Markets

/// Where a learner stands in a lesson: the run, the lesson's own world, and the worlds that its
/// screens began with.
struct LessonPlace: Sendable {
    var run: LessonRun
    /// The lesson's world as its scenario opens, for the author's state.
    let opening: Timeline?
    /// The lesson's world now.
    var world: Timeline?
    /// A branch of its own to try things in: `play` opens it, `return` drops it.
    var playground: Timeline?
    var isPlaying = false
    /// The learner went there by an act, and not by `play`: the next word for the lesson leads back.
    var isPlayingOwn = false
    /// What the screen that one is on has shown so far.
    var shown: [Block] = []
    /// The lesson is an exercise: what that adds.
    var exercise: ExercisePlace?
    /// The world with which each screen began.
    var screens: [Timeline?] = []
    var hasCompared = false
    var hasAskedWhy = false
    /// News that this lesson has told: after a rewind, the same minutes bring them again.
    var newsRead: [Event] = []
    /// The same when free play began: what was told there is told again in the lesson.
    var newsReadBefore: [Event] = []
    /// Braces that had no value where they were shown: a fault of the lesson.
    var missing: [Brace] = []
    /// Lines of its own boxes that were refused when they were played, and why: a fault, too.
    var refused: [(line: String, reason: String)] = []
    /// Tasks whose goal was met before anything was done: a fault of the lesson too.
    var metAtOnce: [FilePlace] = []

    /// Cards that were shown, with the figures of that moment, by their lines in the file.
    var cards: [(line: Int, question: String, answer: String)] = []
    /// Whether the words that work now stand under each page: not in a handout.
    var hasFooter = true

    /// Whether a task is shown with lines that do it: in the first lesson of a course and on paper.
    /// Elsewhere the last hint holds them.
    var tellsLines: Bool { isFirst || !hasFooter }
    /// Whether a course begins with it.
    let isFirst: Bool
    /// The key of the lesson that comes after it in the course.
    let following: String?

    init(lesson: Lesson, world: World?, following: String? = nil, isFirst: Bool = false) {
        self.following = following
        self.isFirst = isFirst
        run = LessonRun(lesson)
        opening = world.map { Timeline(world: $0) }
        self.world = opening
    }

    var timeline: Timeline? {
        get { isPlaying ? playground : world }
        set {
            if isPlaying { playground = newValue } else { world = newValue }
        }
    }

    /// The events without news, and standstills, that were read in this lesson before.
    mutating func notYetRead(_ events: [Event]) -> [Event] {
        events.filter { event in
            switch event.happening {
            case .news, .froze, .thawed: break
            default: return true
            }
            if newsRead.contains(event) { return false }
            newsRead.append(event)
            return true
        }
    }

    /// Whether a line that is no command can be an answer.
    var hearsAnswers: Bool { !isPlaying || isPlayingOwn }

    /// "q1 3/6", with a word more while playing.
    var promptWords: String {
        let place = "\(run.lesson.key) \(run.step + 1)/\(run.lesson.steps.count)"
        return isPlaying ? place + " play" : place
    }

    /// The terms that no page may show now.
    var hidden: [Term] {
        run.hidden.compactMap { word in Glossary.terms.first { $0.word == word } }
    }

    /// What the lesson may ask of its own world, wherever the learner is playing.
    var facts: WorldFacts {
        WorldFacts(
            world: world?.world, other: world?.beside.last?.world, hasCompared: hasCompared,
            hasAskedWhy: hasAskedWhy, plan: exercise?.plan, cited: run.lesson.facts)
    }
}
