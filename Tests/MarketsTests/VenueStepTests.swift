import Figures
import Foundation
import Margin
import Markets
import Scripts
import Testing

/// What a venue does step by step, in shipped scenarios that lead there.
@Suite("Steps that only some venues take")
struct VenueStepTests {
    @Test("OKX: from the fourth tier two tiers at a time, and the rest lives")
    func downTheTiers() throws {
        var world = try TypedWorld("down-the-tiers")
        try world.type("open long ADA 20x size 1,200,000", "step 4")
        let parts = world.steps.compactMap { step -> LiquidationStep.Part? in
            if case .reduced(let part) = step { return part }
            return nil
        }
        #expect(parts.map(\.tierBefore) == [4] && parts.map(\.tierAfter) == [2])
        // The border of the second tier: 3,000 contracts of 100 ADA.
        #expect(world.holding?.position.size.value == Quantity(300_000))
        let part = try #require(parts.first)
        #expect(part.quantity == Quantity(900_000))
        #expect(part.price == (try Price(reading: "0.482")))
        try world.type("until end")
        #expect(world.holding != nil && world.broken.isEmpty)
    }

    @Test("OKX: the same leverage on a small size lives without a step")
    func smallOne() throws {
        var world = try TypedWorld("down-the-tiers")
        try world.type("open long ADA 20x size 100,000", "until end")
        #expect(world.steps.isEmpty && world.holding?.position.size.value == Quantity(100_000))
    }

    @Test("Binance: above 5,000 owed the venue sells coins, a haircut dearer; below it waits")
    func autoConversion() throws {
        for (size, isSold) in [("2", true), ("1.2", false)] {
            var world = try TypedWorld("owed-dollars")
            try world.type("mode multi", "open long BTC 10x size \(size)", "step 3", "close BTC")
            let owed = -world.world.free(.usdt)
            #expect(owed.isPositive && (owed > Money(5_000)) == isSold)
            try world.type("step")
            let told = world.events.compactMap { event -> Conversion? in
                if case .autoConverted(let conversion) = event.happening { return conversion }
                return nil
            }
            #expect(told.count == (isSold ? 1 : 0))
            guard let one = told.first else { continue }
            #expect(one.asset == Asset("BTC") && one.into == .usdt)
            // owed ÷ (1 − 2.5 %) is sold; the haircut is what lies between.
            let worth = owed.divided(by: Multiple(units: 97_500_000), .up)
            #expect((one.got + one.cost - worth).magnitude < Money(1))
            #expect(!world.world.free(.usdt).isNegative && world.broken.isEmpty)
        }
    }

    // MARK: Deleveraging by a fund that falls

    private static func fund(
        _ rules: String, fund: String = "5,000", second: String = "53,000"
    ) throws -> TypedWorld {
        let path = "\(BlackThursday.folder.path)/falling-fund.scenario"
        let text = try String(contentsOfFile: path, encoding: .utf8)
            .replacing("deposit fund 5,000", with: "deposit fund \(fund)")
            .replacing(
                "bar 14:00 57,000 57,000 53,000 53,000",
                with: "bar 14:00 57,000 57,000 53,000 \(second)")
        return try TypedWorld(text: text, name: "falling-fund", rules: rules)
    }

    private static func isDeleveraged(_ world: TypedWorld) -> Bool {
        world.steps.contains { if case .deleveraged = $0 { true } else { false } }
    }
    private static func fell(_ world: TypedWorld) -> Bool {
        world.steps.contains { if case .fundFell = $0 { true } else { false } }
    }

    @Test("OKX: a fund that fell 40 % takes nothing over though it could pay, for eight hours")
    func fallen() throws {
        var world = try Self.fund("okx-2026")
        try world.type("step 3")
        #expect(world.usdt(.fund) == Money(3_000))
        try world.type("open long BTC 20x margin 1,500", "until liquidation")
        #expect(world.world.now.clock == "14:00")
        #expect(Self.fell(world) && Self.isDeleveraged(world) && world.broken.isEmpty)
        // At the mark, as the rule says: the fund pays what lies beyond the bankruptcy price, where a
        // sale at 53,000 would have cost it ten times as much.
        #expect(world.usdt(.fund) < Money(3_000) && world.usdt(.fund) > Money(2_900))
        for case .deleveraged(let name, _, _, let price, _) in world.steps {
            #expect(name == "ola" && price == Price(54_000))
        }
        var later = try Self.fund("okx-2026")
        try later.type("step 6", "open long BTC 20x margin 1,500", "until liquidation")
        #expect(later.world.now.clock == "21:00")
        #expect(!Self.fell(later) && !Self.isDeleveraged(later))
        #expect(later.usdt(.fund) < Money(3_000) && later.broken.isEmpty)
    }

    @Test("Bybit: only when all of it is gone, and then also where nothing is missing")
    func emptied() throws {
        var some = try Self.fund("bybit-2026")
        try some.type("step 3", "open long BTC 20x margin 1,500", "until liquidation")
        #expect(!Self.fell(some) && !Self.isDeleveraged(some))
        // A hole of 2,000 empties a fund of 2,000; the sale at 54,500 would leave it something.
        var all = try Self.fund("bybit-2026", fund: "2,000", second: "54,500")
        try all.type("step 3")
        #expect(all.usdt(.fund) == .zero)
        try all.type("open long BTC 20x margin 1,500", "until liquidation")
        #expect(Self.fell(all) && Self.isDeleveraged(all) && all.broken.isEmpty)
    }
}
