import Testing

@testable import Scripts

/// Any first line of a sheet: it is read, or what it lacks is named; and each row still has a cell for
/// every column.
@Suite("Any head of any sheet")
struct SheetHeadFuzzTests {
    private static let names =
        PositionColumn.allCases.flatMap(\.names) + LiquidationSheet.added
        + [
            "Side", " ENTRY ", "a", "a_2", "", "\"", "\"x\"", "\"a\nb\"", "\u{1B}[2J",
            "\u{FEFF}side", "é", "=1",
        ]

    @Test("no head traps, and rows keep their cells", arguments: 0..<4 as Range<UInt64>)
    func heads(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<(fuzzCount / 20) {
            var head = Bool.random(using: &chance) ? ["side", "entry", "size"] : []
            for _ in 0..<Int.random(in: 0...12, using: &chance) {
                head.append(Self.names.randomElement(using: &chance) ?? "")
            }
            head.shuffle(using: &chance)
            let row = head.map { _ in
                ["long", "1", "50000", "", "x", "\""].randomElement(using: &chance) ?? ""
            }
            let text = head.joined(separator: ",") + "\n" + row.joined(separator: ",") + "\n"
            for form in [LiquidationSheet.Form.csv, .json] {
                var sheet = LiquidationSheet(form: form) { _ in nil }
                var out: [UInt8] = []
                // In pieces of any size.
                var rest = Array(text.utf8)[...]
                while !rest.isEmpty {
                    let count = Int.random(in: 1...rest.count, using: &chance)
                    out += sheet.take(rest.prefix(count))
                    rest = rest.dropFirst(count)
                }
                out += sheet.finish()
                #expect(String(validating: out, as: UTF8.self) != nil, "\(text)")
                let isNamed = !sheet.missing.isEmpty || !sheet.twice.isEmpty
                #expect(isNamed || sheet.rows >= sheet.refused, "\(text)")
                #expect(isNamed == out.isEmpty || !out.isEmpty, "\(text)")
            }
        }
    }
}
