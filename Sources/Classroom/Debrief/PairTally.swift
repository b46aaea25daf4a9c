import Desk
import Lessons

/// What a class said it would choose, before and after, from the progress files it exported.
///
/// A pair is the first and the last answer that one person kept under one name, as the intended
/// leverage of the first lesson and of a later one; `leverage in May 2021, before` and `…, after` are
/// one name. Nothing here tells who, and nothing calls a change better.
public struct PairTally: Sendable, Equatable {
    /// Hundredths: 5x is 500.
    public struct Pair: Sendable, Equatable {
        public var before: Int
        public var after: Int
    }

    public let name: String
    public private(set) var pairs: [Pair] = []
    /// How many answered only once.
    public private(set) var once = 0

    /// One tally for each name that is about leverage, in the order in which the names turn up.
    public static func tallies(_ class: [Progress]) -> [PairTally] {
        var tallies: [PairTally] = []
        for progress in `class` {
            var said: [(name: String, values: [Int])] = []
            for intention in progress.intentions where intention.name.contains("leverage") {
                guard let value = RunFacts.leverage(intention.said) else { continue }
                let name = bare(intention.name)
                if let place = said.firstIndex(where: { $0.name == name }) {
                    said[place].values.append(value)
                } else {
                    said.append((name, [value]))
                }
            }
            for (name, values) in said {
                let known = tallies.firstIndex { $0.name == name }
                let place = known ?? tallies.endIndex
                if known == nil { tallies.append(PairTally(name: name)) }
                tallies[place].add(values)
            }
        }
        return tallies
    }

    private init(name: String) { self.name = name }

    private mutating func add(_ values: [Int]) {
        guard let first = values.first, let last = values.last, values.count > 1 else {
            once += 1
            return
        }
        pairs.append(Pair(before: first, after: last))
    }

    private static func bare(_ name: String) -> String {
        for ending in [", before", ", after", " before", " after"] where name.hasSuffix(ending) {
            return String(name.dropLast(ending.count))
        }
        return name
    }
}

extension PairTally {
    public var blocks: [Block] {
        guard !pairs.isEmpty else {
            return [
                .heading(name), .paragraph("Nobody has answered this twice yet; \(once) once."),
            ]
        }
        func count(_ holds: (Pair) -> Bool) -> Prose {
            Prose("\(pairs.count(where: holds))", .figure)
        }
        func row(_ name: String, _ measure: ([Int]) -> Int) -> Table.Row {
            let before = Self.times(measure(pairs.map(\.before)))
            let after = Self.times(measure(pairs.map(\.after)))
            return Table.Row(
                [Prose(name), Prose(before, .figure), Prose(after, .figure)],
                said: "\(name): \(before) before, \(after) after.")
        }
        func median(_ values: [Int]) -> Int {
            let sorted = values.sorted()
            let low = sorted[(sorted.count - 1) / 2]
            let high = sorted[sorted.count / 2]
            return (low + high) / 2
        }
        return [
            .heading(name),
            .table(
                Table(
                    header: ["", "before", "after"],
                    rows: [
                        row("the middle answer", median), row("the lowest") { $0.min() ?? 0 },
                        row("the highest") { $0.max() ?? 0 },
                    ], numeric: [1, 2])),
            .entries([
                (Prose("said less afterwards"), count { $0.after < $0.before }),
                (Prose("the same"), count { $0.after == $0.before }),
                (Prose("more"), count { $0.after > $0.before }),
                (Prose("answered only once"), Prose("\(once)", .figure)),
            ]),
        ]
    }

    /// "7.5x".
    private static func times(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        let digits = rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0" : "") + "\(rest)"
        return "\(hundredths / 100)" + (rest == 0 ? "" : "." + digits) + "x"
    }
}

/// The progress files of a folder, and what else lies there.
public struct ProgressFolder: Sendable {
    public private(set) var progresses: [Progress] = []
    /// Each file that is no progress file, and why.
    public private(set) var refused: [(name: String, reason: String)] = []

    public init(at path: String) throws(CourseFault) {
        let folder = try HandInFolder(at: path)
        for file in folder.files {
            guard let text = try? file.text() else {
                refused.append((file.name, "it is no text"))
                continue
            }
            do throws(ProgressText.Fault) {
                progresses.append(try ProgressText.read(text))
            } catch {
                refused.append((file.name, "line \(error.line): \(error.says)"))
            }
        }
        refused += folder.refused.map { ($0.file.name, "it is no file to be read") }
    }

    public var page: Page {
        var blocks = PairTally.tallies(progresses).flatMap(\.blocks)
        if blocks.isEmpty { blocks = [.paragraph("Nobody has said a leverage in a lesson yet.")] }
        blocks.append(
            .paragraph(
                Prose(
                    "Of \(progresses.count) progress files. What somebody says is not what somebody "
                        + "does, and neither answer is the right one.", .faint)))
        blocks += refused.map { .paragraph(Prose("Left out: \($0.name): \($0.reason).", .warning)) }
        return Page(blocks)
    }
}
