import Scripts

/// Puts graded parts into the store, as one run over the whole folder would have: the same rows, the
/// same report, whatever the number of parts and the order they are named in. Every part is looked
/// through first; where one is lost, there twice, of another grading or damaged, the store stays as it is.
public struct PartMerging {
    private let run: GradingRun
    private let parts: [GradedPart]

    /// Judgements kept in one go.
    private static let piece = 200

    public init(_ paths: [String], into run: GradingRun) throws(CourseFault) {
        self.run = run
        var parts: [GradedPart] = []
        var faults: [String] = []
        for path in paths {
            do throws(GradedPart.Refused) {
                let part = try GradedPart(path)
                if let why = PartMerging.stranger(part.head, to: run.bench) {
                    throw GradedPart.Refused(why)
                }
                try part.check()
                parts.append(part)
            } catch {
                faults.append("\(path) \(error.words)")
            }
        }
        guard faults.isEmpty, let first = parts.first else { throw .partsRefused(faults) }
        for part in parts.dropFirst() {
            guard let why = PartMerging.difference(part.head, first.head) else { continue }
            faults.append("\(part.path) is not of the grading of \(first.path): \(why)")
        }
        guard faults.isEmpty else { throw .partsRefused(faults) }
        do throws(ShardSet.Fault) {
            _ = try ShardSet(parts.map { ShardSet.Member(path: $0.path, shard: $0.shard) })
        } catch {
            throw .partsDoNotFit(
                error.text { "wick class grade FOLDER --shard \($0.text) --out part-\($0.number)" })
        }
        self.parts = parts.sorted { $0.shard.number < $1.shard.number }
    }

    /// How many files all parts are of.
    public var files: Int { parts.reduce(0) { $0 + $1.shard.places(of: $1.head.files).count } }

    /// - Parameter progress: told how many files are done
    public func merge(progress: (Int) -> Void = { _ in }) throws(CourseFault) {
        var known = try run.bench.known(in: run.store)
        var waiting: [PartLine] = []
        var done = 0
        for part in parts {
            try part.lines { line throws(CourseFault) in
                try look(at: line, of: part, &known)
                waiting.append(line)
                guard waiting.count >= PartMerging.piece else { return }
                done += waiting.count
                try keep(&waiting)
                progress(done)
            }
        }
        try keep(&waiting)
        run.report.sort()
    }

    /// What this course cannot have said.
    private func look(
        at line: PartLine, of part: GradedPart, _ known: inout Set<String>
    ) throws(CourseFault) {
        if let judged = line.judged {
            guard run.bench.issued[judged.issued.token] == judged.issued else {
                throw .partsDoNotFit(
                    "\(part.path): \(line.file) carries a token that this copy of the course gave to "
                        + "nobody; merge into the copy that exercises were given out from")
            }
            known.insert(judged.hash)
        }
        if let hash = line.known, !known.contains(hash) {
            throw .partsDoNotFit(
                "\(part.path): \(line.file) was graded before, and not in this copy of the course; "
                    + "grade that part again with this one")
        }
    }

    private func keep(_ waiting: inout [PartLine]) throws(CourseFault) {
        try run.store.keep(waiting.compactMap(\.judged))
        for line in waiting {
            if let outcome = line.outcome { try run.note(outcome) }
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// Why a part is of another course or another Wick than stands here.
    private static func stranger(_ head: PartHead, to bench: GradingBench) -> String? {
        if head.course != bench.course {
            return "is of another course, whose key is not this one's"
        }
        if head.grader != GradingBench.grader {
            return "is of grader \(head.grader), and this one is \(GradingBench.grader)"
        }
        if head.exercises != bench.editions {
            return "is of other editions of the exercises than stand here"
        }
        return nil
    }

    private static func difference(_ head: PartHead, _ other: PartHead) -> String? {
        if head.files != other.files {
            return "its folder had \(head.files) files instead of \(other.files)"
        }
        if head.names != other.names { return "the files in its folder had other names" }
        if head.times != other.times { return "one of them kept times and the other did not" }
        return nil
    }
}
