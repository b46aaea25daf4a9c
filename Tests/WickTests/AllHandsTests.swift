import Desk
import Machine
import Testing

@Suite("work on every core")
struct AllHandsTests {
    @Test(
        "results come in the order of their places, however many hands there are",
        arguments: [1, 2, 3, 8, 100], [0, 1, 2, 7, 64])
    func order(hands: Int, places: Int) {
        let found = AllHands(count: hands).map(places) { $0 * $0 }
        #expect(found == (0..<places).map { $0 * $0 })
        #expect(found == OneHand().map(places) { $0 * $0 })
    }

    @Test("odds say the same with one hand and with five")
    func odds() throws {
        let content = Shelves(chosen: nil).content
        func told(_ hands: any Hands) -> Page {
            var session = Session(content: content)
            session.hands = hands
            for line in ["load headline", "open long BTC 20x margin 1000", "step 30"] {
                _ = session.perform(line)
            }
            return session.perform("odds 7").page
        }
        let one = told(OneHand())
        #expect(one == told(AllHands(count: 5)))
        #expect(!one.blocks.isEmpty)
    }
}
