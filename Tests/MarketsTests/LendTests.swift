import Figures
import Margin
import Markets
import Scripts
import Testing

/// Dollars borrowed against ether, and strangers who close the loan.
@Suite("Loans: pledged, borrowed, called")
struct LendTests {
    /// Ether from 3,000 to 2,400 to 2,000, an hour each.
    static let ether = """
        scenario "Ether falls"  2026-01-05 10:00  every 60m
        market ETHUSDT none
        coin ETH
        rules binance-2026-09
        deposit you 10 ETH
        deposit fund 1,000,000 USDT
        bar 10:00 3,000 3,000 3,000 3,000
        bar 11:00 2,450 2,450 2,450 2,450
        bar 12:00 2,400 2,400 2,400 2,400
        bar 13:00 2,200 2,200 2,200 2,200
        bar 14:00 2,000 2,000 2,000 2,000
        """

    private func lent() throws -> TypedWorld {
        var world = try TypedWorld(text: Self.ether)
        try world.type("lend 10 ETH borrow 20,000")
        return world
    }

    @Test("ten ether at 3,000 behind 20,000: health 1.245, called at 2,409.64")
    func figures() throws {
        let world = try lent().world
        let figures = try #require(world.loanFigures)
        #expect(figures.healthFactor?.value == (try Rate(reading: "1.245")))
        let line = try #require(figures.liquidationPrice(of: Asset("ETH"))?.value)
        #expect(line.text(places: 2) == "2,409.64")
        #expect(world.free(.usdt) == Money(20_000) && world.free(Asset("ETH")) == .zero)
        for asset in world.ledger.assets { #expect(world.ledger.total(of: asset) == .zero) }
    }

    @Test("the exact loan and the pool's loan in doubles agree")
    func agree() throws {
        let figures = try #require(try lent().world.loanFigures)
        let made: Markets.Loan? = Markets.Loan(coins: 10, debt: 20_000, threshold: 0.83)
        let pool = try #require(made)
        let exact = Double(figures.healthFactor?.value.units ?? 0) / 1e8
        let off = exact - pool.health(at: 3_000)
        #expect(off < 1e-8 && off > -1e-7)
    }

    @Test("under a health of one a stranger repays half and takes a twentieth more")
    func called() throws {
        var world = try lent()
        try world.type("until price < 2,401")
        let call = try #require(world.world.loanCalls.first)
        #expect(call.repaid == Money(10_000))
        #expect(call.taken == (try Quantity(reading: "4.375")))
        #expect(world.world.loan?.pledged == (try Quantity(reading: "5.625")))
        #expect(world.world.loan?.debt == Money(10_000))
        for asset in world.world.ledger.assets {
            #expect(world.world.ledger.total(of: asset) == .zero)
        }
    }

    @Test("further down all of the rest is closed, and what is left comes back")
    func closed() throws {
        var world = try lent()
        try world.type("until end")
        #expect(world.world.loan == nil && world.world.loanCalls.count == 2)
        #expect(world.world.free(Asset("ETH")) == (try Money(reading: "0.375")))
        #expect(world.world.ledger[.debt(trader: World.you), .usdt] == .zero)
        #expect(world.world.replaying(world.world.journal.entries).world == world.world)
    }

    @Test("what is repaid comes off, and the last of it frees the coins")
    func repaid() throws {
        var world = try lent()
        try world.type("lend repay 5,000")
        #expect(world.world.loan?.debt == Money(15_000))
        try world.type("lend repay all")
        #expect(world.world.loan == nil && world.world.free(Asset("ETH")) == Money(10))
    }

    @Test(
        "a refused loan says why, and changes nothing",
        arguments: [
            ("lend 10 ETH borrow 25,000", "aboveLimit"),
            ("lend 11 ETH borrow 1,000", "walletShort"),
            ("lend 1 DOGE borrow 10", "notAccepted"), ("lend repay 10", "noLoan"),
            ("lend add 1 ETH", "noLoan"), ("lend 0 ETH borrow 10", "amountNotPositive"),
        ])
    func refused(_ line: String, _ rule: String) throws {
        let world = try TypedWorld(text: Self.ether)
        let refusal = try #require(try world.refusal(line))
        #expect("\(refusal)".contains(rule))
    }

    @Test("the shipped rules read, and a broken line says where")
    func rules() throws {
        let rules = try TypedWorld.lending("aave-v3")
        #expect(rules.reserves.count == 2 && rules.unverified.count == 1)
        #expect(throws: FileErrors.self) {
            try LendingText.read(
                "lending x as of 2025\nreserve ETH loan 90% threshold 80%\n", name: "x")
        }
    }
}
