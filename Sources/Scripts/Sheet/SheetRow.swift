import Figures
import Margin

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
    /// The value that the fee is taken of.
    let feeBasis: FeeBasis
    /// Given in the row, or nil where the table decides.
    let rate: Rate?
    let amount: Money?
    let contract: Contract?
    /// What the answer says of the row besides.
    let notes: [String]

    /// The collateral behind the position: so much, or its value divided by a leverage, which is not
    /// rounded on the way, and what was added.
    enum Wallet {
        case amount(Money)
        case leverage(Multiple, added: Money)
    }

    enum FeeBasis: String { case mark, entry, bankruptcy }

    init(
        _ cells: PositionCells, _ rulebook: (String) -> Rulebook?
    ) throws(RowRefusal) {
        var row = RowInputs(cells)
        let rules = try Self.rules(row.text(.venue), rulebook)
        let mode = try row.choice(.mode, ["isolated", "cross", "crossed"]) ?? "isolated"
        let type = try row.choice(.kind, ["linear", "inverse"])
        let given: Contract.Kind? = type.map { $0 == "inverse" ? .inverse : .linear }
        let rateGiven = try row.rate(.maintenanceRate)
        let symbol = row.text(.symbol)
        contract = try Self.contract(symbol, given, rules, isNeeded: rateGiven == nil)
        // Without a venue the symbol says what it settles in.
        let named = symbol.flatMap { try? BookSymbol($0, of: row.row.places.venue) }
        kind = given ?? contract?.kind ?? named?.kind ?? .linear
        if let contract, contract.kind != kind {
            throw .otherType(symbol: contract.symbol, contract.kind)
        }
        let signed = try row.size(face: contract?.face)
        side = try row.side(of: signed)
        entry = try row.positive(.entry)
        guard let size = signed?.magnitude else { throw .missing(row.name(.size)) }
        guard size.isPositive else { throw .notPositive(row.name(.size)) }
        self.size = size
        let isCross = mode != "isolated"
        wallet = try Self.wallet(&row, kind, size, entry, isCross: isCross)
        otherProfit = isCross ? try row.amount(.otherProfit) : .zero
        otherMaintenance = isCross ? try row.amount(.otherMaintenance) : .zero
        let basisGiven = try row.choice(.basis, ["mark", "entry"])
        basis = basisGiven.map { $0 == "entry" ? .entry : .mark } ?? rules?.margin.basis ?? .mark
        (fee, feeBasis) = try Self.fee(&row, rules, basis)
        let model = rateGiven == nil && contract == nil
        rate = model ? try Self.plainRate(&row, kind, rulebook) : rateGiven
        let taken: Money? = try row.number(.maintenanceAmount)
        amount = taken ?? Self.amount(of: rate, in: contract)
        notes = row.notes
        if let rate {
            guard !rate.isNegative else { throw .notPositive("mmr") }
            guard rate + fee < .one, rate + fee > -.one else {
                throw .rateTooHigh((rate + fee).plainText)
            }
        }
    }

    private static func wallet(
        _ row: inout RowInputs, _ kind: Contract.Kind, _ size: Quantity, _ entry: Price,
        isCross: Bool
    ) throws(RowRefusal) -> Wallet {
        var figures = PositionFigures(kind: kind, size: size, entry: entry)
        figures.mark = try row.unlessNought(.mark)
        figures.value = try row.number(.value)
        figures.leverage = try row.optional(.leverage)
        figures.initialMargin = try row.unlessNought(.initialMargin)
        figures.margin = try row.unlessNought(.margin)
        // Beyond this nothing is reckoned with, and nothing can be compared.
        guard (entry * size).rounded(.up).isAdmissible else {
            return try row.backing(figures, isCross: isCross)
        }
        do throws(PositionCheck) {
            if let told = try figures.checked() { row.note(told.words) }
        } catch {
            throw .contradicts(error.words)
        }
        return try row.backing(figures, isCross: isCross)
    }

    /// The fee that the trigger counts. Where maintenance is of the entry, it is set aside at the
    /// bankruptcy price, as by the one venue that was known to count so (`MarginRule.TriggerFee`).
    private static func fee(
        _ row: inout RowInputs, _ rules: Rulebook?, _ basis: MarginRule.Basis
    ) throws(RowRefusal) -> (Rate, FeeBasis) {
        let said = try row.choice(.feeBasis, ["mark", "entry", "bankruptcy"])
        let given = try row.rate(.feeRate)
        let margin = rules?.margin
        let counts = margin?.triggerFee == .taker || margin?.triggerFee == .bankruptcy
        let fee = given ?? (counts ? margin?.fee.value : nil) ?? .zero
        if let said, let basis = FeeBasis(rawValue: said) { return (fee, basis) }
        if margin?.triggerFee == .bankruptcy { return (fee, .bankruptcy) }
        guard basis == .entry, given != nil, fee != .zero else {
            return (fee, basis == .entry ? .entry : .mark)
        }
        row.note("\(row.name(.feeRate)) is taken of the value at the bankruptcy price")
        return (fee, .bankruptcy)
    }

    /// A row without a rate and without a venue is judged as `calc` judges: by the plain rules.
    private static func plainRate(
        _ row: inout RowInputs, _ kind: Contract.Kind, _ rulebook: (String) -> Rulebook?
    ) throws(RowRefusal) -> Rate {
        let name = kind == .linear ? "plain" : "plain-inverse"
        guard let tier = rulebook(name)?.contracts.first?.tiers.first else { throw .missing("mmr") }
        row.note(
            "maintenance \(tier.rate.value.exactPercent) is that of \(name): the row has neither mmr "
                + "nor venue")
        return tier.rate.value
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

    /// What the rulebook takes off at a rate that the row gives; nil leaves it to the table.
    private static func amount(of rate: Rate?, in contract: Contract?) -> Money? {
        guard let rate else { return contract == nil ? .zero : nil }
        return contract?.tiers.first { $0.rate.value == rate }?.amount.value ?? .zero
    }
}
