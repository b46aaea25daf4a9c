import Figures
import Margin
import Testing

@testable import Scripts

/// Tables in every spelling of a tier: what a file that passes requires, at every size and price.
@Suite("What tiers require")
struct TierLawTests {
    /// How a border is spelt, and in which contract.
    enum Spelling: String, CaseIterable {
        case linearValue = "USDT", linearDollars = "USD", linearBare = "", linearCoins = "XYZ"
        case inverseCoins = "XYZ ", inverseDollars = "USD ", contracts, inverseContracts
        case any

        var isInverse: Bool { [.inverseCoins, .inverseDollars, .inverseContracts].contains(self) }
        var isSized: Bool {
            [.linearCoins, .inverseDollars, .contracts, .inverseContracts].contains(self)
        }
        func border(_ number: Int) -> String {
            switch self {
            case .contracts, .inverseContracts: "\(number) contracts"
            default: "\(number) \(rawValue)"
            }
        }
    }

    enum Amounts: CaseIterable { case leftOut, given, wrong, huge }

    /// Twelve tables of each kind; borders and rates drawn at a fixed seed.
    private static func text(
        _ spelling: Spelling, flat: Bool, _ amounts: Amounts, _ chance: inout SplitMix64
    ) -> String {
        let inverse = spelling.isInverse
        var lines = [
            "rulebook drawn as of 2026-11", "title \"Drawn\"",
            inverse
                ? "contract XYZUSD inverse coin XYZ settles XYZ tick 0.1 lot 1 face 10"
                : "contract XYZUSDT linear coin XYZ settles USDT tick 0.1 lot 0.001 face 0.01",
        ]
        var border = 0
        var rate = 0
        var amount: Int64 = 0
        let count = 1 + Int(chance.next() % 6)
        for place in 0..<count {
            let floor = border
            let rise = Int(chance.next() % 300)
            border += 1 + Int(chance.next() % 100_000)
            rate += rise
            if place > 0 { amount += Int64(floor) * Int64(rise) }
            let isLast = place == count - 1
            var line = "tier to "
            line += spelling == .any && isLast ? "any" : spelling.border(border)
            line += " leverage 1x maintenance \(rate / 100).\(rate % 100 / 10)\(rate % 10)%"
            // rate is in hundredths of a per cent: an amount is its product with the border / 10,000.
            let unit = inverse ? " XYZ" : ""
            switch amounts {
            case .leftOut: break
            case .given where place > 0 && !flat && !spelling.isSized:
                let digits = String(10_000 + amount % 10_000).dropFirst()
                line += " amount \(amount / 10_000).\(digits)\(unit)"
            case .given: break
            case .wrong where place == count / 2: line += " amount \(1 + border / 3)\(unit)"
            case .wrong: break
            case .huge where place == count - 1: line += " amount 4989869\(unit)"
            case .huge: break
            }
            lines.append(line)
        }
        if flat { lines.append("margin tiers flat") }
        lines += [
            "fee taker 0%", "fee maker 0%", "liquidation fee 0% to fund",
            "liquidation surplus to fund",
        ]
        return lines.joined(separator: "\n")
    }

    @Test("never negative, rising, and continuous where rates are for parts", arguments: [1, 2, 3])
    func laws(seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        var passed = 0
        var refused = 0
        for spelling in Spelling.allCases {
            for flat in [false, true] {
                for amounts in Amounts.allCases {
                    for _ in 0..<12 {
                        let text = Self.text(spelling, flat: flat, amounts, &chance)
                        guard let rules = try? RulebookText.read(text, name: "drawn") else {
                            refused += 1
                            continue
                        }
                        passed += 1
                        let broken = Self.broken(rules.contracts[0])
                        #expect(broken.isEmpty, "\(broken) of\n\(text)")
                    }
                }
            }
        }
        #expect(passed > 300 && refused > 100)
    }

