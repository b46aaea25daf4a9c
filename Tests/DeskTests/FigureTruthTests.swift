import Figures
import Margin
import Markets
import Press
import Scripts
import Testing

@testable import Desk

/// Figures that pages once told otherwise than the engine had them, each with its lines and the right one.
@Suite("Pages ask the engine")
struct FigureTruthTests {
    /// What the last of some lines answers, in one line.
    private func answer(_ lines: String..., then last: String) -> String {
        var session = Checkout.session()
        for line in lines { _ = session.perform(line) }
        return session.oneLine(last)
    }

    private func world(_ lines: String...) throws -> World {
        var session = Checkout.session()
        for line in lines { _ = session.perform(line) }
        return try #require(session.timeline?.world)
    }

    // MARK: A stop-limit is a stop

    private static let stopLimit = [
        "load black-thursday", "open long BTC 20x margin 1000 stop 7,200 limit 7,150", "until stop",
    ]

    @Test("A stop-limit is there for the debrief, the mirror and the report")
    func stopLimit() throws {
        var session = Checkout.session()
        for line in Self.stopLimit { _ = session.perform(line) }
        // 2.719 × (7,353.5 − 7,200) = 417.3665
        let debrief = session.oneLine("debrief")
        #expect(debrief.contains("out at 7,200.0, no worse than 7,150.0, losing 417.37"))
        #expect(!debrief.contains("no stop was ever set"))
        #expect(debrief.contains("what if no stop"))
        #expect(session.oneLine("mirror").contains("1 of 1 opening came with a stop"))
        let world = try #require(session.timeline?.world)
        #expect(world.endings.last?.stopPrice == Price(7_200))
        #expect(Retelling(world).lives.last?.stop == Price(7_200))
    }

    @Test("A stop-limit is what a plan is kept by and graded by")
    func graded() throws {
        let plan = "plan long BTC 20x margin 1000 stop 7,200 limit 7,150 because the low held"
        let other = "open long BTC 20x margin 1000 stop 7,200"
        var session = Checkout.session()
        for line in ["load black-thursday", plan, other, "until stop"] {
            _ = session.perform(line)
        }
        let kept = session.oneLine("plan")
        #expect(kept.contains("a stop at 7,200.0, not a stop at 7,200.0, no worse than 7,150.0"))
        #expect(kept.contains("meant to lose 417.37"))
        let world = try world("load black-thursday", Self.stopLimit[1])
        let holding = try #require(world.holdings.first)
        #expect(world.stop(of: holding)?.limit == Price(7_150))
        #expect(world.lossAtStop(of: holding)?.text(places: 2) == "417.37")
    }

    @Test("A stop behind the line loses no more than the margin")
    func beyond() throws {
        let set = answer(
            "load black-thursday", "open long BTC 20x margin 1000", then: "stop 50%")
        #expect(set.contains("there the position loses 1,000.00 and the fees"))
        let world = try world("load black-thursday", "open long BTC 20x margin 1000 stop 50%")
        #expect(world.holdings.first.flatMap { world.lossAtStop(of: $0) } == Money(1000))
        let plan = answer(
            "load black-thursday", then: "plan long BTC 20x margin 1000 stop 3,700 because why not")
        #expect(plan.contains("not met: the line comes first"))
        #expect(!plan.contains("9,996"))
    }

    // MARK: Profit and loss

    @Test("Coins of one's own are no profit, in whatever mode")
    func ownCoins() throws {
        for mode in ["isolated", "cross", "multi"] {
            var session = Checkout.session()
            for line in [
                "load black-thursday", "rules binance-2026-09", "mode \(mode)", "deposit 2 BTC",
            ] { _ = session.perform(line) }
            let before = try #require(session.timeline?.world).gain(in: .usdt)
            #expect(before.change == .zero, "\(mode): nothing was done yet")
            _ = session.perform("convert 1 BTC to USDT")
            let world = try #require(session.timeline?.world)
            let gain = world.gain(in: .usdt)
            // The mark is 7,361.2: what one coin brought against that, and nothing of the other's worth.
            let brought = world.free(.usdt) - Money(5_000)
            #expect(gain.change == brought - Money(units: 736_120_000_000), "\(mode)")
            let change = gain.change.text(places: 2)
            #expect(gain.change.isNegative && gain.change > Money(-200))
            #expect(session.oneLine("account").contains("since the deposits \(change)"))
            #expect(session.oneLine("who").contains("\(change) in converting"))
        }
    }

