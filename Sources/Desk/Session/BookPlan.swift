import Figures
import Margin
import Markets
import Scripts

/// A book as acts in another market.
///
/// The scale of a coin is the price there ÷ the price here: coins are divided by it, so that the
/// dollars stay the same and a move counts in percent: the size of a linear contract, the margin of
/// one that settles in its coin. The price here is today's mark where the table has one; what the
/// position has gained until then is counted to its margin, which leaves its liquidation line where
/// it is, since a line depends on collateral ∓ cost alone. Otherwise it is the entry, and the
/// position begins even.
struct BookPlan {
    struct Opened {
        let position: BookPosition
        let acts: [Act]
        let events: [Event]
    }
    struct Refused {
        let line: Int
        let symbol: String?
        let words: String
    }
    let request: ImportRequest
    let sheet: BookSheet
    private(set) var world: World
    private(set) var opened: [Opened] = []
    private(set) var refused: [Refused]
    /// What was put into the wallet, all told.
    private(set) var deposited = Money.zero
    /// Opening fees, which were paid once already.
    private(set) var fees = Money.zero

    /// Opens every position that can be opened; what is refused is told, and the rest go on.
    ///
    /// It is done twice: first with more money than anything needs, to learn what each position
    /// takes and which are refused; then with exactly that, those alone that were opened.
    init(_ request: ImportRequest, _ sheet: BookSheet, in world: World) {
        self.request = request
        self.sheet = sheet
        self.world = world
        refused = sheet.refused.map {
            Refused(line: $0.line, symbol: nil, words: $0.refusal.words)
        }
        let asset = world.settles
        var trial = self
        let plenty = Money(10_000_000_000_000)
        guard trial.act(.deposit(plenty, asset)) else { return }
        trial.open(sheet.positions)
        let spent = world.free(asset) + plenty - trial.world.free(asset)
        fees = trial.world.holdings.reduce(.zero) { $0 + $1.books.openingFees }
        let step = asset.isDollar ? unitsPerOne / 100 : 1
        deposited = (spent + trial.wallet).rounded(.up, to: Money(units: step))
        settleWallet(asset)
        refused = trial.refused
        open(trial.opened.map(\.position))
        refused.sort { $0.line < $1.line }
    }

    /// The wallet that is left once everything is open: as given, or what the cross positions alone
    /// would need. What they have gained so far is in it.
    private var wallet: Money {
        let cross = opened.filter { $0.position.mode == .cross }
        let gained = cross.reduce(Money.zero) { $0 + here($1.position.profit, $1.position) }
        let margins = world.holdings.filter { $0.mode != .isolated }
            .reduce(Money.zero) { $0 + $1.books.margin }
        return max(.zero, (request.wallet ?? margins) + gained)
    }

    /// An amount of what a position settles in, at the scale of the prices here.
    private func here(_ amount: Money, _ position: BookPosition) -> Money {
        guard position.kind == .inverse, let price = world.last(of: position.coin),
            price.isPositive
        else { return amount }
        return Money(
            units: scaledQuotient(
                amount.units, position.reference.units, price.units, .down))
    }

    private mutating func settleWallet(_ asset: Asset) {
        let held = world.free(asset)
        if deposited > held { _ = act(.deposit(deposited - held, asset)) }
        if deposited < held { _ = act(.withdraw(held - deposited, asset)) }
    }

    private mutating func act(_ act: Act) -> Bool {
        do throws(Refusal) {
            _ = try world.perform(act)
            return true
        } catch {
            return false
        }
    }

    private mutating func open(_ positions: [BookPosition]) {
        for position in positions {
            do throws(NotOpened) {
                opened.append(try open(position))
            } catch {
                refused.append(
                    Refused(line: position.line, symbol: position.symbol, words: error.words))
            }
        }
    }
}

/// Why a position of the book is not opened there.
private enum NotOpened: Error {
    case settlesIn(Asset, rules: String, Asset, fix: String)
    case noPrice(Asset, known: [Asset], scenario: String)
    case otherSide(held: Side, line: Int)
    case noLeverage
    case nothingLeft(mark: Price)
    case tooSmall(lot: Quantity, Asset)
    case refused(String)

