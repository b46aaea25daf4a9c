import Figures
import Margin
import Markets
import Scripts
import Testing

/// The largest and the smallest numbers that lines can hold: taken or refused, never a trap.
@Suite("Lines at the ends of the numbers")
struct ExtremeLineTests {
    private static let amounts = [
        "0", "0.00000001", "1", "99,999", "9,999,999,999,999", "99,999,999,999,999",
    ]
    private static let prices = ["0.00000001", "0.1", "99,999.9", "999,999,999"]
    private static let shares = ["0%", "0.000001%", "50%", "100%", "99,999%"]

    private static var lines: [String] {
        var lines: [String] = []
        for amount in amounts {
            lines += [
                "deposit \(amount) BTC", "deposit \(amount) USDT", "withdraw \(amount) BTC",
                "open long BTC \(amount) 1x", "open short BTC 150x margin \(amount)",
                "open long ETH \(amount) 20x cross", "close \(amount)", "close ETH \(amount)",
                "add margin \(amount) to BTC", "remove margin \(amount) from BTC",
                "convert \(amount) BTC to ETH", "convert \(amount) ETH to USDT",
                "convert \(amount) USDT to BTC",
            ]
            for price in prices {
                lines.append("open long BTC \(amount) 3x at \(price) take \(price)")
                lines.append("open short ETH \(amount) 3x trigger \(price) stop \(price)")
                lines.append("close BTC \(amount) at \(price)")
                lines.append("take BTC \(price) \(amount) limit \(price)")
            }
        }
        for price in prices {
            lines += [
                "stop BTC \(price)", "stop BTC \(price) limit \(price) on mark",
                "take ETH \(price) on index", "trail BTC 1% from \(price)",
            ]
        }
        for share in shares { lines += ["trail BTC \(share)", "close BTC \(share)"] }
        return lines + ["leverage BTC 1x", "leverage ETH 150x", "flip BTC", "flip ETH", "step"]
    }

    @Test("nothing traps, and money is kept", arguments: ["isolated", "cross", "multi"])
    func extremes(mode: String) throws {
        let steps = (1...40).map { minute in
            let price = minute % 2 == 0 ? "90,000" : "100,000"
            return "bar 10:\(minute < 10 ? "0" : "")\(minute) \(price) \(price) \(price) \(price)"
        }
        let text = """
            scenario "Ends"  2026-01-05 10:00  every 1m
            market BTCUSDT none
            rules binance-2026-09
            deposit you 5,000 USDT
            deposit fund 1,000,000 USDT
            bar 10:00 100,000 100,000 100,000 100,000
            \(steps.joined(separator: "\n"))
            price ETH 10:00 4,000
            """
        var tape = try TypedWorld(text: text)
        if mode != "isolated" { try tape.type("mode \(mode)") }
        var taken = 0
        for (place, line) in Self.lines.enumerated() {
            do {
                try tape.type(line)
                taken += 1
            } catch is Refusal {
            } catch is Misreading {}
            #expect(tape.broken.isEmpty, "\(line): \(tape.broken)")
            if place % 12 == 0, !tape.world.isAtEnd { try tape.type("step") }
        }
        #expect(taken >= 15)
        #expect(tape.world.replaying(tape.world.journal.entries).world == tape.world)
    }
}
