import Figures
import Margin

/// Why a row of a sheet has no answer. The words stand in the row's `note`.
enum RowRefusal: Error {
    case notANumber(column: String, String)
    case tooLarge(column: String)
    case missing(String)
    case notPositive(String)
    case notOneOf(column: String, String, [String])
    case noRulebook(String)
    case noContract(String, rulebook: String, listed: [String])
    case otherType(symbol: String, Contract.Kind)
    case beyondTiers(cap: String)
    case alreadyDue(root: String)
    case rateTooHigh(String)
    case cellsBeyondColumns
    case leftOpen
    case nothing

    var words: String {
        switch self {
        case .notANumber(let column, let text): "\(column): \"\(text)\" is no number"
        case .tooLarge(let column): "\(column): too large to reckon with"
        case .missing(let column): "\(column) is empty"
        case .notPositive(let column): "\(column) must be above zero"
        case .notOneOf(let column, let text, let options):
            "\(column): \"\(text)\" is not one of \(options.joined(separator: ", "))"
        case .noRulebook(let name): "venue: there is no rulebook \"\(name)\""
        case .noContract(let symbol, let rulebook, let listed):
            "symbol: \(rulebook) lists \(listed.joined(separator: ", ")), not \"\(symbol)\""
        case .otherType(let symbol, let kind): "contract_type: \(symbol) is \(kind.rawValue)"
        case .beyondTiers(let cap): "larger than the venue's last tier, which ends at \(cap)"
        case .alreadyDue(let root):
            "already liquidatable at the entry price"
                + (root.isEmpty ? "" : ": the rule fails up to \(root)")
        case .rateTooHigh(let rate): "mmr and fee_rate together are \(rate): they must be under 1"
        case .cellsBeyondColumns: "more cells than columns: those beyond were left out"
        case .leftOpen: "a double quote is opened in this row and not closed"
        case .nothing: "the row is empty"
        }
    }
}

/// The columns that a liquidation sheet is read by.
enum SheetColumn: String, TableColumn {
    case id, venue, symbol
    case marginMode = "margin_mode"
    case contractType = "contract_type"
    case side, entry, size, leverage
    case walletBalance = "wallet_balance"
    case mmr
    case maintenanceAmount = "maintenance_amount"
    case otherMaintenance = "other_maintenance"
    case otherUPnL = "other_upnl"
    case feeRate = "fee_rate"
    case basis
}

/// One row's inputs, read and completed from its rulebook.
struct SheetRow {
    let kind: Contract.Kind
    let side: Side
    let entry: Price
    let size: Quantity
    let wallet: Wallet
    /// What the other positions of a cross wallet bring and need.
    let otherProfit: Money
    let otherMaintenance: Money
    let basis: MarginRule.Basis
    let fee: Rate
    /// Given in the row, or nil where the table decides.
    let rate: Rate?
    let amount: Money?
    let contract: Contract?

    /// The collateral behind the position: so much, or its value divided by a leverage, which is not
    /// rounded on the way.
    enum Wallet {
        case amount(Money)
        case leverage(Multiple)
    }

    /// Where each column stands in the sheet.
    struct Places {
        private var places = [Int](repeating: -1, count: SheetColumn.allCases.count)

        /// - Parameter names: of the header, in small letters.
        init(_ names: [String]) {
            for (column, name) in SheetColumn.allCases.enumerated() {
                places[column] = names.firstIndex(of: name.rawValue) ?? -1
            }
        }

        subscript(column: SheetColumn) -> Int { places[column.index] }
    }

    private struct Cells {
        let cells: [ArraySlice<UInt8>]
        let places: Places
        func bytes(_ column: SheetColumn) -> ArraySlice<UInt8>? {
            let place = places[column]
            guard place >= 0, place < cells.count, !cells[place].isEmpty else { return nil }
            return cells[place]
        }
        func text(_ column: SheetColumn) -> String? {
            bytes(column).map { String(decoding: $0, as: UTF8.self) }
        }
        func number<Value: FixedPoint>(_ column: SheetColumn) throws(RowRefusal) -> Value? {
            guard let cell = bytes(column) else { return nil }
            do throws(NumberMisreading) {
                return try Value(cell: cell)
            } catch {
                if case .tooLarge = error { throw .tooLarge(column: column.rawValue) }
                let text = String(decoding: cell.prefix(40), as: UTF8.self)
                throw .notANumber(column: column.rawValue, text)
            }
        }
        /// A rate as a fraction, or in percent where the sign says so.
        func rate(_ column: SheetColumn) throws(RowRefusal) -> Rate? {
            guard let cell = bytes(column), cell.last == UInt8(ascii: "%") else {
                return try number(column)
            }
            guard let percent = try? Rate(cell: cell.dropLast()) else {
                let text = String(decoding: cell.prefix(40), as: UTF8.self)
                throw .notANumber(column: column.rawValue, text)
            }
            return Rate(units: divide(percent.units, 100, .nearest))
        }
        /// An amount; empty is zero.
        func amount(_ column: SheetColumn) throws(RowRefusal) -> Money {
            let amount: Money? = try number(column)
            return amount ?? .zero
        }
        func choice(
            _ column: SheetColumn, _ options: [String]
        ) throws(RowRefusal) -> String? {
            guard let text = text(column) else { return nil }
            let word = text.lowercased()
            guard options.contains(word) else {
                throw .notOneOf(column: column.rawValue, String(text.prefix(40)), options)
            }
            return word
        }
    }

