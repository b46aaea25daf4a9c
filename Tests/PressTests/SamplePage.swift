import Desk
import Figures

@testable import Press

/// Prices in hundredths, so that a picture's tests read like a tape.
func price(_ hundredths: Int) -> Price { Price(units: Int128(hundredths) * 1_000_000) }

/// A fall with a spring in it: the same candles on every machine.
func fall(_ count: Int) -> [Chart.Candle] {
    var open = 735_350
    return (0..<count).map { place in
        let close = open - 900 + 2_600 * ((place * 7) % 5 - 2) / 2
        defer { open = close }
        let reach = 300 + 250 * (place % 4)
        return Chart.Candle(
            open: price(open), high: price(max(open, close) + reach),
            low: price(min(open, close) - reach), close: price(close))
    }
}

func chart(_ count: Int, levels: [Chart.Level]? = nil) -> Chart {
    Chart(
        title: "BTC, bars of one minute", candles: fall(count),
        levels: levels ?? [
            Chart.Level("entry", price(735_350)), Chart.Level("liquidation", price(702_080)),
            Chart.Level("stop", price(246_340)),
        ],
        from: "10:00", to: "10:36",
        summary: "From 7,353.5 the price fell; the liquidation price 7,020.8 was reached at 10:36.")
}

/// A page with every block and every ink.
let samplePage = Page([
    .heading("Liquidated"), .paragraph(sampleEvent), .lines(sampleWorking),
    .bullets(sampleBullets), .numbered(["Load the day.", "Open a position."]),
    .entries(sampleStatement), .table(sampleLadder), .chart(chart(37)),
    .quote([.paragraph("Everything fell at once, and the book was thin."), .bullets(["a desk"])]),
    .rule,
    .paragraph(Prose("No verb is called “opne”.", .error)),
    .caret(line: "opne long BTC 20x", from: 0, to: 4),
    .paragraph(Prose([Span("Type "), Span("open long BTC 20x", .verb), Span(".")])),
])

let sampleEvent = Prose([
    Span("10:36 ", .faint), Span("liquidated", .warning), Span(": mark "),
    Span("7,019.2", .figure), Span(" at or under "), Span("7,020.8", .figure),
    Span(". What the sale left was "), Span("less than nothing", .strong), Span(": "),
    Span("−287.45", .loss), Span(" USDT, and the "), Span("insurance fund", .term),
    Span(" paid it."),
])

let sampleWorking: [Prose] = [
    "liquidation price = (entry cost − collateral) ÷ size",
    "                  = (19,980 − 1,000) ÷ 2.719",
]

let sampleBullets: [Prose] = [
    Prose([Span("Type "), Span("what if 3x", .verb), Span(" to live the day again.")]),
    Prose([
        Span("A line is tested on the "), Span("mark", .emphasis), Span(", not on the last price."),
    ]),
]

let sampleStatement: [(Prose, Prose)] = [
    ("equity", Prose("3,990.00", .figure)), ("maintenance margin", Prose("95.43", .figure)),
    ("since the start", Prose("250.10", .gain)), ("position", "long 2.719 BTC at 7,353.5"),
]

let sampleLadder = Table(
    caption: "The ladder", header: ["leverage", "line", "minute on the mark", "what became of it"],
    rows: [
        Table.Row(
            ["100x", "7,316.5", "10:14", "closed, and the fund gained"],
            said: "100x: closed at 10:14; its line was 7,316.5, and the fund gained."),
        Table.Row(
            ["20x", "7,020.8", "10:36", Prose("closed, and the fund paid", .loss)], said: nil),
        Table.Row(
            ["1.5x", "2,439.5", "–", "lives"], said: "1.5x: lives; its line is 2,439.5."),
    ], numeric: [0, 1])
