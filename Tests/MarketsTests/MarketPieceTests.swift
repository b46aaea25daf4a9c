import Testing

@testable import Markets

@Suite("pieces of the live market")
struct MarketPieceTests {
    @Test("own ln, exp and the normal agree with the published values")
    func functions() {
        #expect(abs(Logarithm.ln(2) - 0.6931471805599453) < 1e-16)
        #expect(abs(Logarithm.exp(1) - 2.718281828459045) < 5e-16)
        for x in [1e-300, 0.001, 0.7, 1, 3, 1e10, 1e300] {
            #expect(abs(Logarithm.exp(Logarithm.ln(x)) / x - 1) < 1e-12)
        }
        #expect(abs(Normal.quantile(0.975) - 1.959963984540054) < 1e-14)
        #expect(abs(Normal.quantile(1e-9) + 5.997807015007) < 1e-9)
        for z in stride(from: -7.5, through: 5, by: 0.37) {
            #expect(abs(Normal.quantile(Normal.distribution(z)) - z) < 1e-8)
        }
        #expect(abs(Normal.distribution(1) - 0.8413447460685429) < 1e-14)
    }

    @Test("noise has the moments of what it claims to be")
    func noise() {
        let noise = Noise(seed: 5)
        let count = 100_000
        var (sum, squares, fat) = (0.0, 0.0, 0)
        for step in 0..<UInt64(count) {
            let z = noise.normal(stream: 1, step: step)
            sum += z
            squares += z * z
            if abs(noise.fat(stream: 2, step: step)) > 5 { fat += 1 }
        }
        #expect(abs(sum / Double(count)) < 0.02)
        #expect(abs(squares / Double(count) - 1) < 0.03)
        // Student's t of 3 degrees scaled to variance 1 is beyond 5 once in about 310 draws.
        #expect((200...450).contains(fat))
    }

    @Test("a walk adds up, goes back, and its average lies between its ends")
    func walk() {
        let book = Book(k: 30, l: 0.002)
        for start in [-900.0, 0, 700] {
            for lots: Int64 in [1, 5_000, 900_000, -300_000] {
                func walk() -> Walk {
                    Walk(book, price: 100_000 - start, anchor: 100_000, floor: 1, ceiling: 1e7)
                }
                var whole = walk()
                let average = whole.sell(lots)
                var parts = walk()
                _ = parts.sell(lots / 3)
                _ = parts.sell(lots - lots / 3)
                #expect(whole.price == parts.price)
                let ends = [100_000 - start, whole.price].sorted()
                #expect(average >= ends[0] - 1e-6 && average <= ends[1] + 1e-6)
                #expect(lots > 0 ? whole.price < 100_000 - start : whole.price > 100_000 - start)
                _ = parts.sell(-lots)
                #expect(abs(parts.price - (100_000 - start)) < 1e-6)
            }
        }
    }

