import Desk
import Testing

@testable import Press

struct CaretTests {
    private func lines(_ line: String, _ from: Int, _ to: Int, columns: Int = 80) -> [String] {
        TextPress(style: .plain, columns: columns)
            .lines(Page([.caret(line: line, from: from, to: to)]))
    }

    @Test(
        "carets stand under the wrong columns",
        arguments: [
            (0, 4, "  ^^^^"), (5, 9, "       ^^^^"), (9, 10, "           ^"),
            (13, 14, "               ^"), (99, 99, "               ^"), (0, 0, "  ^"),
            (11, 99, "             ^^"), (-5, 2, "  ^^"),
        ])
    func places(from: Int, to: Int, carets: String) {
        #expect(lines("opne long BTC", from, to) == ["  opne long BTC", carets])
    }

    @Test("wide characters and tabs before the word do not move the caret off it")
    func wide() {
        #expect(lines("清算\tx 5", 3, 4) == ["  清算 x 5", "       ^"])
    }

    @Test("a long line is cut around its caret, which stays under its word")
    func long() {
        let line = String(repeating: "a", count: 50) + " wrong " + String(repeating: "b", count: 50)
        #expect(
            lines(line, 51, 56, columns: 30) == [
                "  …aaaaaaaaaaaaaaaaaa wrong b…",
                "                      ^^^^^",
            ])
    }

    @Test(
        "a listener hears the columns in words",
        arguments: [
            (0, 4, #""opne" is columns 1 to 4 of "opne long BTC"."#),
            (0, 1, #""o" is column 1 of "opne long BTC"."#),
            (4, 5, #"That is column 5 of "opne long BTC"."#),
            (13, 14, #"That is the end of "opne long BTC"."#),
        ])
    func flat(from: Int, to: Int, sentence: String) {
        let page = Page([.caret(line: "opne long BTC", from: from, to: to)])
        #expect(TextPress(style: .flat).lines(page) == [sentence])
    }

    @Test("HTML marks the wrong columns")
    func html() {
        let page = Page([.caret(line: "opne <BTC>", from: 0, to: 4)])
        #expect(HTMLPress().fragment(page) == "<pre><mark>opne</mark> &lt;BTC&gt;</pre>")
    }
}
