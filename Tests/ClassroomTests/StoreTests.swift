import Foundation
import GRDB
import Lessons
import Testing

@testable import Classroom

@Suite("the store of a course")
struct StoreTests {
    let room: Room
    init() throws { room = try Room() }

    static let task = IssuedTask(
        id: "ex5-survive", title: "Stay in the game", edition: "e1", most: Marks(20),
        pass: Marks(12))

    static func judged(
        _ label: String, attempt: Int = 1, text: String = "run", points: Int? = 3,
        verdict: String = "fine"
    ) -> Judged {
        var judged = Judged(
            hash: fingerprint(label + text + "\(attempt)"),
            issued: Issued(
                token: "t-\(label)-\(attempt)", exercise: task.id, label: label, attempt: attempt),
            text: text, grader: "g1", verdict: verdict, evidence: ["one", "two"])
        judged.items = [
            Gradebook.Item(
                id: "plan", what: "plan first", points: points.map { Marks($0) }, most: Marks(4),
                isMust: true, said: "written before step 1")
        ]
        judged.facts.answers = [
            .init(id: "q", question: "Where?", said: "41", isRight: false, off: -120, keptAs: "k")
        ]
        judged.facts.lives = [
            .init(side: "long", leverage: 500, opened: 1, ended: 9, end: .liquidated, place: -1_900)
        ]
        judged.facts.flows = [.init(from: "a", to: "b", asset: "USDT", units: Int128.max / 3)]
        judged.facts.tapes = .init(liquidated: 3, stopped: 4, held: 90, all: 100)
        return judged
    }

    private func fill(_ store: Store, _ labels: [String]) throws {
        try store.issue(
            Self.task,
            labels.flatMap { label in
                (1...2).map { Self.judged(label, attempt: $0).issued }
            })
    }

    @Test("gives back what it was given")
    func roundTrip() throws {
        let store = try room.store()
        try fill(store, ["S01"])
        let judged = Self.judged("S01")
        try store.keep(judged)
        try store.keep(judged)
        #expect(try store.handIns() == [judged])
        #expect(try store.judged(by: "g1", exercise: Self.task.id) == [judged.hash])
        #expect(try store.judged(by: "g2", exercise: Self.task.id) == [])
        #expect(try store.tasks() == [Self.task])
    }

    @Test("is one file when it is closed, and nobody else's")
    func oneFile() throws {
        let store = try room.store()
        try fill(store, ["S01"])
        try store.keep(Self.judged("S01"))
        try store.close()
        let names = try FileManager.default.contentsOfDirectory(atPath: room.course.folder).sorted()
        #expect(names == ["course.db", "course.key", "roster.csv"])
        for name in names {
            let file = room.course.folder + "/" + name
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
            #expect(mode as? Int == 0o600, "\(name)")
        }
        let copy = room.path + "/copy.db"
        try FileManager.default.copyItem(atPath: room.course.databaseFile, toPath: copy)
        #expect(try Store(at: copy).handIns().count == 1)
        let mode = try DatabaseQueue(path: copy).read {
            try String.fetchOne($0, sql: "PRAGMA journal_mode")
        }
        #expect(mode == "wal")
    }

    @Test("forgets a label to the last byte")
    func forget() throws {
        let store = try room.store()
        try fill(store, ["S01", "S02"])
        for label in ["S01", "S02"] {
            try store.keep(Self.judged(label, text: "the words of \(label)"))
            try store.keep(
                HandMark(
                    exercise: Self.task.id, label: label, item: "plan", points: Marks(1),
                    said: "about \(label)", decision: Self.anna))
        }
        #expect(try store.forget("S01"))
        #expect(try !store.forget("S01"))
        try store.close()
        let left = String(decoding: try room.bytes(), as: UTF8.self)
        #expect(!left.contains("words of S01"))
        #expect(!left.contains("about S01"))
        #expect(!left.contains("t-S01"))
        #expect(left.contains("words of S02"))
    }