    /// What a table breaks of the laws; empty where it breaks none.
    private static func broken(_ contract: Contract) -> [String] {
        var broken: [String] = []
        var borders: [Int128] = [unitsPerOne, 7_777 * unitsPerOne]
        for tier in contract.tiers {
            switch tier.limit {
            case .value(let cap): borders.append(cap.units)
            case .size(let cap): borders.append(cap.units)
            case .none: break
            }
        }
        for price in [Price(units: 3 * 10_000_000), Price(1), Price(4_321), Price(900_000)] {
            var before = Money.zero
            // Below, on and above each border, counted by size and by value.
            for units in Self.around(borders, contract.kind, price) {
                let size = Quantity(units: units)
                guard size.isAdmissible,
                    contract.value(of: Figure(size), at: Figure(price), .up).value.isAdmissible
                else { continue }
                let required = Self.required(contract, size, price)
                if required.isNegative { broken.append("\(required) for \(size) at \(price)") }
                if required < before { broken.append("falls to \(required) for \(size)") }
                before = required
            }
        }
        if contract.margin.table == .progressive { broken += jumps(contract) }
        return broken
    }

    /// Sizes below, on and above each border, taken as a size and as a value.
    private static func around(
        _ borders: [Int128], _ kind: Contract.Kind, _ price: Price
    ) -> [Int128] {
        var sizes: Set<Int128> = []
        for border in borders {
            let worth =
                kind == .linear
                ? scaledQuotient(border, unitsPerOne, price.units, .nearest)
                : scaledQuotient(border, price.units, unitsPerOne, .nearest)
            for size in [border, worth] {
                sizes.formUnion([size - size / 1_000, size, size + 1, size + size / 1_000])
            }
        }
        return sizes.filter { $0 > 0 }.sorted()
    }

    private static func required(
        _ contract: Contract, _ size: Quantity, _ price: Price
    ) -> Money {
        Position(
            contract: contract, side: .long, leverage: Multiple(1), size: size, price: price,
            collateral: Money(1)
        ).maintenance(at: Figure(price)).value
    }

    /// On a border both tiers require the same, to the last unit.
    private static func jumps(_ contract: Contract) -> [String] {
        zip(contract.tiers, contract.tiers.dropFirst()).compactMap { lower, upper in
            guard case .value(let border) = lower.limit else { return "a border by size" }
            let below = (border * lower.rate.value).rounded(.up) - lower.amount.value
            let above = (border * upper.rate.value).rounded(.up) - upper.amount.value
            return (below - above).magnitude <= Money(units: 2)
                ? nil : "from \(below) to \(above) at \(border)"
        }
    }

    @Test("what is left out follows from the rates, and `why` can say how")
    func leftOut() throws {
        let text = """
            rulebook short as of 2026-11
            title "Short"
            contract XYZUSDT linear coin XYZ settles USDT tick 0.1 lot 0.001
            tier to 300,000 leverage 100x maintenance 0.4%
            tier to 800,000 leverage 50x maintenance 0.5%
            tier to 3,000,000 leverage 20x maintenance 1% unverified
            fee taker 0.05%
            fee maker 0.02%
            liquidation fee 0.5% to fund
            liquidation surplus to trader
            """
        let rules = try RulebookText.read(text, name: "short")
        #expect(
            rules.contracts[0].tiers.map(\.amount.value) == [.zero, Money(300), Money(4_300)])
        #expect(rules.contracts[0].tiers[2].amount.isExplained)
        let printed = RulebookText.print(rules)
        #expect(printed.contains("maintenance 1% amount 4,300 unverified\n"))
        #expect(
            try RulebookText.read(printed, name: "short").contracts[0].bare
                == rules.contracts[0].bare)
    }

    @Test("in an inverse contract dollars are a size and coins a value")
    func units() throws {
        func limit(_ border: String) throws -> Tier.Limit {
            let text = smallRulebook.replacing("tier to 200 ABC", with: "tier to \(border)")
            return try RulebookText.read(text, name: "small").contracts[1].tiers[0].limit
        }
        #expect(try limit("500,000 USD") == .size(Quantity(500_000)))
        #expect(try limit("12 ABC") == .value(Money(12)))
    }

    @Test("the venue's calculator in coin: 33,599.42, where its tables contradict each other")
    func coinMargined() throws {
        let rules = try Venues.rules("binance-coinm-2021")
        let contract = try #require(rules.contract("BTCUSD_PERP"))
        #expect(contract.tiers.last?.amount.value == Money(units: 1_160_500_000))
        let position = Position(
            contract: contract, side: .long, leverage: Multiple(4), size: Quantity(10_000_000),
            price: Price(45_000), collateral: Money(101))
        // N × (1 + m) ÷ (N ÷ E + W + c), a tick at or under it.
        #expect(position.liquidationPrice?.value == (try Price(reading: "33599.4")))
        #expect(rules.unverified.contains { $0.contains("11.605") })
    }
}