    @Test("a ladder passes each entry once, in the order of a plain look")
    func ladder() {
        let noise = Noise(seed: 3)
        for count in [0, 1, 7, 300, 5_000] {
            let keys = (0..<count).map {
                Int32(noise.uniform(stream: 1, step: UInt64($0)) * ($0 % 3 == 0 ? 1e6 : 1e9))
            }
            var layout = LadderLayout(
                count: count, ladders: 1, ladder: { _ in 0 }, key: { keys[$0] })
            var laid = [Int32](repeating: 0, count: count)
            layout.deal(count: count, ladder: { _ in 0 }, key: { keys[$0] }) { laid[$1] = keys[$0] }
            var ladder = layout.ladders[0]
            var passed: Set<Int> = []
            for step in 0..<40 as Range<UInt64> {
                let driver = Int64(1e9 * (1 - Double(step) / 38)) + Int64(step % 3) * 20_000_000
                ladder.pass(driver, key: { laid[$0] }) { #expect(passed.insert($0).inserted) }
                for at in laid.indices where Int64(laid[at]) >= driver {
                    #expect(passed.contains(at))
                }
                if let nearest = ladder.nearest {
                    for at in laid.indices where !passed.contains(at) {
                        #expect(Int64(laid[at]) <= nearest)
                    }
                } else {
                    #expect(passed.count == count)
                }
            }
        }
    }

    @Test("the crowd of isolated accounts dies as a plain look at every account says")
    func tieredCrowd() {
        let noise = Noise(seed: 11)
        func u(_ i: Int, _ k: UInt64) -> Double { noise.uniform(stream: k, step: UInt64(i)) }
        let count = 3_000
        let entry = (0..<count).map { Int32(600_000 * (0.98 + 0.04 * u($0, 1))) }
        let size = (0..<count).map { Int64(1 + 3e8 * u($0, 2) * u($0, 2) * u($0, 2)) }
        let margin = (0..<count).map {
            Int64(Double(size[$0]) * Double(entry[$0]) / (2 + 90 * u($0, 3)))
        }
        let side = (0..<count).map { Int8(u($0, 4) < 0.55 ? 1 : -1) }
        let tiers = TieredMargin([(0, 40), (500_000_000_000, 50), (2_500_000_000_000, 100)])
        let columns = TieredCrowd.Columns(side: side, entry: entry, size: size, margin: margin)
        var mark = 600_000.0
        let path = (0..<400).map { step in
            mark *= 1 + 0.003 * noise.normal(stream: 9, step: UInt64(step))
            return Int32(mark)
        }
        var crowd = TieredCrowd(columns, under: tiers)
        let replay = crowd.replay(path)
        for i in 0..<count {
            let q = Int64(side[i]) * size[i]
            let died = path.firstIndex {
                tiers.isDue(
                    signed: q, size: size[i], entry: Int64(entry[i]), margin: margin[i],
                    mark: Int64($0))
            }
            #expect(replay.when[i] == Int32(died ?? -1))
        }
        #expect(replay.when.contains { $0 >= 0 } && replay.when.contains(-1))
    }

    @Test("plain paths answer as the reflection principle does")
    func paths() {
        // P(minimum of n steps ≤ −b√n) ≈ 2 N(−(b√n + 0.5826)/√n) for steps looked at one by one.
        let steps = 1_440
        let root = Double(steps).squareRoot()
        let distances = [0.5, 1, 1.5, 2].map { $0 * root }
        let odds = PathOdds(
            down: distances.map { Float(-$0) }, up: distances.map { Float($0) }, steps: steps,
            paths: 12_800, seed: 4)
        for (k, distance) in distances.enumerated() {
            let expected = 2 * Normal.distribution(-(distance + 0.5826) / root)
            #expect(abs(Double(odds.below[k]) / Double(odds.paths) - expected) < 0.015)
            #expect(abs(Double(odds.above[k]) / Double(odds.paths) - expected) < 0.015)
        }
    }
}

@Suite("nearby: puts, loans, miners, and how leverage builds up")
struct NearbyTests {
    @Test(
        "a put costs what the table says",
        arguments: [
            (100.0, 30.0, 0.40, 4.40), (95, 30, 0.60, 4.35), (90, 30, 0.80, 4.46),
            (80, 30, 0.50, 0.31), (95, 7, 0.50, 0.88), (90, 90, 0.70, 8.3),
        ])
    func put(_ strike: Double, _ days: Double, _ volatility: Double, _ expected: Double) throws {
        let put = try #require(Put(strike: strike, days: days))
        let tolerance = days == 90 ? 0.06 : 0.006
        #expect(abs(put.value(spot: 100, volatility: volatility) - expected) < tolerance)
    }

