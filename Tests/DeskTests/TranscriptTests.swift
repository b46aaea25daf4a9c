import Desk
import Foundation
import Lessons
import Press
import Scripts
import Testing

/// Sessions as they look: every line that begins with the prompt is typed, all else is what came.
/// `WICK_RECORD=1 swift test --filter Transcript` writes them anew; read the difference.
@Suite("Transcripts")
struct TranscriptTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Transcripts")
    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()

    @Test("A session says today what it said when it was recorded", arguments: names)
    func transcript(name: String) throws {
        let file = Self.folder.appending(path: name)
        let recorded = try String(contentsOf: file, encoding: .utf8)
        let replayed = Self.replay(
            recorded, flat: name.contains("flat"), columns: name.contains("wide") ? 200 : 80)
        if ProcessInfo.processInfo.environment["WICK_RECORD"] != nil {
            try replayed.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(replayed == recorded)
    }

    @Test("There are transcripts to compare")
    func some() { #expect(Self.names.count >= 5) }

    /// Types every prompted line again. The comment lines at the top stay.
    static func replay(_ recorded: String, flat: Bool, columns: Int = 80) -> String {
        var session = Checkout.session()
        var out = ""
        for line in recorded.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# ") { out += line + "\n" }
            // "# learner 2026-11-28": the same person from here on, on that day.
            if line.hasPrefix("# learner "), let day = Day(String(line.dropFirst(10))) {
                session = Session(
                    content: Checkout.content,
                    learner: Learner(
                        progress: session.learner?.progress ?? Progress(), today: day))
            }
            guard line.hasPrefix("wick sim"), let mark = line.range(of: "> ") ?? end(line) else {
                continue
            }
            let typed = String(line[mark.upperBound...])
            out += session.prompt + typed + "\n"
            let text = session.text(typed, style: flat ? .flat : .plain, columns: columns)
            out += text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
        }
        return out
    }

    /// An empty typed line, where editors drop the blank after the prompt.
    private static func end(_ line: Substring) -> Range<String.Index>? {
        line.hasSuffix(">") ? line.endIndex..<line.endIndex : nil
    }
}

/// The gallery of wrong words grows with the verb table: no command may be missing from it.
@Suite("A wrong word behind every command")
struct WrongWordTests {
    @Test("is in the gallery", arguments: Verb.all)
    func listed(verb: Verb) throws {
        let file = TranscriptTests.folder.appending(path: "wrong-words.txt")
        let text = try String(contentsOf: file, encoding: .utf8)
        let line = "> \(verb.name) ?!\n"
        #expect(text.contains(line), "add the line: wick sim\(line)and record it")
    }
}
