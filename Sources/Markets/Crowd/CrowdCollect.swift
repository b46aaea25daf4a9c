/// Who must close in one round: rows of the crowd, each once.
public struct Reached: Sendable {
    public var stops: [UInt32] = []
    public var dues: [UInt32] = []
    /// Exact looks at accounts; a measure of work.
    public var looks = 0
    public init() {}

    mutating func clear() {
        stops.removeAll(keepingCapacity: true)
        dues.removeAll(keepingCapacity: true)
    }
}

extension Crowd {
    /// Takes out everyone due at these prices: stops on the last price, liquidations on the mark. A stop
    /// that is due wins over the liquidation.
    ///
    /// - Parameters:
    ///   - stopsOn: whether stops are looked at
    ///   - liquidationsOn: whether liquidations are
    mutating func collect(
        _ at: MarketPrices, stopsOn: Bool = true, liquidationsOn: Bool = true,
        into reached: inout Reached
    ) {
        if stillness.covers(at) { return }
        if stopsOn {
            for side in 0..<2 {
                Crowd.takeStops(
                    &stopLadders[side], keys: stopKeys, rows: stopRows, &alive,
                    driver: side == 0 ? at.last : 0 - at.last, &reached.stops)
            }
        }
        if liquidationsOn {
            for number in ladders.indices { takeDue(number, at, &reached) }
        }
        stillness = foundStillness(stopsOn: stopsOn, liquidationsOn: liquidationsOn)
    }

    private static func takeStops(
        _ ladder: inout CheckLadder, keys: [Int32], rows: [UInt32], _ alive: inout [UInt64],
        driver: Int64, _ stops: inout [UInt32]
    ) {
        ladder.pass(driver, key: { keys[$0] }) { at in
            let row = rows[at]
            let word = Int(row &>> 6)
            let bit = UInt64(1) &<< UInt64(row & 63)
            if alive[word] & bit != 0 {
                alive[word] &= ~bit
                stops.append(row)
            }
        }
    }

    private mutating func takeDue(_ number: Int, _ at: MarketPrices, _ reached: inout Reached) {
        let kind = kinds[number]
        let c = classes[kind.assetClass]
        let paid = self.paid[kind.assetClass]
        if kind.check == .gap {
            if ladders[number].start < ladders[number].end,
                Double(at.mark - at.spot) >= gapReach(kind.assetClass)
            {
                scan(number, at, &reached)
            }
            return
        }
        let driver = self.driver(number, at)
        if !watch[number].isEmpty {
            let rows = self.rows
            Crowd.lookAgain(
                &watch[number], rows, kind, c, paid, counted, driver, at, &alive, &reached)
        }
        Crowd.takeDue(
            &ladders[number], rows, kind, c, paid, counted, driver, at, &alive, &watch[number],
            &reached)
    }

    /// The newly reached: due now, or watched from now on.
    private static func takeDue(
        _ ladder: inout CheckLadder, _ rows: [CrowdRow], _ kind: LadderKind, _ c: AssetClass,
        _ paid: Int64,
        _ counted: Int64, _ driver: Int64, _ at: MarketPrices, _ alive: inout [UInt64],
        _ watch: inout [UInt64], _ reached: inout Reached
    ) {
        let before = watch.count
        ladder.pass(driver, key: { rows[$0].key }) { row in
            let word = row &>> 6
            let bit = UInt64(1) &<< UInt64(row & 63)
            if alive[word] & bit == 0 { return }
            reached.looks += 1
            if isDue(rows[row], kind, c, paid: paid, counted: counted, at) {
                alive[word] &= ~bit
                reached.dues.append(UInt32(truncatingIfNeeded: row))
            } else {
                watch.append(CheckLadder.packed(key: rows[row].key, place: row))
            }
        }
        // Whole buckets are passed in no order; all of them lie below those watched before.
        if watch.count > before + 1 { CheckLadder.sort(&watch, from: before) }
    }

    /// Looks exactly at the watched whose key the check price has passed.
    private static func lookAgain(
        _ watch: inout [UInt64], _ rows: [CrowdRow], _ kind: LadderKind, _ c: AssetClass,
        _ paid: Int64,
        _ counted: Int64, _ driver: Int64, _ at: MarketPrices, _ alive: inout [UInt64],
        _ reached: inout Reached
    ) {
        var kept = 0
        var i = 0
        while i < watch.count && Int64(CheckLadder.key(watch[i])) >= driver {
            let row = CheckLadder.place(watch[i])
            let word = row &>> 6
            let bit = UInt64(1) &<< UInt64(row & 63)
            if alive[word] & bit != 0 {
                reached.looks += 1
                if isDue(rows[row], kind, c, paid: paid, counted: counted, at) {
                    alive[word] &= ~bit
                    reached.dues.append(UInt32(truncatingIfNeeded: row))
                } else {
                    watch[kept] = watch[i]
                    kept += 1
                }
            }
            i += 1
        }
        if kept < i { watch.removeSubrange(kept..<i) }
    }

    /// Every account of a ladder, exactly.
    private mutating func scan(_ number: Int, _ at: MarketPrices, _ reached: inout Reached) {
        for row in ladders[number].start..<ladders[number].end
        where isAlive(row) && isDue(row, at: at) {
            remove(row)
            reached.dues.append(UInt32(row))
        }
    }

    /// The plain scan of every account: what `collect` must agree with.
    mutating func scanAll(
        _ at: MarketPrices, stopsOn: Bool = true, liquidationsOn: Bool = true,
        into reached: inout Reached
    ) {
        if stopsOn {
            for row in rows.indices where isAlive(row) && isStopCrossed(row, at: at) {
                remove(row)
                reached.stops.append(UInt32(row))
            }
        }
        if liquidationsOn {
            for row in rows.indices where isAlive(row) && isDue(row, at: at) {
                remove(row)
                reached.dues.append(UInt32(row))
            }
        }
    }

    /// Opens again all but the first of those taken out by a plain scan.
    mutating func putBack(allButFirstOf reached: inout Reached) {
        let kept = reached.stops.isEmpty ? 0 : 1
        for row in reached.stops.dropFirst() + reached.dues.dropFirst(1 - kept) {
            alive[Int(row &>> 6)] |= 1 &<< UInt64(row & 63)
        }
        reached.stops.removeLast(max(0, reached.stops.count - 1))
        reached.dues.removeLast(max(0, reached.dues.count - (1 - kept)))
    }

    /// Funding moved every threshold: the bounds must be found again.
    mutating func disturb() { stillness = Stillness() }
}
