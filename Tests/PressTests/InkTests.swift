import Desk
import Testing

@testable import Press

struct InkTests {
    static let inks: [Ink] = [
        .plain, .verb, .figure, .term, .gain, .loss, .warning, .error, .faint, .strong, .emphasis,
    ]

    @Test("every ink has its code on a terminal")
    func codes() {
        let page = Page([.lines(Self.inks.map { Prose("\($0)", $0) })])
        let text = TextPress(style: .ansi(colour: true)).text(page)
        #expect(
            text.replacing("\u{1B}", with: "E") == """
                plain
                E[1;36mverbE[0m
                E[36mfigureE[0m
                E[4mtermE[0m
                E[38;5;33mgainE[0m
                E[1;38;5;166mlossE[0m
                E[1;35mwarningE[0m
                E[1;31merrorE[0m
                E[2mfaintE[0m
                E[1mstrongE[0m
                E[3memphasisE[0m

                """)
    }

    @Test("without colour only weight is left, and a loss still differs from a gain")
    func noColour() {
        let page = Page([.lines(Self.inks.map { Prose("\($0)", $0) })])
        let text = TextPress(style: .ansi(colour: false)).text(page)
        #expect(!text.contains("36m") && !text.contains("38;5") && !text.contains("31m"))
        #expect(text.contains("\u{1B}[1mloss\u{1B}[0m\n"))
        #expect(text.contains("\ngain\n"))
    }

    @Test("a colour goes with its words over the end of a line")
    func wrappedColour() {
        let prose = Prose([Span("so "), Span("closed at once", .error), Span(".")])
        let press = TextPress(style: .ansi(colour: true), columns: 9)
        #expect(
            press.lines(Page([.paragraph(prose)])) == [
                "so \u{1B}[1;31mclosed\u{1B}[0m", "\u{1B}[1;31mat once\u{1B}[0m.",
            ])
    }

    @Test("a bare gain takes a plus; a signed, worded or empty one is left alone")
    func signs() {
        func shown(_ prose: Prose) -> String { plain(prose, columns: 80) }
        #expect(shown(Prose("250.10", .gain)) == "+250.10\n")
        #expect(shown(Prose("+250.10", .gain)) == "+250.10\n")
        #expect(shown(Prose("0.00", .gain)) == "0.00\n")
        #expect(shown(Prose([Span("gained "), Span("250.10", .gain)])) == "gained 250.10\n")
        #expect(shown(Prose("−287.45", .loss)) == "−287.45\n")
        #expect(HTMLPress().fragment(Page([.paragraph(Prose("5", .gain))])).contains(">+5<"))
        let page = Page([.entries([(Prose("result"), Prose("5", .gain))])])
        #expect(TextPress(style: .flat).text(page) == "result: +5.\n")
    }
}
