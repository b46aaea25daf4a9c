import Desk
import Press
import Testing

/// Prices from a thousandth of a cent to ten million dollars: a tick fits them, and no line is lost in
/// a rounding.
@Suite("Numbers of any size")
struct NumberSizeTests {
    /// Five minutes at a price, written with as many decimals as it needs.
    private func table(_ price: String) -> String {
        let rows = (0..<5).map { "2025-01-01 00:0\($0),\(price),\(price),\(price),\(price)" }
        return (["time,open,high,low,close"] + rows).joined(separator: "\n")
    }

    private func session(_ table: String) -> Session {
        var content = Checkout.content
        content.file = { _ throws(Content.Missing) in table }
        return Session(content: content)
    }

    private static let prices = [
        "0.00001", "0.00001209", "0.0000987", "0.00042", "0.0031", "0.05", "0.25", "1.0003", "9",
        "12.5", "100", "4000", "121000.1", "1000000", "10000000",
    ]

    @Test("a 20x long has a line within a percent of a twentieth under", arguments: prices)
    func line(_ price: String) throws {
        for coin in ["BTC", "SHIB"] {
            var session = session(table(price))
            #expect(session.perform("load a.csv coin \(coin)").outcome == .done)
            let opened = session.perform("open long \(coin) 20x margin 1000")
            #expect(opened.outcome == .done, "\(price) \(coin)")
            let figures = JSONPress().line(session.figures)
            let mark = "\"liquidation_price\":"
            let place = try #require(figures.range(of: mark), "\(price) \(coin)")
            let number = figures[place.upperBound...].prefix { "0123456789.".contains($0) }
            let found = try #require(Double(number))
            let right = try #require(Double(price)) * 0.95 / 0.995
            #expect(abs(found / right - 1) < 0.002, "\(price) \(coin): \(found), not \(right)")
            let ladder = session.text("ladder")
            let lives = ladder.split(separator: "\n").filter { $0.contains("none") }
            // Only 1x and less has none on the way to nothing; a short of every leverage has one.
            #expect(lives.allSatisfy { $0.contains(" 1x ") }, "\(ladder)")
        }
    }

    @Test("calc and plan answer the same", arguments: prices)
    func calculators(_ price: String) {
        var session = Checkout.session()
        let calc = session.text("calc liquidation long BTC 20x margin 1,000 entry \(price)")
        #expect(calc.contains("liquidation price = "), "\(calc)")
        #expect(!calc.contains("No price liquidates"), "\(calc)")
        let plan = session.text("plan long BTC 20x margin 1,000 entry \(price)")
        #expect(plan.contains("liquidated") && !plan.contains("no price does that"), "\(plan)")
    }

    @Test("SHIB at 0.00001209: line 0.00001154")
    func shib() {
        var session = session(table("0.00001209"))
        #expect(session.text("load SHIBUSDT-1m.csv").contains("SHIBUSDT"))
        #expect(session.text("open long SHIB 20x margin 1000").contains("0.00001154"))
    }

    @Test("what eight decimals cannot tell apart is refused")
    func tooSmall() {
        var session = session(table("0.0000012"))
        #expect(session.perform("load PEPEUSDT.csv").outcome == .refused)
        #expect(session.text("load PEPEUSDT.csv").contains("hundred-millionths"))
        let calc = session.text("calc liquidation long BTC 20x margin 1,000 entry 0.0000012")
        #expect(calc.contains("hundred-millionths"))
    }

    @Test(
        "whose prices they are is said by the file's name, or asked",
        arguments: [
            ("load ETHUSDT-1h-2025-10.csv", "ETH of your own table"),
            ("load \"BINANCE_BTCUSDT.P, 60.csv\"", "BTC of your own table"),
            ("load Bitstamp_XBTUSD_1m.csv", "BTC of your own table"),
            ("load sol-usd.csv", "SOL of your own table"),
            ("load 1000SHIBUSDT.csv", "1000SHIB of your own table"),
            ("load prices.csv", "COIN of your own table"),
            ("load ETHUSDT.csv coin SOL", "SOL of your own table"),
        ])
    func named(_ line: String, _ words: String) {
        var session = session(table("100.5"))
        let page = session.text(line)
        #expect(page.contains(words), "\(page)")
        #expect(!page.contains("bitcoin"))
    }
}
