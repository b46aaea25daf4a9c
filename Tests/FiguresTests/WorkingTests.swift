import Testing

@testable import Figures

@Suite("a figure remembers its working")
struct WorkingTests {
    private let price = Figure(Price(7_000), Term("mark price", "…"), .tape("10:36"))
    private let size = Figure(Quantity(2), Term("size", "…"), .journal(line: 1))
    private let rate = Figure(
        Rate(units: 500_000), Term("maintenance rate", "…"),
        .file(kind: "rulebook", name: "plain", line: 12, text: "maintenance 0.5%"))
    private let cost = Figure(Money(20_000), Term("entry cost", "…"), .journal(line: 1))
    private let collateral = Figure(Money(1_000), Term("collateral", "…"), .journal(line: 1))

    private var value: Figure<Money> { (price * size).rounded(.up) }

    @Test("brackets stand where reading needs them, in words and in numbers")
    func lines() {
        let line = (cost - collateral).divided(by: size * (.one - rate), .down).operand
        #expect(line.formula == "(entry cost − collateral) ÷ (size × (1 − maintenance rate))")
        #expect(line.arithmetic == "(20,000 − 1,000) ÷ (2 × (1 − 0.5%))")
        #expect((value - cost).operand.formula == "mark price × size − entry cost")
        #expect((cost - value).operand.formula == "entry cost − mark price × size")
        let left = (collateral - (cost - value)).operand
        #expect(left.formula == "collateral − (entry cost − mark price × size)")
        #expect(left.arithmetic == "1,000 − (20,000 − 7,000 × 2)")
        let joined = collateral + (cost - collateral)
        #expect(joined.operand.formula == "collateral + entry cost − collateral")
        let share = value.divided(by: cost, .down).operand
        #expect(share.formula == "mark price × size ÷ entry cost")
        let part = cost.divided(by: value, .down).operand
        #expect(part.formula == "entry cost ÷ (mark price × size)")
        let charged = collateral * collateral.divided(by: cost, .down)
        #expect(charged.operand.formula == "collateral × (collateral ÷ entry cost)")
    }

    @Test("a negative number after a sign stands in brackets")
    func negatives() {
        let loss = Figure(Money(-35), Term("unrealised profit", "…"), .given)
        #expect((collateral + loss).operand.arithmetic == "1,000 + (−35)")
        #expect((loss + collateral).operand.arithmetic == "−35 + 1,000")
        #expect((collateral + loss).operand.formula == "collateral + unrealised profit")
    }

    @Test("a name closes what is inside it; asking for the name opens it one deep")
    func names() {
        let value = self.value.named(Term("value", "…"))
        let need = (value * rate).rounded(.up).named(Term("maintenance margin", "…")).operand
        #expect(value.operand.name == "value")
        #expect(value.operand.formula == "mark price × size")
        #expect(need.formula == "value × maintenance rate")
        #expect(need.arithmetic == "14,000 × 0.5%")
        #expect(need.parts.map(\.name) == ["value", "maintenance rate"])
        #expect(need.parts.first?.parts.map(\.name) == ["mark price", "size"])
    }

    @Test("what a formula shows twice is explained once, in the order of reading")
    func parts() {
        let twice = (cost - collateral) + cost
        #expect(twice.operand.parts.map(\.name) == ["entry cost", "collateral"])
        #expect(Figure(Money(5)).operand.parts.isEmpty)
        #expect(cost.operand.parts == [cost.operand])
    }

    @Test("a rounded number opens to its formula, and is itself wherever it is used")
    func rounded() throws {
        let tick = try Price(reading: "0.1")
        let exact = cost.divided(by: Figure(Quantity(3), Term("lots", "…"), .given), .down)
        let line = exact.rounded(.down, to: tick, why: "first tick at which the rule fails")
        #expect(line.operand.formula == "entry cost ÷ lots")
        #expect(line.operand.arithmetic == "20,000 ÷ 3")
        #expect(line.operand.name == "6,666.6", "it has no name of its own: its number stands")
        #expect(
            (line * size).operand.arithmetic == "6,666.6 × 2", "what was computed with, exactly")
        let named = exact.named(Term("bankruptcy price", "…")).rounded(.down, to: tick, why: "")
        #expect(named.operand.name == "bankruptcy price")
        #expect((named * size).operand.formula == "bankruptcy price × size")
        #expect((named * size).operand.arithmetic == "6,666.6 × 2")
    }

    @Test("a chosen case keeps its name and its reason")
    func chosen() {
        let tier = rate.chosen("the tier at the liquidation price")
        #expect(tier.operand.name == "maintenance rate")
        #expect((cost * tier).operand.formula == "entry cost × maintenance rate")
        let kept = Working.chosen(rate.operand, why: "the tier at the liquidation price")
        #expect(tier.working == kept)
    }

    @Test("the least, the greatest and a mean read as such")
    func lists() {
        #expect(Figure.least(cost, collateral).value == Money(1_000))
        #expect(Figure.least(cost, collateral).operand.formula == "least(entry cost, collateral)")
        #expect(Figure.greatest(cost, collateral).value == Money(20_000))
        #expect(
            Figure.greatest(cost, collateral).operand.arithmetic == "greatest(20,000, 1,000)")
        let closes = [Figure(Price(1)).operand, Figure(Price(3)).operand]
        let mean = Operand(Price(2).raw, decimals: 8, .price, .mean(closes))
        #expect(mean.formula == "mean(1, 3)")
        #expect(mean.inside == closes)
    }

    @Test("a figure made of unexplained figures is unexplained, with the same number")
    func bare() {
        let line = (cost.bare - collateral.bare).divided(by: size.bare * (.one - rate.bare), .down)
        let explained = (cost - collateral).divided(by: size * (.one - rate), .down)
        #expect(line.working == nil)
        #expect(line.value == explained.value)
        #expect((cost.bare - collateral).isExplained, "one leaf with a source is enough")
        #expect(cost.bare.named(Term("x", "…")).working == nil)
        #expect(line.operand.formula == line.value.description)
    }

    @Test("multiples read as 20x, rates as percentages, a constant as a plain number")
    func kinds() {
        let leverage = Figure(Multiple(20), Term("leverage", "…"), .journal(line: 1))
        #expect(cost.divided(by: leverage, .up).operand.arithmetic == "20,000 ÷ 20x")
        #expect(rate.operand.text == "0.5%")
        #expect(rate.bare.operand.text == "0.005")
    }
}
