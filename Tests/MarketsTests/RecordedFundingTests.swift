import Figures
import Margin
import Markets
import Testing

/// A week in which the price stands still, and rent is paid three times a day.
@Suite("Funding on a recorded tape")
struct RecordedFundingTests {
    private func opened(_ side: String = "long") throws -> TypedWorld {
        var week = try TypedWorld("flat-week")
        try week.type("open \(side) BTC 20x margin 1000")
        return week
    }

    @Test("each payment of an empty wallet comes out of the margin and moves the line")
    func walks() throws {
        var week = try opened()
        #expect(week.line == "47738.6")
        try week.type("until funding")
        #expect(week.world.now.text == "2026-01-05 08:00")
        #expect(week.holding?.position.collateral.value == Money(980))
        for _ in 0..<19 { try week.type("until funding") }
        #expect(week.line == "48743.7")
        try week.type("until funding")
        #expect(week.holding?.position.collateral.value == Money(580))
        #expect(week.line == "48793.9")
        #expect(week.broken.isEmpty)
        #expect(try week.refusal("until funding") == .noFunding(isRecorded: true))
    }

    @Test("the twenty-first payment decides")
    func closes() throws {
        var week = try opened()
        try week.type("until liquidation")
        let settlement = try #require(week.world.endings.last?.settlement)
        #expect(settlement.left.value == Money(80))
        #expect(settlement.takerFee == Money(units: 975_000_000))
        #expect(settlement.liquidationFee == Money(units: 7_025_000_000))
        #expect(settlement.returned == .zero)
        #expect(week.usdt(.market) == Money(420 + 500))

        var cheap = try opened()
        let scenario = cheap.world.scenario.paying(Rate(units: 10_000))
        cheap.world = World(scenario: scenario, rulebook: cheap.world.rulebook)
        try cheap.type("open long BTC 20x margin 1000", "until end")
        #expect(cheap.holding?.position.collateral.value == Money(958))
        #expect(cheap.line == "47844.2")
    }

    @Test("a short is paid, into the free wallet, and the margin stays")
    func received() throws {
        var week = try opened("short")
        try week.type("until funding", "until funding")
        #expect(week.world.free(.usdt) == Money(40))
        #expect(week.holding?.position.collateral.value == Money(1000))
        #expect(week.usdt(.market) == Money(-40))
    }

    @Test("a free wallet pays first")
    func wallet() throws {
        var week = try TypedWorld("flat-week")
        try week.type("deposit 25", "open long BTC 20x margin 1000", "step 3")
        #expect(week.world.free(.usdt) == .zero)
        #expect(week.holding?.position.collateral.value == Money(985))
    }

    @Test("a tape without funding says so")
    func none() throws {
        let gap = try TypedWorld("gap")
        #expect(try gap.refusal("until funding") == .noFunding(isRecorded: false))
    }
}
