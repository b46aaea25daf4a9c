import Desk
import Figures
import Testing

@testable import Press

/// Two lives of one account, and a folded figure.
struct LineChartTests {
    private let lives: LineChart
    init() {
        // A fall that one of them does not survive.
        let values = [5_000, 4_990, 4_700, 4_720, 4_400, 4_000, 4_000, 4_000, 4_000, 4_000]
        let other = [5_000, 4_995, 4_900, 4_910, 4_800, 4_700, 4_650, 4_720]
        lives = LineChart(
            title: "Account, USDT", unit: .money,
            lines: [
                LineChart.Line("main", values.map { Int128($0) * unitsPerOne }),
                LineChart.Line("3x", other.map { Int128($0) * unitsPerOne } + [nil, nil]),
            ],
            levels: [LineChart.Level("deposited", 5_000 * unitsPerOne)], from: "10:00",
            to: "10:09", summary: "main ends at 4,000.00, 3x at 4,720.00.")
    }

    private func text(_ style: Style, columns: Int = 48, ascii: Bool = false) -> String {
        TextPress(style: style, columns: columns, rows: 18, ascii: ascii)
            .text(Page([.lineChart(lives)]))
    }

    @Test("drawn in text, the first line in strokes and the second in dots")
    func plain() {
        #expect(
            text(.plain) == """
                Account, USDT
                ━━━━━━━┓──••••─────────────────┤ 5,000 deposited
                       ┃•••  •                 │
                       ┃  ┏━━┓•••     •••      │
                       ┗━━┛  ┃  •••••••        │
                             ┃                 │
                             ┃                 ┤ 4,500
                             ┗━━┓              │
                                ┃              │
                                ┃              │
                                ┗━━━━━━━━━━━━━━┤ 4,000
                10:00                     10:09
                ━ main  • 3x
                main ends at 4,000.00, 3x at 4,720.00.

                """)
    }

    @Test("drawn in ASCII")
    func ascii() {
        #expect(
            text(.plain, ascii: true) == """
                Account, USDT
                _______|--oooo-----------------+ 5,000 deposited
                       |ooo  o                 |
                       |  ___|ooo     ooo      |
                       ___|  |  ooooooo        |
                             |                 |
                             |                 + 4,500
                             ___|              |
                                |              |
                                |              |
                                _______________+ 4,000
                10:00                     10:09
                _ main  o 3x
                main ends at 4,000.00, 3x at 4,720.00.

                """)
    }

    @Test("told in sentences to whoever listens")
    func flat() {
        #expect(
            text(.flat) == """
                Account, USDT.
                From 10:00 to 10:09.
                main ends at 4,000.00, 3x at 4,720.00.
                deposited: 5,000.

                """)
    }

    @Test("drawn as SVG, each line with a stroke of its own and a word for it")
    func drawn() {
        let html = HTMLPress().fragment(Page([.lineChart(lives)]))
        #expect(html.hasPrefix("<figure><figcaption>Account, USDT</figcaption>\n<svg "))
        #expect(
            html.contains(
                #"<path class="line2" d="M0 200L453 211L906 420L1360 398L1813 640L2267 860L2720 970"#
                    + #"L3174 816"/>"#))
        #expect(html.contains(#"<path class="level" d="M0 200H4081"/>"#))
        #expect(html.contains(#"<text class="name" x="4131" y="248">5,000</text>"#))
        #expect(
            html.contains(
                #"<text class="on" x="2040" y="155" text-anchor="middle">deposited</text>"#))
        #expect(html.contains("<p class=\"faint\">solid: main; dashed: 3x</p>"))
        #expect(html.hasSuffix("<p>main ends at 4,000.00, 3x at 4,720.00.</p></figure>"))
    }

    private let fold = Page([
        .fold(
            Prose([Span("liquidation price "), Span("7,020.8", .figure)]),
            [.lines(["= 19,980 ÷ 2.719"]), .paragraph("The first tick at which it fails.")])
    ])

    @Test("what is folded stands indented under its short form where nothing can be folded")
    func foldPlain() {
        #expect(
            TextPress(style: .plain, columns: 60).text(fold) == """
                liquidation price 7,020.8
                  = 19,980 ÷ 2.719

                  The first tick at which it fails.

                """)
        #expect(
            TextPress(style: .flat).text(fold) == """
                liquidation price 7,020.8.
                equals 19,980 divided by 2.719.
                The first tick at which it fails.

                """)
    }

    @Test("and opens in a document without any script")
    func foldHTML() {
        let html = HTMLPress().fragment(fold)
        #expect(
            html == """
                <details><summary>liquidation price <span class="figure">7,020.8</span></summary>
                <div class="lines"><div>= 19,980 ÷ 2.719</div></div>
                <p>The first tick at which it fails.</p></details>
                """)
    }
}
