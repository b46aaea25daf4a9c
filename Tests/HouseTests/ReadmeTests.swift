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

    /// The files of this repository that a command runs and that are not there or cannot be run.
    static func missing(in command: String, root: URL) -> [String] {
        let words = command.split { " ;&|()\"'".contains($0) }.map(String.init)
        return words.indices.compactMap { place in
            let word = words[place]
            let path = root.appending(path: word).path
            if place > 0, ["bash", "sh"].contains(words[place - 1]) {
                return FileManager.default.isReadableFile(atPath: path) ? nil : word
            }
            // What a build makes is not in the tree.
            let isOurs = word.hasPrefix("./") || word.hasPrefix(".ci/")
            guard isOurs, !word.hasPrefix("./.build") else { return nil }
            return FileManager.default.isExecutableFile(atPath: path) ? nil : word
        }
    }

    @Test("names only scripts that are here and can be run")
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
        #expect(Self.missing(in: "cd wick && bash no-such", root: House.root) == ["no-such"])
        #expect(Self.missing(in: "bash Package.swift", root: House.root) == [])
        #expect(Self.missing(in: "swift build && .build/release/wick", root: House.root) == [])
    }
}
