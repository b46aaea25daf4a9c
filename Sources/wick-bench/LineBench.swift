import Figures
import Margin
import Scripts

/// line RULEBOOK-FILE: what a liquidation price costs, bare and with its working, and what a row of a
/// sheet costs; medians of nine rounds.
func line(_ arguments: [String]) {
    guard let path = arguments.first,
        let name = path.split(separator: "/").last?.split(separator: ".").first.map(String.init),
        let rules = try? RulebookText.read(
            String(decoding: numbers(path, as: UInt8.self), as: UTF8.self), name: name)
    else { return print("wick-bench line scenarios/rulebooks/binance-2026-09.rules") }
    let plans = (0..<1_000).compactMap { index -> Position? in
        try? rules.position(
            PositionPlan(
                coin: Asset("BTC"), kind: .linear, side: index % 2 == 0 ? .long : .short,
                entry: Price(20_000 + 37 * index), leverage: Multiple(2 + index % 60),
                amount: .margin(Money(500 + index))))
    }
    let bare = plans.map(\.bare)
    var sheet = "id,venue,symbol,side,entry,size,leverage\n"
    for row in 0..<100_000 {
        sheet += "\(row),bench,BTCUSDT,\(row % 2 == 0 ? "long" : "short"),\(20_000 + row % 977),"
        sheet += "0.\(1 + row % 9),\(2 + row % 60)\n"
    }
    let bytes = Array(sheet.utf8)
    print(
        "wick line positions=\(plans.count)",
        "bare_ns=\(figure(nanoseconds(of: bare), 1)) explained_ns=\(figure(nanoseconds(of: plans), 1))",
        "sheet_rows=100000 sheet_ms=\(figure(milliseconds(of: bytes, rules), 0))")
}

private func nanoseconds(of positions: [Position]) -> Double {
    median(
        (0..<9).map { _ in
            let start = now()
            var sum: Int128 = 0
            for _ in 0..<20 {
                for place in positions.indices {
                    sum &+= positions[place].liquidationPrice?.value.units ?? 0
                }
            }
            let spent = now() - start
            // The sum is used, so that nothing is left out.
            return sum == 0 ? 0 : spent * 1e9 / Double(20 * max(positions.count, 1))
        })
}

private func milliseconds(of sheet: [UInt8], _ rules: Rulebook) -> Double {
    median(
        (0..<3).map { _ in
            let start = now()
            var reader = LiquidationSheet { _ in rules }
            let out = reader.take(sheet).count + reader.finish().count
            return out == 0 ? 0 : (now() - start) * 1e3
        })
}
