import Desk
import Figures
import Testing

@testable import Press

/// A page with a picture in a window: what was typed and the prompt stay on the screen.
struct WindowTests {
    private let happened = [
        Chart.Moment("opened", at: 3, price: price(735_350)),
        Chart.Moment("stopped", at: 20, price: price(728_000)),
    ]

    private func picture(_ bars: Int, _ levels: Int = 4) -> Chart {
        Chart(
            title: "BTC, bars of one minute", candles: fall(bars),
            levels: (0..<levels).map { Chart.Level("level \($0)", price(730_000 + $0 * 900)) },
            moments: happened, from: "10:00", to: "16:00",
            summary: "From 7,353.5 the price fell, and the sentence is long enough for two rows.")
    }

    private func lines(
        _ page: Page, _ rows: Int, _ columns: Int, ascii: Bool = false
    ) -> [String] {
        var press = TextPress(style: .plain, columns: columns, rows: rows, ascii: ascii)
        press.isWindow = true
        return press.lines(page)
    }

    @Test(
        "a picture leaves room for the line typed and the prompt",
        arguments: [(24, 80), (24, 60), (40, 120), (50, 200), (18, 80)], [1, 30, 360, 2_640])
    func fits(window: (Int, Int), bars: Int) {
        for ascii in [false, true] {
            let text = lines(Page([.chart(picture(bars))]), window.0, window.1, ascii: ascii)
            #expect(text.count <= window.0 - 2)
            #expect(text.allSatisfy { displayWidth($0) <= window.1 })
            #expect(text.contains { $0.contains("O opened") })
        }
    }

    private var table: Block {
        let rows = (0..<12).map {
            Table.Row([Prose("row \($0)"), Prose("a"), Prose("b")], said: nil)
        }
        return .table(Table(header: ["", "main", "3x"], rows: rows))
    }

    private var compared: Page {
        let values = (0..<300).map { Int128(5_000 - $0) * unitsPerOne }
        let lives = LineChart(
            title: "Account", unit: .money, lines: [LineChart.Line("main", values)],
            from: "10:00", to: "15:00", summary: "It fell.")
        return Page([table, .lineChart(lives), .lines(["why", "because"])])
    }

    @Test(
        "beside a table the picture gives way, and in a low window goes", arguments: [24, 40, 50])
    func givesWay(rows: Int) {
        let text = lines(compared, rows, 100)
        #expect(text.count <= rows - 2)
        #expect(text.contains { $0.hasPrefix("row 11") } && text.contains("It fell."))
        let isDrawn = text.contains { $0.contains("┤") }
        #expect(isDrawn == (rows >= 40))
        #expect(text.contains("This window has no row left for the picture.") != isDrawn)
    }

    @Test("on paper nothing gives way")
    func paper() {
        let text = TextPress(style: .plain, columns: 100, rows: 24).lines(compared)
        #expect(text.count > 24 && text.contains { $0.contains("┤") })
    }

    @Test("what happened stands in its candle, under its column and in the key")
    func moments() {
        let text = lines(Page([.chart(picture(30, 0))]), 24, 80)
        let row = text.first { $0.contains("╹O") } ?? ""
        #expect(row.contains("╹S"))
        let column = row.firstIndex(of: "╹").map { row.distance(from: row.startIndex, to: $0) }
        #expect(
            text.dropLast(4).contains {
                Array($0).indices.contains(column ?? -1)
                    && Array($0)[column ?? 0] == "O"
            })
        #expect(text.contains { $0.hasSuffix("O opened  S stopped") })
        let ascii = lines(Page([.chart(picture(30, 0))]), 24, 80, ascii: true)
        #expect(ascii.contains { $0.contains("^O") && $0.contains("^S") })
    }

    @Test("moments of one column stand side by side, and none beyond the picture")
    func crowded() {
        let setter = Typesetter(alphabet: Alphabet(), rows: 24)
        func row(_ columns: [Int]) -> String {
            let all = columns.map { (column: $0, name: "opened") }
            return setter.row(of: all, under: 20)?.trimmed.runs.map(\.text).joined() ?? ""
        }
        #expect(row([2, 2, 2]) == "  ╹OOO")
        #expect(row([0, 5]) == "╹O   ╹O")
        #expect(row([19]) == String(repeating: " ", count: 19) + "╹O")
        #expect(row([]) == "" && row([90]) == "")
        #expect(row(Array(repeating: 19, count: 40)).count <= 22)
    }
}
