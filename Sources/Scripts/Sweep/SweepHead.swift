import Markets

/// The lines before the rows of a part: which sweep it is of, and which part.
///
///     # wick sweep 1
///     # wick: 0.1.0
///     # scenario: brink 5f2c0a1b2c3d4e5f
///     # first row: 0011223344556677
///     # draws: crowd
///     # seeds: 1..1000
///     # vary: depth=0.5..2:0.1
///     # shard: 3/64
///     # rows: 501..750 of 16000
///     seed,depth,opening_spot,…
///
/// A merged sweep is part 1/1. Behind the rows stands `# end: 250 rows 0123456789abcdef`, the running
/// hash of every line before it.
public struct SweepHead: Sendable, Equatable {
    public let plan: SweepPlan
    public let shard: Shard

    public static let format = "# wick sweep 1"
    static let kind = "# wick sweep "

    public init(_ plan: SweepPlan, _ shard: Shard) {
        self.plan = plan
        self.shard = shard
    }

    public var places: Range<Int> { shard.places(of: plan.rows) }

    public var lines: [String] {
        let rows = places.isEmpty ? "none" : "\(places.lowerBound + 1)..\(places.upperBound)"
        return [
            SweepHead.format, "# wick: \(plan.wick)",
            "# scenario: \(plan.scenario) \(plan.fingerprint)", "# first row: \(plan.firstRow)",
            "# draws: \(plan.draws.rawValue)",
            "# seeds: \(plan.seeds.lowerBound)..\(plan.seeds.upperBound)",
        ] + plan.varied.map { "# vary: \($0.text)" } + [
            "# shard: \(shard.text)", "# rows: \(rows) of \(plan.rows)",
            plan.columns.joined(separator: ","),
        ]
    }

    public static func end(_ rows: Int, _ hash: RunningHash) -> String {
        "# end: \(rows) rows \(hash.text)"
    }

    /// Where the running hash of the rows begins.
    public var hash: RunningHash {
        var hash = RunningHash("wick sweep")
        for line in lines { hash.add(line) }
        return hash
    }
}

/// Reads `1..1000`, or one seed.
public func readSeeds(_ text: String) -> ClosedRange<UInt64>? {
    func number(_ text: Substring) -> UInt64? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return UInt64(text)
    }
    let ends = text.split(separator: "..", omittingEmptySubsequences: false)
    guard (1...2).contains(ends.count), let first = number(ends[0]),
        let last = number(ends[ends.count - 1]), first <= last
    else { return nil }
    return first...last
}

/// Takes the lines of a head one after the other.
public struct SweepHeadReading: Sendable {
    private var said: [(key: String, value: String)] = []
    private var given: [String] = []
    public init() {}

    /// - Returns: the head, with the line that ends it; nil before.
    public mutating func take(_ line: String) throws(PartFault) -> SweepHead? {
        given.append(line)
        if given.count == 1 {
            guard line.hasPrefix(SweepHead.kind) else { throw .notAPart }
            guard line == SweepHead.format else { throw .otherFormat(line) }
            return nil
        }
        guard line.hasPrefix("# ") else { return try finish() }
        let parts = line.dropFirst(2).split(separator: ": ", maxSplits: 1)
        guard parts.count == 2 else { throw .headLine(given.count, line) }
        said.append((String(parts[0]), String(parts[1])))
        if given.count > 100 { throw .notAPart }
        return nil
    }

    private func finish() throws(PartFault) -> SweepHead {
        func value(_ key: String) throws(PartFault) -> String {
            guard let found = said.first(where: { $0.key == key }) else { throw .headLacks(key) }
            return found.value
        }
        let scenario = try value("scenario")
        guard let cut = scenario.lastIndex(of: " ") else { throw .headLacks("scenario") }
        guard let seeds = readSeeds(try value("seeds")) else { throw .headLacks("seeds") }
        guard let draws = Sweep.Draws(rawValue: try value("draws")) else {
            throw .headLacks("draws")
        }
        guard let shard = Shard(try value("shard")) else { throw .headLacks("shard") }
        let wick = try value("wick")
        var plan: SweepPlan
        do throws(SweepFault) {
            var varied: [Varied] = []
            for each in said where each.key == "vary" { varied.append(try Varied(each.value)) }
            plan = try SweepPlan(
                wick: wick, scenario: String(scenario[..<cut]),
                fingerprint: String(scenario[scenario.index(after: cut)...]), draws: draws,
                seeds: seeds, varied: varied)
        } catch {
            throw .headSays(error.text)
        }
        plan.firstRow = try value("first row")
        let head = SweepHead(plan, shard)
        // Whoever wrote it spells it in one way; another spelling is somebody's edit.
        for (place, line) in head.lines.enumerated() {
            let found = given.indices.contains(place) ? given[place] : ""
            guard found == line else { throw .headLine(place + 1, found) }
        }
        guard given.count == head.lines.count else {
            throw .headLine(given.count, given[given.count - 1])
        }
        return head
    }
}
