import Margin
import Testing

@testable import Scripts

/// What traders type by habit, and the line it stands for.
@Suite("Habits")
struct HabitTests {
    @Test(
        "are read as the command they mean",
        arguments: [
            ("tp 8k", "take 8,000"), ("take profit 8000 half", "take 8,000 50%"),
            ("stop loss 7.1k", "stop 7,100"), ("stop-loss 7000", "stop 7,000"),
            ("sl 7000", "stop 7,000"), ("sto 7000", "stop 7,000"), ("continue", "until end"),
            ("run", "until end"), ("wait 1h", "step 60"), ("pnl", "positions"),
            ("status", "account"), ("wallet", "account"), ("quote", "market"), ("bye", "quit"),
            ("explain liquidation price", "why liquidation price"), ("commands", "help all"),
            ("buy btc 10x margin 1k", "open long BTC 10x margin 1,000"),
            ("chart equ", "chart equity"), ("deposit $2k", "deposit 2,000 USDT"),
            ("what is margin ratio", "define margin ratio"),
        ])
    func habits(typed: String, means: String) throws {
        let command = try Reader.read(typed, in: Surroundings(coin: Asset("BTC")))
        #expect(CommandText.print(command) == means)
    }

    @Test(
        "a k stands for thousands only behind prices and money", arguments: ["step 2k", "lev 2k"])
    func noThousands(typed: String) {
        #expect(throws: Misreading.self) { try Reader.read(typed) }
    }

    @Test("thousands keep to the limits", arguments: ["stop 9999999k", "stop 1e8k", "stop k"])
    func limits(typed: String) {
        #expect(throws: Misreading.self) { try Reader.read(typed) }
    }
}