    var words: String {
        switch self {
        case .settlesIn(let asset, let rules, let held, let fix):
            "it settles in \(asset), and \(rules) settles in \(held); rules \(fix) behind import opens "
                + "such positions"
        case .noPrice(let coin, let known, let scenario):
            "\(scenario) has prices of \(known.map(\.code).joined(separator: " and ")), none of "
                + coin.code
        case .otherSide(let held, let line):
            "line \(line) holds this coin \(held.rawValue) already; both sides at once are not "
                + "modelled"
        case .noLeverage:
            "the table has no leverage for it; say one behind import, as in leverage 10x"
        case .nothingLeft(let mark):
            "at its mark of \(mark) nothing is left of its margin: it would be closed at once"
        case .tooSmall(let lot, let coin): "scaled, it is smaller than a lot of \(lot) \(coin)"
        case .refused(let words): words
        }
    }
}

extension BookPlan {
    private mutating func open(_ position: BookPosition) throws(NotOpened) -> Opened {
        guard let price = world.last(of: position.coin), price.isPositive else {
            throw .noPrice(position.coin, known: world.coins, scenario: world.scenario.name)
        }
        // What settles in something else is no other side of what is held, so that is told first.
        if let contract = world.rulebook.contract(on: position.coin),
            contract.kind != position.kind
        {
            throw .settlesIn(
                position.settles, rules: world.rulebook.name, contract.settles,
                fix: position.kind == .inverse ? "plain-inverse" : "plain")
        }
        if let held = opened.first(where: { $0.position.coin == position.coin }),
            held.position.side != position.side
        {
            throw .otherSide(held: held.position.side, line: held.position.line)
        }
        let (order, margin) = try order(for: position, at: price)
        var next = world
        do throws(Refusal) {
            var acts = [Act.open(order)]
            var events = try next.perform(.open(order))
            // The margin that its leverage alone would not put up.
            if let margin, let added = next.margin(missing: margin, on: position.coin, since: world)
            {
                // A bare amount is dollars; coins are named.
                let unit = position.settles.isDollar ? nil : position.settles
                acts.append(.addMargin(added, unit, coin: position.coin))
                events += try next.perform(acts[1])
            }
            world = next
            return Opened(position: position, acts: acts, events: events)
        } catch {
            throw .refused(error.words(in: world).text)
        }
    }

    /// The order, and how much has to stand behind it where the table tells.
    private func order(
        for position: BookPosition, at price: Price
    ) throws(NotOpened) -> (Opening, Money?) {
        let isInverse = position.kind == .inverse
        // In what it settles in: dollars, or coins at the price here.
        let value =
            isInverse
            ? position.size.divided(by: price, .down)
            : (position.reference * position.size).rounded(.down)
        var size = isInverse ? position.size : value.divided(by: price, .down)
        if let contract = world.rulebook.contract(on: position.coin) {
            size = size.rounded(.down, to: contract.lot)
            if !size.isPositive { throw .tooSmall(lot: contract.lot, position.coin) }
        }
        let mode = position.mode ?? .isolated
        var leverage = position.leverage ?? request.leverage
        var margin: Money?
        if mode == .isolated, position.margin != nil || position.mark != nil {
            let own =
                position.margin
                ?? leverage.flatMap { given in
                    let entry =
                        isInverse
                        ? position.size.divided(by: position.entry, .up)
                        : (position.entry * position.size).rounded(.up)
                    return given.isPositive ? entry.divided(by: given, .up) : nil
                }
            guard let own else { throw .noLeverage }
            let backed = here(
                position.marginHasProfit ? own : own + position.profit, position)
            guard backed.isPositive else { throw .nothingLeft(mark: position.reference) }
            margin = backed
            // With less behind it than its leverage asks for, it is opened at the leverage it has
            // come to; a hundredth lower, so that rounding takes nothing away.
            let come = Multiple(
                units: scaledQuotient(value.units, unitsPerOne, backed.units, .down)
            )
            .rounded(.down, to: Multiple(units: unitsPerOne / 100))
            if leverage.map({ come > $0 }) ?? true { leverage = max(come, Multiple(1)) }
        }
        guard let leverage else { throw .noLeverage }
        let order = Opening(
            side: position.side, coin: position.coin, leverage: leverage, amount: .size(size),
            mode: mode)
        return (order, margin)
    }
}

extension World {
    /// What is missing of the margin that should stand behind a coin's latest opening; nil where
    /// nothing is.
    fileprivate func margin(missing wanted: Money, on coin: Asset, since before: World) -> Money? {
        func put(_ world: World) -> Money {
            world.holdings.first { $0.position.contract.coin == coin }?
                .position.collateral.value ?? .zero
        }
        let missing = wanted - (put(self) - put(before))
        return missing.isPositive ? missing : nil
    }
}
