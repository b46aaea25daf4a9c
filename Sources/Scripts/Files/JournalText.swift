import Markets

/// Journals as text: a first line that says what it is, the scenario, then what was done. It runs as
/// a script does.
///
///     # wick journal 1
///     load black-thursday
///     open long BTC 20x margin 1,000
///     until liquidation
public enum JournalText {
    public static let firstLine = "# wick journal 1"

    /// One line of a journal that was read.
    public struct Entry: Sendable, Equatable {
        /// Counted from 1, the first line included.
        public let line: Int
        public let text: String
        public let command: Command
    }

    /// What a journal's text came to.
    public struct Read: Sendable, Equatable {
        public let entries: [Entry]
        /// A last line without its end: whoever wrote it was stopped in the middle. It counts for
        /// nothing.
        public let torn: String?
    }

    /// The whole journal of a world; performed, it reaches the same state to the last digit.
    public static func print(_ world: World) -> String {
        // A lesson may open a scenario under rules of its own.
        let rules = world.opened.rulebook
        let change = rules.name == world.scenario.rules ? [] : [Act.rules(rules)]
        var lines = change.map(ActText.print)
        var known = 0
        for (act, entry) in zip(world.acts, world.journal.entries) {
            // Whoever had seen further has to have seen it here too: there and back again.
            if let knownTo = entry.knownTo, knownTo > known {
                known = knownTo
                lines += [foreseen, ActText.print(.step(knownTo - entry.at)), "back"]
            }
            lines.append(ActText.print(act))
        }
        return text(load: world.scenario.loadedAs, lines)
    }

    /// What stands above the two lines that lead to a minute and back from it.
    private static let foreseen = "# so far the prices had been seen already:"

    public static func print(load scenario: String, _ acts: [Act]) -> String {
        text(load: scenario, acts.map(ActText.print))
    }

    private static func text(load scenario: String, _ lines: [String]) -> String {
        ([firstLine, "load \(scenario)"] + lines + [""]).joined(separator: "\n")
    }

    /// Reads a journal; all of its errors at once.
    ///
    /// - Parameter file: what to call it in an error.
    public static func read(
        _ text: String, file: String, in around: Surroundings = Surroundings()
    ) throws(FileErrors) -> Read {
        var findings = FileFindings()
        var entries: [Entry] = []
        var torn: String?
        var lines = FileLines(text)
        let first = String(text.prefix { !$0.isNewline })
        guard text.isEmpty || first == firstLine else {
            findings.add(.notAJournal(first), line: 1)
            throw findings.all(in: file, text)
        }
        while let (number, range) = lines.next() {
            let written = String(decoding: lines.bytes[range], as: UTF8.self)
            guard range.upperBound < lines.bytes.count else {
                torn = written
                break
            }
            do throws(Misreading) {
                let command = try Reader.read(written, in: around)
                guard command != .nothing, command != .comment else { continue }
                entries.append(Entry(line: number, text: written, command: command))
            } catch {
                findings.add(error, line: number)
            }
        }
        guard findings.isEmpty else { throw findings.all(in: file, text) }
        return Read(entries: entries, torn: torn)
    }
}
