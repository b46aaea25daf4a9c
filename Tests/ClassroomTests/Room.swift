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

extension Room {
    private static let programs = URL(filePath: ProcessInfo.processInfo.arguments[0])
        .deletingLastPathComponent()
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Lines of shell in the room's folder; `$WICK` is the program beside its `wick-class`.
    func shell(_ lines: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", lines]
        process.currentDirectoryURL = url
        var environment = [
            "PATH": "/usr/bin:/bin", "HOME": path, "LC_ALL": "C.UTF-8",
            "WICK": Self.programs.appending(path: "wick").path, "WICK_CONTENT": Self.root.path,
        ]
        for name in ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"] {
            environment[name] = ProcessInfo.processInfo.environment[name]
        }
        process.environment = environment
        let file = url.appending(path: "output")
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let handle = try FileHandle(forWritingTo: file)
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
    }

    /// A file of the room as text.
    func text(_ name: String) throws -> String {
        try String(contentsOf: url.appending(path: name), encoding: .utf8)
    }

    /// Writes a file into the room.
    func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }
}
