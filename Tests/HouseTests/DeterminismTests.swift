import Testing

@Suite("the same journal gives the same bytes")
struct DeterminismTests {
    private static let core = ["Figures", "Margin", "Markets", "Scripts", "Lessons", "Desk"]

    /// What the core must not touch: the machine's time, chance, environment and files, and the
    /// screen. `Figures` … `Desk` are handed all they know.
    private static let forbidden: [(pattern: Pattern, what: String)] = [
        (#"\bimport\s+(?:Foundation\w*|Glibc|Musl|Darwin|Dispatch)\b"#, "imports the machine"),
        (#"\b(?:Date|\w+Clock|DispatchTime)\b(?:\(\)|\.now)"#, "reads a clock"),
        (#"\b(?:gettimeofday|clock_gettime|time)\((?:nil|&)"#, "reads a clock"),
        (#"\b(?:ProcessInfo|CommandLine|getenv)\b"#, "reads the environment"),
        (#"\b(?:SystemRandomNumberGenerator|arc4random|drand48|rand)\b"#, "draws chance"),
        (#"\.(?:random|randomElement|shuffled|shuffle)\("#, "draws chance"),
        (#"(?<![.\w])(?<!func\s)(?:print|debugPrint|dump|readLine)\("#, "talks to the screen"),
        (#"\b(?:FileManager|FileHandle|fopen|contentsOfFile)\b"#, "reads a file"),
        (#"\.hashValue\b|\bObjectIdentifier\b|\bHasher\(\)"#, "differs from run to run"),
        (#"\b(?:Task|Thread|DispatchQueue)\s*[{.(]"#, "runs beside itself"),
    ]

    /// The names of dictionaries and sets.
    private static let declared: Pattern = #"""
        \b(?:let|var)\s+(\w+)\s*
        (?: :\s* (?: Set< | Dictionary< | \[ [^\[\]\n(]+ : [^\[\]\n]+ \] (?:\s|$|\?) )
        |   =\s* (?: Set[<(] | Dictionary[<(] | \[ [\w.]+ \s*:\s* [\w.?\[\]]+ \]\( ) )
        """#
    /// The names that something walks over, unless what it finds is sorted in the same line.
    private static let walked: Pattern = #"""
        \bin\s+ (?:self\.)? (\w+) \s* (?: \{ | \.(?:keys|values)\b ) (?! .* sorted )
        | \b(\w+) \. (?: (?:keys|values)\. )?
          (?: map | flatMap | compactMap | forEach | reduce | first | filter | enumerated
            | allSatisfy | min | max | joined )\b (?! .* sorted )
        """#

    static func broken(_ file: SwiftText) throws -> [Finding] {
        guard core.contains(file.target) else { return [] }
        let code = file.code
        let names = Set(try declared.matches(in: code).map(\.text))
        let walks = try walked.matches(in: code).filter { names.contains($0.text) }.map {
            Finding(path: file.path, line: $0.line, what: "walks \($0.text), which has no order")
        }
        return try forbidden.flatMap { try file.findings($0.pattern, $0.what) } + walks
    }

    @Test("no room from Figures to Desk reads a clock, chance, environment or file, or prints")
    func core() throws {
        expectNone(try House.sources.get().flatMap(Self.broken))
    }

    @Test(
        "each forbidden thing is found",
        arguments: [
            "import Foundation", "#if canImport(Glibc)\nimport Glibc", "let t = Date()",
            "let t = ContinuousClock.now", "time(nil)", "let e = ProcessInfo.processInfo",
            "CommandLine.arguments", "var g = SystemRandomNumberGenerator()",
            "let x = Int.random(in: 0..<5)", "all.shuffled()", "print(\"a\")", "    dump(world)",
            "FileManager.default", "let n = name.hashValue", "Task { await go() }",
            "var pots: [Pot: Money] = [:]\nfor pot in pots { }",
            "let seen = Set<String>()\nfor (i, w) in seen.enumerated() { }",
            "let seen: Set<String>\nlet words = seen.map { $0 }",
            "var held = [Asset: Money]()\nlet total = held.values.reduce(0, +)",
            "let held = Dictionary(grouping: all) { $0 }\nfor asset in held.keys { }",
        ])
    func planted(_ text: String) throws {
        #expect(try !Self.broken(SwiftText(path: "Sources/Markets/Sample.swift", text)).isEmpty)
    }

    @Test(
        "what only looks like it is left alone",
        arguments: [
            "// print(a)", "let words = \"Date() and print(x)\"", "func time(at: Int) {}",
            "let page = blueprint(a)", "var pots: [Pot] = []\nfor pot in pots { }",
            "var held: [Asset: Money] = [:]\nfor asset in held.keys.sorted() { }",
            "press.print(page)", "static func print(_ act: Act) -> String {",
            "func step(_ n: Int, using draw: Noise) {}",
            "let boxes: [(step: Int, box: Box)]\nboxes.map { $0.box }",
            "let dates: [Moment]\nfor date in dates { }", "var seen: Set<Pot>\nseen.contains(pot)",
        ])
    func innocent(_ text: String) throws {
        #expect(try Self.broken(SwiftText(path: "Sources/Markets/Sample.swift", text)) == [])
    }

    @Test("outside the core the same line is nobody's business")
    func outside() throws {
        #expect(try Self.broken(SwiftText(path: "Sources/wick/Sample.swift", "print(1)")) == [])
    }
}