    @Test("a put keeps its bounds, rises with volatility and strike, and obeys parity")
    func putLaws() throws {
        for strike in stride(from: 40.0, through: 200, by: 20) {
            for days in [0.0, 1, 30, 365] {
                let put = try #require(Put(strike: strike, days: days))
                let discount = Logarithm.exp(-0.04 * days / 365)
                var before = 0.0
                for volatility in [0.05, 0.3, 0.8, 2] {
                    let value = put.value(spot: 100, volatility: volatility)
                    #expect(value >= 0 && value <= strike * discount + 1e-9)
                    #expect(value >= before - 1e-9)
                    before = value
                    let call = put.callValue(spot: 100, volatility: volatility)
                    #expect(call >= -1e-9)
                    let higher = try #require(Put(strike: strike + 5, days: days))
                    #expect(higher.value(spot: 100, volatility: volatility) >= value - 1e-9)
                }
            }
        }
        #expect(Put(strike: 0, days: 30) == nil)
        #expect(Put(strike: 100, days: .nan) == nil)
    }

    @Test("a loan is liquidated below a health factor of 1, wholly below 0.95")
    func loan() throws {
        var loan = try #require(Loan(coins: 1, debt: 800))
        #expect(loan.health(at: 1_000) == 1)
        #expect(loan.liquidate(at: 1_000) == nil)
        let healed = loan.liquidate(at: 990)
        let first = try #require(healed)
        #expect(first.repaid == 400)
        #expect(abs(first.seized - 400 * 1.05 / 990) < 1e-12)
        var fallen = try #require(Loan(coins: 1, debt: 800))
        let taken = fallen.liquidate(at: 700)
        let all = try #require(taken)
        #expect(all.badDebt > 0)
        #expect(fallen.debt == 0)
    }

    @Test("a pool falls as the one it was fitted to did")
    func pool() {
        func gradual(_ percent: Int) -> LendingPool {
            var pool = LendingPool(price: 100)
            for level in 1...percent { _ = pool.fall(to: Double(100 - level)) }
            return pool
        }
        #expect(abs(gradual(10).liquidatedShare - 0.0028) < 0.0008)
        #expect(abs(gradual(20).liquidatedShare - 0.0070) < 0.0015)
        #expect(abs(gradual(30).liquidatedShare - 0.015) < 0.003)
        #expect(gradual(30).badDebt == 0)
        var gap = LendingPool(price: 100)
        _ = gap.fall(to: 80)
        #expect(gap.badDebt > 0)
    }

    @Test("a miner's income and break-even are the published ones")
    func miner() throws {
        let income = Miner.hashPrice(price: 104_000, networkPetahashes: 1.10e6, subsidy: 3.125)
        #expect(abs(income - 42.97) < 0.01)
        let good = try #require(Miner(joulesPerTerahash: 20, dollarsPerKilowattHour: 0.05))
        #expect(abs(good.breakEven(networkPetahashes: 1.08e6, subsidy: 3.125) - 57_000) < 100)
        let old = try #require(Miner(joulesPerTerahash: 30, dollarsPerKilowattHour: 0.07))
        #expect(abs(old.breakEven(networkPetahashes: 1.08e6, subsidy: 3.125) - 119_800) < 100)
        #expect(Miner.subsidy(year: 2020, month: 3) == 12.5)
        #expect(Miner.subsidy(year: 2022, month: 11) == 6.25)
        #expect(Miner.subsidy(year: 2025, month: 10) == 3.125)
    }

    @Test("calm builds leverage up: open interest and funding as the table has them")
    func buildUp() {
        var build = BuildUp()
        var seen: [Int: Double] = [:]
        for day in 1...90 {
            let volatility = day < 45 ? 0.55 - 0.20 * Double(day) / 45 : 0.35
            build.pass(volatility: volatility)
            seen[day] = build.openInterest / 1_000
        }
        #expect(abs((seen[45] ?? 0) - 116) < 3)
        #expect(abs((seen[90] ?? 0) - 161) < 5)
        #expect(abs(build.funding - 0.0003) < 0.00003)
    }
}
