import Figures
import Margin
import Markets

// Events and figures for programs: exact numbers in place of words.

extension Session {
    /// Where the world that lines speak of stands now; none before anything is loaded. While a
    /// prediction is open the figures of a position are not told.
    public var figures: Datum {
        guard let world = timeline?.world else { return .none }
        let asset = world.settles
        let isHidden = !(lesson?.hidden.isEmpty ?? true)
        return .fields([
            "scenario": .text(world.scenario.name), "rules": .text(world.rulebook.name),
            "branch": timeline.map { .text($0.name) }, "time": .text(world.now.stamp),
            "step": .number(String(world.step)), "at_end": .flag(world.isAtEnd),
            "last": .number(world.last.plainText), "mark": .number(world.mark.plainText),
            "asset": .text(asset.code), "account": .number(world.accountValue(asset).plainText),
            "free": .number(world.free(asset).plainText),
            "deposited": .number(world.deposited(asset).plainText),
            "fund": .number(world.fund(asset).plainText),
            "positions": isHidden ? Datum.none : .list(world.positionData),
        ])
    }
}

extension World {
    fileprivate var positionData: [Datum] {
        holdings.map { holding in
            let position = holding.position
            let mark = Figure(mark)
            return .fields([
                "symbol": .text(position.contract.symbol), "side": .text(position.side.rawValue),
                "size": .number(position.size.value.plainText),
                "entry_price": .number(position.entryPrice.value.plainText),
                "leverage": .number(position.leverage.plainText),
                "collateral": .number(position.collateral.value.plainText),
                "unrealised_profit": .number(position.profit(at: mark).value.plainText),
                "equity": .number(position.equity(at: mark).value.plainText),
                "maintenance_margin": .number(position.maintenance(at: mark).value.plainText),
                "margin_ratio": position.marginRatio(at: mark).map { .number($0.value.plainText) },
                "liquidation_price": position.liquidationPrice.map {
                    .number($0.value.plainText)
                },
                "bankruptcy_price": position.bankruptcyPrice.map { .number($0.value.plainText) },
                "stop_price": holding.stop.map { .number($0.price.value.plainText) },
                "journal_line": .number(String(holding.record.line)),
            ])
        }
    }
}

extension Moment {
    /// "2020-03-12T10:36Z".
    var stamp: String { dateText + "T" + clock + "Z" }
}

extension Event {
    func datum(in world: World) -> Datum {
        var fields = [
            Datum.Field("event", .text(kind)), Datum.Field("time", .text(moment.stamp)),
        ]
        fields += data.map { Datum.Field($0.0, $0.1) }
        let words = lines(in: world).map(\.text).joined(separator: " ")
        return .record(fields + [Datum.Field("text", .text(words))])
    }

    private var kind: String {
        switch happening {
        case .deposited: "deposited"
        case .withdrew: "withdrew"
        case .rulesChanged: "rules"
        case .opened: "opened"
        case .closed(let ending):
            switch ending.cause {
            case .liquidated: "liquidated"
            case .stopped: "stopped"
            case .byHand: "closed"
            }
        case .stopSet: "stop_set"
        case .stopCancelled: "stop_cancelled"
        case .marginAdded: "margin_added"
        case .news: "news"
        case .waiting: "waiting"
        case .froze: "froze"
        case .thawed: "thawed"
        case .endOfTape: "end"
        case .funding: "funding"
        case .fundingDue: "funding_due"
        case .forced(let step, _): step.kind
        default: "note"
        }
    }

    private var data: [(String, Datum)] {
        switch happening {
        case .deposited(let amount, let asset), .withdrew(let amount, let asset),
            .marginAdded(let amount, let asset, _):
            [("amount", .number(amount.plainText)), ("asset", .text(asset.code))]
        case .funding(let amount, let asset, let rate):
            [
                ("amount", .number(amount.plainText)), ("asset", .text(asset.code)),
                ("rate", .number(rate.plainText)),
            ]
        case .fundingDue(let rate): [("rate", .number(rate.plainText))]
        case .forced(let step, let forced):
            [("trader", .text(forced.trader))] + step.data
        case .opened(let fill):
            [
                ("side", .text(fill.position.side.rawValue)),
                ("size", .number(fill.size.plainText)),
                ("price", .number(fill.price.plainText)),
                ("value", .number(fill.value.plainText)),
                ("margin", .number(fill.margin.plainText)), ("fee", .number(fill.fee.plainText)),
            ]
        case .closed(let ending): ending.data
        case .stopSet(let stop), .stopCancelled(let stop):
            [
                ("price", .number(stop.price.value.plainText)),
                ("watches", .text(stop.watches.rawValue)),
            ]
        default: []
        }
    }
}

extension Ending {
    fileprivate var data: [(String, Datum)] {
        var data: [(String, Datum)] = [
            ("side", .text(position.side.rawValue)),
            ("size", .number(position.size.value.plainText)),
            ("leverage", .number(record.leverage.plainText)),
            ("price", .number(price.plainText)), ("profit", .number(profit.plainText)),
            ("returned", .number(returned.plainText)),
        ]
        guard let settlement else { return data }
        data += [
            ("left", .number(settlement.left.value.plainText)),
            ("liquidation_fee", .number(settlement.liquidationFee.plainText)),
            ("taker_fee", .number(settlement.takerFee.plainText)),
            ("shortfall", .number(settlement.shortfall.plainText)),
            ("fund_change", .number(settlement.fundChange.plainText)),
        ]
        return data
    }
}
