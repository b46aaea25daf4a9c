/// What one record of a table of prices is.
enum PriceRow {
    /// The names once more.
    case namesAgain
    case comment
    /// A bar: its time, and the cells of its prices.
    case bar(WrittenTime, prices: [ArraySlice<UInt8>], mark: ArraySlice<UInt8>?)
    /// A time without any price: `null`, or nothing.
    case null(WrittenTime)
    /// Some of its cells are empty or missing, or its own column says that the bar still runs.
    case unfinished(WrittenTime)
    case short
    case leftOpen
    /// What stands in the column of times is none.
    case noTime(String)
}

extension PriceShape {
    func read(_ record: TableRecords.Numbered) -> PriceRow {
        if record.isComment { return .comment }
        if record.isLeftOpen { return .leftOpen }
        let cells = record.cells
        guard let time = time(of: cells) else {
            if areNames(cells) { return .namesAgain }
            let text = [Optional(self.time), clock].compactMap { $0 }.filter { $0 < cells.count }
                .map { String(decoding: cells[$0].prefix(40), as: UTF8.self) }
            return .noTime(text.joined(separator: " "))
        }
        let filled = prices.count { $0 < cells.count && !Self.isNothing(cells[$0]) }
        if filled == 0, cells.count > 1 || prices.contains(where: { $0 < cells.count }) {
            return .null(time)
        }
        if cells.count <= needed { return .short }
        if filled < 4 || stillRuns(cells) { return .unfinished(time) }
        let mark = mark.map { cells[$0] }
        if let mark, Self.isNothing(mark) { return .unfinished(time) }
        return .bar(time, prices: prices.map { cells[$0] }, mark: mark)
    }

    /// The date and its clock as one.
    private func time(of cells: [ArraySlice<UInt8>]) -> WrittenTime? {
        guard self.time < cells.count, let day = WrittenTime(cells[self.time]), day.day != .none
        else {
            return nil
        }
        var time = day
        if let clock {
            guard clock < cells.count, let beside = clockAlone(cells[clock]) else { return nil }
            time = day.with(clock: beside)
        }
        if time.offset == nil { time.offset = offset }
        return time
    }

    /// A clock in a column of its own.
    func clockAlone(_ cell: ArraySlice<UInt8>) -> WrittenTime? {
        if let number = WrittenTime(clockNumber: cell, isHours: hasHours) { return number }
        guard let clock = WrittenTime.clocked(cell), clock.day == WrittenTime.Day.none else {
            return nil
        }
        return clock
    }

    /// The names of this table, or, where it has none, of a table that was joined to it.
    private func areNames(_ cells: [ArraySlice<UInt8>]) -> Bool {
        let found = TablePlaces<PriceColumn>(cells)
        guard PriceColumn.prices.allSatisfy({ found.has($0) }) else { return false }
        guard let places else { return PriceColumn.prices.map { found[$0] ?? 0 } == prices }
        return PriceColumn.allCases.allSatisfy { found[$0] == places[$0] || $0 == .date }
    }

    private func stillRuns(_ cells: [ArraySlice<UInt8>]) -> Bool {
        guard let finished, finished < cells.count else { return false }
        let word = String(decoding: cells[finished].prefix(6), as: UTF8.self).lowercased()
        return word == "0" || word == "false"
    }

    /// What programs write where there is no number.
    static func isNothing(_ cell: ArraySlice<UInt8>) -> Bool {
        if let first = cell.first, first >= 48, first <= 57 { return false }
        let word = String(decoding: cell.prefix(8), as: UTF8.self).lowercased()
        return ["", "null", "nan", "n/a", "na", "none", "nil", "-", "--", "#n/a"].contains(word)
    }
}
