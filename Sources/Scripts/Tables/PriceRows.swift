import Figures
import Markets

/// The rows of a table as times and numbers, in the order of the file.
struct PriceRows {
    struct Row {
        let line: Int
        /// Minutes since 1970, UTC.
        let minute: Int
        /// As they stand: named open, high, low and close, else in whatever order.
        var prices: [Price]
        var mark: Price?
    }
    private(set) var rows: [Row] = []
    private(set) var findings = FileFindings()
    /// Prices whose decimals beyond the eighth were rounded.
    private(set) var rounded = 0
    /// A local time that the clocks of its zone left out.
    private(set) var noHour: (line: Int, text: String)?

    private let shape: PriceShape
    private let mark: DecimalMark
    private let isDayFirst: Bool
    private let zone: ZoneCalendar?
    private let isDownward: Bool
    /// No row stands before an earlier one.
    private let isUpward: Bool
    /// The stretch that was asked for has ended, and no later row belongs to it.
    private(set) var isPast = false
    /// Times are the last second of their bars.
    private let isEnd: Bool
    private let only: [UInt8]?
    private let window: Range<Int>?
    /// The moment of the row before, which tells the two hours of a clock change apart.
    private var before: Int?

    init(
        _ shape: PriceShape, mark: DecimalMark, isDayFirst: Bool, zone: ZoneCalendar?,
        isDownward: Bool, isUpward: Bool, isEnd: Bool, only: [UInt8]?, window: Range<Int>?
    ) {
        self.shape = shape
        self.mark = mark
        self.isDayFirst = isDayFirst
        self.zone = zone
        self.isDownward = isDownward
        self.isUpward = isUpward
        self.isEnd = isEnd
        self.only = only
        self.window = window
    }

    mutating func see(_ record: TableRecords.Numbered) {
        guard record.line > shape.line else { return }
        if let only, let place = shape.symbol, place < record.cells.count,
            !record.cells[place].elementsEqual(only)
        {
            return
        }
        guard case .bar(let time, let cells, let markCell) = shape.read(record),
            let moment = moment(time, record)
        else { return }
        if let window, !window.contains(moment) {
            // Local clocks are set back by an hour, or by less.
            isPast = isUpward && moment > window.upperBound + 7_200
            return
        }
        var prices: [Price] = []
        prices.reserveCapacity(4)
        for (place, cell) in zip(shape.prices, cells) {
            guard let price = price(cell, place, record) else { return }
            prices.append(price)
        }
        var mark: Price?
        if let markCell, let place = shape.mark {
            guard let price = price(markCell, place, record) else { return }
            if !price.isPositive { findings.add(.markNotPositive(price), line: record.line) }
            mark = price
        }
        // A bar that ends at 59.999 seconds ends with the minute.
        let minute = (moment + (isEnd ? 1 : 0)) / 60
        rows.append(Row(line: record.line, minute: minute, prices: prices, mark: mark))
    }

    /// Seconds since 1970, UTC.
    private mutating func moment(_ time: WrittenTime, _ record: TableRecords.Numbered) -> Int? {
        guard let seconds = time.seconds(isDayFirst: isDayFirst) else { return nil }
        if let offset = time.offset { return seconds - offset * 60 }
        guard let zone else { return seconds }
        let moments = zone.moments(local: seconds)
        guard let first = moments.first, let last = moments.last else {
            if noHour == nil {
                noHour = (record.line, Moment(minutes: seconds / 60).text)
            }
            return nil
        }
        // Of two moments with one clock it is the one that follows the row before.
        let chosen: Int
        if isDownward {
            chosen = before.map { $0 > last } ?? true ? last : first
        } else {
            chosen = before.map { $0 < first } ?? true ? first : last
        }
        before = chosen
        return chosen
    }

    private mutating func price(
        _ cell: ArraySlice<UInt8>, _ place: Int, _ record: TableRecords.Numbered
    ) -> Price? {
        if let number = TableNumber(cell, mark), Price(units: number.units).isAdmissible {
            if number.isRounded { rounded += 1 }
            return Price(units: number.units)
        }
        let order = shape.prices.firstIndex(of: place)
        let name =
            shape.places == nil
            ? "a price" : order.map { PriceColumn.prices[$0].rawValue } ?? "mark"
        findings.add(
            .sheet(
                .notANumber(Line.quoted(String(decoding: cell.prefix(40), as: UTF8.self)), in: name)
            ),
            line: record.line, column: record.column(of: place, shape.dialect))
        return nil
    }
}
