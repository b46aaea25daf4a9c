import Figures
import Testing

@testable import Margin

@Suite("laws of the liquidation price")
struct LiquidationLawTests {
    private static let seeds: Range<UInt64> = 0..<60

    /// Against a long is down, against a short is up.
    private static func against(_ position: Position, _ price: Price, ticks: Int) -> Price {
        let way = Price(units: position.contract.tick.units * Int128(ticks))
        return position.side == .long ? price - way : price + way
    }

    @Test(
        "one tick before the line something exceeds the requirement, at the line nothing",
        arguments: seeds)
    func line(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let position = chance.position()
            guard let line = position.liquidationPrice?.value else { continue }
            let before = Self.against(position, line, ticks: -1)
            #expect(!position.excess(at: Figure(line)).value.isPositive, "\(position.inWords)")
            #expect(position.excess(at: Figure(before)).value.isPositive, "\(position.inWords)")
            #expect(line.rounded(.down, to: position.contract.tick) == line, "a whole tick")
        }
    }

    @Test(
        "where a tick is worth less than a rounding, the rule still has the last word",
        arguments: seeds)
    func dust(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let position = chance.dust(
                MarginRule(basis: Bool.random(using: &chance) ? .mark : .entry))
            guard let line = position.liquidationPrice?.value else { continue }
            let before = Self.against(position, line, ticks: -1)
            #expect(position.isLiquidated(at: line), "\(position.inWords)")
            #expect(!position.isLiquidated(at: before), "\(position.inWords)")
        }
    }

    @Test(
        "the same beside other positions of the wallet",
        arguments: seeds)
    func lineBeside(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let position = chance.position()
            let beside = chance.beside(position)
            guard let line = position.liquidationPrice(beside)?.value else { continue }
            let before = Self.against(position, line, ticks: -1)
            #expect(position.isLiquidated(at: line, beside), "\(position.inWords)")
            #expect(!position.isLiquidated(at: before, beside), "\(position.inWords)")
            #expect(!position.excess(at: Figure(line), beside).value.isPositive)
            #expect(position.excess(at: Figure(before), beside).value.isPositive)
        }
    }

    @Test(
        "a table whose rates are for the whole position jumps, and the line is still the first tick",
        arguments: seeds)
    func flatTables(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let position = chance.position(MarginRule(table: .flat)).flat
            guard !position.isLiquidated(at: position.entryPrice.value),
                let line = position.liquidationPrice?.value
            else { continue }
            let before = Self.against(position, line, ticks: -1)
            #expect(position.isLiquidated(at: line), "\(position.inWords)")
            #expect(!position.isLiquidated(at: before), "\(position.inWords)")
        }
    }

    @Test(
        "the rule and the line agree at any mark",
        arguments: seeds)
    func ruleAndLine(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let position = chance.position()
            let line = position.liquidationPrice?.value
            for _ in 0..<20 {
                let entry = position.entryPrice.value
                let share = Rate(units: Int128(chance.whole(1...300)) * 1_000_000)
                let mark = (entry * share).rounded(.down).rounded(.up, to: position.contract.tick)
                let beyond = line.map { position.side == .long ? mark <= $0 : mark >= $0 }
                #expect(
                    position.isLiquidated(at: mark) == beyond ?? false,
                    "\(mark): \(position.inWords)")
            }
        }
    }

    @Test(
        "a higher leverage is never liquidated later",
        arguments: seeds)
    func leverage(seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let low = chance.position()
            let more = Int128(chance.whole(1...50))
            var high = low
            high.collateral = Figure(
                low.collateral.value.divided(
                    by: Multiple(units: unitsPerOne + more * 10_000_000), .up))
            guard let lowLine = low.liquidationPrice?.value else { continue }
            let highLine = try #require(high.liquidationPrice?.value, "\(high.inWords)")
            #expect(low.side == .long ? highLine >= lowLine : highLine <= lowLine, "\(low.inWords)")
        }
    }

    @Test(
        "the line comes before the bankruptcy price",
        arguments: seeds)
    func bankruptcy(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let position = chance.position()
            guard let line = position.liquidationPrice?.value,
                let bankruptcy = position.bankruptcyPrice?.value
            else { continue }
            #expect(
                position.side == .long ? bankruptcy < line : bankruptcy > line,
                "\(position.inWords)")
            // A venue where the fee of closing cancels counts added margin for more or less.
            guard !position.contract.margin.scalesAddedMargin else { continue }
            let left = position.equity(at: Figure(line)).value
            #expect(left <= position.maintenance(at: Figure(line)).value)
        }
    }

    @Test(
        "added margin never brings the line nearer",
        arguments: seeds)
    func addedMargin(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        for _ in 0..<40 {
            let position = chance.position()
            var backed = position
            backed.add(collateral: Figure(position.collateral.value))
            guard let line = position.liquidationPrice?.value,
                let moved = backed.liquidationPrice?.value
            else { continue }
            #expect(position.side == .long ? moved <= line : moved >= line, "\(position.inWords)")
        }
    }

    @Test(
        "a figure with its working is the same number as without",
        arguments: seeds)
    func explained(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        let bare = chance.position()
        let explained = Position(
            contract: bare.contract, side: bare.side, leverage: bare.leverage,
            size: Figure(bare.size.value, .size, .journal(line: 1)),
            cost: Figure(bare.cost.value, .entryCost, .journal(line: 1)),
            collateral: Figure(bare.collateral.value, .collateral, .journal(line: 1)),
            added: Figure(bare.added.value, .addedMargin, .journal(line: 2)))
        #expect(explained.liquidationPrice?.value == bare.liquidationPrice?.value)
        #expect(explained.bankruptcyPrice?.value == bare.bankruptcyPrice?.value)
        #expect(bare.liquidationPrice?.working == nil)
        if let line = explained.liquidationPrice { #expect(line.isExplained) }
        #expect(explained.bare.liquidationPrice == bare.bare.liquidationPrice)
    }
}
