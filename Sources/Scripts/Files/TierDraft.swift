import Figures
import Margin

/// One contract of a rulebook and its table, while the file is being read.
struct ContractDraft {
    struct Row {
        private(set) var tier: Tier
        let isAmountGiven: Bool
        let line: Int
        /// How far a border of two words moves the words after it.
        let shift: Int

        mutating func take(_ amount: Figure<Money>) {
            tier = Tier(
                limit: tier.limit, leverage: tier.leverage, rate: tier.rate, amount: amount)
        }
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
    ///
    /// - Parameter amount: as written; nil where it is left to follow from the rates.
    mutating func add(
        _ border: RulebookStatement.Border, _ leverage: Multiple, _ rate: Figure<Rate>,
        _ amount: RulebookStatement.Measured?, _ source: Source, _ line: Int,
        _ findings: inout FileFindings
    ) {
        let shift = border.isOneWord ? 0 : 1
        let tier = Tier(
            limit: limit(border, line, &findings), leverage: leverage, rate: rate,
            amount: amount.map { Figure($0.amount, .maintenanceAmount, source) } ?? .zero)
        if rate.value.isNegative || rate.value >= .one {
            findings.add(.rateOutOfRange(rate.value), line: line, word: 6 + shift)
        } else if leverage < Multiple(1) {
            findings.add(.leverageBelowOne(leverage), line: line, word: 4 + shift)
        } else if leverage.units * rate.value.units >= unitsPerOne * unitsPerOne {
            findings.add(.liquidatedAtOnce(leverage, rate.value), line: line, word: 4 + shift)
        }
        if let amount { checkUnit(of: amount, line, 8 + shift, &findings) }
        if let before = rows.last?.tier { check(tier, after: before, line, shift, &findings) }
        rows.append(Row(tier: tier, isAmountGiven: amount != nil, line: line, shift: shift))
    }

    private func limit(
        _ border: RulebookStatement.Border, _ line: Int, _ findings: inout FileFindings
    ) -> Tier.Limit {
        switch border {
        case .any: return .none
        case .measured(let cap):
            if !cap.amount.isPositive {
                findings.add(.amountNotPositive(cap.amount), line: line, word: 2)
            }
            return limit(cap, line, &findings)
        case .contracts(let count):
            if !count.isPositive {
                findings.add(
                    .amountNotPositive(Money(units: count.units)), line: line, word: 2)
            }
            return .size(size(of: count, line, &findings))
        }
    }

    /// What a position is worth in the money it settles in, or how much of it is held.
    private func limit(
        _ cap: RulebookStatement.Measured, _ line: Int, _ findings: inout FileFindings
    ) -> Tier.Limit {
        guard let unit = cap.unit else {
            if kind == .inverse {
                findings.add(
                    .unitMissing(cap.amount, what: "tier to", units), line: line, word: 2)
            }
            return .value(cap.amount)
        }
        if isMoney(unit) { return .value(cap.amount) }
        if unit == held { return .size(Quantity(units: cap.amount.units)) }
        // A contract that settles in the wrong asset is one error; what follows from it is none.
        let isMisnamed = kind == .inverse && settles != coin && unit == coin
        if !isMisnamed { findings.add(.unitUnknown(unit, units), line: line, word: 3) }
        return .value(cap.amount)
    }

    private func checkUnit(
        of amount: RulebookStatement.Measured, _ line: Int, _ word: Int,
        _ findings: inout FileFindings
    ) {
        guard let unit = amount.unit else {
            if kind == .inverse {
                findings.add(
                    .unitMissing(amount.amount, what: "amount", [settles]), line: line, word: word)
            }
            return
        }
        if !isMoney(unit), !(kind == .inverse && settles != coin && unit == coin) {
            findings.add(.unitUnknown(unit, [settles]), line: line, word: word + 1)
        }
    }

    /// Dollars are written `USD` as well as by the name of what stands in for them.
    private func isMoney(_ unit: Asset) -> Bool {
        unit == settles || settles.isDollar && unit == .dollars
    }
    /// What a size is counted in.
    private var held: Asset { kind == .linear ? coin : .dollars }
    /// The units that a border may carry, what it is worth first.
    private var units: [Asset] { [settles, held] }

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
    /// without a jump. Those that were left out are worked out.
    mutating func settleAmounts(_ table: MarginRule.Table, _ findings: inout FileFindings) {
        if case .size = rows.first?.tier.limit, table == .progressive, rows.count > 1 || step != nil
        {
            // A rate for each part of a size would need amounts that move with the price.
            return findings.add(.sizedTableNotFlat(symbol), line: rows[0].line, word: 2)
        }
        if table == .flat {
            for row in rows where row.tier.amount.value != .zero {
                findings.add(
                    .amountInFlatTable(row.tier.amount.value), line: row.line, word: 8 + row.shift)
            }
            return
        }
        guard hasRisingRates else { return }
        let due = Tier.amounts(joining: rows.map(\.tier))
        let wrong = rows.indices.first { place in
            // An amount is written to 10⁻⁸; what is due may have more places.
            let off = rows[place].tier.amount.value.units - due[place].value.units
            return rows[place].isAmountGiven && !(0...1).contains(off)
        }
        if let wrong {
            let row = rows[wrong]
            return findings.add(
                .amountJumps(row.tier.amount.value, column: due.map(\.value), at: wrong),
                line: row.line, word: 8 + row.shift)
        }
        for place in rows.indices where !rows[place].isAmountGiven {
            rows[place].take(due[place])
        }
    }

    private var hasRisingRates: Bool {
        zip(rows, rows.dropFirst()).allSatisfy { $0.tier.rate.value <= $1.tier.rate.value }
    }
}

extension RulebookStatement.Border {
    /// Whether it is one word of its line.
    fileprivate var isOneWord: Bool {
        switch self {
        case .any: true
        case .measured(let cap): cap.unit == nil
        case .contracts: false
        }
    }
}

extension Asset {
    /// Dollars themselves, in which the face of an inverse contract is counted.
    static let dollars = Asset("USD")
}
