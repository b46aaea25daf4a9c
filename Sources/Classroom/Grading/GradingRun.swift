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
    private let store: Store
    private let bench: GradingBench
    /// Whether the time at which a file was last written is kept.
    public var keepsTimes = false
    public private(set) var report = GradingReport()

    public init(_ course: Course, _ store: Store, content: Content) throws(CourseFault) {
        self.course = course
        self.store = store
        bench = try GradingBench(course, store, content: content)
        report.changed = bench.changed
        report.isRehearsal = bench.isRehearsal
    }

    /// The files of a folder that are to be graded; what is no text is reported at once.
    public func files(in folder: String) throws(CourseFault) -> [GradingJob] {
        let found = try HandInFolder(at: folder)
        for (file, refusal) in found.refused {
            report.unreadable.append(GradingReport.Skipped(file: file.name, why: refusal.text))
        }
        return found.files.map { .file($0, keepsTime: keepsTimes) }
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
        let bench = self.bench
        let known = again ? [] : try bench.known(in: store)
        var next = 0
        var done = 0
        var fault: CourseFault?
        await withTaskGroup(of: GradingOutcome.self) { group in
            func start() {
                guard next < jobs.count, fault == nil, !isStopped() else { return }
                let job = jobs[next]
                next += 1
                group.addTask { bench.outcome(of: job, known: known) }
            }
            for _ in 0..<max(1, workers) { start() }
            for await outcome in group {
                do throws(CourseFault) {
                    try take(outcome)
                } catch {
                    fault = error
                }
                done += 1
                progress(done)
                start()
            }
        }
        if let fault { throw fault }
        report.wasStopped = done < jobs.count
        report.sort()
    }

    private func take(_ outcome: GradingOutcome) throws(CourseFault) {
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
            try store.keep(judged)
            report.judged += 1
        }
    }
}

/// One hand-in to be graded.
public enum GradingJob: Sendable {
    case file(HandedFile, keepsTime: Bool)
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
