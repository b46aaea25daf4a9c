import Figures
import Margin
import Testing

@Suite("the ledger")
struct LedgerTests {
    private static let pots: [Pot] = [
        .outside, .wallet(trader: "you"), .wallet(trader: "Ola"),
        .margin(trader: "you", symbol: "BTCUSDT"), .market, .venue, .fund,
    ]
    private static let reasons: [Reason] = [.deposit, .loss, .profit, .fee, .shortfall]

    @Test("money only moves: every asset adds up to zero", arguments: 0..<20 as Range<UInt64>)
    func conservation(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        var ledger = Ledger()
        for step in 0..<200 {
            let asset = [Asset.usdt, Asset("BTC")][chance.whole(0...1)]
            let (from, to) = (Self.pots[chance.whole(0...6)], Self.pots[chance.whole(0...6)])
            let amount = Money(units: Int128(chance.whole(0...1_000_000_000)))
            let before = (ledger[from, asset], ledger[to, asset])
            ledger.move(amount, asset, from: from, to: to, Self.reasons[step % 5], step: step)
            if from != to {
                #expect(ledger[from, asset] == before.0 - amount)
                #expect(ledger[to, asset] == before.1 + amount)
            } else {
                #expect(ledger[from, asset] == before.0)
            }
            for asset in ledger.assets { #expect(ledger.total(of: asset) == .zero) }
        }
        #expect(ledger.assets.count == 2)
    }

    @Test("the pots can be worked out again from the moves")
    func replay() {
        var chance = SplitMix64(seed: 77)
        var ledger = Ledger()
        for step in 0..<300 {
            ledger.move(
                Money(chance.whole(1...1_000)), .usdt, from: Self.pots[chance.whole(0...6)],
                to: Self.pots[chance.whole(0...6)], .profit, step: step)
        }
        var again = Ledger()
        for move in ledger.transfers {
            again.move(
                move.amount, move.asset, from: move.from, to: move.to, move.reason,
                step: move.step)
        }
        #expect(again == ledger)
        #expect(ledger.transfers.map(\.step) == ledger.transfers.map(\.step).sorted())
    }

    @Test("a move of nothing is not written down; an unknown pot holds nothing")
    func nothing() {
        var ledger = Ledger()
        ledger.move(.zero, .usdt, from: .outside, to: .fund, .deposit, step: 0)
        #expect(ledger.transfers.isEmpty && ledger.assets.isEmpty)
        #expect(ledger[.fund, .usdt] == .zero)
    }

    @Test("assets are kept apart")
    func assets() {
        var ledger = Ledger()
        ledger.move(Money(5), .usdt, from: .outside, to: .fund, .deposit, step: 0)
        ledger.move(Money(2), Asset("BTC"), from: .outside, to: .fund, .deposit, step: 0)
        #expect(ledger[.fund, .usdt] == Money(5))
        #expect(ledger[.fund, Asset("BTC")] == Money(2))
        #expect(ledger.pots(in: .usdt).map(\.amount) == [Money(-5), Money(5)])
    }
}
