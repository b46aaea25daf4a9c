import Figures
import Margin
import Markets
import Press
import Testing

@testable import Desk

/// What stands beside its sum adds up to it, as it is shown.
@Suite("Sums as they are shown")
struct SumTests {
    private static let usdt = Asset.usdt

    @Test(
        "Parts to the cent add up to their sum to the cent",
        arguments: 1...200 as ClosedRange<Int128>)
    func parts(seed: Int128) {
        let parts = (1...(2 + seed % 5)).map { place in
            Money(units: (seed * 7_919_333_331 * place) % 20_000_000_000 - 9_000_000_000)
        }
        let sum = parts.reduce(.zero, +)
        let shown = Money.shown(parts, addingTo: sum, Self.usdt)
        let cent = Money(units: unitsPerOne / 100)
        #expect(shown.reduce(.zero, +) == sum.rounded(.nearest, to: cent))
        for (part, shown) in zip(parts, shown) {
            #expect((part - shown).magnitude < cent, "\(part) is shown as \(shown)")
        }
        let fixed = Money.shown(parts, addingTo: sum, Self.usdt, fixed: 1)
        #expect(fixed[0] == parts[0].rounded(.nearest, to: cent))
        #expect(fixed.reduce(.zero, +) == sum.rounded(.nearest, to: cent))
    }

    @Test("Coins are shown whole, so their parts stay as they are")
    func coins() {
        let parts = [Money(units: 123_456_789), Money(units: 1)]
        #expect(Money.shown(parts, addingTo: parts[0] + parts[1], Asset("BTC")) == parts)
    }
}

/// What `account`, `who`, `debrief` and `why` say of one evening is one sum.
@Suite("One evening, told by four pages")
struct EveningSumTests {
    private static let acts = [
        "open long BTC 20x margin 300", "open long BTC 10x margin 200 stop 6,500",
        "open short BTC 5x margin 250", "open short BTC 25x margin 150 take 7,000",
        "open long BTC 50x margin 100", "close half", "close 0.1", "close", "add margin 50",
        "stop 3%", "trail 2%", "step 3", "step 20", "step 90", "mode cross", "mode isolated",
        "deposit 100", "withdraw 40", "leverage 15x", "flip", "until liquidation",
    ]

    @Test(
        "The parts of an account add up to it, and positions tell of all that is gone",
        arguments: 1...24 as ClosedRange<UInt64>)
    func evening(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        var session = Checkout.session()
        _ = session.perform("load black-thursday")
        for _ in 0..<40 {
            let line = Self.acts[chance.below(Self.acts.count)]
            _ = session.perform(line)
            let world = try #require(session.timeline?.world)
            let asset = world.settles
            let told =
                world.endings.reduce(Money.zero) { $0 + $1.lost }
                + world.holdings.reduce(Money.zero) { $0 + $1.books.lost }
            #expect(world.realised(asset) == -told, "after `\(line)`, seed \(seed)")
            let value = world.accountValue(asset)
            let parts = world.accountParts(asset).map(\.money)
            #expect(parts.reduce(.zero, +) == value)
            try check(session, value.text(asset), "after `\(line)`, seed \(seed)")
        }
    }

    /// The rows of `account` as they stand on the page, and the end of the first line of `who`.
    private func check(_ session: Session, _ value: String, _ place: String) throws {
        var session = session
        var sum = Int128.zero
        var account: Int128?
        let page = session.text("account").replacing(Prose.roundedToAddUp, with: "")
        for row in page.split(separator: "\n") {
            guard row.hasSuffix(" USDT") else { continue }
            let cents = Self.cents(row.dropLast(5).split(separator: " ").last ?? "")
            if row.hasPrefix("account ") {
                account = cents
                break
            }
            sum += cents
        }
        #expect(account == sum, "\(place)")
        #expect(account == Self.cents(value[...]))
        let who = session.words("who").replacing(Prose.roundedToAddUp, with: "")
        if who.hasPrefix("Your account: ") {
            let end = who.split(separator: "  ", maxSplits: 1)[0]
            #expect(end.hasSuffix("= \(value) USDT."), "\(place): \(end)")
        }
    }

    /// "−1,005.97" in cents.
    private static func cents(_ text: Substring) -> Int128 {
        let digits = text.filter(\.isNumber)
        let amount = Int128(digits) ?? 0
        return text.hasPrefix("−") ? -amount : amount
    }

    @Test("A loss is that of every opening, and nobody is told to leave one of two out")
    func twice() {
        var session = Checkout.session()
        for line in [
            "load black-thursday", "long btc 20x margin 1000", "long btc 20x margin 1000",
            "until liquidation",
        ] { _ = session.perform(line) }
        let debrief = session.words("debrief")
        #expect(debrief.contains("2,019.99, that is 2,000.00 of the margin, 19.99 for opening"))
        #expect(debrief.contains("all of the margin, 2,000.00, was at stake"))
        #expect(!debrief.contains("what if without"))
        #expect(session.words("why").contains("You lost 2,019.99, that is"))
        #expect(session.text("account").contains("−2,019.99"))
    }

    @Test("A plan is reckoned for itself, and loses no more than its margin")
    func plan() {
        var session = Checkout.session()
        _ = session.perform("load black-thursday")
        let line = "plan long BTC 5x size 0.2 stop 6,500 because the low held"
        let alone = session.words(line)
        #expect(alone.contains("past the liquidation price 5,912.3"))
        #expect(alone.contains("294.88, and no more"))
        _ = session.perform("open short BTC 20x margin 500")
        let beside = session.words(line)
        #expect(beside.contains("Plan: long 0.2 BTC at 7,353.5, 5x"))
        #expect(beside.contains("this only lessens it, to short 1.159 BTC"))
    }

    @Test("A trail fires on a tick")
    func trail() {
        var session = Checkout.session()
        for line in ["load black-thursday", "open long BTC 20x margin 1000", "trail 1%"] {
            _ = session.perform(line)
        }
        _ = session.perform("until flat")
        let ending = session.timeline?.world.endings.last
        let tick = ending?.position.contract.tick ?? .zero
        #expect(ending.map { $0.price.rounded(.down, to: tick) == $0.price } == true)
    }
}

extension Session {
    /// What a line answers, in one line; two gaps where a block ends.
    fileprivate mutating func words(_ line: String) -> String {
        text(line).split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.split(separator: " ").joined(separator: " ")
        }.joined(separator: " ")
    }
}