    @Test("counts the best attempt, a missing one as nothing, and of two runs of one neither")
    func gradebook() throws {
        let store = try room.store()
        try fill(store, ["S01", "S02", "S03", "S04"])
        try store.keep(Self.judged("S01", attempt: 1, points: 2))
        try store.keep(Self.judged("S01", attempt: 2, points: 4))
        try store.keep(Self.judged("S02", verdict: "edited"))
        try store.keep(Self.judged("S03", text: Self.run(["why 1"]), points: 1))
        try store.keep(Self.judged("S03", text: Self.run(["why 2"]), points: 3))
        let rows = try store.gradebook(Self.task).rows
        #expect(rows.map(\.label) == ["S01", "S02", "S03", "S04"])
        #expect(rows.map(\.score) == [Marks(4), Marks(3), Marks(0), Marks(0)])
        #expect(rows.map(\.verdict) == ["fine", "edited", "two runs", "missing"])
        #expect(rows[0].attempt == 2)
        #expect(rows[2].undecided.map(\.runs.count) == [2])
        #expect(rows[2].items.isEmpty, "no figure of one run stands beside a word of the other")
    }

    /// A hand-in of these lines.
    private static func run(_ lines: [String], isEnded: Bool = true) -> String {
        let head = HandIn.Head(
            exercise: task.id, edition: task.edition, label: "S03", attempt: 1, token: "t-S03-1")
        return HandIn.text(head, lines, isEnded: isEnded)
    }

    @Test("two runs of one attempt: the teacher's choice counts, is kept, and can be taken back")
    func choice() throws {
        let store = try room.store()
        try fill(store, ["S03"])
        let own = Self.judged("S03", text: Self.run(["step", "why 1"]), points: 1)
        let friend = Self.judged("S03", text: Self.run(["step", "why 2"]), points: 3)
        for each in [own, friend] { try store.keep(each) }
        let attempt = try #require(try store.attempts(of: "S03", in: Self.task).first)
        #expect(attempt.isOpen && attempt.runs.count == 2)
        let words = "\(attempt.page("S03"))"
        #expect(words.contains("why 1") && words.contains("why 2"))
        #expect(!words.contains("line 1"), "a line that is the same in both is no difference")
        try store.keep(
            RunChoice(
                exercise: Self.task.id, label: "S03", attempt: 1, hash: own.hash,
                decision: Self.anna))
        // Grading again keeps the choice, and a third file opens it no more.
        try store.keep(own)
        try store.keep(Self.judged("S03", text: Self.run(["hint"]), points: 4))
        let row = try store.gradebook(Self.task).rows[0]
        #expect(row.score == Marks(1) && row.isFine && row.undecided.isEmpty)
        #expect(row.notes.contains { $0.contains("by anna on 2026-10-01 09:30") })
        #expect(try store.takeBackChoice(Self.task.id, "S03", attempt: 1))
        #expect(try !store.takeBackChoice(Self.task.id, "S03", attempt: 1))
        #expect(try store.gradebook(Self.task).rows[0].verdict == "two runs")
    }

    @Test("a file that goes on where another stops is the same run")
    func sameRun() throws {
        let store = try room.store()
        try fill(store, ["S03"])
        try store.keep(
            Self.judged(
                "S03", text: Self.run(["step"], isEnded: false), points: 0, verdict: "incomplete"))
        try store.keep(Self.judged("S03", text: Self.run(["step", "why 1"]), points: 3))
        let row = try store.gradebook(Self.task).rows[0]
        #expect(row.score == Marks(3) && row.isFine && row.undecided.isEmpty && row.notes.isEmpty)
    }

