import Testing

@testable import Lessons

@Suite("Prose")
struct MarkdownTests {
    private func blocks(_ text: String) throws -> [Markdown.Block] {
        let items = try lesson(text).steps.flatMap(\.items)
        return items.flatMap { item -> [Markdown.Block] in
            if case .prose(let prose) = item { prose.blocks } else { [] }
        }
    }

    @Test("paragraphs with emphasis, code, links and breaks")
    func paragraph() throws {
        let read = try blocks("A *long* **gains** with `size`, see [this](q2).\nOr  \nnot.")
        #expect(
            read == [
                .paragraph([
                    .text("A "), .emphasis([.text("long")]), .text(" "), .strong([.text("gains")]),
                    .text(" with "), .code("size"), .text(", see "),
                    .link([.text("this")], url: "q2"), .text("."), .softBreak, .text("Or"),
                    .hardBreak, .text("not."),
                ])
            ])
    }

    @Test("lists, quotes, rules and code")
    func others() throws {
        let read = try blocks("- one\n- two\n\n3. three\n\n> said\n\n---\n\n    open long\n")
        #expect(
            read == [
                .bullets([[.paragraph([.text("one")])], [.paragraph([.text("two")])]]),
                .numbered(from: 3, [[.paragraph([.text("three")])]]),
                .quote([.paragraph([.text("said")])]), .rule, .code("open long\n"),
            ])
    }

    @Test("a table knows which columns hold numbers")
    func table() throws {
        let read = try blocks("| when | share |\n|---|--:|\n| a day | {share} |")
        guard case .table(let table) = read[0] else {
            Issue.record("a table was read")
            return
        }
        #expect(table.header == [[.text("when")], [.text("share")]])
        #expect(table.rows.map { $0.map(plainText) } == [["a day", "{share}"]])
        #expect(table.numeric == [1])
    }

    @Test("raw HTML is dropped, a comment too, and of a picture its words stay")
    func html() throws {
        let read = try blocks(
            "A <b>bold</b> ![claim](x.png).\n\n<script>x</script>\n\n<!-- why -->\n")
        #expect(
            read == [
                .paragraph([.text("A "), .text("bold"), .text(" "), .text("claim"), .text(".")])
            ])
    }

    @Test("a brace is found among characters that mean something to Markdown")
    func braces() throws {
        let read = try blocks("a_b {event.left} & [x] {position.entry * 0.8} _c_")
        let found = read.flatMap { block -> [String] in
            if case .paragraph(let words) = block { foundBraces(in: words).map(\.text) } else { [] }
        }
        #expect(found == ["event.left", "position.entry * 0.8"])
    }

    @Test("ten thousand quotes inside one another are cut off, not followed")
    func deep() throws {
        let text = String(repeating: ">", count: 10_000) + " so"
        #expect(try blocks(text).count == 1)
        let stars = String(repeating: "*a ", count: 5_000) + String(repeating: "a* ", count: 5_000)
        #expect(try blocks(stars).count == 1)
    }
}
