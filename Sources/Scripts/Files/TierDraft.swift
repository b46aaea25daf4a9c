import Figures
import Margin

/// One contract of a rulebook and its table, while the file is being read.
struct ContractDraft {
    struct Row {
        let tier: Tier
        let line: Int
        /// How far a border in contracts moves the words after it.
        let shift: Int
    }
    let symbol: String
    let kind: Contract.Kind
    let coin: Asset
    let settles: Asset
    let tick: Price
    let lot: Quantity
    let face: Quantity?
    let line: Int
    private(set) var rows: [Row] = []
    private var step: TierStep?

    init(
        symbol: String, kind: Contract.Kind, coin: Asset, settles: Asset, tick: Price,
        lot: Quantity, face: Quantity?, line: Int
    ) {
        self.symbol = symbol
        self.kind = kind
        self.coin = coin
        self.settles = settles
        self.tick = tick
        self.lot = lot
        self.face = face
        self.line = line
    }

    var contract: Contract {
        Contract(
            symbol: symbol, kind: kind, coin: coin, settles: settles, tick: tick, lot: lot,
            face: face, tiers: rows.map(\.tier), then: step)
    }

    /// Adds a tier, checked by itself and against the one before.
    mutating func add(
        _ border: RulebookStatement.Border, _ leverage: Multiple, _ rate: Figure<Rate>,
        _ amount: Figure<Money>, _ line: Int, _ findings: inout FileFindings
    ) {
        var shift = 0
        if case .contracts = border { shift = 1 }
        let tier = Tier(
            limit: limit(border, line, &findings), leverage: leverage, rate: rate, amount: amount)
        if rate.value.isNegative || rate.value >= .one {
            findings.add(.rateOutOfRange(rate.value), line: line, word: 6 + shift)
        } else if leverage < Multiple(1) {
            findings.add(.leverageBelowOne(leverage), line: line, word: 4 + shift)
        } else if leverage.units * rate.value.units >= unitsPerOne * unitsPerOne {
            findings.add(.liquidatedAtOnce(leverage, rate.value), line: line, word: 4 + shift)
        }
        if let before = rows.last?.tier { check(tier, after: before, line, shift, &findings) }
        rows.append(Row(tier: tier, line: line, shift: shift))
    }

    private func limit(
        _ border: RulebookStatement.Border, _ line: Int, _ findings: inout FileFindings
    ) -> Tier.Limit {
        switch border {
        case .any: return .none
        case .value(let cap):
            if !cap.isPositive { findings.add(.amountNotPositive(cap), line: line, word: 2) }
            return .value(cap)
        case .contracts(let count):
            if !count.isPositive {
                findings.add(
                    .amountNotPositive(Money(units: count.units)), line: line, word: 2)
            }
            return .size(size(of: count, line, &findings))
        }
    }

    /// So many contracts as coins or face dollars.
    private func size(
        of count: Quantity, _ line: Int, _ findings: inout FileFindings
    ) -> Quantity {
        guard let face, face.isPositive else {
            findings.add(.faceMissing(symbol), line: line)
            return count
        }
        let size = Quantity(units: scaledQuotient(count.units, face.units, unitsPerOne, .nearest))
        if !size.isAdmissible { findings.add(.amountNotPositive(.zero), line: line) }
        return size
    }

    /// A later tier is larger and stricter.
    private func check(
        _ tier: Tier, after before: Tier, _ line: Int, _ shift: Int,
        _ findings: inout FileFindings
    ) {
        switch (before.limit, tier.limit) {
        case (.none, _): findings.add(.tierAfterEnd, line: line)
        case (.value(let low), .value(let high)):
            if high <= low {
                findings.add(.capNotAbove(high, previous: low), line: line, word: 2)
            }
        case (.size(let low), .size(let high)):
            if high <= low {
                findings.add(
                    .capNotAbove(Money(units: high.units), previous: Money(units: low.units)),
                    line: line, word: 2)
            }
        case (_, .none): break
        default: findings.add(.mixedBorders, line: line)
        }
        if tier.leverage > before.leverage {
            findings.add(
                .leverageRises(tier.leverage, previous: before.leverage), line: line,
                word: 4 + shift)
        }
        if tier.rate.value < before.rate.value {
            findings.add(
                .rateFalls(tier.rate.value, previous: before.rate.value), line: line,
                word: 6 + shift)
        }
    }

    /// The rule by which the table goes on.
    mutating func add(
        _ contracts: Quantity, _ maintenance: Figure<Rate>, _ initial: Figure<Rate>, _ line: Int,
        _ findings: inout FileFindings
    ) {
        guard let last = rows.last?.tier, case .size = last.limit, step == nil else {
            return findings.add(.nothingToContinue, line: line)
        }
        let size = size(of: contracts, line, &findings)
        guard size.isPositive, initial.value.isPositive, !maintenance.value.isNegative else {
            return findings.add(.amountNotPositive(Money(units: size.units)), line: line)
        }
        step = TierStep(size: size, maintenance: maintenance, initial: initial)
    }

    /// What needs the whole file: whether amounts belong to this kind of table, and join its tiers
    /// without a jump.
    ///
    ///     amount = amount before + cap before × (rate − rate before)
    func checkAmounts(_ table: MarginRule.Table, _ findings: inout FileFindings) {
        for (place, row) in rows.enumerated() {
            let amount = row.tier.amount.value
            if table == .flat {
                if amount != .zero {
                    findings.add(
                        .amountInFlatTable(amount), line: row.line, word: 8 + row.shift)
                }
                continue
            }
            guard place > 0 else {
                if amount != .zero {
                    findings.add(
                        .amountJumps(amount, expected: "0"), line: row.line, word: 8 + row.shift)
                }
                continue
            }
            let before = rows[place - 1].tier
            let rise = row.tier.rate.value - before.rate.value
            guard case .value(let floor) = before.limit, !rise.isNegative else { continue }
            let due = Unrounded(before.amount.value) + floor * rise
            if due != Unrounded(amount) {
                let expected = decimalText(due.parts, decimals: 16, minus: "-")
                findings.add(
                    .amountJumps(amount, expected: expected), line: row.line, word: 8 + row.shift)
            }
        }
    }
}
