import Desk
import Figures
import Testing

@testable import Press

@Suite("Bars")
struct BarTests {
    private let chart = BarChart(
        title: "Leverage now",
        bars: [
            BarChart.Bar("1x to 3x", Rate(units: 50_000_000)),
            BarChart.Bar("3x to 7x", Rate(units: 25_000_000)),
            BarChart.Bar("7x and up", Rate(units: 100_000)),
            BarChart.Bar("nobody", .zero),
        ], summary: "Most is held at 1x to 3x: 50.0%.")

    private func text(_ style: Style, columns: Int = 40, ascii: Bool = false) -> String {
        TextPress(style: style, columns: columns, ascii: ascii).text(Page([.barChart(chart)]))
    }

    @Test("a row each, and what is more than nothing is seen")
    func plain() {
        #expect(
            text(.plain) == """
                Leverage now
                1x to 3x  50.0% ███████████████████████
                3x to 7x  25.0% ███████████▌
                7x and up  0.1% ▌
                nobody     0.0%
                Most is held at 1x to 3x: 50.0%.

                """)
    }

    @Test("in ASCII")
    func ascii() {
        #expect(text(.plain, ascii: true).contains("3x to 7x  25.0% ############\n"))
    }

    @Test("listened to, a sentence each")
    func flat() {
        #expect(
            text(.flat) == """
                Leverage now.
                1x to 3x: 50.0%.
                3x to 7x: 25.0%.
                7x and up: 0.1%.
                nobody: 0.0%.
                Most is held at 1x to 3x: 50.0%.

                """)
    }

    @Test("without room the numbers alone")
    func narrow() {
        #expect(text(.plain, columns: 16).contains("1x to 3x: 50.0%"))
    }

    @Test("drawn in a document, described for whoever does not see it")
    func drawing() {
        let html = HTMLPress().fragment(Page([.barChart(chart)]))
        #expect(html.contains("<title id=\"chart-1-title\">Leverage now</title>"))
        #expect(html.contains("<desc id=\"chart-1-text\">Most is held at 1x to 3x: 50.0%.</desc>"))
        #expect(html.ranges(of: "class=\"bar\"").count == 4)
    }

    @Test("an entry without a name goes on with the one before, also aloud")
    func unnamedEntry() {
        let page = Page([.entries([("to try", "what if 3x"), ("", "ladder")])])
        #expect(TextPress(style: .flat).text(page) == "to try: what if 3x.\nladder.\n")
    }
}
