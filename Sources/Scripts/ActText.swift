import Figures
import Margin
import Markets

/// Acts as lines: the same words that are typed, in their one canonical spelling.
///
/// Law: reading a printed act gives the act again, in any surroundings.
public enum ActText {
    public static func print(_ act: Act) -> String {
        switch act {
        case .deposit(let amount, let asset): "deposit \(amount.written) \(asset)"
        case .withdraw(let amount, let asset): "withdraw \(amount.written) \(asset)"
        case .rules(let rulebook): "rules \(rulebook.name)"
        case .open(let opening): text(opening)
        case .plan(let plan): text(plan)
        case .close(let coin): words("close", coin?.code)
        case .stop(let request): words("stop", request.coin?.code, text(request))
        case .cancelStop(let coin): words("cancel stop", coin?.code)
        case .closePart(let request): text(request)
        case .closeAll: "close all"
        case .flip(let coin): words("flip", coin?.code)
        case .take(let request): text(request)
        case .trail(let request): text(request)
        case .cancel(let request): text(request)
        case .leverage(let leverage, let coin): words("leverage", coin?.code, leverage.times)
        case .mode(let mode): "mode \(text(mode))"
        case .convert(let amount, let asset, let other):
            "convert \(amount.written) \(asset) to \(other)"
        case .addMargin(let amount, let asset, let coin):
            words("add margin", amount.written, asset?.code, coin.map { "to \($0)" })
        case .removeMargin(let amount, let asset, let coin):
            words("remove margin", amount.written, asset?.code, coin.map { "from \($0)" })
        case .step(let bars): bars == 1 ? "step" : "step \(grouped(bars))"
        case .until(let condition): "until \(text(condition))"
        case .away(.bars(let bars)): "away \(grouped(bars))"
        case .away(.until(let time)): "away until \(text(time))"
        case .alert(let request):
            "\(request.stops ? "watch" : "alert") \(text(request.condition))"
        case .alertOff(let number): words("alert off", number.map(grouped))
        case .hedge(let hedge): text(hedge)
        case .lend(let act): text(act)
        }
    }

    private static func text(_ opening: Opening) -> String {
        var size: String?
        var margin: String?
        switch opening.amount {
        case .size(let quantity): size = quantity.written
        case .margin(let money, let asset): margin = words("margin", money.written, asset?.code)
        case .risk(let risked, let level):
            margin = words("risk", text(risked), level.map { "to \(text($0))" })
        }
        return words(
            "open", opening.side.rawValue, opening.coin.code, size, opening.chosenLeverage?.times,
            margin, opening.limit.map { "at \($0.written)" },
            opening.trigger.map { words("trigger", $0.written, text(opening.watches)) },
            opening.mode.map(text), opening.stop.map { "stop \(text($0))" },
            opening.take.map { "take \($0.written)" },
            opening.reducesOnly ? "reduce-only" : nil)
    }

    private static func text(_ risked: Opening.Risked) -> String {
        switch risked {
        case .money(let money): money.written
        case .share(let share): share.percentWritten
        }
    }

    private static func text(_ level: StopLevel) -> String {
        switch level {
        case .price(let price): price.written
        case .share(.zero): "entry"
        case .share(let share): share.percentWritten
        }
    }

    static func text(_ request: StopRequest) -> String {
        words(
            text(request.level), request.limit.map { "limit \($0.written)" },
            text(request.watches))
    }

    static func text(_ condition: Condition) -> String {
        switch condition {
        case .liquidation: "liquidation"
        case .stop: "stop"
        case .flat: "flat"
        case .news: "news"
        case .funding: "funding"
        case .event: "event"
        case .end: "end"
        case .price(let side, let price): "price \(side.rawValue) \(price.written)"
        case .coinPrice(let coin, let side, let price):
            "price \(coin) \(side.rawValue) \(price.written)"
        case .mark(let side, let price): "mark \(side.rawValue) \(price.written)"
        case .marginRatio(let side, let rate): "margin \(side.rawValue) \(rate.percentWritten)"
        case .left(let side, let money): "left \(side.rawValue) \(money.written)"
        case .account(let side, let money): "account \(side.rawValue) \(money.written)"
        case .distance(let side, let rate): "line \(side.rawValue) \(rate.percentWritten)"
        case .time(let time): text(time)
        case .any(let parts): parts.map(text).joined(separator: " or ")
        }
    }

    /// A condition in the words that `until` takes.
    public static func print(_ condition: Condition) -> String { text(condition) }

    static func text(_ time: TimeOfTape) -> String {
        switch time {
        case .clock(let minute): Moment(minutes: minute).clock
        case .day(let day, let minute): "\(day) \(Moment(minutes: minute).clock)"
        case .moment(let moment): moment.text
        case .tomorrow: "tomorrow"
        }
    }

    static func words(_ parts: String?...) -> String {
        parts.compactMap { $0 }.joined(separator: " ")
    }

    static func grouped(_ number: Int) -> String {
        decimalText(Int128(number), decimals: 0, minus: "-")
    }
}

extension FixedPoint {
    /// Every digit, thousands in groups, an ASCII minus: as files have it.
    var written: String { decimalText(units, decimals: 8, minus: "-") }
}

extension Rate {
    /// As files have it: "0.5%".
    var percentWritten: String { decimalText(units, decimals: 6, minus: "-") + "%" }
}
