import Markets

/// What a whole sweep is of, whatever parts it is made in: seeds times settings, a row each.
///
/// Seed by seed, and under each seed all settings, the last that was named running fastest. So every
/// stretch of rows holds all settings, and parts of a sweep take about as long.
public struct SweepPlan: Sendable, Equatable {
    /// The version of the program.
    public let wick: String
    /// As it was named, without its folder, and the fingerprint of its text.
    public let scenario: String
    public let fingerprint: String
    public let draws: Sweep.Draws
    public let seeds: ClosedRange<UInt64>
    public let varied: [Varied]
    public let settings: Int
    /// The fingerprint of the first row. Every part works it out for itself: parts of programs whose
    /// markets differ are then told apart. Empty until somebody has.
    public var firstRow = ""

    public static let mostSettings = 10_000
    public static let mostSeeds: UInt64 = 1_000_000_000

    public init(
        wick: String, scenario: String, fingerprint: String, draws: Sweep.Draws,
        seeds: ClosedRange<UInt64>, varied: [Varied]
    ) throws(SweepFault) {
        for (place, one) in varied.enumerated()
        where varied[..<place].contains(where: { $0.knob == one.knob }) {
            throw .knobTwice(one.knob.name)
        }
        var settings = 1
        for one in varied {
            settings *= one.values.count
            guard settings <= SweepPlan.mostSettings else { throw .tooManySettings }
        }
        guard seeds.upperBound - seeds.lowerBound < SweepPlan.mostSeeds else {
            throw .tooManySeeds
        }
        (self.wick, self.scenario, self.fingerprint) = (wick, scenario, fingerprint)
        (self.draws, self.seeds, self.varied, self.settings) = (draws, seeds, varied, settings)
    }

    public var rows: Int { (Int(seeds.upperBound - seeds.lowerBound) + 1) * settings }

    /// The seed of a row.
    public func seed(of row: Int) -> UInt64 { seeds.lowerBound + UInt64(row / settings) }

    /// The values of a setting, in the order in which they were named.
    public func values(of setting: Int) -> [SweptNumber] {
        var rest = setting
        var values: [SweptNumber] = []
        for one in varied.reversed() {
            values.append(one.values[rest % one.values.count])
            rest /= one.values.count
        }
        return values.reversed()
    }

    /// `depth=0.5 crowd-heat=0.02`
    public func words(of setting: Int) -> String {
        zip(varied, values(of: setting)).map { one, value in
            "\(one.knob.name)=\(one.isFactor && !one.knob.isFactor ? "x" : "")\(value.text)"
        }.joined(separator: " ")
    }

    /// The market of a setting: the scenario with everything turned.
    public func market(
        of setting: Int, in scenario: LiveSetting
    ) throws(SweepFault) -> (setting: LiveSetting, switches: Switches) {
        var market = scenario
        var switches = Switches.all
        for (one, value) in zip(varied, values(of: setting)) {
            let knob = one.knob.knob(value, isFactor: one.isFactor)
            guard knob.turn(&market, &switches) else {
                throw .notWhole("\(one.knob.name)=\(value.text)")
            }
        }
        do throws(LiveFault) {
            try market.check()
        } catch {
            throw .refused(words(of: setting), error)
        }
        return (market, switches)
    }

    /// The columns of every row.
    public var columns: [String] {
        ["seed"] + varied.map(\.column) + SweepColumn.all.map(\.name)
    }

    /// Which row it is: what its line begins with.
    public func key(of row: Int) -> String {
        "\(seed(of: row))," + values(of: row % settings).map { $0.text + "," }.joined()
    }

    /// A row's line.
    public func line(of row: Int, _ swept: SweptMarket) -> String {
        key(of: row) + SweepColumn.all.map { $0.text(swept) }.joined(separator: ",")
    }

    /// The line that makes a part of it.
    public func command(_ shard: Shard) -> String {
        let isPlain = scenario.utf8.allSatisfy {
            (97...122).contains($0) || (65...90).contains($0) || (45...57).contains($0) || $0 == 95
        }
        let words =
            ["wick sweep", isPlain ? scenario : "'\(scenario)'"]
            + ["--seeds \(seeds.lowerBound)..\(seeds.upperBound)"]
            + varied.map { "--vary \($0.text)" } + (draws == .crowd ? [] : ["--draws day"])
            + (shard == .whole ? [] : ["--shard \(shard.text)"])
        return (words + ["--out part-\(shard.number).csv"]).joined(separator: " ")
    }
}
