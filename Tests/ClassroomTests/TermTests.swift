import Desk
import Foundation
import GRDB
import Lessons
import Machine
import Testing

@testable import Classroom

/// A term in small: thirty made-up students of different kinds, from the roster to the debrief.
@Suite("a course from beginning to end")
struct TermTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let content = Shelves(chosen: ContentRoot(path: root.path)).content
    static let labels = (1...30).map { $0 < 10 ? "S0\($0)" : "S\($0)" }

    private let room: Room
    private let folder: String
    init() throws {
        room = try Room(isRehearsal: true)
        folder = room.path + "/handed-in"
    }

    /// Gives ex5 out and lets everyone hand in.
    private func begin() async throws -> Store {
        let task = try ExerciseTask(named: "ex5", content: Self.content)
        let rehearsal = try Rehearsal(task, in: room.course, content: Self.content)
        let store = try room.store()
        try rehearsal.issue(Self.labels, into: store)
        let files = await rehearsal.handIns(Self.labels)
        try room.course.write(files, into: folder)
        return store
    }

    private func grade(
        _ store: Store, workers: Int = 2, again: Bool = false,
        isStopped: @Sendable () -> Bool = { false }
    ) async throws -> GradingReport {
        let run = try GradingRun(room.course, store, content: Self.content)
        try await run.run(
            try run.files(in: folder), workers: workers, again: again, isStopped: isStopped)
        return run.report
    }

    /// Everything that grading wrote, as text.
    private func dump(_ store: Store) throws -> String {
        try store.read { database in
            try ["hand_in", "item", "answer", "life", "flow", "tapes"].map { table in
                try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY 1, 2")
                    .map(\.description).joined(separator: "\n")
            }.joined(separator: "\n")
        }
    }

    @Test("every kind of student gets what is due")
    func kinds() async throws {
        let store = try await begin()
        let report = try await grade(store)
        let book = try store.gradebook(store.task("ex5"))
        #expect(book.rows.count == 30)
        for (place, row) in book.rows.enumerated() {
            let passed = book.isPassed(row)
            switch Rehearsal.kind(place) {
            case .careful: #expect(row.isFine && passed == true, "\(row.label)")
            case .hasty, .reckless: #expect(row.isFine && passed == false, "\(row.label)")
            case .copiesNeighbour:
                #expect(row.verdict == "wrong variant", "\(row.label)")
                #expect(row.evidence.first?.contains("its token is that of") == true)
                // The one it was copied from has lost nothing.
                #expect(book.rows[place - 1].isFine)
            case .editsFile: #expect(row.verdict == "edited" && row.score.isZero)
            case .cutsTail: #expect(row.verdict == "incomplete" && passed == false)
            case .sendsNothing, .sendsPDF: #expect(row.verdict == "missing" && row.score.isZero)
            }
        }
        #expect(report.unreadable.count == 2)
        #expect(report.unreadable.allSatisfy { $0.why.contains("is a PDF") })
        #expect(book.hasFindings && book.hasFailures)
    }

    @Test("one core or two, at once or cut off, once or twice: the same store")
    func same() async throws {
        let store = try await begin()
        _ = try await grade(store, workers: 1)
        let first = try dump(store)
        #expect(try await grade(store, workers: 2, again: true).judged > 20)
        #expect(try dump(store) == first)
        let second = try await grade(store)
        #expect(second.judged == 0 && second.known > 20)
        #expect(try dump(store) == first)
    }

    @Test("a run that was cut off is gone on with")
    func cutOff() async throws {
        let store = try await begin()
        let count = Counter()
        let cut = try await grade(store, workers: 1, isStopped: { count.next() > 9 })
        #expect(cut.wasStopped)
        #expect(cut.judged > 0 && cut.judged < 12)
        let rest = try await grade(store)
        #expect(rest.known >= cut.judged && rest.judged > 0)
        let other = try await begin()
        let whole = try dump(store)
        _ = try await grade(other, again: true)
        #expect(try dump(other) == whole)
    }

    @Test("files may be renamed, doubled, in folders, and of any bytes")
    func anyFiles() async throws {
        let store = try await begin()
        let manager = FileManager.default
        let names = try manager.contentsOfDirectory(atPath: folder).sorted()
        try manager.createDirectory(
            atPath: folder + "/Ünïcode Name_123_assignsubmission", withIntermediateDirectories: true
        )
        try manager.moveItem(
            atPath: folder + "/" + names[0],
            toPath: folder + "/Ünïcode Name_123_assignsubmission/ex5 (1) – Kopie.txt")
        try manager.copyItem(atPath: folder + "/" + names[1], toPath: folder + "/again.txt")
        try Data(repeating: 0x61, count: 1 << 21).write(to: URL(filePath: folder + "/huge.txt"))
        try Data().write(to: URL(filePath: folder + "/empty.txt"))
        try Data([0xFF, 0xFE, 0x41, 0]).write(to: URL(filePath: folder + "/wide.txt"))
        try Data([0x50, 0x4B, 3, 4, 0x2E, 0x2E, 0x2F]).write(to: URL(filePath: folder + "/a.zip"))
        try Data((0..<2_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }).write(
            to: URL(filePath: folder + "/noise.bin"))
        try manager.createSymbolicLink(
            atPath: folder + "/link.txt", withDestinationPath: room.course.keyFile)
        let stranger = HandIn.text(
            HandIn.Head(
                exercise: "ex5-survive", edition: "0", label: "S99", attempt: 1,
                token: "0000000000000000"), [], isEnded: true)
        try Data(stranger.utf8).write(to: URL(filePath: folder + "/stranger.txt"))
        let report = try await grade(store)
        func why(_ name: String) -> String {
            report.unreadable.first { $0.file == name }?.why ?? "nothing said"
        }
        #expect(why("huge.txt") == "is larger than 1 MiB")
        #expect(why("empty.txt") == "is empty")
        #expect(why("wide.txt").contains("UTF-16"))
        #expect(why("a.zip").contains("ZIP"))
        #expect(why("noise.bin").contains("bytes that no text has"))
        #expect(why("link.txt").contains("is a link"))
        #expect(report.strangers.map(\.file) == ["stranger.txt"])
        #expect(report.copies == [["again.txt", names[1]]])
        let book = try store.gradebook(store.task("ex5"))
        #expect(book.rows[0].isFine && book.rows[1].isFine)
        let shown = try room.bytes()
        #expect(!String(decoding: shown, as: UTF8.self).contains("nïcode"))
    }

    @Test("marks leave as the systems take them, and no formula leaves with them")
    func export() async throws {
        let store = try await begin()
        _ = try await grade(store)
        var export = Export(try store.gradebook(store.task("ex5")), in: room.course)
        export.roster = Roster(
            reading: Array(
                ("label,name,email,sis_login\n"
                    + Self.labels.map { "\($0),\"=cmd|' /C calc'!A0\",\($0)@x,\($0)" }
                    .joined(separator: "\n")).utf8))
        let written = try export.write()
        #expect(written.left == [])
        let core = try String(contentsOfFile: export.folder + "/grades.csv", encoding: .utf8)
        #expect(core.split(separator: "\r\n").count == 31)
        #expect(core.contains("ex5-survive,S01,,22,0,,24,,fine,true,"))
        #expect(core.contains("ex5-survive,S13,,0,0,0,24,false,missing,false,\r\n"))
        let canvas = try String(contentsOfFile: export.folder + "/canvas.csv", encoding: .utf8)
        #expect(
            canvas.hasPrefix("Student,ID,SIS User ID,SIS Login ID,Section,Stay in the game\r\n"))
        #expect(canvas.contains("'=cmd"))
        #expect(!canvas.contains(",=cmd") && !canvas.contains("\n=cmd"))
        let moodle = try String(contentsOfFile: export.folder + "/moodle.csv", encoding: .utf8)
        #expect(moodle.hasPrefix("useremail,Stay in the game,Stay in the game feedback\r\n"))
        let check = try String(
            contentsOfFile: export.folder + "/check50/S03/results.json", encoding: .utf8)
        #expect(try CheckImport(check).passed.count == 6)
        #expect(try store.forget("S01"))
        #expect(try room.course.removeFiles(of: "S01").count == 3)
        let report = try String(
            contentsOfFile: export.folder + "/reports/S03.txt", encoding: .utf8)
        #expect(report.contains("the bankruptcy price"))
        #expect(report.contains("not passed"))
        #expect(try room.course.removeFiles(of: "../S02") == [])
    }

    @Test("the debrief counts, and names nobody")
    func debrief() async throws {
        let store = try await begin()
        _ = try await grade(store)
        let task = try ExerciseTask(named: "ex5", content: Self.content)
        let debrief = try Debrief(try store.task("ex5"), store, task)
        #expect(debrief.given == 30)
        #expect(debrief.runs.count == 22)
        let words = "\(debrief.page)"
        for label in Self.labels { #expect(!words.contains(label), "\(label)") }
        for text in [
            "What was predicted", "Leverage, before and after", "Who paid whom", "To talk about",
        ] {
            #expect(words.contains(text))
        }
    }

    @Test("a class nobody of which handed in is debriefed, too")
    func nobody() throws {
        let debrief = Debrief(title: "T", given: 4, runs: [], bars: 10, minutesPerBar: 15)
        #expect("\(debrief.page)".contains("none of 4 students"))
        let one = Debrief(title: "T", given: 4, runs: [RunFacts()], bars: 0, minutesPerBar: 15)
        #expect("\(one.page)".contains("can be told apart"))
    }
}

/// Counts how often it was asked.
private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var asked = 0
    func next() -> Int {
        lock.withLock {
            asked += 1
            return asked
        }
    }
}
