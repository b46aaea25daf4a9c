import Testing

@Suite("reading Swift")
struct HouseReadingTests {
    @Test(
        "comments and strings are not code, interpolations are",
        arguments: [
            ("let a = 1 // print(a)", "let a = 1 ", ""),
            (#"say("print(a)") "#, #"say("") "#, "print(a) "),
            (#"say("a \(count(b, "c")) d")"#, #"say("count(b, "")")"#, "a c  d "),
            (##"say(#"a " \(b)"#)"##, #"say("")"#, #"a " \(b) "#),
            (#"say("\"//\"") // no"#, #"say("") "#, "// "),
            ("a /* print( */ b", "a  b", ""),
        ])
    func lines(_ text: String, _ code: String, _ quoted: String) {
        let line = SwiftText(path: "Sources/Desk/Sample.swift", text).lines[0]
        #expect(line.code == code)
        #expect(line.quoted == quoted)
    }

    @Test("a string of three quotes and a comment reach over lines")
    func manyLines() {
        let text = SwiftText(
            path: "Sources/Desk/Sample.swift",
            "let a = \"\"\"\n  print(\"a\")\n  \"\"\"\n/*\nprint(b)\n*/ let c = 2\n")
        #expect(text.lines.map(\.code) == ["let a = \"", "", "\"", "", "", " let c = 2"])
        #expect(text.lines[1].quoted == "  print(\"a\")")
        #expect(text.target == "Desk")
    }

    @Test("the tree is found")
    func tree() throws {
        #expect(try House.sources.get().contains { $0.target == "Figures" })
        #expect(House.paths(under: "Tests", ending: ".swift").count > 5)
    }
}
