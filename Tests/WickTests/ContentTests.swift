import Desk
import Foundation
import Machine
import Testing

@testable import wick

@Suite("where scenarios and lessons are found")
struct ContentTests {
    let home: Home
    init() throws { home = try Home() }

    private func makeContent(_ folder: String) throws {
        try home.write("tape", to: folder + "/scenarios/crash.scenario")
        try home.write("# one", to: folder + "/lessons/q1-first.md")
    }

    private func find(
        flag: String? = nil, variable: String? = nil, executable: String
    ) throws -> String {
        let chosen = try ContentRoot.chosen(flag: flag, variable: variable)
        let root = try chosen ?? ContentRoot.beside(executable: home.path + "/" + executable)
        return String(root.path.dropFirst(home.path.count + 1))
    }

    @Test("flag before variable before installed before checkout")
    func order() throws {
        for folder in ["flag", "variable", "tree/share/wick", "tree"] { try makeContent(folder) }
        try home.write("", to: "tree/Package.swift")
        let (flag, variable) = (home.path + "/flag", home.path + "/variable")
        let executable = "tree/bin/wick"
        #expect(try find(flag: flag, variable: variable, executable: executable) == "flag")
        #expect(try find(variable: variable, executable: executable) == "variable")
        #expect(try find(executable: executable) == "tree/share/wick")
        try FileManager.default.removeItem(atPath: home.path + "/tree/share")
        #expect(try find(executable: executable) == "tree")
        #expect(try find(executable: "tree/.build/x86_64/debug/wick") == "tree")
    }

    @Test("a program high up, without content, says where it looked and not that it is lost")
    func highUp() {
        for (program, place) in [("/wick", "/share/wick"), ("/tmp/wick", "/share/wick")] {
            do throws(ContentRoot.NotFound) {
                _ = try ContentRoot.beside(executable: program)
                Issue.record("nothing lies there")
            } catch {
                #expect(error.tried == [place])
                #expect(error.text.hasSuffix("--content DIR"))
            }
        }
        #expect(ContentRoot.NotFound(tried: []).text.contains("WICK_CONTENT"))
    }

