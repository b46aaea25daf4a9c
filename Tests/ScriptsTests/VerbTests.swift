import Testing

@testable import Scripts

@Suite("The verb table")
struct VerbTests {
    @Test(
        "every example reads, and its print reads as the same", arguments: Verb.all.map(\.example))
    func examples(_ line: String) throws {
        let command = try Reader.read(line)
        #expect(try Reader.read(CommandText.print(command)) == command)
    }

    @Test("every example follows the shape that help prints", arguments: Verb.all)
    func shapes(_ verb: Verb) {
        let words = Line(verb.example).words.map(\.text)
        #expect(verb.shape.hasPrefix(verb.name))
        #expect(verb.shapeTree.matches(words), "\(verb.example) against \(verb.shape)")
    }

    @Test("every command says what it answers and when one uses it", arguments: Verb.all)
    func uses(_ verb: Verb) throws {
        let use = try #require(Verb.uses[verb.name], "\(verb.name)")
        #expect(use.hasSuffix(".") || use.hasSuffix("?"))
        #expect(use != verb.meaning)
        #expect(Verb.uses.keys.allSatisfy { Verb.named($0)?.name == $0 })
    }

    @Test("no word begins two commands")
    func unique() {
        let words = Verb.all.flatMap { [$0.nameWords[0]] + $0.aliases.map(\.word) }
        #expect(Set(words).count == words.count)
    }

    @Test("plain help shows eight")
    func plain() {
        #expect(Verb.plain.count == 8)
    }

    @Test("every meaning is one sentence that fits a line", arguments: Verb.all)
    func meanings(_ verb: Verb) {
        #expect(verb.meaning.hasSuffix("."))
        #expect(verb.meaning.count <= 72)
        #expect(!verb.meaning.contains("\n"))
    }

    @Test("every alias reads as what it stands for")
    func aliases() throws {
        for verb in Verb.all {
            let rest = verb.example.dropFirst(verb.name.count)
            for alias in verb.aliases where alias.means.joined(separator: " ") == verb.name {
                #expect(
                    try Reader.read(alias.word + rest) == (try Reader.read(verb.example)),
                    "\(alias.word)")
            }
        }
    }

    @Test("a command is found by its name, an alias or its first word")
    func named() {
        #expect(Verb.named("what if")?.name == "what if")
        #expect(Verb.named("BUY")?.name == "open")
        #expect(Verb.named("add")?.name == "add margin")
        #expect(Verb.named("nonsense") == nil)
    }
}
