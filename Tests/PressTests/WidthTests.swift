import Desk
import Testing

@testable import Press

struct WidthTests {
    @Test(
        "columns are counted as a terminal counts them",
        arguments: [
            ("liquidation", 11), ("−287.45", 7), ("é", 1), ("e\u{301}", 1), ("\u{301}", 0),
            ("清算", 4), ("청산", 4), ("ｗ", 2), ("🔥", 2), ("👩‍👩‍👧", 2), ("│┃█", 3), ("a\u{200D}b", 2),
        ])
    func widths(text: String, columns: Int) { #expect(displayWidth(text) == columns) }

    @Test("Chinese lines break between characters, Latin ones between words")
    func wideBreaks() {
        #expect(plain("保证金被清算", columns: 6) == "保证金\n被清算\n")
        #expect(plain("保证金 liquidated", columns: 12) == "保证金\nliquidated\n")
    }

    @Test("a table with wide characters keeps its columns")
    func wideTable() {
        let table = Table(
            header: ["名", "price"],
            rows: [["清算", "1.5"], ["stop", "22.25"]].map { Table.Row($0, said: nil) },
            numeric: [1])
        #expect(
            plain(Page([.table(table)]), columns: 40) == """
                名    price
                ────  ─────
                清算    1.5
                stop  22.25

                """)
    }
}

struct WrapTests {
    @Test("words wrap with the gap between them dropped, and alignment is kept while it fits")
    func gaps() {
        #expect(plain("one two  three", columns: 8) == "one two\nthree\n")
        #expect(plain("one   two", columns: 80) == "one   two\n")
        #expect(plain("  indented and long", columns: 12) == "  indented\n  and long\n")
    }

    @Test("a word wider than the window stands whole on its own line")
    func longWord() {
        let text = plain("see https://example.org/a now", columns: 10)
        #expect(text == "see\nhttps://example.org/a\nnow\n")
    }

    @Test("a page breaks its lines itself: a line feed in somebody's text is a blank")
    func breaks() {
        #expect(plain("one\ntwo", columns: 80) == "one two\n")
        let broken = Prose([Span("one"), .lineBreak, Span("two")])
        #expect(plain(broken, columns: 80) == "one\ntwo\n")
        #expect(HTMLPress().fragment(Page([.paragraph(broken)])).contains("one<br/>two"))
    }

    @Test("an empty page is no text")
    func empty() {
        #expect(TextPress(style: .plain).text(Page()) == "")
        #expect(TextPress(style: .flat).text(Page([.rule])) == "")
    }
}

func plain(_ prose: Prose, columns: Int) -> String {
    plain(Page([.paragraph(prose)]), columns: columns)
}

func plain(_ page: Page, columns: Int = 80, ascii: Bool = false) -> String {
    TextPress(style: .plain, columns: columns, ascii: ascii).text(page)
}
