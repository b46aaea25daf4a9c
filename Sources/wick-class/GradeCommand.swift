import ArgumentParser
import Classroom
import Desk
import Machine
import Scripts

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

            A big class can be graded by many machines: each grades a part of the same folder with a \
            copy of the course, --shard 3/64 --out part-3, and wick class merge part-* puts the parts \
            into the course, as one run would have. A part changes nothing of the course. It holds \
            what the store would hold (labels, tokens, what was typed), no key and no hidden tape, and \
            only you can read it: keep it where the course is kept, and delete it once it is merged.
            """)

    @Argument(help: "The folder, or one file.")
    var folder: String
    @Flag(help: "Keep when each file was last written; usually no times are kept.")
    var times = false
    @Option(help: ArgumentHelp("How many at a time; usually as many as there are cores."))
    var workers: Int?
    @Option(
        help: ArgumentHelp("Only this part of so many, as in 3/64, into --out.", valueName: "K/N"))
    var shard: String?
    @Option(help: ArgumentHelp("The file for that part.", valueName: "FILE"))
    var out: String?
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Content")
    var content: ContentPlace
    @OptionGroup(title: "Manner")
    var manner: Manner

    func validate() throws {
        guard (shard == nil) == (out == nil) else {
            throw ValidationError(
                "--shard and --out belong together; type for instance --shard 3/64 --out part-3")
        }
        guard let shard, Shard(shard) == nil else { return }
        throw ValidationError("--shard \(shard) names no part; type for instance --shard 3/64")
    }

    func work(at counter: Counter) async throws -> ExitStatus {
        let course = try place.openCourse()
        if let shard = shard.flatMap({ Shard($0) }), let out {
            return try await grade(shard, into: Environment.expanded(out), course, counter)
        }
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let store = try place.openStore()
        let run = try GradingRun(course, store, content: content.open(place))
        run.keepsTimes = times
        let jobs = try run.files(in: Environment.expanded(folder))
        return try await GradeCommand.finish(run, jobs, again: false, workers, store, counter)
    }

    /// One part, beside which others may be made: the course is only read.
    private func grade(
        _ shard: Shard, into path: String, _ course: Course, _ counter: Counter
    ) async throws -> ExitStatus {
        let lock = try CourseLock(course, isShared: true)
        defer { withExtendedLifetime(lock) {} }
        let copy = try StoreCopy(of: course)
        let run = try GradingRun(course, copy.store, content: content.open(place))
        run.keepsTimes = times
        let jobs = try run.files(in: Environment.expanded(folder))
        var part = try PartMaking(run, shard, at: path)
        let count = shard.places(of: jobs.count).count
        let graded = try await part.grade(
            jobs, workers: workers ?? GradeCommand.cores, isStopped: { Interruption.hasCome },
            progress: { counter.showProgress($0, of: count) })
        guard let graded else {
            counter.complain("stopped; \(path) was not written")
            return .interrupted
        }
        try counter.show(
            Page([
                .paragraph(
                    Prose(
                        "\(path): part \(shard.text), \(graded) of \(jobs.count) files. When all "
                            + "\(shard.count) are there: wick class merge PART…"))
            ]))
        return .done
    }

    static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Grades, and says what came of it.
    static func finish(
        _ run: GradingRun, _ jobs: [GradingJob], again: Bool, _ workers: Int?, _ store: Store,
        _ counter: Counter
    ) async throws -> ExitStatus {
        try await run.run(
            jobs, workers: workers ?? GradeCommand.cores, again: again,
            isStopped: { Interruption.hasCome },
            progress: { counter.showProgress($0, of: jobs.count) })
        return try told(run, store, counter)
    }

    /// The report of what the store then holds.
    static func told(
        _ run: GradingRun, _ store: Store, _ counter: Counter
    ) throws -> ExitStatus {
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
