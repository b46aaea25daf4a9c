import Desk
import Lessons
import Machine

/// Grades everything in a folder, or everything that is kept, and puts it into the store as it comes.
///
/// What was judged by the same grader before is not judged again, so that a run that was cut off is
/// gone on with by starting it again. Each hand-in is a pure function of its text: the order of
/// files and the number of cores change nothing.
public final class GradingRun {
    private let course: Course
    let store: Store
    let bench: GradingBench
    /// Whether the time at which a file was last written is kept.
    public var keepsTimes = false
    public internal(set) var report = GradingReport()

    public init(_ course: Course, _ store: Store, content: Content) throws(CourseFault) {
        self.course = course
        self.store = store
        bench = try GradingBench(course, store, content: content)
        report.changed = bench.changed
        report.isRehearsal = bench.isRehearsal
    }

    /// What lies in a folder, in the order of names; what is no file is reported when its turn comes.
    public func files(in folder: String) throws(CourseFault) -> [GradingJob] {
        let found = try HandInFolder(at: folder)
        let all =
            found.files.map { (name: $0.name, job: GradingJob.file($0, keepsTime: keepsTimes)) }
            + found.refused.map { (name: $0.file.name, job: .refused($0.file, $0.refusal)) }
        return all.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }.map(\.job)
    }

    /// Everything that was handed in before.
    public func kept(in exercise: String? = nil) throws(CourseFault) -> [GradingJob] {
        try store.handIns(in: exercise).map { .kept($0) }
    }

    /// Does the jobs, so many at a time.
    ///
    /// - Parameters:
    ///   - workers: how many at a time
    ///   - again: whether what this grader has judged is judged once more
    ///   - isStopped: asked between two; true ends the run, and what is done is kept
    ///   - progress: told how many are done
    public func run(
        _ jobs: [GradingJob], workers: Int, again: Bool = false,
        isStopped: @Sendable () -> Bool = { false }, progress: (Int) -> Void = { _ in }
    ) async throws(CourseFault) {
        let done = try await outcomes(
            of: jobs, workers: workers, again: again, isStopped: isStopped, progress: progress
        ) { (_, outcome) throws(CourseFault) in try take(outcome) }
        report.wasStopped = done < jobs.count
        report.sort()
    }

    /// Hands on what comes of each job, with its place, as it is done; how many were.
    func outcomes(
        of jobs: [GradingJob], workers: Int, again: Bool = false,
        isStopped: @Sendable () -> Bool, progress: (Int) -> Void,
        _ hand: (Int, GradingOutcome) throws(CourseFault) -> Void
    ) async throws(CourseFault) -> Int {
        let bench = self.bench
        let known = again ? [] : try bench.known(in: store)
        var next = 0
        var done = 0
        var fault: CourseFault?
        await withTaskGroup(of: (Int, GradingOutcome).self) { group in
            func start() {
                guard next < jobs.count, fault == nil, !isStopped() else { return }
                let place = next
                let job = jobs[place]
                next += 1
                group.addTask { (place, bench.outcome(of: job, known: known)) }
            }
            for _ in 0..<max(1, workers) { start() }
            for await (place, outcome) in group {
                do throws(CourseFault) {
                    try hand(place, outcome)
                } catch {
                    fault = error
                }
                done += 1
                progress(done)
                start()
            }
        }
        if let fault { throw fault }
        return done
    }

    private func take(_ outcome: GradingOutcome) throws(CourseFault) {
        if case .judged(let judged, _) = outcome { try store.keep([judged]) }
        try note(outcome)
    }

    /// Takes an outcome into the report, and a time into the store; a judgement is kept already.
    func note(_ outcome: GradingOutcome) throws(CourseFault) {
        switch outcome {
        case .unreadable(let file, let why):
            report.unreadable.append(GradingReport.Skipped(file: file, why: why))
        case .stranger(let file, let why):
            report.strangers.append(GradingReport.Skipped(file: file, why: why))
        case .known(let file, let hash, let written):
            report.note(hash, file: file)
            report.known += 1
            if let written { try store.fillTime(written, of: hash) }
        case .judged(let judged, let file):
            if let file { report.note(judged.hash, file: file) }
            report.judged += 1
        }
    }
}

/// One hand-in to be graded.
public enum GradingJob: Sendable {
    case file(HandedFile, keepsTime: Bool)
    /// What lies among them and is no file that can be read.
    case refused(HandedFile, HandedFile.Refusal)
    case kept(Judged)
}

/// What came of it.
enum GradingOutcome: Sendable {
    case unreadable(file: String, why: String)
    /// A hand-in that nobody in this course was given.
    case stranger(file: String, why: String)
    case known(file: String, hash: String, written: String?)
    case judged(Judged, file: String?)
}
