import Figures
import Margin
import Scripts
import Testing

/// Laws that hold on every venue, for positions drawn by seed.
@Suite("laws of every venue")
struct VenueLawTests {
    private static let seeds: ClosedRange<UInt64> = 1...40

    private func draw(_ rules: Rulebook, _ chance: inout Draw) -> Position? {
        let contract = rules.contracts[chance.whole(0...rules.contracts.count - 1)].bare
        let price = Price(units: contract.tick.units * Int128(chance.whole(2_000...2_000_000)))
        let lots = chance.whole(1...chance.whole(1...1_000_000))
        let size = Quantity(units: contract.lot.units * Int128(lots))
        let value = contract.value(of: Figure(size), at: Figure(price), .up).value
        guard value.isPositive, !contract.isBeyondTiers(size, worth: value) else { return nil }
        let most = contract.tier(of: size, worth: value).leverage.units / 1_000_000
        let leverage = Multiple(units: Int128(chance.whole(100...max(100, Int(most)))) * 1_000_000)
        var position = Position(
            contract: contract, side: chance.whole(0...1) == 0 ? .long : .short,
            leverage: leverage, size: size, price: price,
            collateral: contract.margin(for: size, leverage: leverage, at: price))
        if chance.whole(0...3) == 0 {
            let more = position.collateral.value.units * Int128(chance.whole(1...100)) / 100
            position.add(collateral: Figure(Money(units: more)))
        }
        return position
    }

    private func all(
        _ name: String, _ salt: UInt64, _ law: (Position, Rulebook, UInt64) throws -> Void
    ) throws {
        let rules = try Venues.rules(name)
        var met = 0
        for seed in Self.seeds {
            var chance = Draw(seed: seed &* 1_000_003 &+ salt)
            for _ in 0..<5 {
                guard let position = draw(rules, &chance) else { continue }
                met += 1
                try law(position, rules, seed)
            }
        }
        #expect(met > 20, "the draw meets the venue")
    }

    @Test(
        "one tick before the line equity exceeds maintenance, at it no longer",
        arguments: Venues.names)
    func firstTick(_ name: String) throws {
        try all(name, 1) { position, _, seed in
            guard let line = position.liquidationPrice?.value else { return }
            let tick = position.contract.tick
            let before = position.side == .long ? line + tick : line - tick
            #expect(position.isLiquidated(at: line), "seed \(seed)")
            #expect(!position.isLiquidated(at: before), "seed \(seed)")
        }
    }

    @Test("a higher leverage is never liquidated later", arguments: Venues.names)
    func leverage(_ name: String) throws {
        try all(name, 2) { position, _, seed in
            let most = position.contract.tier(
                of: position.size.value, worth: position.cost.value
            ).leverage
            guard position.leverage < most, position.added.value == .zero else { return }
            let riskier = position.backed(
                by: Figure(position.cost.value.divided(by: most, .up)))
            guard let far = position.liquidationPrice?.value else { return }
            let near = try #require(riskier.liquidationPrice?.value, "seed \(seed)")
            #expect(position.side == .long ? near >= far : near <= far, "seed \(seed)")
        }
    }

    @Test("the line comes before the bankruptcy price", arguments: Venues.names)
    func bankruptcy(_ name: String) throws {
        try all(name, 3) { position, rules, seed in
            guard rules.margin.triggerFee != .cancels, let line = position.liquidationPrice?.value,
                let end = position.bankruptcyPrice?.value
            else { return }
            // Down to the tick: the line is the first tick that fails.
            let step = position.contract.tick
            #expect(
                position.side == .long ? line + step >= end : line - step <= end, "seed \(seed)")
        }
    }

    @Test(
        "a sheet's tick is the solver's, and its price lies within that tick",
        arguments: Venues.names)
    func sheet(_ name: String) throws {
        var rows = "id,venue,symbol,side,entry,size,wallet_balance\n"
        var expected: [Price?] = []
        try all(name, 4) { position, _, _ in
            let entry = position.entryPrice.value
            // Inverse costs are kept in whole units of the coin: the sheet starts from the price.
            guard position.contract.kind == .linear, position.added.value == .zero,
                !position.isLiquidated(at: entry)
            else { return }
            rows += "\(expected.count),\(name),\(position.contract.symbol),"
            rows += "\(position.side.rawValue),\(entry.plainText),\(position.size.value.plainText),"
            rows += "\(position.collateral.value.plainText)\n"
            expected.append(position.liquidationPrice?.value)
        }
        guard !expected.isEmpty else { return }
        var sheet = LiquidationSheet { Venues.known($0) }
        let out = String(decoding: sheet.take(rows.utf8) + sheet.finish(), as: UTF8.self)
        let lines = out.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        #expect(lines.count == expected.count)
        for (cells, line) in zip(lines, expected) {
            #expect(cells[8] == line?.plainText ?? "", "\(cells)")
        }
    }

    @Test("risk adds up: a pool is the sum of its positions", arguments: Venues.names)
    func risk(_ name: String) throws {
        let rules = try Venues.rules(name)
        for seed in Self.seeds {
            var chance = Draw(seed: seed)
            var held: [Position] = []
            var quotes: [Quote] = []
            for _ in 0..<4 {
                guard let position = draw(rules, &chance) else { continue }
                if quotes.contains(where: { $0.symbol == position.contract.symbol }) { continue }
                held.append(position.backed(by: .zero))
                quotes.append(Quote(symbol: position.contract.symbol, mark: position.entryPrice))
            }
            guard let first = held.first else { continue }
            let same = held.filter { $0.contract.settles == first.contract.settles }
            let wallet = Balance(
                asset: first.contract.settles, amount: Figure(Quantity(1_000_000)))
            let account = Account(
                name: "you", balances: [wallet], held: same.map { Held($0, .cross) })
            let prices = Prices(quotes)
            let pool = account.pool(of: 0)
            let whole = try #require(account.risk(of: pool, rules, at: prices))
            var sum = Risk(equity: Figure(Money(1_000_000)), initial: .zero, maintenance: .zero)
            for position in same {
                let mark = try #require(prices.quote(position.contract.symbol)).mark
                sum = sum + position.risk(at: mark, isolated: false)
            }
            #expect(whole.equity.value == sum.equity.value)
            #expect(whole.maintenance.value == sum.maintenance.value)
            // And what stands beside one is the rest of it.
            let beside = try #require(account.beside(0, at: prices))
            let mark = try #require(prices.quote(first.contract.symbol)).mark
            #expect(
                beside.maintenance.value + first.maintenance(at: mark).value
                    == whole.maintenance.value)
        }
    }
}

/// Seeded chance.
struct Draw: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
    mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
