import Testing

@Suite("the shape of the house")
struct ShapeTests {
    private static let ways: [(pattern: Pattern, what: String)] = [
        (#"\b(?:fatalError|assertionFailure|preconditionFailure)\("#, "stops the program"),
        (#"\btry!"#, "stops the program on an error"),
        (#"\bas!"#, "stops the program on another type"),
        (#"\bunowned\b|\bunsafeBitCast\b"#, "trusts what it cannot know"),
    ]

    static func traps(_ file: SwiftText) throws -> [Finding] {
        try ways.flatMap { try file.findings($0.pattern, $0.what) }
    }

    static func size(_ file: SwiftText) -> [Finding] {
        // Code only: a sentence for people is not broken for the sake of a column.
        let long = file.lines.filter { $0.code.count > 100 }
            .map { Finding(path: file.path, line: $0.number, what: "over 100 columns") }
        guard file.lines.count > 400 else { return long }
        return long + [Finding(path: file.path, line: 400, what: "over 400 lines")]
    }

    static func place(_ path: String) -> [Finding] {
        let names = path.split(separator: "/").map(String.init)
        var found: [Finding] = []
        // Sources, target, at most one folder, file.
        if names.count > 4 { found.append(Finding(path: path, line: 1, what: "too deep a folder")) }
        for name in names.dropFirst() {
            let stem = name.split(separator: ".").first.map(String.init) ?? name
            guard
                stem.contains(
                    #/(?:Utils?|Utilities|Helpers?|Managers?|Common|Misc|Core|Models|Base)$/#)
            else { continue }
            found.append(Finding(path: path, line: 1, what: "\(stem) says nothing"))
        }
        return found
    }

    @Test("nothing in Sources stops the program on what a user gave it")
    func noTraps() throws {
        expectNone(try House.sources.get().flatMap(Self.traps))
    }

    @Test(
        "each way of stopping is found",
        arguments: [
            "fatalError(\"no\")", "let a = try! read()", "let b = a as! Page",
            "preconditionFailure()", "unowned let desk: Desk",
        ])
    func plantedTraps(_ text: String) throws {
        #expect(try Self.traps(SwiftText(path: "Sources/Desk/A.swift", text)).count == 1)
        #expect(try Self.traps(SwiftText(path: "Sources/Desk/A.swift", "// " + text)) == [])
    }

    @Test("lines have at most 100 columns, files at most 400 lines")
    func sizes() throws {
        expectNone(try House.sources.get().flatMap(Self.size))
        expectNone(try House.tests.get().flatMap(Self.size))
    }

    @Test("a long line and a long file are found")
    func plantedSizes() {
        let wide = String(repeating: "a", count: 101)
        #expect(Self.size(SwiftText(path: "Sources/Desk/A.swift", wide)).count == 1)
        let wideEnough = String(repeating: "ä", count: 100)
        #expect(Self.size(SwiftText(path: "Sources/Desk/A.swift", wideEnough)).isEmpty)
        let tall = String(repeating: "a\n", count: 401)
        #expect(Self.size(SwiftText(path: "Sources/Desk/A.swift", tall)).count == 1)
    }

    @Test("half of all files in Sources have at most 120 lines")
    func median() throws {
        let sizes = try House.sources.get().map(\.lines.count).sorted()
        #expect(sizes[sizes.count / 2] <= 120)
    }

    @Test("no target has folders inside folders, and every file is named for what it holds")
    func places() {
        expectNone(House.paths(under: "Sources", ending: ".swift").flatMap(Self.place))
    }

    @Test(
        "a deep folder and an empty name are found",
        arguments: [
            "Sources/Desk/Ask/Why/Page.swift", "Sources/Desk/StringUtils.swift",
            "Sources/Desk/Helpers/Page.swift", "Sources/Markets/WorldManager.swift",
        ])
    func plantedPlaces(_ path: String) {
        #expect(Self.place(path).count == 1)
    }

    @Test("test folders hold tests, not placeholders")
    func placeholders() throws {
        for file in try House.tests.get() where file.path.hasSuffix("/Empty.swift") {
            let others = House.paths(under: "Tests/\(file.target)", ending: ".swift").count - 1
            #expect(others == 0, "\(file.path) is a placeholder beside real tests")
        }
    }
}
