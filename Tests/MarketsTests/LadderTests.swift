import Figures
import Foundation
import Margin
import Markets
import Scripts
import Testing

/// Black Thursday as it is shipped, under a rulebook as it is shipped.
enum BlackThursday {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scenarios")

    static func world(rules: String = "plain") throws -> World {
        let tape = try String(
            contentsOf: folder.appending(path: "black-thursday.scenario"), encoding: .utf8)
        let book = try String(
            contentsOf: folder.appending(path: "rulebooks/\(rules).rules"), encoding: .utf8)
        return World(
            scenario: try ScenarioText.read(tape, name: "black-thursday"),
            rulebook: try RulebookText.read(book, name: rules))
    }

    static func leverage(_ text: String) throws -> Multiple {
        try Multiple(reading: String(text.dropLast()))
    }

    static func opening(_ side: Side, _ leverage: String, margin: Int) throws -> Act {
        .open(
            Opening(
                side: side, coin: Asset("BTC"), leverage: try Self.leverage(leverage),
                amount: .margin(Money(margin), nil)))
    }
}

@Suite("The ladder of 12 March 2020")
struct LadderTests {
    /// Leverage, the minute on the mark, the minute on the last price: from 10:00 at 7,353.5.
    static let plain = """
        100x  10:14        10:12
        50x   10:24        10:19
        25x   10:34        10:31
        20x   10:36        10:32
        10x   10:41        10:38
        5x    10:48        10:46
        4x    23:14        23:11
        3x    23:28        23:26
        2x    13.02:17     13.02:14
        1.5x  lives        lives
        """
    static let coin = """
        100x  10:15        10:13
        50x   10:25        10:20
        20x   10:36        10:32
        10x   10:40        10:38
        5x    10:47        10:45
        3x    23:15        23:11
        2x    23:28        23:26
        1x    13.02:17     13.02:14
        """

    private func minute(_ step: Int?, in world: World) -> String {
        guard let step else { return "lives" }
        let moment = world.tape.moment(at: step)
        return (moment.date.day == 13 ? "13." : "") + moment.clock
    }

    @Test(
        "every leverage dies in its minute, on the mark and on the last price",
        arguments: [("plain", plain), ("bitmex-2020", coin)])
    func minutes(rules: String, table: String) throws {
        let world = try BlackThursday.world(rules: rules)
        let contract = try #require(world.rulebook.contract(on: Asset("BTC")))
        let margin = contract.settles.isDollar ? Money(1000) : Money(units: unitsPerOne / 10)
        let rungs = world.ladder(
            .long, contract: contract, entry: world.last, from: 0, margin: margin)
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            let leverage = try BlackThursday.leverage(words[0])
            let rung = try #require(rungs.first { $0.leverage == leverage })
            #expect(minute(rung.markStep, in: world) == words[1], "\(words[0]) on the mark")
            #expect(minute(rung.lastStep, in: world) == words[2], "\(words[0]) on the last price")
        }
    }

    /// Leverage, the line, left on the mark, left after the sale, what the fund gained: opened with
    /// a margin of 1,000 and rounded to the lot.
    static let rows = """
        100x  7316.5  469.68  150.12   100.55
        50x   7242.6  238.51  105.93   81.38
        25x   7094.7  72.75   36.38    24.37
        20x   7020.8  91.04   -287.45  -287.45
        10x   6650.9  42.31   -40.31   -40.31
        5x    5910.2  7.98    -91.83   -91.83
        3x    4921.1  4.36    -83.03   -83.03
        2x    3681.8  -3.27   58.68    5.26
        """

    @Test(
        "an opened position dies as the table says, to the cent",
        arguments: rows.split(separator: "\n").map(String.init))
    func opened(_ row: String) throws {
        let words = row.split(separator: " ").map(String.init)
        var world = try BlackThursday.world()
        _ = try world.perform(try BlackThursday.opening(.long, words[0], margin: 1000))
        let line = try #require(world.holdings.first?.position.liquidationPrice)
        #expect(line.value == (try Price(reading: words[1])))
        _ = try world.perform(.until(.liquidation))
        let ending = try #require(world.endings.last)
        let settlement = try #require(ending.settlement)
        let atMark = ending.position.equity(at: Figure(world.tape.mark(at: ending.dueStep)))
        #expect(atMark.value.text(places: 2) == (try Money(reading: words[2])).text(places: 2))
        #expect(
            settlement.left.value.text(places: 2) == (try Money(reading: words[3])).text(places: 2))
        #expect(
            settlement.fundChange.text(places: 2) == (try Money(reading: words[4])).text(places: 2))
        #expect(settlement.returned.isPositive == (words[0] == "2x"))
        for asset in world.ledger.assets { #expect(world.ledger.total(of: asset) == .zero) }
    }

    @Test("1.5x lives to the end, with 638.25 left")
    func survivor() throws {
        var world = try BlackThursday.world()
        _ = try world.perform(try BlackThursday.opening(.long, "1.5x", margin: 1000))
        _ = try world.perform(.until(.end))
        let position = try #require(world.holdings.first?.position)
        #expect(position.liquidationPrice?.value == (try Price(reading: "2439.5")))
        #expect(position.equity(at: Figure(world.last)).value.text(places: 2) == "638.25")
    }
}
