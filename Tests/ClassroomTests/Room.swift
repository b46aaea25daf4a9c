import Foundation

@testable import Classroom

/// A course in a folder of a test's own, gone when the test is.
final class Room {
    let url = FileManager.default.temporaryDirectory.appending(path: "class-\(UUID().uuidString)")
    let course: Course
    var path: String { url.path }

    init(isRehearsal: Bool = false) throws {
        let folder = url.appending(path: "course").path
        course = try isRehearsal ? Course.rehearsal(in: folder) : Course.make(in: folder)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func store() throws -> Store { try Store(at: course.databaseFile) }

    /// Bytes of every file in the course together.
    func bytes() throws -> Data {
        var all = Data()
        for name in try FileManager.default.subpathsOfDirectory(atPath: course.folder).sorted() {
            let file = course.folder + "/" + name
            if let data = FileManager.default.contents(atPath: file) { all += data }
        }
        return all
    }
}
