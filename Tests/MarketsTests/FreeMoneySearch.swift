import Figures
import Margin
import Markets
import Scripts

/// A search for money that nobody pays: random lines typed in one and the same minute, with every
/// product there is, from an account that holds nothing.
struct FreeMoneySearch {
    private var chance: RandomEvening

    init(seed: UInt64) { chance = RandomEvening(seed: seed) }

    /// A sequence that gained, with what it gained.
    struct Find: CustomStringConvertible {
        let lines: [String]
        let gain: Money
        var description: String { "+\(gain) in no time by:\n" + lines.joined(separator: "\n") }
    }

    /// Types up to eight lines into a copy, closes everything, and says what was gained.
    mutating func attempt(in opened: World) throws -> (find: Find?, done: Int) {
        var world = opened
        var typed: [String] = []
        for _ in 0..<chance.whole(1...8) {
            let line = line(in: world)
            guard let act = try Self.act(line, in: world) else { continue }
            do throws(Refusal) {
                _ = try world.perform(act)
                typed.append(line)
            } catch {}
        }
        guard let before = Self.worth(of: opened), let after = Self.worth(of: Self.closed(world))
        else { return (nil, typed.count) }
        // Each amount of a line is rounded to its last unit, and always against the person.
        return (after > before ? Find(lines: typed, gain: after - before) : nil, typed.count)
    }

    static func act(_ line: String, in world: World) throws -> Act? {
        var around = Surroundings(
            minutesPerBar: world.tape.minutesPerBar, coin: world.scenario.coin, now: world.now)
        around.coins = world.coins
        guard let command = try? Reader.read(line, in: around) else { return nil }
        switch command {
        case .act(let act): return act
        case .lend(let request):
            return .lend(.open(request, try TypedWorld.lending("aave-v3")))
        default: return nil
        }
    }

    /// The same account with nothing open any more; what cannot be closed stays.
    static func closed(_ world: World) -> World {
        var world = world
        for order in world.orders { _ = try? world.perform(.cancel(.number(order.number))) }
        if !world.holdings.isEmpty { _ = try? world.perform(.closeAll) }
        for option in world.options {
            _ = try? world.perform(.hedge(.sell(option.number)))
        }
        return world
    }

    /// Dollars and coins, what was taken out counted in and what was put in left out; coins at what
    /// outsiders pay. Nil where something is still open.
    static func worth(of world: World) -> Money? {
        guard world.holdings.isEmpty, world.options.isEmpty else { return nil }
        var sum = Money.zero
        for asset in world.ledger.assets {
            let own = [
                Pot.wallet(trader: World.you), .pledge(trader: World.you),
                .debt(trader: World.you),
            ].reduce(Money.zero) { $0 + world.ledger[$1, asset] }
            let flows = world.ledger.transfers.reduce(Money.zero) { sum, transfer in
                guard transfer.asset == asset else { return sum }
                if transfer.from == .outside { return sum + transfer.amount }
                return transfer.to == .outside ? sum - transfer.amount : sum
            }
            // The scenario's own deposits are flows as well: all that counts is the difference.
            let gained = own - flows
            if asset.isDollar {
                sum += gained
            } else if let price = world.outsidePrice(of: asset)?.value {
                let size = Quantity(units: gained.units)
                sum += (price * size).rounded(.down)
            }
        }
        return sum
    }

    // MARK: Lines

    private mutating func line(in world: World) -> String {
        let coin = world.scenario.coin.code
        switch chance.whole(0...15) {
        case 0...4: return opening(coin, world)
        case 5: return "close " + chance.one(of: ["half", "25%", coin, "all", "0.01"])
        case 6: return chance.one(of: ["flip", "flip \(coin)"])
        case 7:
            return chance.one(of: ["leverage 2x", "leverage 20x", "leverage 1x", "leverage 75x"])
        case 8: return chance.one(of: ["add margin ", "remove margin "]) + amount(world)
        case 9...10:
            let kind = chance.one(of: ["put", "call"])
            return "hedge \(kind) \(coin) \(chance.whole(70...130))% "
                + chance.one(of: ["1h", "1d", "30d"])
                + chance.one(of: [" 0.1", " 40", " 900", " 2,500", " 40,000"])
        case 11: return chance.one(of: ["hedge sell", "hedge sell 1", "hedge sell 2"])
        case 12:
            return chance.one(of: [
                "lend 10 \(coin) borrow \(chance.whole(1...9))00,000", "lend add 1", "lend repay",
                "lend repay 5,000",
            ])
        case 13:
            return "convert \(amount(world)) to " + chance.one(of: ["USDT", coin])
        case 14: return "mode " + chance.one(of: ["isolated", "cross", "multi"])
        default:
            return chance.one(of: ["withdraw ", "deposit ", "withdraw "]) + amount(world)
        }
    }

    private mutating func opening(_ coin: String, _ world: World) -> String {
        let side = chance.one(of: ["long", "short"])
        let leverage = chance.one(of: ["1x", "3x", "10x", "20x", "50x", "100x"])
        let amount =
            world.settles.isDollar
            ? chance.one(of: [
                "size 0.5", "size 90", "size 900", "margin 1,000", "margin 5,000,000",
            ])
            : chance.one(of: ["size 50,000", "size 9,000,000", "margin 1 \(coin)"])
        var line = "open \(side) \(coin) \(leverage) \(amount)"
        line += chance.one(of: ["", "", " cross", " isolated"])
        if chance.whole(0...4) == 0 {
            let near = world.last.units / 1_000_000 * Int128(chance.whole(9_900...10_100))
            line +=
                " at "
                + Price(units: near * 100).rounded(
                    .nearest, to: Price(units: 100_000_000)
                ).plainText
        }
        return line
    }

    private mutating func amount(_ world: World) -> String {
        let coin = world.scenario.coin.code
        return chance.one(of: [
            "1,000 USDT", "3,000,000 USDT", "88,000,000 USDT", "0.5 \(coin)", "300 \(coin)",
        ])
    }
}