    @Test("a teacher's points stay through another grading")
    func marks() throws {
        let store = try room.store()
        try fill(store, ["S01"])
        try store.keep(Self.judged("S01", points: nil))
        #expect(try store.gradebook(Self.task).rows[0].needsTeacher)
        try store.keep(
            HandMark(
                exercise: Self.task.id, label: "S01", item: "plan", points: Marks(9), said: "good",
                decision: Self.anna))
        try store.keep(Self.judged("S01", points: nil))
        let row = try store.gradebook(Self.task).rows[0]
        #expect(row.score == Marks(4))
        #expect(!row.needsTeacher)
        #expect(row.items[0].decision == Self.anna && row.items[0].byGrader == nil)
        #expect(try store.takeBackMark(Self.task.id, "S01", item: "plan"))
        #expect(try !store.takeBackMark(Self.task.id, "S01", item: "plan"))
        #expect(try store.gradebook(Self.task).rows[0].needsTeacher)
    }

    private static let anna = Decision(by: "anna", at: "2026-10-01 09:30")

    @Test("a time that was not kept at first is filled in, and one that was stays")
    func times() throws {
        let store = try room.store()
        try fill(store, ["S01"])
        let judged = Self.judged("S01")
        try store.keep(judged)
        try store.fillTime("2026-10-01 09:30", of: judged.hash)
        try store.fillTime("2026-10-02 10:00", of: judged.hash)
        #expect(try store.handIns().map(\.written) == ["2026-10-01 09:30"])
    }
}

@Suite("a store that cannot be used")
struct BrokenStoreTests {
    let room: Room
    init() throws { room = try Room() }

    private func fault(_ work: () throws -> Void) -> CourseFault? {
        do {
            try work()
            return nil
        } catch {
            return error as? CourseFault
        }
    }

    @Test("is named: no database at all")
    func damaged() throws {
        try Data(repeating: 7, count: 5_000).write(to: URL(filePath: room.course.databaseFile))
        guard case .storeIsDamaged = fault({ _ = try room.store() }) else {
            Issue.record("a damaged store was opened")
            return
        }
    }

    @Test("is named: a page of it overwritten")
    func torn() throws {
        let store = try room.store()
        try store.issue(
            StoreTests.task,
            (1...400).map { StoreTests.judged("S\($0)").issued })
        try store.close()
        let file = URL(filePath: room.course.databaseFile)
        var bytes = try Data(contentsOf: file)
        bytes.replaceSubrange(8_192..<16_384, with: Data(repeating: 0x5A, count: 8_192))
        try bytes.write(to: file)
        guard case .storeIsDamaged = fault({ _ = try room.store() }) else {
            Issue.record("a torn store was opened")
            return
        }
    }

    @Test("is named: held by another program")
    func locked() throws {
        let store = try room.store()
        let other = try DatabaseQueue(path: room.course.databaseFile)
        try other.inDatabase { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            #expect(
                fault { try store.issue(StoreTests.task, []) }
                    == .storeIsLocked(room.course.databaseFile))
            try database.execute(sql: "ROLLBACK")
        }
        #expect(fault { try store.issue(StoreTests.task, []) } == nil)
    }

    @Test("is named: written by a newer program")
    func newer() throws {
        let store = try room.store()
        try store.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 later')") }
        try store.close()
        #expect(fault { _ = try room.store() } == .storeIsNewer(room.course.databaseFile))
    }

    @Test("is named: no room left, and what was there stays")
    func full() throws {
        let store = try room.store()
        try store.issue(StoreTests.task, [StoreTests.judged("S01").issued])
        let pages = try store.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
        // A disk that takes no further page.
        try store.write { _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = \(pages)") }
        let large = StoreTests.judged("S01", text: String(repeating: "x", count: 100_000))
        #expect(fault { try store.keep(large) } == .storeIsFull(room.course.databaseFile))
        #expect(try store.handIns() == [])
        #expect(try store.tasks() == [StoreTests.task])
    }

    @Test("one program at a time changes a course")
    func busy() throws {
        let lock = try CourseLock(room.course)
        #expect(fault { _ = try CourseLock(room.course) } == .isBusy(room.course.folder))
        withExtendedLifetime(lock) {}
    }
}
