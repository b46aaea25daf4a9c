import Machine
import Scripts

/// `wick sweep merge PART… -o FILE`: parts into the file that one run would have written, byte for byte,
/// whatever order they are named in. Every part is looked through, so that all that is wrong is said at
/// once; then nothing is written.
struct SweepMerging {
    let paths: [String]
    let output: String?

    func run(on screen: Screen) -> ExitStatus {
        do throws(SweepRefusal) {
            let paper = try SweepPaper(output, on: screen)
            let parts = try ordered()
            let whole = SweepHead(parts[0].head.plan, .whole)
            var hash = whole.hash
            var faults: [String] = []
            var bar = ProgressBar(isWanted: output != nil && screen.isWatched)
            defer { bar.clear() }
            try paper.write(whole.lines)
            for (place, part) in parts.enumerated() {
                if Interruption.hasCome { throw .interrupted(output) }
                bar.show(place, of: parts.count)
                do throws(SweepPart.Refused) {
                    try part.rows { lines throws(SweepRefusal) in
                        guard faults.isEmpty else { return }
                        for line in lines { hash.add(line) }
                        try paper.write(lines)
                    }
                } catch {
                    switch error {
                    case .paper(let refusal): throw refusal
                    case .part(let fault):
                        let again = part.head.plan.command(part.head.shard)
                        faults.append("\(part.path) \(fault); make it again with: \(again)")
                    }
                }
            }
            guard faults.isEmpty else { throw .several(faults) }
            try paper.write([SweepHead.end(whole.places.count, hash)])
            try paper.finish()
            bar.clear()
            let count = parts.count == 1 ? "1 part" : "\(parts.count) parts"
            return paper.say(
                "\(output ?? ""): \(whole.places.count) rows of \(count)", on: screen)
        } catch {
            return error.told
        }
    }

    /// The parts of one sweep in their order; whatever is lost, doubled, foreign or no part is refused.
    private func ordered() throws(SweepRefusal) -> [SweepPart] {
        var parts: [SweepPart] = []
        var faults: [String] = []
        for path in paths {
            do throws(SweepPart.Refused) {
                parts.append(try SweepPart(path))
            } catch {
                if case .part(let words) = error {
                    faults.append("\(path) \(words); leave it out, or make that part again")
                }
            }
        }
        guard faults.isEmpty else { throw .several(faults) }
        let first = parts[0]
        for part in parts.dropFirst() {
            guard let difference = part.head.plan.difference(from: first.head.plan) else {
                continue
            }
            faults.append(
                "\(part.path) is not of the sweep of \(first.path): \(difference); "
                    + "leave out whichever does not belong")
        }
        guard faults.isEmpty else { throw .several(faults) }
        do throws(ShardSet.Fault) {
            _ = try ShardSet(
                parts.map { ShardSet.Member(path: $0.path, shard: $0.head.shard) })
            return parts.sorted { $0.head.shard.number < $1.head.shard.number }
        } catch {
            throw .words(error.text { first.head.plan.command($0) })
        }
    }
}

/// A part on disk, its head read.
struct SweepPart {
    enum Refused: Error {
        /// The words after its path.
        case part(String)
        case paper(SweepRefusal)
    }
    let path: String
    let head: SweepHead

    /// Lines handed on at a time.
    private static let piece = 1_024

    init(_ path: String) throws(Refused) {
        self.path = path
        var file = try SweepPart.file(path)
        head = try SweepPart.head(&file)
    }

    private static func file(_ path: String) throws(Refused) -> LineFile {
        do throws(LineFile.Refusal) {
            return try LineFile(Environment.expanded(path))
        } catch {
            throw .part(error.text)
        }
    }

    private static func next(_ file: inout LineFile) throws(Refused) -> ArraySlice<UInt8>? {
        do throws(LineFile.Refusal) {
            return try file.next()
        } catch {
            throw .part(error.text)
        }
    }

    private static func head(_ file: inout LineFile) throws(Refused) -> SweepHead {
        var reading = SweepHeadReading()
        while let line = try next(&file) {
            do throws(PartFault) {
                let text = String(decoding: line, as: UTF8.self)
                if let head = try reading.take(text) { return head }
            } catch {
                throw .part(error.text)
            }
        }
        throw .part(PartFault.notAPart.text)
    }

    /// Hands on its rows, a few at a time.
    func rows(_ take: ([String]) throws(SweepRefusal) -> Void) throws(Refused) {
        func hand(on lines: inout [String]) throws(Refused) {
            do throws(SweepRefusal) {
                try take(lines)
                lines.removeAll(keepingCapacity: true)
            } catch {
                throw .paper(error)
            }
        }
        var file = try SweepPart.file(path)
        guard try SweepPart.head(&file) == head else { throw .part(PartFault.notAPart.text) }
        var rows = SweepRows(head)
        var waiting: [String] = []
        while let line = try SweepPart.next(&file) {
            do throws(PartFault) {
                if try rows.take(line) { waiting.append(String(decoding: line, as: UTF8.self)) }
            } catch {
                throw .part(error.text)
            }
            if waiting.count >= SweepPart.piece { try hand(on: &waiting) }
        }
        do throws(PartFault) {
            try rows.finish()
        } catch {
            throw .part(error.text)
        }
        try hand(on: &waiting)
    }
}

extension LineFile.Refusal {
    /// The words after the path.
    var text: String {
        switch self {
        case .file(let refusal): refusal.text
        case .longLine(let line): PartFault.longLine(line).text
        }
    }
}
