import Crypto
import Foundation
import Machine
import Scripts

/// Grades one part of a folder into a file, and changes nothing of the course.
///
/// The file is NDJSON: a head, a line for every hand-in, an end (`PartLine.swift`). It holds what the
/// store would hold of them, labels, tokens and texts, and is readable to its owner alone. No key and no
/// hidden tape is in it.
public struct PartMaking {
    private let run: GradingRun
    private let shard: Shard
    private let path: String
    private let file: GrowingFile
    private var sum = SHA256()

    public init(_ run: GradingRun, _ shard: Shard, at path: String) throws(CourseFault) {
        (self.run, self.shard, self.path) = (run, shard, path)
        do throws(WholeFile.Refusal) {
            file = try GrowingFile(path, mode: 0o600)
        } catch {
            throw .unwritten(path, error)
        }
    }

    /// - Parameter jobs: those of all parts.
    /// - Returns: how many lines it has; nil where it was stopped, and nothing was written.
    public mutating func grade(
        _ jobs: [GradingJob], workers: Int, isStopped: @Sendable () -> Bool,
        progress: (Int) -> Void
    ) async throws(CourseFault) -> Int? {
        let places = shard.places(of: jobs.count)
        try write(head(jobs))
        // Whatever is done before its turn waits for it.
        var waiting: [Int: GradingOutcome] = [:]
        var next = places.lowerBound
        let run = self.run
        let done = try await run.outcomes(
            of: Array(jobs[places]), workers: workers, isStopped: isStopped, progress: progress
        ) { (place, outcome) throws(CourseFault) in
            waiting[places.lowerBound + place] = outcome
            while let outcome = waiting.removeValue(forKey: next) {
                try write(PartLine(outcome, place: next))
                next += 1
            }
        }
        guard done == places.count else { return nil }
        let digest = hexadecimal(sum.finalize())
        try write(PartEnd(end: places.count, sum: digest))
        do throws(WholeFile.Refusal) {
            try file.finish()
        } catch {
            throw .unwritten(path, error)
        }
        return places.count
    }

    private func head(_ jobs: [GradingJob]) -> PartHead {
        PartHead(
            shard: shard.text, course: run.bench.course, grader: GradingBench.grader,
            exercises: run.bench.editions, files: jobs.count,
            names: fingerprint(jobs.map { $0.name + "\0" }.joined()), times: run.keepsTimes)
    }

    private mutating func write(_ line: some Encodable) throws(CourseFault) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard var bytes = try? encoder.encode(line) else {
            throw .unwritten(path, .fault(SystemFault(code: EINVAL)))
        }
        bytes.append(UInt8(ascii: "\n"))
        sum.update(data: bytes)
        do throws(WholeFile.Refusal) {
            try file.write(bytes)
        } catch {
            throw .unwritten(path, error)
        }
    }
}

extension GradingJob {
    /// What it is called from the folder on; empty for what was kept.
    var name: String {
        switch self {
        case .file(let file, _), .refused(let file, _): file.name
        case .kept: ""
        }
    }
}
