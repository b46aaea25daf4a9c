import Testing

@testable import Scripts

@Test("the example of every verb reads", arguments: Verb.all.map(\.example))
func exampleReads(line: String) throws {
    _ = try Reader.read(line)
}
