import Testing

@testable import Desk

/// A calculator's line with a slip in it is answered with the same question, mended.
@Suite("Slips in calculators")
struct CalculatorSlipTests {
    @Test(
        "the line to type asks what was asked",
        arguments: [
            (
                "calc profit lng BTC 10x size 1 entry 50,000 exit 51,000",
                "calc profit long BTC 10x size 1 entry 50,000 exit 51,000"
            ),
            (
                "calc liqudation long BTC 10x size 1 entry 50,000",
                "calc liquidation long BTC 10x size 1 entry 50,000"
            ),
            ("calc profit long BTC 10x banana", nil),
            ("calc funding banana", nil), ("calc target banana", nil), ("calc entry banana", nil),
            (
                "calc venues long BTC 10x margin 100 entry 50,000",
                "venues long BTC 10x margin 100 entry 50,000"
            ),
            (
                "calc plan long BTC 5x size 0.2 stop 47,500 entry 50,000",
                "plan long BTC 5x size 0.2 stop 47,500 entry 50,000"
            ),
        ] as [(String, String?)])
    func mended(_ typed: String, _ right: String?) throws {
        var session = Checkout.session()
        let reply = session.perform(typed)
        #expect(reply.outcome == .refused)
        let line = try #require(reply.suggestion)
        if let right {
            #expect(line == right)
        } else {
            // No more is known than the question: an example of this one, not of another.
            #expect(line.hasPrefix(typed.split(separator: " ").prefix(2).joined(separator: " ")))
        }
        #expect(session.perform(line).outcome == .done, "\(line)")
    }

    @Test("a share may stand behind the coin that it is risked on")
    func size() {
        var session = Checkout.session()
        _ = session.perform("load two-coins")
        let page = session.said("size ETH 1% stop 3,900")
        #expect(page.contains("size long 0.") && page.contains("ETH"), "\(page)")
        #expect(session.said("size 1% ETH stop 3,900") == page)
    }
}
