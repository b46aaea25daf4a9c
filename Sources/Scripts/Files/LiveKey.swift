import Markets

/// A number that a live scenario states, by the words it is written with. The single table of reading
/// and printing; what each means, its unit and its limits stand at the property itself.
struct LiveKey: Sendable {
    typealias Number = WritableKeyPath<LiveSetting, Double> & Sendable
    typealias Whole = WritableKeyPath<LiveSetting, Int> & Sendable
    private enum Path: Sendable {
        case number(any Number)
        case whole(any Whole)
        case seed(any WritableKeyPath<LiveSetting, UInt64> & Sendable)
        case yes(any WritableKeyPath<LiveSetting, Bool> & Sendable)
    }
    let words: String
    private let path: Path

    private init(_ words: String, _ path: Path) {
        self.words = words
        self.path = path
    }

    func value(in setting: LiveSetting) -> Double {
        switch path {
        case .number(let path): setting[keyPath: path]
        case .whole(let path): Double(setting[keyPath: path])
        case .seed(let path): Double(setting[keyPath: path])
        case .yes(let path): setting[keyPath: path] ? 1 : 0
        }
    }

    /// Sets the number; false where it is not whole and has to be.
    func set(_ value: Double, in setting: inout LiveSetting) -> Bool {
        switch path {
        case .number(let path): setting[keyPath: path] = value
        case .whole(let path):
            guard let whole = Int(exactly: value) else { return false }
            setting[keyPath: path] = whole
        case .seed(let path):
            guard let seed = UInt64(exactly: value) else { return false }
            setting[keyPath: path] = seed
        case .yes(let path):
            guard value == 0 || value == 1 else { return false }
            setting[keyPath: path] = value == 1
        }
        return true
    }

    /// Times so much; whole numbers to the nearest.
    func scale(by factor: Double, in setting: inout LiveSetting) -> Bool {
        let value = self.value(in: setting) * factor
        if case .number = path { return set(value, in: &setting) }
        return set(value.rounded(), in: &setting)
    }

    static let all: [LiveKey] = market + crowd + book + arbitrage + loans

    private static let market: [LiveKey] = [
        LiveKey("price", .number(\.price)),
        LiveKey("seed", .seed(\.seed)),
        LiveKey("warm-up", .whole(\.warmUp)),
        LiveKey("noise", .number(\.noise)),
        LiveKey("noise bridged", .yes(\.isBridged)),
        LiveKey("noise fat", .yes(\.hasFatTails)),
        LiveKey("insurance", .number(\.insurance)),
        LiveKey("reported", .number(\.report)),
        LiveKey("funding every", .whole(\.fundingEvery)),
    ]

    private static let crowd: [LiveKey] = [
        LiveKey("crowd accounts", .whole(\.crowd.accounts)),
        LiveKey("crowd seed", .seed(\.crowd.seed)),
        LiveKey("crowd interest", .number(\.crowd.openInterest)),
        LiveKey("crowd skew", .number(\.crowd.skew)),
        LiveKey("crowd heat", .number(\.crowd.heat)),
        LiveKey("crowd patient", .number(\.crowd.patient)),
        LiveKey("crowd patient-leverage", .number(\.crowd.patientLeverage)),
        LiveKey("crowd leverage", .number(\.crowd.leverage)),
        LiveKey("crowd leverage-spread", .number(\.crowd.leverageSpread)),
        LiveKey("crowd hot-leverage", .number(\.crowd.hotLeverage)),
        LiveKey("crowd hot-leverage-spread", .number(\.crowd.hotLeverageSpread)),
        LiveKey("crowd entry-drift", .number(\.crowd.entryDrift)),
        LiveKey("crowd entry-spread", .number(\.crowd.entrySpread)),
        LiveKey("crowd coin-share", .number(\.crowd.coinShare)),
        LiveKey("crowd haircut", .number(\.crowd.haircut)),
        LiveKey("crowd alt-share", .number(\.crowd.altShare)),
        LiveKey("crowd alt-beta", .number(\.crowd.altBeta)),
        LiveKey("crowd maintenance", .number(\.crowd.maintenance)),
        LiveKey("crowd alt-maintenance", .number(\.crowd.altMaintenance)),
        LiveKey("crowd stop-share", .number(\.crowd.stopShare)),
        LiveKey("crowd hot-stop-share", .number(\.crowd.hotStopShare)),
        LiveKey("crowd round-levels", .number(\.crowd.roundLevels)),
        LiveKey("crowd support", .number(\.crowd.support)),
        LiveKey("crowd size-exponent", .number(\.crowd.sizeExponent)),
        LiveKey("crowd size-cap", .number(\.crowd.sizeCap)),
        LiveKey("crowd hot-accounts", .number(\.crowd.hotAccounts)),
        LiveKey("crowd patient-accounts", .number(\.crowd.patientAccounts)),
        LiveKey("crowd opening-range", .number(\.crowd.openingRange)),
    ]

    private static let book: [LiveKey] = [
        LiveKey("book spot-depth", .number(\.book.spotDepth)),
        LiveKey("book perp-depth", .number(\.book.perpDepth)),
        LiveKey("book spot-latent", .number(\.book.spotLatent)),
        LiveKey("book perp-latent", .number(\.book.perpLatent)),
        LiveKey("book spread", .number(\.book.spread)),
        LiveKey("book calm-volatility", .number(\.book.calmVolatility)),
        LiveKey("book thinning", .number(\.book.thinning)),
        LiveKey("book least", .number(\.book.least)),
        LiveKey("book depth-half-life", .number(\.book.depthHalfLife)),
        LiveKey("book volatility-half-life", .number(\.book.volatilityHalfLife)),
        LiveKey("book value-half-life", .number(\.book.valueHalfLife)),
    ]

    private static let arbitrage: [LiveKey] = [
        LiveKey("arbitrage speed", .number(\.arbitrage.speed)),
        LiveKey("arbitrage capacity", .number(\.arbitrage.capacity)),
        LiveKey("arbitrage permanent", .number(\.arbitrage.permanent)),
        LiveKey("arbitrage basis", .number(\.arbitrage.basisAtFullSkew)),
        LiveKey("arbitrage basis-half-life", .number(\.arbitrage.basisHalfLife)),
        LiveKey("arbitrage maker-limit", .number(\.arbitrage.makerLimit)),
        LiveKey("arbitrage maker-relief", .number(\.arbitrage.makerRelief)),
    ]

    private static let loans: [LiveKey] = [
        LiveKey("loans debt", .number(\.loans.debt)),
        LiveKey("loans exposed", .number(\.loans.exposed)),
        LiveKey("loans health", .number(\.loans.health)),
        LiveKey("loans health-spread", .number(\.loans.healthSpread)),
        LiveKey("loans least-health", .number(\.loans.leastHealth)),
        LiveKey("loans threshold", .number(\.loans.threshold)),
        LiveKey("loans bonus", .number(\.loans.bonus)),
        LiveKey("loans count", .whole(\.loans.count)),
    ]

    /// The first words of the table, each once.
    static let keywords: [String] = all.reduce(into: []) { found, key in
        let first = String(key.words.prefix { $0 != " " })
        if !found.contains(first) { found.append(first) }
    }
}
