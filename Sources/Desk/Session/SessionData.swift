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
        let gain = world.gain(in: asset)
        let isHidden = !(lesson?.hidden.isEmpty ?? true)
        return .fields([
            "scenario": .text(world.scenario.name), "rules": .text(world.rulebook.name),
            "branch": timeline.map { .text($0.name) }, "time": .text(world.now.stamp),
            "step": .number(String(world.step)), "at_end": .flag(world.isAtEnd),
            "coin": .text(world.scenario.coin.code),
            "last": .number(world.last.plainText), "mark": .number(world.mark.plainText),
            "asset": .text(asset.code), "account": .number(world.accountValue(asset).plainText),
            "free": .number(world.free(asset).plainText),
            "deposited": .number(gain.deposited.plainText),
            "worth": .number(gain.worth.plainText), "change": .number(gain.change.plainText),
            "knowing_what_came": .flag(!world.foreseenLines.isEmpty),
            "fund": .number(world.fund(asset).plainText),
            "mode": .text(world.mode.word),
            "positions": isHidden ? Datum.none : .list(world.positionData),
            "orders": .list(world.orderData),
        ])
    }
}

extension World {
    fileprivate var positionData: [Datum] {
        statements.enumerated().map { index, statement in
            let position = statement.position
            return .fields([
                "symbol": .text(position.contract.symbol),
                "last": .number(statement.last.value.plainText),
                "mark": .number(statement.mark.value.plainText),
                "side": .text(position.side.rawValue),
                "mode": .text(holdings[index].mode.word),
                "size": .number(position.size.value.plainText),
                "entry_price": .number(position.entryPrice.value.plainText),
                "leverage": .number(position.leverage.plainText),
                "collateral": .number(statement.collateral.value.plainText),
                "unrealised_profit": .number(statement.profit.value.plainText),
                "equity": .number(statement.equity.value.plainText),
                "initial_margin": .number(statement.initialMargin.value.plainText),
                "return_on_margin": statement.returnOnMargin.map { .number($0.value.plainText) },
                "maintenance_margin": .number(statement.maintenance.value.plainText),
                "margin_ratio": statement.marginRatio.map { .number($0.value.plainText) },
                "liquidation_price": position.liquidationPrice.map {
                    .number($0.value.plainText)
                },
                "liquidation_price_repriced": statement.shared?.repriced?.price.map {
                    .number($0.value.plainText)
                },
                "bankruptcy_price": statement.bankruptcyPrice.map {
                    .number($0.value.plainText)
                },
                "stop_price": stop(of: holdings[index]).map { .number($0.price.plainText) },
                "journal_line": .number(String(statement.record.line)),
            ])
        }
    }

    fileprivate var orderData: [Datum] {
        orders.map { placed in
            .fields([
                "number": .number(String(placed.number)), "symbol": .text(placed.order.symbol),
                "direction": .text(placed.order.direction.rawValue),
                "opens": .flag(!placed.isClosing),
                "trigger": placed.order.trigger.map { .number($0.plainText) },
                "limit": placed.order.limit.map { .number($0.plainText) },
                "size": placed.order.size.map { .number($0.plainText) },
                "filled": .number(placed.order.filled.plainText),
                "watches": .text(placed.order.watches.rawValue),
                "text": .text(Prose(placed.words(in: self)).text),
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
        case .planned: "planned"
        case .opened: "opened"
        case .sizedByRisk: "sized_by_risk"
        case .clipped: "clipped"
        case .guardsNotSet: "guards-not-set"
        case .closed(let ending):
            switch ending.cause {
            case .liquidated: "liquidated"
            case .stopped: "stopped"
            case .filled(let order, _, _): order.isProtective ? "stopped" : "closed"
            case .byHand: "closed"
            case .deleveraged: "deleveraged"
            }
        case .stopSet: "stop_set"
        case .stopCancelled: "stop_cancelled"
        case .marginAdded: "margin_added"
        case .news: "news"
        case .waiting: "waiting"
        case .froze: "froze"
        case .thawed: "thawed"
        case .loansCalled: "loans_called"
        case .venueChanged: "venue_rules"
        case .endOfTape: "end"
        case .funding: "funding"
        case .fundingDue: "funding_due"
        case .forced(let step, _): step.kind
        case .marginRemoved: "margin_removed"
        case .placed: "order_placed"
        case .orderCancelled: "order_cancelled"
        case .orderRests: "order_rests"
        case .orderFilledInPart: "order_filled_in_part"
        case .reduced: "reduced"
        case .leverageChanged: "leverage"
        case .modeChanged: "mode"
        case .converted: "converted"
        case .autoConverted: "converted_by_venue"
        case .marginCall: "margin_call"
        default: "note"
        }
    }

    private var data: [(String, Datum)] {
        switch happening {
        case .deposited(let amount, let asset), .withdrew(let amount, let asset),
            .marginAdded(let amount, let asset, _), .marginRemoved(let amount, let asset, _):
            [("amount", .number(amount.plainText)), ("asset", .text(asset.code))]
        case .funding(let amount, let asset, let rate):
            [
                ("amount", .number(amount.plainText)), ("asset", .text(asset.code)),
                ("rate", .number(rate.plainText)),
            ]
        case .fundingDue(let rate, let coin):
            [("rate", .number(rate.plainText)), ("coin", .text(coin.code))]
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
        case .sizedByRisk(let sized):
            [
                ("risk", .number(sized.risk.plainText)), ("size", .number(sized.size.plainText)),
                ("stop", .number(sized.stop.plainText)),
            ]
        case .clipped(let asked, let held, _):
            [("asked", .number(asked.plainText)), ("size", .number(held.plainText))]
        case .closed(let ending): ending.data
        case .placed(let placed), .orderCancelled(let placed, _), .orderRests(let placed, _):
            [("number", .number(String(placed.number)))]
        case .orderFilledInPart(let placed, let size, let price):
            [
                ("number", .number(String(placed.number))), ("size", .number(size.plainText)),
                ("price", .number(price.plainText)),
                ("left_size", placed.order.left.map { .number($0.plainText) } ?? Datum.none),
            ]
        case .reduced(let part):
            [
                ("side", .text(part.position.side.rawValue)),
                ("size", .number(part.closed.plainText)),
                ("price", .number(part.price.plainText)),
                ("profit", .number(part.profit.plainText)),
                ("fee", .number(part.fee.plainText)),
                ("returned", .number(part.returned.plainText)),
                ("left_size", .number(part.rest.size.value.plainText)),
            ]
        case .leverageChanged(let position, let margin):
            [
                ("leverage", .number(position.leverage.plainText)),
                ("margin", .number(margin.plainText)),
            ]
        case .modeChanged(let mode): [("mode", .text(mode.word))]
        case .converted(let conversion), .autoConverted(let conversion):
            [
                ("sold", .number(conversion.sold.plainText)),
                ("asset", .text(conversion.asset.code)),
                ("got", .number(conversion.got.plainText)),
                ("into", .text(conversion.into.code)),
                ("haircut_cost", .number(conversion.cost.plainText)),
            ]
        case .marginCall(let call):
            [
                ("name", .text(call.name)),
                ("ratio", call.ratio.map { .number($0.plainText) } ?? Datum.none),
                ("level", .number(call.level.plainText)),
            ]
        case .stopSet(let stop, _), .stopCancelled(let stop):
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
            (
                "vault_change",
                settlement.payer == .vault
                    ? .number(settlement.backstopChange.plainText) : Datum.none
            ),
        ]
        return data
    }
}
