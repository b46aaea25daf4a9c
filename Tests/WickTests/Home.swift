import Foundation

/// A home folder of a test's own, gone when the test is.
final class Home {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "wick-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var path: String { url.path }

    /// `~/.local/state/wick`
    var state: URL { url.appending(path: ".local/state/wick") }

    /// Session logs on disk, by name.
    var sessions: [String] {
        let folder = state.appending(path: "sessions").path
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    func session(_ name: String) throws -> String {
        try String(contentsOf: state.appending(path: "sessions/\(name)"), encoding: .utf8)
    }

    /// Puts text into a file below the home, making its folders.
    @discardableResult
    func write(_ text: String, to path: String) throws -> URL {
        try write(Data(text.utf8), to: path)
    }

    @discardableResult
    func write(_ data: Data, to path: String) throws -> URL {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
        return file
    }

    /// Little enough that nothing of the machine shows in a test.
    func environment(_ more: [String: String] = [:]) -> [String: String] {
        var environment = [
            "PATH": "/usr/bin:/bin", "HOME": path, "LC_ALL": "C.UTF-8", "INPUTRC": "/dev/null",
        ]
        // The program of a plain build needs the toolchain's libraries, wherever those are.
        for name in ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"] {
            environment[name] = ProcessInfo.processInfo.environment[name]
        }
        return environment.merging(more) { $1 }
    }
}
