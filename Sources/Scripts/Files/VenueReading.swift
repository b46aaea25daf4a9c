import Figures
import Margin

// Reading what a venue does in its own way. Every word that may stand somewhere is listed there.

extension VenueStatement {
    /// `margin …`
    static func margin(_ words: inout Words) throws(Misreading) -> VenueStatement {
        let what = try words.one(
            of: ["tiers", "on", "fee", "ratio"], "tiers, on, fee or ratio")
        switch what {
        case "tiers":
            let table = try words.one(of: ["progressive", "flat"], "progressive or flat")
            return .tiers(table == "flat" ? .flat : .progressive)
        case "on":
            let basis = try words.one(of: ["mark", "entry"], "mark or entry")
            return .basis(basis == "entry" ? .entry : .mark)
        case "fee":
            let fee = try words.one(
                of: ["none", "taker", "cancels", "bankruptcy"], "none, taker, cancels or bankruptcy"
            )
            return .triggerFee(MarginRule.TriggerFee(rawValue: fee) ?? .none)
        default:
            let form = try words.one(
                of: ["maintenance/equity", "equity/maintenance"],
                "maintenance/equity or equity/maintenance")
            var level: Rate?
            if words.take("warns") {
                try words.expect("at")
                level = try words.rate()
            }
            return .ratio(
                MarginRule.Ratio(rawValue: form) ?? .maintenanceOverEquity, warnsAt: level)
        }
    }

    /// `tier then every 2,000,000 contracts maintenance +0.5% initial +0.5%`, after `then`.
    static func tierStep(_ words: inout Words) throws(Misreading) -> VenueStatement {
        try words.expect("every")
        let size = try words.quantity("a number of contracts")
        try words.expect("contracts")
        try words.expect("maintenance")
        let maintenance = try words.rate()
        try words.expect("initial")
        return .tierStep(
            contracts: size, maintenance: maintenance, initial: try words.rate())
    }

    /// `liquidation partial …`, after `partial`.
    static func partial(_ words: inout Words) throws(Misreading) -> VenueStatement {
        let what = try words.one(
            of: ["whole", "one-order", "tiers", "share"], "whole, one-order, tiers or share")
        switch what {
        case "whole": return .partial(.whole)
        case "one-order": return .partial(.oneOrder)
        case "tiers":
            let steps = try words.count("how many tiers at a time")
            try words.expect("from")
            return .partial(.tiers(steps: steps, from: try words.count("the lowest such tier")))
        default:
            let share = try words.rate()
            try words.expect("above")
            let above = try words.money("the value above which it is so")
            let unit =
                words.afterNext?.lowered == "cooldown"
                ? try words.asset("a unit, as in BTC or USD") : nil
            try words.expect("cooldown")
            return .partial(
                .share(
                    share, above: .init(above, unit), cooldown: try words.stretch("s", "30s")))
        }
    }

    /// `liquidation takeover …`, after `takeover`; nil for the plain one, at once at bankruptcy.
    static func takeover(_ words: inout Words) throws(Misreading) -> VenueStatement? {
        if words.take("under") {
            let share = try words.rate()
            try words.expect("of")
            try words.expect("maintenance")
            return .takeoverUnder(share)
        }
        try words.expect("at")
        try words.expect("bankruptcy")
        guard words.take("if") else { return nil }
        try words.expect("deficient")
        return .takeoverIfDeficient
    }

    /// `deleveraging …`
    static func deleveraging(_ words: inout Words) throws(Misreading) -> VenueStatement {
        let what = try words.one(of: ["rank", "after"], "rank or after")
        if what == "after" {
            try words.expect("fund")
            try words.expect("falls")
            return .fundFalls(try words.rate())
        }
        let ranks: [DeleveragingRule.Rank] = [
            .profitTimesMarginRatio, .leveragedReturn, .priceGainTimesLeverage,
        ]
        let rank = try words.one(
            of: ranks.map(\.rawValue), ranks.map(\.rawValue).joined(separator: ", "))
        try words.expect("at")
        let price = try words.one(
            of: ["bankruptcy", "mark", "previous-mark"], "bankruptcy, mark or previous-mark")
        var at = DeleveragePrice.bankruptcy
        if price == "mark" { at = .mark }
        if price == "previous-mark" { at = .previousMark }
        if price == "bankruptcy", words.take("unless") {
            at = .bankruptcyUnless(try words.rate())
            try words.expect("away")
        }
        return .deleveraging(DeleveragingRule.Rank(rawValue: rank) ?? .leveragedReturn, at)
    }

