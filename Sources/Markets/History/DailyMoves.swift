import Figures

extension HourSeries {
    /// For every bar: how much the price moved in a day, as a mean of the 30 days before it,
    /// in 10⁻⁸;
    /// −1 where fewer than 30 whole days are known.
    ///
    /// A day's move is the distance between the closes at its two ends, either way, of the first.
    /// Only what had closed when the bar began counts.
    public func dailyMoves() -> [Int] {
        let day = max(1, 1_440 / minutesPerBar)
        let month = 30
        var means = [Int](repeating: -1, count: open.count)
        for run in runs where run.count > day * month {
            // sums[i]: of the moves that end with bar i and with every day before it in the run.
            var sums = [Int](repeating: 0, count: run.count)
            for place in day..<run.count {
                let (from, to) = (
                    close[run.lowerBound + place - day], close[run.lowerBound + place]
                )
                let move = Int(
                    clamping: Int128(abs(to - from)) * unitsPerOne / Int128(max(1, from)))
                sums[place] = sums[place - day] + move
            }
            for place in (day * month)..<(run.count - 1) {
                let sum = sums[place] - sums[place - day * month]
                means[run.lowerBound + place + 1] = sum / month
            }
        }
        return means
    }
}
