import Figures
import Margin
import Markets
import Scripts
import Testing

@Suite("plans, as lines")
struct PlanLineTests {
    private func read(_ line: String) throws(Misreading) -> Command {
        try Reader.read(line, in: Surroundings(coin: Asset("BTC")))
    }

    @Test(
        "an order, then reasons: announced, after a colon, or simply many",
        arguments: [
            ("plan long BTC 5x 0.2 stop 7,050 because the low held", "because the low held"),
            ("plan long BTC margin 900 leverage 3 BECAUSE", "BECAUSE"),
            ("plan short 5x margin 100 : no reason", "no reason"),
            (
                "plan short 5x margin 100 : because a colon may come first",
                "because a colon may come first"
            ),
            ("plan long BTC 2x margin 100 so so so so so", "so so so so so"),
            ("plan long BTC 2x margin 100 why not # here", "why not # here"),
            (
                "plan long 2x risk 1% stop 3% because \"quotes\" < > and 7,050",
                "because \"quotes\" < > and 7,050"
            ),
            ("  plan long BTC 2x size 0.1 since yesterday", "since yesterday"),
        ])
    func reasons(_ line: String, _ words: String) throws {
        guard case .act(.plan(let trade)) = try read(line) else {
            Issue.record("not read as a plan: \(line)")
            return
        }
        #expect(trade.words == words)
        #expect(trade.opening.coin == Asset("BTC"))
        let printed = ActText.print(.plan(trade))
        #expect(try Reader.read(printed) == .act(.plan(trade)), "\(printed)")
        #expect(ActText.print(.plan(trade)) == printed)
    }

    @Test(
        "without reasons it is a question, as it was",
        arguments: [
            "plan", "plan long BTC 5x size 0.2 stop 7,050", "plan short 5x entry 50,000 # a note",
            "plan long BTC 5x size 0.2 stop 7,050 entry 7,300 rules plain",
        ])
    func question(_ line: String) throws {
        guard case .ask(.plan) = try read(line) else {
            Issue.record("not a question: \(line)")
            return
        }
    }

    @Test(
        "a slip in the order is a slip, not a reason",
        arguments: [
            ("plan long BTC 5x size 0.2 stpo 7,050", 28), ("plan because I feel like it", 5),
            ("plan long BTC 5x size 0.2 stop seven because of it", 31),
            ("plan long BTC 5x size 0.2 stpo 7,050 take 8,000 cross", 28),
        ])
    func slip(_ line: String, _ column: Int) {
        do throws(Misreading) {
            Issue.record("read as \(try read(line))")
        } catch {
            #expect(error.verb == "plan", "\(error)")
            #expect(abs(error.from - column) <= 3, "\(line): \(error.from)")
        }
    }

    @Test("a line of two thousand words is read at once")
    func long() throws {
        let words = String(repeating: "a ", count: 1_900)
        guard case .act(.plan(let trade)) = try read("plan long BTC margin 100 2x " + words) else {
            Issue.record("no plan")
            return
        }
        #expect(trade.words.count == 3_799)
    }
}