    @Test("a wrong flag or variable is an error though the checkout would do")
    func wrong() throws {
        try makeContent("tree")
        try home.write("", to: "tree/Package.swift")
        #expect(throws: ContentRoot.NotFound(tried: ["/nowhere (--content)"])) {
            try find(flag: "/nowhere", executable: "tree/bin/wick")
        }
        #expect(throws: ContentRoot.NotFound(tried: ["/nowhere (WICK_CONTENT)"])) {
            try find(variable: "/nowhere", executable: "tree/bin/wick")
        }
        let outcome = try Program.run(["--content", "/nowhere"], in: home)
        #expect(outcome.status == 1)
        #expect(outcome.complaints.contains("/nowhere (--content)"))
    }

    @Test("every place tried is named, and the nearest package alone")
    func tried() throws {
        try home.write("", to: "outer/Package.swift")
        try home.write("", to: "outer/inner/Package.swift")
        try makeContent("outer")
        let inner = home.path + "/outer/inner"
        #expect(throws: ContentRoot.NotFound(tried: [inner + "/share/wick", inner])) {
            try find(executable: "outer/inner/bin/wick")
        }
    }

    @Test("the program itself is found through a symbolic link, from any folder")
    func link() throws {
        try FileManager.default.createSymbolicLink(
            atPath: home.path + "/link", withDestinationPath: Program.path)
        let outcome = try Program.shell("cd / && echo nonsense | $HOME/link", in: home)
        #expect(outcome.status == 2)
        #expect(!outcome.complaints.contains("scenarios/"))
    }

    private var shelves: Content {
        Shelves(chosen: ContentRoot(path: home.path), executable: { nil }).content
    }

    @Test("names come sorted, without endings, and only those of the shelf")
    func names() throws {
        try makeContent(".")
        try home.write("", to: "scenarios/a.scenario")
        try home.write("", to: "scenarios/.hidden.scenario")
        try home.write("", to: "scenarios/notes.txt")
        try home.write("", to: "scenarios/rulebooks/plain.rules")
        #expect(try shelves.names(.scenarios) == ["a", "crash"])
        #expect(try shelves.names(.rulebooks) == ["plain"])
        #expect(try shelves.names(.lessons) == ["q1-first"])
    }

    @Test(
        "a chosen folder lies over the shipped content: the same name and the same key are its own")
    func overlay() throws {
        for folder in ["mine", "tree/share/wick"] { try makeContent(folder) }
        try home.write("shipped", to: "tree/share/wick/scenarios/crash.scenario")
        try home.write("other", to: "tree/share/wick/scenarios/calm.scenario")
        try home.write("# shipped", to: "tree/share/wick/lessons/q1-second.md")
        try home.write("# words", to: "tree/share/wick/lessons/q1-second.uk.md")
        try home.write("# two", to: "tree/share/wick/lessons/q2-other.md")
        let program = home.path + "/tree/bin/wick"
        let content = Shelves(
            chosen: ContentRoot(path: home.path + "/mine"), executable: { program }
        ).content
        #expect(try content.names(.scenarios) == ["crash", "calm"])
        #expect(try content.text(.scenarios, "crash") == "tape")
        #expect(try content.text(.scenarios, "calm") == "other")
        #expect(try content.names(.lessons) == ["q1-first", "q2-other"])
        #expect(try content.text(.lessons, "q1") == "# one")
    }

    @Test("a lesson is found by its key and by its whole name")
    func lessonKey() throws {
        try makeContent(".")
        #expect(try shelves.text(.lessons, "q1") == "# one")
        #expect(try shelves.text(.lessons, "q1-first") == "# one")
        #expect(throws: Content.Missing.self) { try shelves.text(.lessons, "q") }
    }

    @Test(
        "what cannot be read says why",
        arguments: [
            ("folder", "is a folder, not a file"),
            ("binary", "is not UTF-8 text: byte 3, on line 2"),
            ("huge", "is larger than 16 MiB"),
            ("pipe", "is a device or a pipe, not a file"),
            ("nowhere", "there is no scenario nowhere in"),
            ("../secret", "names have no slash"),
            ("..", "names have no slash and no leading dot"),
            ("", "names have no slash and no leading dot"),
            ("nul\0", "names have no slash"),
        ])
    func refusals(name: String, reason: String) throws {
        try home.write("", to: "scenarios/folder.scenario/inside")
        try home.write(Data([0x61, 0x0A, 0xFF]), to: "scenarios/binary.scenario")
        try home.write("secret", to: "secret.scenario")
        let huge = try home.write("", to: "scenarios/huge.scenario")
        #expect(truncate(huge.path, 17 << 20) == 0)
        #expect(mkfifo(home.path + "/scenarios/pipe.scenario", 0o600) == 0)
        let missing = #expect(throws: Content.Missing.self) { try shelves.text(.scenarios, name) }
        #expect(missing?.reason.contains(reason) == true, "\(missing?.reason ?? "")")
    }

    @Test("a content folder without lessons has no lessons, and says so of each")
    func missingShelf() throws {
        try home.write("", to: "scenarios/a.scenario")
        #expect(try shelves.names(.lessons) == [])
        #expect(throws: Content.Missing.self) { try shelves.text(.lessons, "q1") }
    }

    @Test("a program without content starts, and says where it looked when something is asked")
    func nowhere() throws {
        let program = home.path + "/alone/bin/wick"
        let missing = #expect(throws: ContentRoot.NotFound.self) {
            try ContentRoot.beside(executable: program)
        }
        #expect(
            missing?.text
                == "no scenarios/ or lessons/ in \(home.path)/alone/share/wick; "
                + "name the folder that holds them: --content DIR")
    }
}