    @Test("The flows of a person come to one sum on account, who and the report")
    func oneSum() throws {
        var session = Checkout.session()
        for line in [
            "load black-thursday", "deposit 0.5 BTC", "open long BTC 20x margin 1000",
            "until liquidation", "convert 0.2 BTC to USDT", "withdraw 300", "step 30",
        ] { _ = session.perform(line) }
        let world = try #require(session.timeline?.world)
        let gain = world.gain(in: .usdt)
        // Every move between the person and anybody else, at the mark of its minute.
        var moved = Money.zero
        var brought = Money.zero
        for transfer in world.ledger.transfers where transfer.from.isYours != transfer.to.isYours {
            var worth = transfer.amount
            if !transfer.asset.isDollar {
                let mark = world.tape.mark(at: transfer.step)
                worth = (mark * Quantity(units: worth.units)).rounded(.down)
            }
            let signed = transfer.to.isYours ? worth : -worth
            moved += signed
            if transfer.reason == .deposit || transfer.reason == .withdrawal { brought += signed }
        }
        #expect(gain.deposited == brought)
        #expect(gain.realised + gain.converting == moved - brought)
        let change = gain.change.text(places: 2)
        #expect(gain.change == gain.worth - brought)
        #expect(session.oneLine("account").contains("since the deposits \(change)"))
        #expect(session.oneLine("who").contains("= \(gain.worth.text(places: 2)) USDT"))
        let report = TextPress(style: .plain).text(
            Report(session.timeline!, Checkout.content).page)
        #expect(report.contains("\(change) ("))
        #expect(
            report.contains("deposited        \(gain.deposited.text(places: 2))")
                || report.contains("\(gain.deposited.text(places: 2)) USDT"))
    }

    @Test("What was lent and taken is a loss in dollars, not dollars that were made")
    func lent() throws {
        var session = Checkout.session()
        for line in ["load ether-loan", "lend 10 ETH borrow 20,000", "until end"] {
            _ = session.perform(line)
        }
        let world = try #require(session.timeline?.world)
        #expect(!world.loanCalls.isEmpty)
        let gain = world.gain(in: world.settles)
        #expect(gain.change.isNegative)
        #expect(session.oneLine("who").contains("= \(gain.worth.text(places: 2)) USDT"))
    }

    // MARK: Venues

    @Test("With margin added under Bybit the event and why tell one sum")
    func bybit() throws {
        var session = Checkout.session()
        for line in [
            "load black-thursday", "rules bybit-2026", "deposit 60,000",
            "open long BTC 20x margin 1000", "add margin 3,000", "until liquidation",
        ] { _ = session.perform(line) }
        let world = try #require(session.timeline?.world)
        let ending = try #require(world.endings.last)
        let mark = Figure(ending.mark)
        let left = ending.position.collateral.value + ending.position.profit(at: mark).value
        let risk = try #require(ending.forced?.risk)
        #expect(risk.equity.value == left, "money, not what the rule counts for it")
        #expect(risk.maintenance.value == ending.position.maintenance(at: mark).value)
        #expect(session.oneLine("why").contains("What was left there: \(left.text(places: 2))"))
    }

    @Test("Return on margin is profit over initial margin: more margin hides no loss")
    func returnOnMargin() throws {
        let lines = ["load black-thursday", "open long BTC 20x margin 1000"]
        let plain = try world(lines[0], lines[1], "step 20")
        let added = try world(lines[0], lines[1], "add margin 500", "step 20")
        let own = try #require(plain.statement?.returnOnMargin?.value)
        #expect(added.statement?.returnOnMargin?.value == own)
        let statement = try #require(added.statement)
        let initial = statement.initialMargin.value
        #expect(own == statement.profit.value.divided(by: initial, .down))
    }

    @Test("OKX's margin ratio counts its own way on every page")
    func okx() throws {
        var session = Checkout.session()
        for line in ["load black-thursday", "rules okx-2026", "open long BTC 10x margin 1000"] {
            _ = session.perform(line)
        }
        let world = try #require(session.timeline?.world)
        let statement = try #require(world.statement)
        let ratio = statement.equity.value.divided(by: statement.maintenance.value, .down)
        #expect(ratio > .one)
        #expect(world.marginRatio == ratio)
        let shown = ratio.percent(places: 1)
        #expect(session.oneLine("account").contains("margin ratio \(shown), closed when it falls"))
        #expect(session.oneLine("why margin ratio").contains("what is left ÷ maintenance margin"))
        #expect(session.oneLine("step").contains("margin ratio "))
        #expect(session.figures["positions"] != nil)
        let cross = try self.world(
            "load black-thursday", "rules okx-2026", "mode cross", "open long BTC 10x margin 1000")
        let shared = try #require(cross.statement)
        #expect(
            shared.marginRatio?.value
                == shared.equity.value.divided(by: shared.maintenance.value, .down))
    }

    @Test("Hyperliquid's ladder goes to 40x, and tells what its vault takes")
    func hyperliquid() {
        let ladder = answer(
            "load black-thursday", "rules hyperliquid-2026", "deposit 5,000 USDC",
            then: "ladder long")
        #expect(ladder.contains("40x"))
        #expect(ladder.contains("the vault"))
        #expect(!ladder.contains("the fund"))
    }

    @Test("A row states the price that it multiplies with")
    func multiplies() {
        let opened = answer(
            "load black-thursday", "rules hyperliquid-2026", "deposit 9,000,000 USDC",
            then: "open long BTC 5x size 300")
        #expect(opened.contains("long 300 BTC at 7,353.5, value 2,206,050.00"))
        let account = answer(
            "load black-thursday", "open long BTC 20x margin 1000", then: "account")
        #expect(account.contains("value 20,015.10 at the mark of 7,361.2"))
    }

    // MARK: Hedges

    @Test("Net exposure counts the coin that stands behind inverse positions")
    func exposure() {
        let whole = answer(
            "load black-thursday", "rules bitmex-2020", "deposit 1 BTC", then: "hedge short")
        #expect(whole.contains("net exposure 0.000"), "\(whole)")
        let half = answer(
            "load black-thursday", "rules bitmex-2020", "deposit 1 BTC", then: "hedge short half")
        #expect(half.contains("net exposure 0.49") || half.contains("net exposure 0.50"), "\(half)")
    }

    // MARK: Hindsight

    @Test("A trade after a rewind is marked wherever its result is told")
    func hindsight() throws {
        var session = Checkout.session()
        for line in [
            "load black-thursday", "step 60", "rewind 10:00", "open short BTC 20x margin 1000",
            "step 60", "close",
        ] { _ = session.perform(line) }
        let mark = "knowing what came"
        for page in ["mirror", "journal", "debrief", "account"] {
            #expect(session.oneLine(page).contains(mark), "\(page)")
        }
        let report = TextPress(style: .plain).text(
            Report(session.timeline!, Checkout.content).page)
        #expect(report.contains(mark) && report.contains("hindsight"))
        let world = try #require(session.timeline?.world)
        #expect(JournalText.print(world).contains("step 60\nback\nopen short"))
        var honest = Checkout.session()
        for line in ["load black-thursday", "open short BTC 20x margin 1000", "step 60", "close"] {
            _ = honest.perform(line)
        }
        for page in ["mirror", "journal", "debrief", "account"] {
            #expect(!honest.oneLine(page).contains(mark), "\(page)")
        }
    }

    // MARK: One event, one time; small ones

    @Test("Live funding has one time on every page", arguments: ["headline", "brink"])
    func fundingTime(_ scenario: String) throws {
        var session = Checkout.session()
        for line in ["load \(scenario)", "open long BTC 5x margin 1000", "until funding"] {
            _ = session.perform(line)
        }
        let world = try #require(session.timeline?.world)
        let event = (world.now + 1).clock
        let row = session.text("ledger").split(separator: "\n").first { $0.contains("funding") }
        #expect(row?.contains(event) == true, "\(String(describing: row)), \(event)")
        #expect(row?.contains(world.now.clock) == false)
        let report = Retelling(world).rows.filter { row in
            row.words.contains { $0.text.contains("funding") }
        }
        #expect(report.allSatisfy { $0.time.clock == event } && !report.isEmpty)
    }

    @Test("Small ones")
    func small() {
        let funding = answer("load black-thursday", then: "what if funding 0.01%")
        #expect(funding.contains("No funding was recorded"))
        #expect(!funding.contains("journal"))
        let usd = answer("load black-thursday", then: "deposit 5,000 USD")
        #expect(usd.contains("USD is read as USDT"))
        #expect(!answer("load black-thursday", then: "deposit 5,000 USDT").contains("is read as"))
        let close = answer(
            "load black-thursday", "open long BTC 50x margin 100", then: "until close")
        #expect(close.contains("liquidated"))
        #expect(answer(then: "define auto-deleveraging").contains("Winners closed"))
        #expect(answer(then: "define close factor").contains("How much of the whole debt"))
        let thin = answer("load brink-thin", then: "market")
        #expect(!thin.contains("100% of calm"))
        #expect(thin.contains("has no noise of trade"))
    }

    @Test("A line 19.43 % away is counted as such, on either side")
    func frequency() throws {
        let content = Checkout.content
        let series = try #require(content.history(of: Asset("BTC")))
        let away = Rate(percentUnits: try Rate(reading: "19.43").units, .nearest)
        let long = try #require(Frequency(of: away, .long, in: series, content.memo))
        #expect(long.words().contains("a line 19.4% under was reached within a day"))
        let short = try #require(Frequency(of: away, .short, in: series, content.memo))
        #expect(short.words().contains("a line 19.4% over"))
        #expect(Frequency(of: Rate(units: unitsPerOne), .long, in: series, content.memo) == nil)
    }

    @Test("A loan that strangers called has its why and its debrief")
    func loan() {
        var session = Checkout.session()
        for line in ["load ether-loan", "lend 10 ETH borrow 20,000", "until end"] {
            _ = session.perform(line)
        }
        let why = session.oneLine("why")
        #expect(why.contains("you pledged 10 ETH"))
        #expect(why.contains("A stranger repaid"))
        #expect(!why.contains("nothing to explain"))
        let debrief = session.oneLine("debrief")
        #expect(debrief.contains("Debrief: a loan on 10 ETH"))
        #expect(debrief.contains("the cost"))
    }

    @Test("A multi-asset liquidation costs its haircut and the fall of the coins")
    func multiAsset() throws {
        var session = Checkout.session()
        for line in [
            "load black-thursday", "rules binance-2026-09", "mode multi", "deposit 1 BTC",
            "withdraw 4,900", "open long BTC 20x margin 4,000", "until liquidation",
        ] { _ = session.perform(line) }
        let world = try #require(session.timeline?.world)
        let ending = try #require(world.endings.last { $0.settlement != nil })
        let gain = world.gain(in: .usdt)
        // Everything that is gone is the cost: nothing else was done.
        #expect(ending.backing.sum.isPositive)
        let away = (ending.lost + gain.change).magnitude
        #expect(away < Money(1), "\(ending.lost) lost, \(gain.change) since the deposits")
        #expect(session.oneLine("debrief").contains("by the fall of your coins"))
    }
}

extension Session {
    /// What a line answers, in one line with single spaces.
    fileprivate mutating func oneLine(_ line: String) -> String {
        text(line).split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
    }
}
