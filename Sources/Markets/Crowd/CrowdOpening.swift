extension Crowd {
    /// Deals accounts to ladders: a pass for keys, a counting pass, a scatter.
    ///
    /// - Parameters:
    ///   - accounts: at most `CrowdRow.mostAccounts`
    ///   - counted: thousandths of coin collateral that count
    ///   - ceiling: the highest price the market can print, in ticks
    public init(_ accounts: [CrowdAccount], classes: [AssetClass], counted: Int64, ceiling: Int64) {
        precondition(accounts.count <= CrowdRow.mostAccounts, "every account has its number")
        let share = Double(counted) / 1000
        let count = accounts.count
        var ladderOf = [UInt8](repeating: 0, count: count)
        var keyOf = [Int32](repeating: 0, count: count)
        var gaps = [Double](repeating: .infinity, count: classes.count)
        for i in 0..<count {
            let account = accounts[i]
            let c = classes[account.isAlt ? 1 : 0]
            let number = LadderKind.number(account, c, counted: share)
            let kind = number % LadderKind.perClass
            ladderOf[i] = UInt8(number)
            keyOf[i] = LadderKind.key(
                account, kind: kind, c, counted: share, ceiling: Double(ceiling))
            if kind == LadderKind.perClass - 1 {
                let reach = Crowd.neutralReach(account, c, counted: share, ceiling: Double(ceiling))
                gaps[account.isAlt ? 1 : 0] = min(gaps[account.isAlt ? 1 : 0], reach)
            }
        }
        var layout = LadderLayout(
            count: count, ladders: classes.count * LadderKind.perClass,
            ladder: { Int(ladderOf[$0]) },
            key: { keyOf[$0] })
        var placeOf = [UInt32](repeating: 0, count: count)
        rows = [CrowdRow](unsafeUninitializedCapacity: count) { rows, filled in
            layout.deal(count: count, ladder: { Int(ladderOf[$0]) }, key: { keyOf[$0] }) { i, at in
                let account = accounts[i]
                placeOf[i] = UInt32(truncatingIfNeeded: at)
                rows.initializeElement(
                    at: at,
                    to: CrowdRow(
                        quantity: account.quantity, holding: account.holding, entry: account.entry,
                        ladder: Int(ladderOf[i]), venue: account.venue, id: i, key: keyOf[i],
                        stop: account.stop))
            }
            filled = count
        }
        ladders = layout.ladders
        (stopLadders, stopKeys, stopRows) = Crowd.layStops(accounts, placeOf)
        self.classes = classes
        self.counted = counted
        self.ceiling = ceiling
        kinds = LadderKind.all(classes)
        neutralGap = gaps
        alive = [UInt64](repeating: 0, count: count / 64 + 1)
        for row in 0..<count { alive[row >> 6] |= 1 << UInt64(row & 63) }
        watch = [[UInt64]](repeating: [], count: kinds.count)
        paid = [Int64](repeating: 0, count: classes.count)
        interest = [Int64](repeating: 0, count: classes.count * 2)
        for account in accounts {
            interest[(account.isAlt ? 2 : 0) + (account.isLong ? 0 : 1)] += account.quantity
        }
    }

    /// A neutral short is due only if c·S + E ≤ (1 + m)·A(mark); with S = mark − gap that asks for a gap
    /// of at least (E + (1 + m)·offset − (full − c)·S) ÷ full, wherever S may be.
    private static func neutralReach(
        _ account: CrowdAccount, _ c: AssetClass, counted: Double, ceiling: Double
    ) -> Double {
        let full = (1 + c.rate) * Double(c.slope)
        let coin = Double(account.holding) * counted / Double(account.quantity)
        let short = max(full - coin, 0) * ceiling
        return (Double(account.entry) + (1 + c.rate) * Double(c.offset) - short) / full
    }

    private static func layStops(_ accounts: [CrowdAccount], _ placeOf: [UInt32])
        -> ([CheckLadder], [Int32], [UInt32])
    {
        let holders = accounts.indices.filter { accounts[$0].stop != 0 }
        func key(_ i: Int) -> Int32 {
            accounts[holders[i]].isLong ? accounts[holders[i]].stop : 0 - accounts[holders[i]].stop
        }
        func side(_ i: Int) -> Int { accounts[holders[i]].isLong ? 0 : 1 }
        var layout = LadderLayout(count: holders.count, ladders: 2, ladder: side, key: key)
        var keys = [Int32](repeating: 0, count: holders.count)
        var rows = [UInt32](repeating: 0, count: holders.count)
        layout.deal(count: holders.count, ladder: side, key: key) { i, at in
            keys[at] = key(i)
            rows[at] = placeOf[holders[i]]
        }
        return (layout.ladders, keys, rows)
    }

    /// The survivors under other rules: new maintenance rates, or a new haircut. Rows are laid out anew.
    func under(classes: [AssetClass], counted: Int64) -> Crowd {
        var accounts: [CrowdAccount] = []
        for row in rows.indices where isAlive(row) {
            let x = rows[row]
            accounts.append(
                CrowdAccount(
                    isLong: isLong(x), isAlt: isAlt(x), isCoin: isCoin(x), venue: x.venue,
                    quantity: x.quantity, holding: x.holding, entry: x.entry, stop: x.stop))
        }
        var crowd = Crowd(accounts, classes: classes, counted: counted, ceiling: ceiling)
        crowd.paid = paid
        return crowd
    }
}
