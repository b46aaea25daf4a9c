import Testing

@testable import Scripts

@Suite("chart and what stands behind it")
struct ChartLineTests {
    private static let lines: [(String, ChartSubject, Stretch?)] = [
        ("chart", .price, nil), ("chart 1h", .price, .minutes(60)),
        ("chart 90m", .price, .minutes(90)), ("chart price 2h", .price, .minutes(120)),
        ("chart equity 4h", .equity, .minutes(240)), ("chart 4h equity", .equity, .minutes(240)),
        ("chart 1d", .price, .minutes(1_440)), ("chart 30", .price, .bars(30)),
        ("chart 1 hour", .price, .minutes(60)), ("chart last 2 hours", .price, .minutes(120)),
        ("chart 1h candles", .price, .minutes(60)), ("candles 15m", .price, .minutes(15)),
        ("chart margin", .margin, nil), ("chart fund 1d", .funding, .minutes(1_440)),
        ("chart map", .map, nil),
    ]

    @Test("a stretch of time may stand before or after the subject", arguments: lines)
    func reads(line: String, subject: ChartSubject, stretch: Stretch?) throws {
        let command = try Reader.read(line)
        #expect(command == .ask(.chart(subject, stretch)))
        #expect(try Reader.read(CommandText.print(command)) == command)
    }

    @Test(
        "nothing, a made-up unit and a stretch of what is of now are refused",
        arguments: [
            "chart 0m", "chart 0", "chart 1y", "chart crowd 1h", "chart map 1h", "chart 1h 2h",
            "chart -1h", "chart pie 1h",
        ])
    func refuses(line: String) {
        #expect(throws: Misreading.self) { try Reader.read(line) }
    }
}