    /// `funding every 8h interest 0.01% clamp 0.05% cap 0.3% average linear on mark sample 5s`
    static func funding(_ words: inout Words) throws(Misreading) -> VenueStatement {
        switch try words.one(of: ["every", "cap", "switch"], "every, cap or switch") {
        case "cap":
            let symbol = try words.need("a contract's symbol").text
            return .fundingCap(symbol: symbol, try words.rate())
        case "switch": return try fundingSwitch(&words)
        default: break
        }
        let hours = try words.stretch("h", "8h")
        try words.expect("interest")
        let interest = try words.rate()
        try words.expect("clamp")
        let clamp = try words.rate()
        let cap: Rate? = words.take("cap") ? try words.rate() : nil
        try words.expect("average")
        let averaging = try words.one(of: ["linear", "mean"], "linear or mean")
        try words.expect("on")
        let notional = try words.one(of: ["mark", "oracle"], "mark or oracle")
        try words.expect("sample")
        return .funding(
            FundingLine(
                hours: hours, interest: interest, clamp: clamp, cap: cap,
                sampleSeconds: try words.stretch("s", "5s"),
                averaging: averaging == "linear" ? .linear : .mean,
                notional: notional == "oracle" ? .oracle : .mark))
    }

    private static func fundingSwitch(
        _ words: inout Words
    ) throws(Misreading) -> VenueStatement {
        let hours = try words.stretch("h", "1h")
        let when = try words.one(of: ["at", "after"], "at or after")
        if when == "at" {
            try words.expect("cap")
            return .fundingSwitch(hours: hours, .atCap)
        }
        let count = try words.count("a number of settlements")
        try words.expect("within")
        return .fundingSwitch(hours: hours, .quiet(settlements: count, within: try words.rate()))
    }

    /// `mark median-of-three basis 30s sample 1s [without funding]`
    static func mark(_ words: inout Words) throws(Misreading) -> VenueStatement {
        let kinds: [MarkRule.Kind] = [.medianOfThree, .indexPlusBasis, .medianOfVenues, .last]
        let kind = try words.one(
            of: kinds.map(\.rawValue), kinds.map(\.rawValue).joined(separator: ", "))
        var rule = MarkRule(kind: MarkRule.Kind(rawValue: kind) ?? .last)
        if words.take("basis") { rule.basisSeconds = try words.stretch("s", "30s") }
        if words.take("sample") { rule.sampleSeconds = try words.stretch("s", "1s") }
        if words.take("without") {
            try words.expect("funding")
            rule.countsFunding = false
        }
        return .mark(rule)
    }

    /// `index clamp 1% stale 300s`, `index source Binance 3`
    static func index(_ words: inout Words) throws(Misreading) -> VenueStatement {
        let what = try words.one(
            of: ["clamp", "drop", "median", "source"], "clamp, drop, median or source")
        if what == "source" {
            let name = try words.need("a venue").text
            let weight: Multiple = try Words.number(try words.need("its weight"), "its weight")
            return .indexSource(name, weight: weight)
        }
        let threshold = try words.rate()
        try words.expect("stale")
        return .index(
            IndexRule.Outlier(rawValue: what) ?? .clamp, threshold,
            staleSeconds: try words.stretch("s", "300s"))
    }

    /// `orders watch last mark index`, `orders trail 0.1% to 10%`
    static func orders(_ words: inout Words) throws(Misreading) -> VenueStatement {
        if try words.one(of: ["watch", "trail"], "watch or trail") == "trail" {
            let least = try words.rate()
            try words.expect("to")
            return .trail(least: least, most: try words.rate())
        }
        var series: [PriceSeries] = []
        repeat {
            let word = try words.one(of: ["last", "mark", "index"], "last, mark or index")
            series.append(PriceSeries(rawValue: word) ?? .last)
        } while words.next.map { $0.lowered != "unverified" } ?? false
        return .triggers(series)
    }
}

extension Words {
    mutating func rate() throws(Misreading) -> Rate {
        try Words.percentage(try need("a percentage"))
    }
    mutating func quantity(_ expected: String) throws(Misreading) -> Quantity {
        try Words.number(try need(expected), expected)
    }
    mutating func count(_ expected: String) throws(Misreading) -> Int {
        let word = try need(expected)
        return try Words.whole(word.text, word, in: 1...1000)
    }
    /// A whole number of hours or seconds: `8h`, `30s`.
    mutating func stretch(_ unit: String, _ example: String) throws(Misreading) -> Int {
        let word = try need("a time, as in \(example)")
        guard word.lowered.hasSuffix(unit) else {
            throw Misreading(.unknownWord(word.text, expected: "a time, as in \(example)"), word)
        }
        let least = unit == "s" ? 0 : 1
        return try Words.whole(String(word.text.dropLast()), word, in: least...1_000_000)
    }
}
