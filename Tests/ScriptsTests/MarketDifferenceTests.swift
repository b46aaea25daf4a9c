import Markets
import Scripts
import Testing

@Suite("What two markets differ in")
struct MarketDifferenceTests {
    @Test(
        "is told in the words that make the one from the other",
        arguments: [
            ("depth x0.5", [String](), ["depth x0.5"]),
            ("fund 50", ["fund 1,500"], ["fund 50"]),
            ("news x0.5", [], ["news x0.5"]),
            ("stops off", ["stops on"], ["stops off"]),
            ("seed 7 and fund 50", ["seed 42", "fund 1,500"], ["seed 7", "fund 50"]),
        ])
    func words(_ knobs: String, _ first: [String], _ second: [String]) throws {
        var setting = Calibration.headline.setting
        var switches = Switches.all
        let plain = try LiveMarket(setting)
        guard
            case .turn(.whatIf(.market(let read))) = try Reader.read(
                "what if " + knobs, in: Surroundings())
        else {
            Issue.record("\(knobs) turns nothing")
            return
        }
        for knob in read { #expect(knob.turn(&setting, &switches)) }
        var other = try LiveMarket(setting)
        other.switches = switches
        let difference = MarketDifference(of: plain, and: other)
        #expect(difference.first == first)
        #expect(difference.second == second)
        #expect(MarketDifference(of: plain, and: plain).second.isEmpty)
    }
}
