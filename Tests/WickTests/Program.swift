import Foundation

/// The built program and how tests run it off a terminal.
enum Program {
    /// Beside the test bundle, whatever the configuration; `WICK_PROGRAM` names another build.
    static let path: String =
        ProcessInfo.processInfo.environment["WICK_PROGRAM"]
        ?? URL(filePath: ProcessInfo.processInfo.arguments[0])
        .deletingLastPathComponent().appending(path: "wick").path

    /// Whether another program than this build's own is driven: the optimised one.
    static let isOptimised = ProcessInfo.processInfo.environment["WICK_PROGRAM"] != nil

    /// The folder of the package.
    static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct Outcome {
        let status: Int32
        let output: String
        let complaints: String
    }

    /// Runs the program with `input` on a pipe.
    static func run(
        _ arguments: [String] = [], input: Data = Data(), in home: Home,
        environment changes: [String: String] = [:]
    ) throws -> Outcome {
        try run(path, arguments, input: input, home.environment().merging(changes) { $1 })
    }

    static func run(
        _ arguments: [String] = [], input: String, in home: Home,
        environment changes: [String: String] = [:]
    ) throws -> Outcome {
        try run(arguments, input: Data(input.utf8), in: home, environment: changes)
    }

    /// Runs lines of shell in the home folder; the program is `$WICK` in them.
    static func shell(
        _ lines: String, in home: Home, environment changes: [String: String] = [:]
    ) throws -> Outcome {
        let environment = home.environment(["WICK": path]).merging(changes) { $1 }
        return try run("/bin/sh", ["-c", lines], input: Data(), environment, in: home.url)
    }

    private static func run(
        _ program: String, _ arguments: [String], input: Data, _ environment: [String: String],
        in folder: URL? = nil
    ) throws -> Outcome {
        let files = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: files) }
        // Files instead of pipes: nothing has to be drained while the program runs.
        func file(_ name: String, _ content: Data = Data()) throws -> FileHandle {
            let url = files.appending(path: name)
            try content.write(to: url)
            return try FileHandle(forUpdating: url)
        }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = folder
        process.standardInput = try file("input", input)
        process.standardOutput = try file("output")
        process.standardError = try file("complaints")
        try process.run()
        process.waitUntilExit()
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: files.appending(path: name)), as: UTF8.self)
        }
        let status =
            process.terminationReason == .exit
            ? process.terminationStatus : -process.terminationStatus
        return Outcome(
            status: status, output: try text("output"), complaints: try text("complaints"))
    }
}
