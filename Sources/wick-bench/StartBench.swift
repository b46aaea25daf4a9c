import Foundation

/// start [PROGRAM]: from starting the program to the end of a session of one line, beside sqlite3's.
///
/// Wall time: another process works. The prompt on a terminal is timed by `.ci/start-time`.
func start(_ arguments: [String]) {
    let own = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let wick = arguments.first ?? own.appendingPathComponent("wick").path
    guard FileManager.default.isExecutableFile(atPath: wick) else {
        return print("start: there is no \(wick); swift build -c release --product wick")
    }
    var ours: [Double] = []
    var theirs: [Double] = []
    let sqlite = "/usr/bin/sqlite3"
    for _ in 0..<15 {
        ours.append(milliseconds(wick, ["--plain", "-e", "define mark"]))
        if FileManager.default.isExecutableFile(atPath: sqlite) {
            theirs.append(milliseconds(sqlite, [":memory:", "select 1"]))
        }
    }
    var line = "start wick_ms=\(figure(median(ours), 2))"
    if !theirs.isEmpty {
        line += " sqlite3_ms=\(figure(median(theirs), 2))"
        line += " ratio=\(figure(median(ours) / median(theirs), 2))"
    }
    print(line)
}

private func milliseconds(_ program: String, _ arguments: [String]) -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let clock = ContinuousClock()
    let spent = clock.measure {
        do {
            try process.run()
            process.waitUntilExit()
        } catch {
            print("start: \(program) cannot be started: \(error)")
        }
    }
    return spent / .milliseconds(1)
}