    init(
        _ cells: [ArraySlice<UInt8>], _ places: Places, _ rulebook: (String) -> Rulebook?
    ) throws(RowRefusal) {
        let row = Cells(cells: cells, places: places)
        let rules = try Self.rules(row.text(.venue), rulebook)
        let mode = try row.choice(.marginMode, ["isolated", "cross"]) ?? "isolated"
        let type = try row.choice(.contractType, ["linear", "inverse"])
        let given: Contract.Kind? = type.map { $0 == "inverse" ? .inverse : .linear }
        let rate = try row.rate(.mmr)
        contract = try Self.contract(row.text(.symbol), given, rules, isNeeded: rate == nil)
        kind = given ?? contract?.kind ?? .linear
        if let contract, contract.kind != kind {
            throw .otherType(symbol: contract.symbol, contract.kind)
        }
        guard let side = try row.choice(.side, ["long", "short", "buy", "sell"]) else {
            throw .missing("side")
        }
        self.side = side == "long" || side == "buy" ? .long : .short
        entry = try Self.positive(row.number(.entry), "entry")
        size = try Self.positive(row.number(.size), "size")
        if let given: Money = try row.number(.walletBalance) {
            wallet = .amount(given)
        } else if let leverage: Multiple = try row.number(.leverage) {
            guard leverage.isPositive else { throw .notPositive("leverage") }
            wallet = .leverage(leverage)
        } else {
            throw .missing("wallet_balance (or leverage)")
        }
        let isCross = mode == "cross"
        otherProfit = isCross ? try row.amount(.otherUPnL) : .zero
        otherMaintenance = isCross ? try row.amount(.otherMaintenance) : .zero
        let feeGiven = try row.rate(.feeRate)
        let feeOfRules = rules?.margin.triggerFee == .taker ? rules?.margin.fee.value : nil
        fee = feeGiven ?? feeOfRules ?? .zero
        let basisGiven = try row.choice(.basis, ["mark", "entry"])
        basis = basisGiven.map { $0 == "entry" ? .entry : .mark } ?? rules?.margin.basis ?? .mark
        self.rate = rate ?? (contract == nil ? .zero : nil)
        let taken: Money? = try row.number(.maintenanceAmount)
        amount = taken ?? Self.amount(of: rate, in: contract)
        if let rate = self.rate {
            guard !rate.isNegative else { throw .notPositive("mmr") }
            guard rate + fee < .one, rate + fee > -.one else {
                throw .rateTooHigh((rate + fee).plainText)
            }
        }
    }

    private static func rules(
        _ name: String?, _ rulebook: (String) -> Rulebook?
    ) throws(RowRefusal) -> Rulebook? {
        guard let name else { return nil }
        guard let rules = rulebook(name) else { throw .noRulebook(String(name.prefix(40))) }
        return rules
    }

    /// The contract that a row names; a rulebook with one contract of the type needs no symbol.
    private static func contract(
        _ symbol: String?, _ kind: Contract.Kind?, _ rules: Rulebook?, isNeeded: Bool
    ) throws(RowRefusal) -> Contract? {
        guard let rules else { return nil }
        if let symbol {
            if let found = rules.contract(symbol) ?? rules.contract(on: Asset(symbol.uppercased()))
            {
                return found
            }
            if !isNeeded { return nil }
            throw .noContract(
                String(symbol.prefix(40)), rulebook: rules.name,
                listed: rules.contracts.map(\.symbol))
        }
        let fitting = rules.contracts.filter { kind == nil || $0.kind == kind }
        if fitting.count == 1 { return fitting[0] }
        if isNeeded { throw .missing("symbol") }
        return nil
    }

    private static func positive<Value: FixedPoint>(
        _ value: Value?, _ column: String
    ) throws(RowRefusal) -> Value {
        guard let value else { throw .missing(column) }
        guard value.isPositive else { throw .notPositive(column) }
        return value
    }

    /// What the rulebook takes off at a rate that the row gives; nil leaves it to the table.
    private static func amount(of rate: Rate?, in contract: Contract?) -> Money? {
        guard let rate else { return contract == nil ? .zero : nil }
        return contract?.tiers.first { $0.rate.value == rate }?.amount.value ?? .zero
    }
}

extension SheetColumn {
    var index: Int { SheetColumn.allCases.firstIndex(of: self) ?? 0 }
}
