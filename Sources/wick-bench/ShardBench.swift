import Desk
import Machine
import Markets
import Scripts

/// shard [SCENARIO [SEEDS]]: what a part of a sweep costs: a row on one core, what every part pays before
/// its first row, and a row in merging; and from these, worked out and not measured, 64 machines.
func shard(_ arguments: [String]) {
    let name = arguments.first ?? "october-2025"
    let seeds = max(arguments.dropFirst().first.flatMap { Int($0) } ?? 64, 1)
    guard let text = try? Shelves(chosen: nil).content.text(.scenarios, name),
        let setting = try? ScenarioText.read(text, name: name).live?.setting,
        let varied = try? Varied("depth=0.5..1:0.5"),
        let plan = try? SweepPlan(
            wick: "bench", scenario: name, fingerprint: RunningHash(text).text, draws: .crowd,
            seeds: 1...UInt64(seeds), varied: [varied])
    else { return print("shard: \(name) is no live scenario") }
    let start = now()
    guard let rows = try? SweptRows(plan, of: setting, OneHand()) else {
        return print("shard: \(name) cannot be swept")
    }
    let begun = now()
    guard let lines = try? rows.lines(0..<plan.rows) else { return print("shard: stopped") }
    let played = now()
    let head = SweepHead(rows.plan, .whole)
    var hash = head.hash
    var reading = SweepRows(head)
    var isWhole = true
    for line in lines {
        hash.add(line)
        isWhole = (try? reading.take(Array(line.utf8)[...])) == true && isWhole
    }
    let merged = now()
    let count = Double(plan.rows)
    let row = (played - begun) / count
    let merging = (merged - played) / count
    print(
        "shard name=\(name) rows=\(plan.rows) row_ms=\(figure(row * 1e3, 2))",
        "begin_ms=\(figure((begun - start) * 1e3, 1)) merge_row_us=\(figure(merging * 1e6, 2))",
        "bytes_row=\(lines.reduce(0) { $0 + $1.utf8.count + 1 } / plan.rows) whole=\(isWhole)")
    // A million rows in 64 parts on machines of two cores such as this, one part a machine.
    let million = 1e6
    let each = million / 64 * row / 2
    print(
        "shard computed=64x2_cores rows=1000000 one_core_h=\(figure(million * row / 3_600, 2))",
        "each_min=\(figure(each / 60, 2)) merge_s=\(figure(million * merging, 1))",
        "whole_min=\(figure((each + (begun - start) + million * merging) / 60, 2))")
}
