import Testing

@testable import Figures

@Suite("the trade's multiplication table")
struct ProductTests {
    @Test("a product keeps every digit until a rounding is named")
    func products() throws {
        let value = try Price(reading: "7353.5") * (try Quantity(reading: "2.719"))
        #expect(value.rounded(.down) == (try Money(reading: "19994.1665")))
        let dust = Price(units: 1) * Quantity(units: 1)
        #expect(dust.rounded(.down) == .zero)
        #expect(dust.rounded(.up) == Money(units: 1))
        #expect(dust > .zero)
        #expect(Unrounded(Money(3)).rounded(.nearest) == Money(3))
    }

    @Test("a quotient of what is held, what it is worth and its price gives the third")
    func quotients() throws {
        let coins = try Money(reading: "1.25")
        #expect(Money(20_000).divided(by: Multiple(20), .up) == Money(1_000))
        #expect(Money(1).divided(by: Money(3), .nearest).exactPercent == "33.333333%")
        #expect(Price(6).divided(by: Price(4), .down).exactPercent == "150%")
        #expect(Money(20_000).divided(by: Price(8_000), .down) == (try Quantity(reading: "2.5")))
        #expect(Money(20_000).divided(by: Quantity(4), .up) == Price(5_000))
        #expect((Price(2) * Quantity(6)).divided(by: Quantity(4), .up) == Price(3))
        #expect((Price(2) * Quantity(6)).divided(by: Price(4), .up) == Quantity(3))
        // Inverse: ten thousand dollars of face at 8,000 are 1.25 coins.
        #expect(Quantity(10_000).divided(by: Price(8_000), .down) == coins)
        #expect(Quantity(10_000).divided(by: coins, .up) == Price(8_000))
        #expect((Quantity(10_000) * Rate.one).divided(by: coins, .up) == Price(8_000))
        #expect(coins.faceValue(at: Price(8_000), .down) == Quantity(10_000))
    }

    @Test("a size less its maintenance keeps sixteen decimals as a divisor")
    func unroundedDivisor() throws {
        let need = try Money(reading: "18994.1665")
        let size = try Quantity(reading: "2.719") * (Rate.one - (try Rate(reading: "0.005")))
        #expect(need.divided(by: size, .down) == (try Price(reading: "7020.82183628")))
    }

    @Test("no product of numbers at their limits overflows, and one that is too great shows")
    func limits() {
        let (price, size) = (Price(1_000_000_000), Quantity(10_000_000_000_000))
        let money = Money(100_000_000_000_000)
        #expect(price.isAdmissible && size.isAdmissible && money.isAdmissible)
        #expect(!(price * size).rounded(.down).isAdmissible)
        #expect(!(price * Rate(1_000_000)).rounded(.down).isAdmissible)
        #expect(!(size * Rate(1_000_000)).rounded(.down).isAdmissible)
        #expect(!(money * Rate(1_000_000)).rounded(.down).isAdmissible)
        #expect(!(money * Multiple(1_000_000)).rounded(.up).isAdmissible)
        #expect(money.faceValue(at: price, .down).units == .tenTo(31))
        #expect(!money.divided(by: Price(units: 1), .up).isAdmissible)
        let dust = Quantity(units: 1) * Rate(units: 1)
        #expect(!money.divided(by: dust, .down).isAdmissible)
        #expect(!(-money).divided(by: dust, .up).isAdmissible)
        #expect(!size.divided(by: Money(units: 1), .up).isAdmissible)
    }

    @Test(
        "a price goes to the tick below or above it: price, down, up",
        arguments: [
            ("7020.8207", "7020.8", "7020.9"), ("7020.8", "7020.8", "7020.8"),
            ("-0.05", "-0.1", "0"),
        ])
    func ticks(_ text: String, _ down: String, _ up: String) throws {
        let tick = try Price(reading: "0.1")
        let price = try Price(reading: text)
        #expect(price.rounded(.down, to: tick) == (try Price(reading: down)))
        #expect(price.rounded(.up, to: tick) == (try Price(reading: up)))
        #expect(price.rounded(.up, to: .zero) == price, "without a step nothing is rounded")
    }

    @Test("sums are exact, and comparison is the order of the numbers")
    func sums() {
        var chance = SplitMix64(seed: 8)
        for _ in 0..<1_000 {
            let a = Money(units: chance.units(limit: Money.limit))
            let b = Money(units: chance.units(limit: Money.limit))
            #expect(a + b - b == a)
            #expect((a < b) == (b - a).isPositive)
            #expect(-(-a) == a)
            #expect(a.magnitude >= a && !a.magnitude.isNegative)
        }
    }
}
