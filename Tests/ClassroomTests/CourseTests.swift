import Foundation
import Testing

@testable import Classroom

@Suite("a course")
struct CourseTests {
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

    @Test("is not made twice, and its key stays")
    func again() throws {
        let before = try room.bytes()
        #expect(
            fault { _ = try Course.make(in: room.course.folder) } == .isCourse(room.course.folder))
        #expect(try room.bytes() == before)
        #expect(fault { _ = try Course(in: room.path) } == .notACourse(room.path))
    }

    @Test("its key is nobody else's to read, and a damaged one is named")
    func key() throws {
        let file = room.course.keyFile
        #expect(fault { _ = try CourseKey(at: file) } == nil)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
        #expect(fault { _ = try CourseKey(at: file) } == .keyIsOpen(file))
        try Data("0123\n".utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        #expect(fault { _ = try CourseKey(at: file) } == .keyIsDamaged(file))
        try FileManager.default.removeItem(atPath: file)
        #expect(fault { _ = try CourseKey(at: file) } == .noKey(file, .notThere))
    }

    @Test("tokens are the keyed hash of exercise, label and attempt")
    func tokens() {
        let key = CourseKey(bytes: Array(repeating: 0x0B, count: 32))
        // HMAC-SHA256 of "token\nex5-survive\nS07\n1\n" under 32 bytes of 0x0b.
        #expect(key.token(exercise: "ex5-survive", label: "S07", attempt: 1) == "176dc4ceb6178a35")
        var seen: Set<String> = []
        for exercise in ["ex1", "ex2"] {
            for label in ["S1", "S2", "S11"] {
                for attempt in [1, 2, 11] {
                    seen.insert(key.token(exercise: exercise, label: label, attempt: attempt))
                }
            }
        }
        #expect(seen.count == 18)
        let other = CourseKey(bytes: Array(repeating: 0x0C, count: 32))
        #expect(
            other.token(exercise: "ex1", label: "S1", attempt: 1)
                != key.token(exercise: "ex1", label: "S1", attempt: 1))
        #expect(Set(key.hiddenSeeds(exercise: "ex1", count: 100)).count == 100)
        #expect(
            key.hiddenSeeds(exercise: "ex1", count: 100)
                != key.hiddenSeeds(exercise: "ex2", count: 100))
    }
}
