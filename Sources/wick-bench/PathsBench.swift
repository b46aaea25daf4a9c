import Markets

/// paths COUNT: one position, a day of minutes at 60% a year, twelve leverages and both sides at once.
func paths(_ arguments: [String]) {
    let wanted = arguments.first.flatMap { Int($0) } ?? 102_400
    let leverages: [Double] = [2, 3, 5, 10, 20, 25, 33, 50, 66, 75, 90, 100]
    let deviation = 0.60 / (365.0 * 1_440).squareRoot()
    let down = leverages.map { Float(Logarithm.ln((1 - 1 / $0) / 0.995) / deviation) }
    let up = leverages.map { Float(Logarithm.ln((1 + 1 / $0) / 1.005) / deviation) }
    let start = now()
    let odds = PathOdds(down: down, up: up, steps: 1_440, paths: wanted, seed: 1)
    let seconds = now() - start
    let share = odds.below.map { figure(Double($0) / Double(odds.paths), 4) }
    print(
        "wick paths=\(odds.paths) ms=\(figure(seconds * 1e3, 1))",
        "ns/step=\(figure(seconds * 1e9 / Double(odds.paths) / 1_440))",
        "Mpaths/s=\(figure(Double(odds.paths) / seconds / 1e6)) long: \(share.joined(separator: " "))",
        "short100: \(figure(Double(odds.above.last ?? 0) / Double(max(odds.paths, 1)), 4))")
}
