import Desk
import Figures

/// A generator that starts from a seed, so that a failing page can be made again.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Pages of anything: text from all of Unicode, ragged tables, absurd prices and columns.
struct AnyPage {
    var chance: SplitMix
    /// Short words of letters only, where a law needs words that fit.
    var tame = false

    mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &chance) }

    mutating func text() -> String {
        if tame {
            return (0..<number(0...12)).map { _ in
                String(repeating: "w", count: number(1...6))
            }.joined(separator: " ")
        }
        let hard: [UInt32] = [
            0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x20, 0x7F, 0x9B, 0x200D, 0x202E, 0x2028, 0x2502, 0x2588,
            0x3C, 0x26, 0x22, 0x27, 0x3E, 0x301, 0xFE0F, 0x1F1E9, 0x1F468, 0xFFFE, 0xFFFD, 0x5D,
        ]
        var text = ""
        for _ in 0..<number(0...24) {
            let value: UInt32 =
                switch number(0...3) {
                case 0: hard[number(0...hard.count - 1)]
                case 1: UInt32(number(0x20...0x7E))
                case 2: UInt32(number(0x3000...0x9FFF))
                default: UInt32(number(0...0x10FFFF))
                }
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    mutating func prose() -> Prose {
        Prose((0..<number(0...4)).map { _ in Span(text(), InkTests.inks[number(0...10)]) })
    }

    mutating func proses() -> [Prose] { (0..<number(0...4)).map { _ in prose() } }

    mutating func anyPrice() -> Price {
        switch number(0...4) {
        case 0: Price(units: tame ? 0 : [.min, .max, 0, 1][number(0...3)])
        case 1 where !tame: Price(units: Int128.random(in: .min ... .max, using: &chance))
        default: price(number(300_000...800_000))
        }
    }

    mutating func candles() -> [Chart.Candle] {
        (0..<[0, 1, 2, 50, 300][number(0...4)]).map { _ in
            Chart.Candle(open: anyPrice(), high: anyPrice(), low: anyPrice(), close: anyPrice())
        }
    }

    /// Values with holes among them, now and then absurd.
    mutating func values() -> [Int128?] {
        (0..<[0, 1, 2, 50, 300][number(0...4)]).map { _ in
            number(0...5) == 0 ? nil : anyPrice().units
        }
    }

    mutating func lineChart() -> LineChart {
        LineChart(
            title: text(), unit: [.price, .money, .share][number(0...2)],
            lines: (0..<number(0...4)).map { _ in LineChart.Line(text(), values()) },
            levels: (0..<number(0...3)).map { _ in LineChart.Level(text(), anyPrice().units) },
            from: text(), to: text(), summary: text())
    }

    mutating func block(depth: Int = 0) -> Block {
        switch number(0...(depth < 3 ? 12 : 10)) {
        case 0: .heading(text())
        case 1: .paragraph(prose())
        case 2: .lines(proses())
        case 3: .bullets(proses())
        case 4: .numbered(proses())
        case 5: .entries((0..<number(0...4)).map { _ in (prose(), prose()) })
        case 6:
            .table(
                Table(
                    caption: number(0...1) == 0 ? nil : text(), header: proses(),
                    rows: (0..<number(0...4)).map { _ in
                        Table.Row(proses(), said: number(0...1) == 0 ? nil : prose())
                    },
                    numeric: [number(-1...3), number(0...9)]))
        case 7:
            .chart(
                Chart(
                    title: text(), candles: candles(),
                    levels: (0..<number(0...5)).map { _ in Chart.Level(text(), anyPrice()) },
                    from: text(), to: text(), summary: text()))
        case 8:
            .caret(
                line: text(), from: [.min, -1, 0, 1, 5, .max][number(0...5)],
                to: [.min, -1, 0, 1, 5, .max][number(0...5)])
        case 9: .rule
        case 10: .lineChart(lineChart())
        case 11: .fold(prose(), (0..<number(0...3)).map { _ in block(depth: depth + 1) })
        default: .quote((0..<number(0...3)).map { _ in block(depth: depth + 1) })
        }
    }

    mutating func page() -> Page { Page((0..<number(0...6)).map { _ in block() }) }
}
