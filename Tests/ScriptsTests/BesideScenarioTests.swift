import Figures
import Margin
import Markets
import Testing

@testable import Scripts

/// A scenario with everything that can stand beside its own prices, in its canonical spelling.
let besideScenario = """
    scenario "Beside"  2026-01-05 10:00  every 1m
    market BTCUSDT Nowhere
    coin BTC
    rules small
    mark mean 1 closes
    deposit you 5,000 USDT
    deposit ola 3,000 USDT
    ola opens short BTC 1 20x
    funding 2026-01-05 10:01 0.1%
    funding 10:02 -0.0238%  # shorts pay
    funding 10:02 0.01% ETH
    bar 2026-01-05 10:00 60,000 60,000 60,000 60,000
    bar 10:01 59,500 59,500 59,500 59,500
    bar 10:02 58,600 58,600 58,600 58,600
    bar 10:03 57,000 57,000 57,000 57,000
    index 2026-01-05 10:00 59,990
    index 10:02 58,700
    price ETH 2026-01-05 10:00 3,000
    price ETH 10:02 2,900.5
    bar SOL 2026-01-05 10:00 150 151 149 150 150.5
    bar SOL 10:03 140 140 139 139 141

    """

@Suite("Funding, other coins and other people in a scenario")
struct BesideScenarioTests {
    @Test("a file says all of it, and prints as it was written")
    func whole() throws {
        let scenario = try ScenarioText.read(besideScenario, name: "beside")
        #expect(scenario.fundings.map(\.rate.plainText) == ["0.001", "-0.000238", "0.0001"])
        #expect(
            scenario.bystanders == [
                Standing(
                    name: "ola", side: .short, coin: Asset("BTC"), size: Quantity(1),
                    leverage: Multiple(20))
            ])
        #expect(try ScenarioFile(besideScenario, file: "beside").canonical == besideScenario)
        let printed = ScenarioText.print(scenario)
        #expect(try ScenarioText.read(printed, name: "beside") == scenario)
    }

    @Test("between two prices of another coin the last one holds")
    func held() throws {
        let scenario = try ScenarioText.read(besideScenario, name: "beside")
        let ether = try #require(scenario.tape(of: Asset("ETH")))
        #expect(
            (0...4).map { ether.last(at: $0) } == [3000, 3000, 3000, 2900.5, 2900.5].map(price))
        let sol = try #require(scenario.tape(of: Asset("SOL")))
        #expect((1...4).map { sol.mark(at: $0) } == [150.5, 150.5, 150.5, 141].map(price))
        #expect((1...4).map { sol.last(at: $0) } == [150, 150, 150, 139].map(price))
        #expect(scenario.tape(of: Asset("DOGE")) == nil)
        let index = try #require(scenario.index?.tape)
        #expect((1...4).map { index.last(at: $0) } == [59_990, 59_990, 58_700, 58_700].map(price))
    }

    private func price(_ number: Double) -> Price { Price(units: Int128(number * 1e8)) }

    private static let gallery: [(piece: String, other: String, message: String)] = [
        (
            "funding 10:02 -0.0238%", "funding 10:02 0.0238",
            "beside.scenario:10:15: a share is written with its sign: 80% — `0.0238` is not a percentage; "
                + "add the sign"
        ),
        (
            "funding 10:02", "funding 10:01",
            "beside.scenario:10:9: funding has a time of its own — found 2026-01-05 10:01 again, "
                + "first on line 9; write the time it has, or delete one of the two"
        ),
        (
            "funding 10:02", "funding 11:02",
            "beside.scenario:10:9: funding lies on the tape — found 2026-01-05 11:02 outside "
                + "2026-01-05 10:00 to 2026-01-05 10:03; write another time"
        ),
        (
            "price ETH 2026-01-05 10:00", "price ETH 2026-01-05 10:01",
            "beside.scenario:18:11: every coin has a price at the opening — ETH begins at "
                + "2026-01-05 10:01, the scenario at 2026-01-05 10:00; add an earlier price"
        ),
        (
            "price ETH 10:02 2,900.5", "price ETH 10:02 0",
            "beside.scenario:19:17: prices are above zero — found a low at or under it; "
                + "write the recorded low"
        ),
        (
            "bar SOL 10:03 140 140 139 139 141", "bar SOL 10:03 140 140 139 139",
            "beside.scenario:21:1: every bar carries its mark, or none does — found none here and "
                + "one on line 20; add it, or take the others away"
        ),
        (
            "price ETH 10:02", "price BTC 10:02",
            "beside.scenario:19:7: the tape's own coin has its own bars — found BTC as another "
                + "coin; write `bar` without the coin, or name another"
        ),
        (
            "deposit ola 3,000", "deposit ola 2,999",
            "beside.scenario:8:1: a deposit covers the margin — ola has 2,999 and needs 3,000; "
                + "add `deposit ola 3,000` above this line"
        ),
        (
            "deposit ola 3,000", "deposit olga 3,000",
            "beside.scenario:7:9: expected here: you or fund — `olga` has no meaning here; "
                + "write `ola`"
        ),
        (
            "ola opens short BTC 1 20x", "ola opens short XRP 1 20x",
            "beside.scenario:8:17: a position is on a coin whose price is told — found none for "
                + "XRP; add its prices, or name the tape's coin"
        ),
        (
            "ola opens short BTC 1 20x", "ola opens short BTC 0 20x",
            "beside.scenario:8:21: a size is above zero — found none; write what is held"
        ),
        (
            "ola opens short BTC 1 20x", "you opens short BTC 1 20x",
            "beside.scenario:8:1: everybody has a name of their own — found `you`, which is taken; "
                + "write another"
        ),
        (
            "ola opens short BTC 1 20x", "ola opens short BTC 1",
            "beside.scenario:8:22: a statement is complete — something is missing here: "
                + "a leverage, as in 20x; add a leverage, as in 20x"
        ),
    ]

    @Test("what does not fit is said with its place and one fix", arguments: gallery)
    func broken(_ piece: String, _ other: String, _ message: String) throws {
        try #require(besideScenario.contains(piece))
        let text = besideScenario.replacing(piece, with: other)
        let errors = try #require(throws: FileErrors.self) {
            _ = try ScenarioText.read(text, name: "beside")
        }
        #expect(errors.lines.contains(message), "\(errors.lines)")
    }
}
