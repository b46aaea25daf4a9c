import Figures
import Margin
import Scripts
import Testing

/// Isolated positions as a trader would describe them, and the line that the venue's rules give. The
/// numbers were worked out by hand-written fractions from the published formulas, tier by tier.
@Suite("where the line is, venue by venue")
struct VenueCaseTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        var testDescription: String { text }
        init(_ text: String) { self.text = text }
    }

    // rulebook, symbol, side, entry, size, leverage, added margin, first tick that fails, its tier
    static let cases: [Case] = """
        binance-2026-09 BTCUSDT long 60000 0.5 2 0 30120.4 1
        binance-2026-09 BTCUSDT long 60000 0.5 5 0 48192.7 1
        binance-2026-09 BTCUSDT long 60000 0.5 10 0 54216.8 1
        binance-2026-09 BTCUSDT long 60000 0.5 20 0 57228.9 1
        binance-2026-09 BTCUSDT long 60000 0.5 50 0 59036.1 1
        binance-2026-09 BTCUSDT long 60000 0.5 100 0 59638.5 1
        binance-2026-09 BTCUSDT short 60000 0.5 3 0 79681.3 1
        binance-2026-09 BTCUSDT short 60000 0.5 10 0 65737.1 1
        binance-2026-09 BTCUSDT short 60000 0.5 25 0 62151.4 1
        binance-2026-09 BTCUSDT short 60000 0.5 100 0 60358.6 1
        binance-2026-09 BTCUSDT long 60000 20 10 0 54277.8 3
        binance-2026-09 BTCUSDT long 60000 500 20 0 57893.8 5
        binance-2026-09 BTCUSDT short 60000 1500 10 0 64703.8 6
        binance-2026-09 BTCUSDT short 59999 13.3 50 0 60915.9 3
        binance-2026-09 ETHUSDT long 2500 10 25 0 2409.63 1
        binance-2026-09 ETHUSDT short 2500 4000 20 0 2601.99 4
        binance-2026-09 SOLUSDT long 150 2000 25 0 144.9 2
        binance-2026-09 SOLUSDT short 150 20000 20 0 154.98 4
        binance-2026-09 DOGEUSDT long 0.2 1000000 25 0 0.19376 3
        binance-2026-09 DOGEUSDT short 0.2 700000 40 0 0.20337 2
        binance-2026-09 BTCUSDT long 60000 0.5 1 0 never 0
        bybit-inverse-legacy BTCUSD short 60000 30000 10 0 66249 1
        bybit-inverse-legacy BTCUSD long 8000 10000 2.5 0 5739 1
        bybit-2026 BTCUSDT long 60000 1 2 0 30150.7 1
        bybit-2026 BTCUSDT short 60000 1 2 0 89552.3 1
        bybit-2026 BTCUSDT long 60000 1 10 0 54271.3 1
        bybit-2026 BTCUSDT short 60000 1 10 0 65671.7 1
        bybit-2026 BTCUSDT long 60000 1 50 0 59095.4 1
        bybit-2026 BTCUSDT short 60000 1 50 0 60895.6 1
        bybit-2026 BTCUSDT long 60000 1 100 0 59698.4 1
        bybit-2026 BTCUSDT short 60000 1 100 0 60298.6 1
        bybit-2026 BTCUSDT long 40000 1 50 3000 36380.2 1
        bybit-2026 BTCUSDT short 40000 1 50 3000 43580.5 1
        bybit-2026 BTCUSDT long 60000 43 50 0 59103 2
        bybit-2026 BTCUSDT short 60000 150 30 0 61507.1 9
        bybit-2026 ADAUSDT long 0.5 1000000 20 0 0.4802 3
        bybit-2026 ADAUSDT short 0.5 3000000 10 0 0.539 6
        bybit-inverse BTCUSD short 60000 30000 10 0 66333.5 1
        bybit-inverse BTCUSD long 60000 30000 10 0 54818 1
        bybit-inverse BTCUSD short 60000 30000 1 0 never 0
        bybit-inverse BTCUSD long 60000 30000 10 0.02 52895.5 1
        bybit-legacy BTCUSDT long 60000 1 10 0 54300 1
        bybit-legacy BTCUSDT short 60000 1 10 0 65700 1
        bybit-legacy BTCUSDT long 60000 100 20 0 57395 8
        bybit-legacy BTCUSDT long 40000 1 50 3000 36400 1
        hyperliquid-2026 BTC long 60000 2 20 0 57721 1
        hyperliquid-2026 ETH long 2500 100 10 0 2295.9 1
        hyperliquid-2026 BTC short 60000 2 20 0 62223 1
        hyperliquid-2026 ETH short 2500 100 10 0 2696.1 1
        hyperliquid-2026 BTC long 60000 3000 20 0 57820 2
        hyperliquid-2026 BTC short 60000 2400 10 0 65153 2
        hyperliquid-2026 ETH short 2500 45000 5 0 2931.9 2
        hyperliquid-2026 SOL long 150 100 10 0 138.46 1
        hyperliquid-2026 DOGE long 0.2 100000 5 0 0.16842 1
        okx-2026 BTC-USDT-SWAP long 60000 5 10 0 54244 1
        okx-2026 BTC-USDT-SWAP short 60000 5 50 0 60925.9 1
        okx-2026 ETH-USDT-SWAP long 2500 100 20 0 2385.73 1
        okx-2026 ADA-USDT-SWAP long 0.5 100000 20 0 0.4776 1
        okx-2026 ADA-USDT-SWAP short 0.5 2000000 10 0 0.5364 6
        okx-coin-2023 BTC-USD-SWAP long 30000 1000000 10 0 27395.4 1
        okx-coin-2023 BTC-USD-SWAP short 30000 1000000 10 0 33183.4 1
        okx-coin-2023 BTC-USD-SWAP short 30000 30000000 20 0 31405.3 2
        okx-coin-2023 BTC-USD-SWAP long 30000 500000000 20 0 29085.7 5
        okx-coin-2023 BTC-USD-SWAP short 30000 100000 1 0 never 0
        binance-coinm-2021 BTCUSD_PERP long 40000 100000 20 0 38247.6 1
        binance-coinm-2021 BTCUSD_PERP short 40000 100000 20 0 41936.9 1
        binance-coinm-2021 BTCUSD_PERP long 40000 1500000 10 0 36954.6 4
        binance-coinm-2021 BTCUSD_PERP short 40000 3000000 5 0 48805.6 5
        binance-2021 BTCUSDT long 50000 10 20 0 47848.48 3
        binance-2021 BTCUSDT short 50000 10 20 0 52108.92 3
        bitmex-2020 XBTUSD long 7353.5 10000 20 0 7031 1
        bitmex-2020 XBTUSD short 7353.5 10000 20 0 7710 1
        bitmex-2020 XBTUSD long 7353.5 10000 1 0 3691 1
        plain BTCUSDT long 7353.5 2.719 20 0 7020.9 1
        plain BTCUSDT short 7353.5 2.719 3 0 9755.9 1
        plain-takeover BTCUSDT long 60000 0.333 20 0 57286.4 1
        plain-inverse BTCUSD long 7353.5 20000 20 0 7038.3 1
        plain-inverse BTCUSD short 7353.5 20000 1 0 never 0
        """.split(separator: "\n").map { Case(String($0)) }

    @Test("the line and its tier", arguments: cases)
    func line(_ row: Case) throws {
        let words = row.text.split(separator: " ").map(String.init)
        let rules = try Venues.rules(words[0])
        let contract = try #require(rules.contract(words[1]))
        let side = try #require(Side(rawValue: words[2]))
        let entry = try Price(reading: words[3])
        let size = try Quantity(reading: words[4])
        let leverage = try Multiple(reading: words[5])
        var position = Position(
            contract: contract.bare, side: side, leverage: leverage, size: size, price: entry,
            collateral: contract.margin(for: size, leverage: leverage, at: entry))
        if words[6] != "0" {
            position.add(collateral: Figure(try Money(reading: words[6])))
        }
        guard let line = position.liquidationPrice else {
            #expect(words[7] == "never")
            return
        }
        #expect(line.value.plainText == words[7])
        let tier = position.tier(at: line)
        let place = contract.tiers.firstIndex { $0.limit == tier.limit }.map { $0 + 1 }
        #expect(place.map(String.init) == words[8])
    }

    @Test("there are at least sixty of them, on every venue")
    func many() {
        #expect(Self.cases.count >= 60)
        for name in Venues.names {
            #expect(Self.cases.contains { $0.text.hasPrefix(name + " ") }, "\(name)")
        }
    }
}
