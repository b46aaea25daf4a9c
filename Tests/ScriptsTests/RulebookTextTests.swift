import Figures
import Margin
import Testing

@testable import Scripts

@Suite("Rulebook files")
struct RulebookTextTests {
    @Test("a file says all of its rules")
    func whole() throws {
        let rulebook = try RulebookText.read(smallRulebook, name: "small")
        #expect(rulebook.title == "Small" && rulebook.asOf == "2026-11")
        #expect(rulebook.contracts.map(\.symbol) == ["XYZUSDT", "XYZUSD"])
        let linear = try #require(rulebook.contract(on: Asset("XYZ")))
        #expect(linear.kind == .linear && linear.settles == .usdt)
        #expect(linear.tick == Price(units: 10_000_000) && linear.lot == Quantity(units: 100_000))
        #expect(linear.tiers.map(\.limit) == [.value(Money(300_000)), .value(Money(800_000))])
        #expect(linear.tiers.map(\.rate.value) == [Rate(units: 400_000), Rate(units: 500_000)])
        #expect(linear.tiers.map(\.amount.value) == [.zero, Money(300)])
        #expect(rulebook.contracts[1].tiers[0].leverage == Multiple(units: 1_250_000_000))
        #expect(rulebook.fees.taker.value == Rate(units: 50_000))
        #expect(rulebook.fees.maker.value == Rate(units: -25_000))
        #expect(rulebook.liquidation.fee.value == Rate(units: 500_000))
        #expect(rulebook.liquidation.feeTo == .fund && rulebook.liquidation.surplusTo == .trader)
        #expect(rulebook.liquidation.takeover)
    }

    @Test("every number knows the line it was written on, without the comment")
    func sources() throws {
        let rulebook = try RulebookText.read(smallRulebook, name: "small")
        let tier = rulebook.contracts[0].tiers[1]
        let text = "tier to 800,000 leverage 50x maintenance 0.5% amount 300"
        #expect(
            tier.rate.working
                == .given(
                    .maintenanceRate,
                    .file(kind: "rulebook", name: "small", line: 8, text: text)))
        #expect(
            tier.amount.working
                == .given(
                    .maintenanceAmount,
                    .file(kind: "rulebook", name: "small", line: 8, text: text)))
        #expect(rulebook.fees.taker.isExplained && rulebook.liquidation.fee.isExplained)
    }

    @Test("lines marked unverified are remembered")
    func unverified() throws {
        let rulebook = try RulebookText.read(smallRulebook, name: "small")
        #expect(
            rulebook.unverified == [
                "contract XYZUSD inverse  coin ABC  settles ABC  tick 0.5  lot 1 unverified",
                "fee maker -0.025% unverified",
            ])
    }

    @Test("a file prints as it was written, and canonical text stays")
    func lossless() throws {
        #expect(try RulebookFile(smallRulebook, file: "small").text == smallRulebook)
        #expect(try RulebookFile(smallRulebook, file: "small").canonical == smallRulebook)
    }

    @Test("a rulebook printed whole reads as the same rules")
    func printed() throws {
        let text = RulebookText.print(try RulebookText.read(smallRulebook, name: "small"))
        #expect(RulebookText.print(try RulebookText.read(text, name: "small")) == text)
        #expect(text.contains("fee maker -0.025% unverified\n"))
        #expect(text.contains("tier to 800,000 leverage 50x maintenance 0.5% amount 300\n"))
    }

    @Test(
        "every rulebook that is shipped reads and prints as it is",
        arguments: shippedNames(in: "scenarios/rulebooks", ending: ".rules"))
    func shippedRulebooks(_ name: String) throws {
        let text = try shipped("scenarios/rulebooks/\(name).rules")
        let rulebook = try RulebookText.read(text, name: name)
        #expect(rulebook.name == name && !rulebook.contracts.isEmpty)
        #expect(try RulebookFile(text, file: name).text == text)
        let printed = RulebookText.print(rulebook)
        #expect(RulebookText.print(try RulebookText.read(printed, name: name)) == printed)
    }

    @Test("the shipped rulebooks are those the scenarios and lessons name")
    func names() {
        let names = shippedNames(in: "scenarios/rulebooks", ending: ".rules")
        #expect(Set(names).isSuperset(of: ["plain", "plain-inverse", "binance-2026-09"]))
    }
}
