import Figures
import Margin
import Markets

// Lines of a recorded scenario beside its own prices:
//
//     funding 2026-01-05 08:00 0.1%      what longs paid shorts at that stamp; a coin may follow
//     price ETH 10:00 193.5              another coin; it holds until the next such line
//     index 11:55 40,000                 what the coin was worth on spot markets; it holds as well
//     bar ETH 10:00 193.5 194 193 193.2  the same with a whole bar, and with a mark behind it
//     deposit ola 3,000 USDT             somebody else's money
//     ola opens short BTC 1 20x          what they hold from the opening on

/// What one such line says.
public enum BesideStatement: Sendable, Equatable {
    case funding(FileTime, Rate, Asset?)
    case price(Asset, FileTime, Price)
    case index(FileTime, Price)
    case bar(Asset, FileTime, Bar, mark: Price?)
    case opens(Standing)

    /// Nil where the line is none of these; nothing has been taken then.
    init?(_ first: Line.Word, _ words: inout Words) throws(Misreading) {
        let second = words.next
        switch first.lowered {
        case "funding" where second?.lowered != "every":
            let time = try words.fileTime()
            let rate = try words.rate()
            self = .funding(
                time, rate, words.isAtEnd ? nil : try words.asset("a coin, as in ETH"))
        case "price" where second?.asset != nil && words.afterNext?.startsAsNumber ?? false:
            let coin = try words.asset("a coin, as in ETH")
            let time = try words.fileTime()
            self = .price(coin, time, try words.price())
        case "index":
            let time = try words.fileTime()
            self = .index(time, try words.price("the index"))
        case "bar" where second?.asset != nil:
            let coin = try words.asset("a coin, as in ETH")
            let time = try words.fileTime()
            let bar = try words.fourPrices()
            self = .bar(coin, time, bar, mark: words.isAtEnd ? nil : try words.price("the mark"))
        default:
            guard second?.lowered == "opens", first.code != nil else { return nil }
            _ = words.take()
            self = .opens(try words.standing(first.lowered))
        }
    }

    var text: String {
        switch self {
        case .funding(let time, let rate, let coin):
            "funding \(time.text) \(rate.percentWritten)" + (coin.map { " \($0)" } ?? "")
        case .price(let coin, let time, let price): "price \(coin) \(time.text) \(price.written)"
        case .index(let time, let price): "index \(time.text) \(price.written)"
        case .bar(let coin, let time, let bar, let mark):
            "bar \(coin) \(time.text) \(bar.open.written) \(bar.high.written) "
                + "\(bar.low.written) \(bar.close.written)"
                + (mark.map { " \($0.written)" } ?? "")
        case .opens(let standing):
            "\(standing.name) opens \(standing.side.rawValue) \(standing.coin) "
                + "\(standing.size.written) \(standing.leverage.times)"
        }
    }
}

extension Words {
    /// Open, high, low, close.
    mutating func fourPrices() throws(Misreading) -> Bar {
        let open = try price("the open")
        let high = try price("the high")
        let low = try price("the low")
        return Bar(open: open, high: high, low: low, close: try price("the close"))
    }

    /// `short BTC 1 20x`
    fileprivate mutating func standing(_ name: String) throws(Misreading) -> Standing {
        let side = try one(of: ["long", "short"], "long or short")
        let coin = try asset("a coin, as in BTC")
        let size = try quantity("a size, as in 1")
        return Standing(
            name: name, side: side == "long" ? .long : .short, coin: coin, size: size,
            leverage: try leverage(announced: false))
    }

    /// Whose money a deposit is: yours, the fund's, or that of somebody with a name.
    mutating func depositor() throws(Misreading) -> Pot {
        let word = try need("you, fund, or somebody's name")
        switch word.lowered {
        case World.you: return .wallet(trader: World.you)
        case "fund": return .fund
        default:
            guard word.code != nil else {
                throw Misreading(
                    .unknownWord(word.text, expected: "you, fund, or somebody's name"), word,
                    nearest: Nearest.word(to: word.text, among: ["you", "fund"]))
            }
            return .wallet(trader: word.lowered)
        }
    }
}

extension Pot {
    /// As a deposit's line names it.
    var depositor: String {
        if case .wallet(let trader) = self { trader } else { "fund" }
    }
}
