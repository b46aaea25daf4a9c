import Figures
import Margin
import Markets
import Scripts

/// Lines that a person could type, drawn from a seed: sensible, hasty and absurd ones.
struct RandomEvening {
    private var state: UInt64
    let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
    mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }
    mutating func one<Element>(of all: [Element]) -> Element { all[whole(0...(all.count - 1))] }

    /// A line for a world as it stands.
    mutating func line(in world: World) -> String {
        let isOpen = !world.holdings.isEmpty
        switch whole(0...99) {
        case 0..<20: return isOpen && whole(0...3) > 0 ? acting(world) : opening(world)
        case 20..<32: return acting(world)
        case 32..<44: return ordering(world)
        case 44..<64:
            return one(of: ["step", "step 7", "step 30m", "step 2h", "away 3h"])
        case 64..<80: return "until " + condition(world)
        case 80..<88:
            return one(of: ["alert ", "watch "]) + condition(world)
        case 88..<90: return one(of: ["alert off", "alert off 1", "alert off 9"])
        case 90..<96: return one(of: ["deposit ", "withdraw "]) + amount(world)
        default: return "rules \(one(of: Self.rulebooks))"
        }
    }

    static let rulebooks = [
        "plain", "plain-inverse", "bitmex-2020", "binance-2026-09", "bybit-2026", "okx-2026",
        "hyperliquid-2026", "plain-takeover", "bybit-legacy", "binance-2021", "bybit-inverse",
        "okx-coin-2023", "binance-coinm-2021",
    ]

    private mutating func amount(_ world: World) -> String {
        let unit = whole(0...3) == 0 ? one(of: ["USDT", "BTC", "ETH"]) : world.settles.code
        return unit == "BTC" || unit == "ETH"
            ? "0.\(whole(0...999)) \(unit)"
            : "\(one(of: [0, 1, 40, 333, 2_000, 9_999_999])) \(unit)"
    }

    private mutating func price(near world: World, within percent: Int) -> String {
        let last = Int(world.last.units / 1_000_000)
        return "\(max(1, last * (100 + whole(-percent...percent)) / 10_000)).\(whole(0...9))"
    }

    private mutating func opening(_ world: World) -> String {
        let side = one(of: ["long", "short"])
        let leverage = one(of: ["1x", "1.5x", "3x", "10x", "20x", "50x", "100x", "125x", "0.5x"])
        let coin = whole(0...4) == 0 ? "ETH" : "BTC"
        var line = "open \(side) \(coin) \(leverage) "
        switch whole(0...9) {
        case 0: line += one(of: ["size 0.0001", "size 1", "size 3000", "size 5000000"])
        case 1:
            line += one(of: [
                "risk 1% to 3%", "risk 20% to 0.5%", "risk 300 to 90,000", "risk 0% to 2%",
            ])
        case 2: line += one(of: ["size 0.01", "size 900"]) + " reduce-only"
        default: line += "margin \(amount(world))"
        }
        if whole(0...4) == 0 { line += one(of: [" cross", " isolated"]) }
        if whole(0...4) == 0 { line += " at " + price(near: world, within: 4) }
        if whole(0...6) == 0 { line += " trigger " + price(near: world, within: 4) }
        switch whole(0...8) {
        case 0...2: line += " stop " + price(near: world, within: 12)
        case 3: line += " stop \(whole(0...12)).5%"
        default: break
        }
        if whole(0...4) == 0 { line += " take " + price(near: world, within: 12) }
        return line
    }

    private mutating func acting(_ world: World) -> String {
        switch whole(0...9) {
        case 0...2: return one(of: ["close", "close BTC", "close ETH"])
        case 3...6:
            return "stop " + one(of: [price(near: world, within: 10), "\(whole(0...20)).25%"])
                + one(of: ["", " on mark"])
        case 7: return "cancel stop"
        default: return "add margin " + amount(world)
        }
    }

    /// What waits, what changes, what is moved about.
    private mutating func ordering(_ world: World) -> String {
        let coin = one(of: ["", "BTC ", "ETH "])
        switch whole(0...21) {
        case 21: return nearby(coin)
        case 0...2: return "take \(coin)" + price(near: world, within: 8) + one(of: ["", " half"])
        case 3:
            return "take " + price(near: world, within: 8) + " limit "
                + price(near: world, within: 8) + " on mark"
        case 4...5: return "trail \(coin)\(whole(0...12)).5%"
        case 6:
            return "stop \(coin)" + price(near: world, within: 8) + " limit "
                + price(near: world, within: 9)
        case 7...8, 18: return "close \(coin)" + one(of: ["half", "25%", "0.01", "100%", "1"])
        case 9: return "close \(coin)at " + price(near: world, within: 4)
        case 10:
            return one(of: ["cancel all", "cancel take", "cancel trail", "cancel 1", "cancel 3"])
        case 11: return "flip \(coin)"
        case 12...13: return "leverage \(coin)\(one(of: ["1x", "2x", "5x", "20x", "50x", "0.5x"]))"
        case 14: return "remove margin " + amount(world)
        case 15...17: return "mode " + one(of: ["isolated", "cross", "cross", "multi"])
        case 19: return "close all"
        default:
            return "convert \(amount(world)) to " + one(of: ["USDT", "BTC", "ETH", "DOGE"])
        }
    }

    /// Puts, shorts against what is held, and loans.
    private mutating func nearby(_ coin: String) -> String {
        switch whole(0...6) {
        case 0...1:
            let strike = whole(60...120)
            let kind = strike % 3 == 0 ? "call" : "put"
            return "hedge \(kind) \(coin)\(strike)% " + one(of: ["1h", "3h", "30d"])
                + one(of: ["", " half", " 0.1", " 3"])
        case 2: return "hedge short \(coin)" + one(of: ["", "half", "0.2 3x", "half 5x"])
        case 3: return one(of: ["hedge sell", "hedge sell 1", "hedge sell 2"])
        case 4...5:
            return "lend \(whole(1...9)) \(one(of: ["ETH", "BTC"])) borrow \(whole(1...40))00"
        default:
            return "lend "
                + one(of: ["add 1", "repay 100", "repay", "add 0.5 ETH", "repay 90,000"])
        }
    }

    private mutating func condition(_ world: World) -> String {
        let one = simpleCondition(world)
        return whole(0...3) == 0 ? one + " or " + simpleCondition(world) : one
    }

    private mutating func simpleCondition(_ world: World) -> String {
        switch whole(0...13) {
        case 12: "funding"
        case 13: "ETH \(one(of: ["<", ">"])) \(whole(100...180))"
        case 0: "liquidation"
        case 1: "stop"
        case 2: "flat"
        case 3: "news"
        case 4: "event"
        case 5: "price \(one(of: ["<", ">"])) \(price(near: world, within: 4))"
        case 6: "mark \(one(of: ["<", ">"])) \(price(near: world, within: 4))"
        case 7: "margin > \(whole(10...99))%"
        case 8: "left < \(whole(0...900))"
        case 9: "account \(one(of: ["<", ">"])) \(whole(1...6_000))"
        case 10: "line < \(whole(0...9)).5%"
        default: one(of: ["11:30", "13 02:20", "tomorrow", "2020-03-12 10:01"])
        }
    }
}
