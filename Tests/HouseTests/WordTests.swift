import Testing

@Suite("the words of the house")
struct WordTests {
    /// Hype, advice, shame and stories about villains. A learner who has lost reads these screens.
    private static let unwanted: Pattern = #"""
        (?i) \b (?: rekt | wrecked | to\ the\ moon | smart\ money | stop\ hunt(?:ing)? | hunted
        | you\ should(?:n't)? | get\ rich | easy\ money | guaranteed | can't\ lose
        | stupid | idiot | noob | congratulations | oops | safe\ (?:bet|leverage|trade) ) \b
        """#

    /// Notes to oneself belong nowhere in what is shipped.
    private static let unfinished: Pattern = #"\b(?:TODO|FIXME|XXX|HACK|WIP)\b"#

    static func said(_ path: String, _ text: String, _ pattern: Pattern) throws -> [Finding] {
        try pattern.matches(in: text).map {
            Finding(path: path, line: $0.line, what: "says “\($0.text)”")
        }
    }

    private static var content: [String] {
        House.paths(under: "lessons", ending: ".md")
            + House.paths(under: "scenarios", ending: ".scenario")
            + House.paths(under: "scenarios", ending: ".rules")
    }

    @Test("no screen and no scenario hypes, advises or shames")
    func unwantedWords() throws {
        // The list that a lesson is checked against has to name what it does not want.
        for file in try House.sources.get() where !file.path.hasSuffix("Lessons/Check/Advice.swift")
        {
            expectNone(try Self.said(file.path, file.quoted, Self.unwanted))
        }
        // Lessons have their own check, which knows a note to the teacher from a screen.
        for path in Self.content where !path.hasPrefix("lessons/") {
            expectNone(try Self.said(path, House.text(of: path), Self.unwanted))
        }
    }

    @Test("nothing shipped is marked as unfinished")
    func unfinishedWords() throws {
        for path in House.paths(under: "Sources", ending: ".swift") + Self.content {
            expectNone(try Self.said(path, House.text(of: path), Self.unfinished))
        }
    }

    @Test(
        "an unwanted word is found in a string, not in a name",
        arguments: ["You got REKT.", "You should use a stop.", "Smart money waited.", "Oops!"])
    func planted(_ words: String) throws {
        let file = SwiftText(path: "Sources/Desk/A.swift", "// \(words)\nsay(\"\(words)\")")
        #expect(try Self.said(file.path, file.quoted, Self.unwanted).map(\.line) == [2])
        let lesson = "first\n\(words)\n"
        #expect(try Self.said("lessons/a.md", lesson, Self.unwanted).map(\.line) == [2])
    }

    @Test("a note to oneself is found")
    func plantedNote() throws {
        #expect(try Self.said("Sources/A.swift", "// TODO: later", Self.unfinished).count == 1)
    }
}
