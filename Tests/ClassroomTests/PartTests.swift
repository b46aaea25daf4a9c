import Desk
import Foundation
import GRDB
import Lessons
import Machine
import Scripts
import Testing

@testable import Classroom

/// A class graded in parts, as by many machines, beside the same class graded at once.
@Suite("parts of a grading")
struct PartTests {
    private static let labels = Rehearsal.labels(32)

    private let room: Room
    private let folder: String
    init() throws {
        room = try Room(isRehearsal: true)
        folder = room.path + "/handed-in"
    }

    /// A class with some of everything: a copy under another name, a link, a stranger.
    private func begin() async throws {
        let task = try ExerciseTask(named: "ex1", content: TermTests.content)
        let rehearsal = try Rehearsal(task, in: room.course, content: TermTests.content)
        let store = try room.store()
        try rehearsal.issue(Self.labels, into: store)
        try store.close()
        let files = await rehearsal.handIns(Self.labels)
        try room.course.write(files, into: folder)
        let first = folder + "/" + files[0].name
        try FileManager.default.copyItem(atPath: first, toPath: folder + "/again.txt")
        // The copy was written earlier, and an earlier time is the one that counts.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)],
            ofItemAtPath: folder + "/again.txt")
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/link", withDestinationPath: first)
        let text = try String(contentsOfFile: first, encoding: .utf8)
        let token = try #require(text.split(separator: "\n").first { $0.hasPrefix("# token: ") })
        try text.replacing(token, with: "# token: 0123456789abcdef")
            .write(toFile: folder + "/stranger.txt", atomically: true, encoding: .utf8)
    }

    /// The course's store as it was given out, under a name of its own.
    private func copy(_ name: String) throws -> Store {
        let path = room.path + "/\(name).db"
        try FileManager.default.copyItem(atPath: room.course.databaseFile, toPath: path)
        return try Store(at: path)
    }

    private func run(_ store: Store, times: Bool = false) throws -> GradingRun {
        let run = try GradingRun(room.course, store, content: TermTests.content)
        run.keepsTimes = times
        return run
    }

    /// Every table of a store, row for row in the order of its key: what two equal stores share. The order
    /// in which rows were put in is no part of it.
    private func dump(_ store: Store) throws -> String {
        try store.read { database in
            let tables = try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            return try tables.map { table in
                let columns = try database.columns(in: table).count
                let order = (1...min(3, columns)).map(String.init).joined(separator: ", ")
                return try "\(table)\n"
                    + Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY \(order)")
                    .map(\.description).joined(separator: "\n")
            }.joined(separator: "\n")
        }
    }

    /// Every byte that is exported.
    private func export(_ store: Store, _ name: String) throws -> [String: Data] {
        let book = try store.gradebook(store.task("ex1"))
        let export = Export(book, in: try Course.make(in: room.path + "/" + name))
        _ = try export.write()
        var files: [String: Data] = [:]
        for file in try FileManager.default.subpathsOfDirectory(atPath: export.folder) {
            files[file] = FileManager.default.contents(atPath: export.folder + "/" + file)
        }
        return files
    }

    @discardableResult
    private func part(
        _ shard: String, _ name: String, times: Bool = false, of store: Store,
        isStopped: @Sendable () -> Bool = { false }
    ) async throws -> String {
        let run = try run(store, times: times)
        let path = room.path + "/" + name
        var making = try PartMaking(run, try #require(Shard(shard)), at: path)
        _ = try await making.grade(
            try run.files(in: folder), workers: 3, isStopped: isStopped, progress: { _ in })
        return path
    }

    @Test("any number of them, in any order, come to the store and the exports of one run")
    func law() async throws {
        try await begin()
        let single = try copy("single")
        let whole = try run(single, times: true)
        try await whole.run(try whole.files(in: folder), workers: 2)
        let dumped = try dump(single)
        #expect(dumped.contains("2023-11-14 22:13"))
        let exported = try export(single, "single")
        #expect(!exported.isEmpty)
        let given = try copy("given")
        var chance = SplitMix64(seed: 3)
        for round in 0..<4 {
            let count = round == 3 ? 50 : Int.random(in: 1...9, using: &chance)
            var paths: [String] = []
            for number in 1...count {
                paths.append(
                    try await part(
                        "\(number)/\(count)", "r\(round)-\(number)", times: true, of: given))
            }
            let merged = try copy("merged\(round)")
            let merging = try run(merged)
            try PartMerging(paths.shuffled(using: &chance), into: merging).merge()
            #expect(try dump(merged) == dumped, "\(count) parts")
            #expect(try export(merged, "merged\(round)") == exported)
            #expect(merging.report.page([]) == whole.report.page([]))
            #expect(merging.report == whole.report)
            // Merged once more, nothing changes.
            try PartMerging(paths, into: try run(merged)).merge()
            #expect(try dump(merged) == dumped)
        }
        // What was graded before is told as that.
        let known = try await part("1/1", "known", of: single)
        let again = try run(single)
        try PartMerging([known], into: again).merge()
        #expect(again.report.known == whole.report.judged)
        #expect(try dump(single) == dumped)
        // A course that has not graded them cannot take that for granted.
        #expect(throws: CourseFault.self) { try PartMerging([known], into: run(given)).merge() }
    }

    @Test("what is wrong with one is named, and the store stays as it is")
    func damage() async throws {
        try await begin()
        let store = try copy("store")
        var paths: [String] = []
        for number in 1...3 { paths.append(try await part("\(number)/3", "p\(number)", of: store)) }
        let before = try dump(store)
        let other = try await part("1/2", "half", of: store)
        let timed = try await part("3/3", "timed", times: true, of: store)
        try "more".write(toFile: folder + "/zz.txt", atomically: true, encoding: .utf8)
        let more = try await part("3/3", "more", of: store)
        let text = try String(contentsOfFile: paths[2], encoding: .utf8)
        let lines = text.split(separator: "\n").map(String.init)
        func write(_ name: String, _ lines: [String], _ end: String = "\n") throws -> String {
            let path = room.path + "/" + name
            let text = lines.map { $0 + end }.joined()
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }
        let key = try String(contentsOfFile: room.course.keyFile, encoding: .utf8)
        let course = try #require(lines[0].firstMatch(of: #/"course":"([0-9a-f]{16})"/#)).1
        /// The third part with its first line changed.
        func headed(_ name: String, _ from: String, _ to: String) throws -> String {
            try write(name, [lines[0].replacing(from, with: to)] + Array(lines.dropFirst()))
        }
        let raised = lines.map { $0.replacing("\"hundredths\":", with: "\"hundredths\":1") }
        // The third part, or what stands in its place, and what is said of it.
        let gallery: [(String, String)] = [
            (other, "half is part 1/2"), (timed, "one of them kept times and the other did not"),
            (more, "more is not of the grading of "),
            (try write("cut", Array(lines.dropLast(4))), "cut is cut off: it has "),
            (
                try write("lost", Array(lines[..<2]) + Array(lines[3...])),
                "lost is damaged on line 3"
            ),
            (try write("points", raised), "points was changed after it was written"),
            (try write("behind", lines + ["{}"]), "something stands behind its end"),
            (try write("empty", []), "empty is no part of a grading"),
            (try write("text", ["a,b", "1,2"]), "text is no part of a grading"),
            (try headed("newer", "part 1", "part 9"), "newer is written in another format"),
            (
                try headed("foreign", String(course), "0123456789abcdef"),
                "foreign is of another course"
            ),
            (try headed("grader", "\"grader\":", "\"grader\":9"), "grader is of grader 9"),
            (room.path + "/nowhere", "nowhere is not there"), (folder, "is a folder, not a file"),
        ]
        let sets =
            gallery.map { ([paths[0], paths[1], $0.0], $0.1) } + [
                (
                    [paths[0], paths[1]],
                    "part 3 of 3 is missing; make it with: wick class grade FOLDER --shard 3/3 "
                        + "--out part-3"
                ), (paths + [paths[1]], "are both part 2/3; leave one out"),
            ]
        for (given, words) in sets {
            let fault = #expect(throws: CourseFault.self, "\(words)") {
                try PartMerging(given, into: run(store)).merge()
            }
            #expect(fault?.text.contains(words) == true, "\(fault?.text ?? "")")
            #expect(try dump(store) == before, "\(words)")
        }
        // Nothing of the key, and nobody else reads it.
        #expect(!text.contains(key.prefix(16)))
        for seed in try CourseKey(at: room.course.keyFile).hiddenSeeds(
            exercise: "ex1-liquidation", count: 100)
        {
            #expect(!text.contains("\(seed)"))
        }
        let rights = try FileManager.default.attributesOfItem(atPath: paths[2])[.posixPermissions]
        #expect(rights as? Int == 0o600)
        try PartMerging(paths, into: run(store)).merge()
        #expect(try dump(store) != before)
    }

    @Test("one that was stopped leaves nothing, and one that is there is not written over")
    func stopped() async throws {
        try await begin()
        let store = try copy("store")
        try await part("1/2", "stopped", of: store, isStopped: { true })
        let left = try FileManager.default.contentsOfDirectory(atPath: room.path)
        #expect(!left.contains { $0.hasPrefix("stopped") })
        let path = try await part("1/2", "there", of: store)
        await #expect(throws: CourseFault.unwritten(path, .isThere)) {
            try await part("1/2", "there", of: store)
        }
    }
}
