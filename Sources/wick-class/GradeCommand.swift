import ArgumentParser
import Classroom
import Desk
import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

struct GradeCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade",
        abstract: "Grades every hand-in in a folder by replaying it.",
        discussion: """
            Files may be called anything and lie in folders of folders; they are known by their \
            tokens. What was graded before is not graded again. Nothing that a file claims is \
            believed.

            For instance: wick class grade hand-ins
            """)

    @Argument(help: "The folder, or one file.")
    var folder: String
    @Flag(help: "Keep when each file was last written; usually no times are kept.")
    var times = false
    @Option(help: ArgumentHelp("How many at a time; usually as many as there are cores."))
    var workers: Int?
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Content")
    var content: ContentPlace
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) async throws -> ExitStatus {
        let course = try place.openCourse()
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let store = try place.openStore()
        let run = try GradingRun(course, store, content: content.open(place))
        run.keepsTimes = times
        let jobs = try run.files(in: Environment.expanded(folder))
        return try await GradeCommand.finish(run, jobs, again: false, workers, store, counter)
    }

    /// Grades, and says what came of it.
    static func finish(
        _ run: GradingRun, _ jobs: [GradingJob], again: Bool, _ workers: Int?, _ store: Store,
        _ counter: Counter
    ) async throws -> ExitStatus {
        let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        try await run.run(
            jobs, workers: workers ?? cores, again: again,
            isStopped: { Interruption.hasCome },
            progress: { counter.showProgress($0, of: jobs.count) })
        let books = try store.tasks().map { try store.gradebook($0) }
        try store.close()
        try counter.show(run.report.page(books))
        if run.report.wasStopped {
            counter.complain("stopped; what is graded is kept, and the same line goes on")
            return .interrupted
        }
        return run.report.status(books)
    }
}

struct RegradeCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "regrade",
        abstract: "Grades again what is kept, as after an exercise was corrected.",
        discussion: "For instance: wick class regrade ex5")

    @Argument(help: "The exercise, as in ex1; none means all.")
    var exercise: String?
    @Option(help: ArgumentHelp("How many at a time; usually as many as there are cores."))
    var workers: Int?
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Content")
    var content: ContentPlace
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) async throws -> ExitStatus {
        let course = try place.openCourse()
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let store = try place.openStore()
        let task = try exercise.map { try store.task($0) }
        let run = try GradingRun(course, store, content: content.open(place))
        let jobs = try run.kept(in: task?.id)
        return try await GradeCommand.finish(run, jobs, again: true, workers, store, counter)
    }
}

extension GradingReport {
    /// The highest that applies.
    func status(_ books: [Gradebook]) -> ExitStatus {
        if !strangers.isEmpty || books.contains(where: \.hasFindings) { return .integrity }
        if books.contains(where: \.hasFailures) { return .failed }
        return unreadable.isEmpty ? .done : .refused
    }
}
