import Desk
import Machine
import Markets
import Scripts

/// crowds [SEEDS [SIZE…]] [only NAME…]: what every live scenario comes to over crowds of its law, by
/// how many accounts they have, and by how much the middle low moves between the sizes.
///
/// - Returns: whether it moves by less than 0.75 points in each
func crowds(_ arguments: [String]) -> Bool {
    let numbers = arguments.prefix { $0 != "only" }.compactMap { Int($0) }
    let names = arguments.drop { $0 != "only" }.dropFirst()
    let seeds = max(numbers.first ?? 20, 1)
    let sizes =
        numbers.count > 1 ? Array(numbers.dropFirst()) : [4_000, 6_000, 10_000, 30_000, 100_000]
    let most = 0.75
    var isStable = true
    for (name, setting) in liveScenarios() where names.isEmpty || names.contains(name) {
        let spreads = AllHands().map(sizes.count) { place in
            var setting = setting
            setting.crowd.accounts = sizes[place]
            return try? CrowdSpread(setting, crowds: seeds)
        }
        for (size, spread) in zip(sizes, spreads) {
            guard let spread else {
                print("crowds name=\(name) accounts=\(size) refused")
                isStable = false
                continue
            }
            print(
                "crowds name=\(name) accounts=\(size) crowds=\(spread.lows.count)",
                "low_pct=\(tenths(spread.lows, 2)) day=\(tenths(spread.days, 0))",
                "hour=\(tenths(spread.hours, 0))")
        }
        let middles = spreads.compactMap { $0?.low }
        let moved = (middles.max() ?? 0) - (middles.min() ?? 0)
        if moved >= most { isStable = false }
        print(
            "crowds name=\(name) middle_low_moves=\(figure(moved, 2))",
            moved < most ? "ok" : "FAILS: \(most) at most")
    }
    return isStable
}

/// Least, a tenth in, the middle, nine tenths in, most.
private func tenths(_ sorted: [Double], _ places: Int) -> String {
    [0, 1, 5, 9, 10].map { figure(sorted[(sorted.count - 1) * $0 / 10], places) }
        .joined(separator: "..")
}

/// The settings of the shipped scenarios in which a market makes its own prices.
private func liveScenarios() -> [(name: String, setting: LiveSetting)] {
    let content = Shelves(chosen: nil).content
    return ((try? content.names(.scenarios)) ?? []).compactMap { name in
        guard let text = try? content.text(.scenarios, name),
            let scenario = try? ScenarioText.read(text, name: name), let live = scenario.live
        else { return nil }
        return (name, live.setting)
    }
}
