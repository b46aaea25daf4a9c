import Testing

@Suite("the staircase")
struct StaircaseTests {
    /// What each room may import. SwiftPM lets a target import what its dependencies import, so a
    /// step backwards inside the package would pass the compiler.
    private static let rooms: [(room: String, mayImport: [String])] = [
        ("Figures", []),
        ("Margin", ["Figures"]),
        ("Markets", ["Figures", "Margin"]),
        ("Scripts", ["Figures", "Margin", "Markets"]),
        ("Lessons", ["Figures", "Margin", "Markets", "Scripts", "CMarkdown"]),
        ("Desk", ["Figures", "Margin", "Markets", "Scripts", "Lessons", "Synchronization"]),
        ("Press", ["Figures", "Desk"]),
        ("Machine", ["Markets", "Scripts", "Desk", "Glibc", "Darwin"]),
        // Measures the engine and the prompt; nothing imports it.
        (
            "wick-bench",
            [
                "Figures", "Margin", "Markets", "Scripts", "Desk", "Machine", "Foundation", "Glibc",
                "Darwin",
            ]
        ),
        (
            "wick",
            [
                "Figures", "Margin", "Markets", "Scripts", "Lessons", "Desk", "Press", "Machine",
                "CReadline", "Glibc", "Darwin",
            ]
        ),
        (
            "Classroom",
            [
                "Figures", "Margin", "Markets", "Scripts", "Lessons", "Desk", "Press", "Machine",
                "GRDB", "Crypto", "Foundation", "Glibc", "Darwin",
            ]
        ),
        (
            "wick-class",
            [
                "Classroom", "Scripts", "Lessons", "Desk", "Press", "Machine", "ArgumentParser",
                "Glibc",
                "Darwin",
            ]
        ),
    ]

    private static let importing: Pattern = #"""
        ^ \s* (?: @\w+\s+ | public\s+ | internal\s+ )* import\s+
        (?: (?:struct|class|enum|protocol|func|var|let|typealias)\s+ )? (\w+)
        """#

    static func broken(_ file: SwiftText) throws -> [Finding] {
        guard let room = rooms.first(where: { $0.room == file.target }) else {
            return [Finding(path: file.path, line: 1, what: "\(file.target) is not on the stairs")]
        }
        return try importing.matches(in: file.code).filter { !room.mayImport.contains($0.text) }
            .map {
                let what = "\(file.target) may not import \($0.text)"
                return Finding(path: file.path, line: $0.line, what: what)
            }
    }

    @Test("every room imports only what stands to its left")
    func imports() throws {
        expectNone(try House.sources.get().flatMap(Self.broken))
    }

    @Test(
        "an import to the right, a foreign library and an unknown room are found",
        arguments: [
            ("Sources/Margin/A.swift", "import Markets"),
            ("Sources/Press/A.swift", "import Margin"),
            ("Sources/Desk/World/A.swift", "@preconcurrency import CReadline"),
            ("Sources/Figures/A.swift", "import Foundation"),
            ("Sources/Lessons/A.swift", "public import struct Foundation.Date"),
            ("Sources/Cellar/A.swift", "let a = 1"),
        ])
    func planted(_ path: String, _ text: String) throws {
        #expect(try Self.broken(SwiftText(path: path, text)).count == 1)
    }

    @Test("an import to the left is not", arguments: ["Margin", "Scripts", "Desk", "wick"])
    func allowed(_ room: String) throws {
        let file = SwiftText(path: "Sources/\(room)/A.swift", "import Figures\n// import Press")
        #expect(try Self.broken(file) == [])
    }

    @Test("readline is at home in one file")
    func readline() throws {
        let homes = try House.sources.get().filter { file in
            try Self.importing.matches(in: file.code).contains { $0.text == "CReadline" }
        }
        #expect(homes.count <= 1, "\(homes.map(\.path))")
    }
}
