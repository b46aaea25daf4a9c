import Foundation
import Testing

/// The README's commands are the first thing that a newcomer types.
@Suite("the README")
struct ReadmeTests {
    /// The lines of fenced blocks that a shell would run.
    static func commands(in text: String) -> [String] {
        var (inside, commands) = (false, [String]())
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.drop { $0 == " " }
            if words.hasPrefix("```") {
                let tag = words.dropFirst(3)
                inside = !inside && (tag == "" || tag == "sh" || tag == "console" || tag == "bash")
            } else if inside {
                let command = words.drop { $0 == "$" || $0 == " " }
                if command.first != "#", !command.isEmpty { commands.append(String(command)) }
            }
        }
        return commands
    }

    /// The files of this repository that a command names and that are not there or cannot be run.
    static func missing(in command: String, root: URL) -> [String] {
        command.split { " ;&|()\"'".contains($0) }.map(String.init).filter { word in
            guard word.hasPrefix("./") || word.hasPrefix(".ci/") else { return false }
            // What a build makes is not in the tree.
            if word.hasPrefix("./.build") || word.hasPrefix(".build") { return false }
            let path = root.appending(path: word).path
            return !FileManager.default.isExecutableFile(atPath: path)
        }
    }

    @Test(
        "names only scripts that are here and can be run",
        .enabled(if: FileManager.default.fileExists(atPath: House.root.path + "/README.md")))
    func scripts() throws {
        let commands = Self.commands(in: try House.text(of: "README.md"))
        #expect(!commands.isEmpty)
        for command in commands {
            #expect(Self.missing(in: command, root: House.root) == [], "\(command)")
        }
    }

    @Test("a missing script and one that cannot be run are found")
    func planted() {
        let text =
            "Start:\n\n```sh\n./no-such-script --fast\nswift test\n```\n\n```swift\n./x\n```\n"
        #expect(Self.commands(in: text) == ["./no-such-script --fast", "swift test"])
        #expect(Self.missing(in: "./no-such-script --fast", root: House.root).count == 1)
        #expect(Self.missing(in: "sudo ./Package.swift", root: House.root).count == 1)
        #expect(Self.missing(in: "swift build && .build/release/wick", root: House.root) == [])
    }
}
