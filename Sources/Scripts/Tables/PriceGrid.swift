import Figures
import Markets

/// Rows put in order and on a grid of equal bars; everything that is done to them is noted.
struct PriceGrid {
    private struct Row {
        let line: Int
        let minute: Int
        var bar: Bar
        let mark: Price?
    }
    private var rows: [Row] = []
    private var findings = FileFindings()
    private var notes: [PriceNote]
    private let read: PriceRows
    private let shape: PriceShape
    private let survey: PriceSurvey

    init(_ read: PriceRows, _ shape: PriceShape, _ survey: PriceSurvey, _ notes: [PriceNote]) {
        self.read = read
        self.shape = shape
        self.survey = survey
        self.notes = notes
    }

    mutating func sheet(_ file: String) throws(PriceFault) -> PriceSheet {
        takeBars()
        try check(file)
        order()
        try join(file)
        widen()
        try check(file)
        guard rows.count > 1 else {
            findings.add(.sheet(rows.isEmpty ? .empty : .oneRow), line: 1)
            throw .file(findings.all(in: file, ""))
        }
        guard let every = length() else { throw .file(findings.all(in: file, "")) }
        setBackEnds(every)
        let sheet = fitted(every)
        try check(file)
        guard let sheet else { throw .file(findings.all(in: file, "")) }
        return sheet
    }

    private func check(_ file: String) throws(PriceFault) {
        if !findings.isEmpty { throw .file(findings.all(in: file, "")) }
    }

    // MARK: Bars

    /// Four prices become a bar, in the order that the names say, or the only one that fits all rows.
    private mutating func takeBars() {
        if read.rounded > 0 { notes.append(.rounded(read.rounded)) }
        var order = PriceOrder.usual
        if shape.places == nil {
            let fitting = PriceOrder.allCases.filter { order in
                read.rows.allSatisfy { Self.bar($0.prices, order).faults.isEmpty }
            }
            order = fitting.first ?? .usual
            let faulty = read.rows.filter { !Self.bar($0.prices, order).faults.isEmpty }
            // A few bad rows are named; where most are, the columns are others than they were taken for.
            if faulty.count * 2 > read.rows.count, let first = faulty.first {
                findings.add(.sheet(.noOrder), line: first.line)
                return
            }
            notes.append(.noNames(order: order.rawValue, isUsual: order == .usual))
        }
        rows = read.rows.map {
            Row(line: $0.line, minute: $0.minute, bar: Self.bar($0.prices, order), mark: $0.mark)
        }
    }

    private static func bar(_ prices: [Price], _ order: PriceOrder) -> Bar {
        let places = order.places
        return Bar(
            open: prices[places.open], high: prices[places.high], low: prices[places.low],
            close: prices[places.close])
    }

    /// Oldest first.
    private mutating func order() {
        var (ups, downs) = (0, 0)
        for (row, next) in zip(rows, rows.dropFirst()) {
            if next.minute > row.minute { ups += 1 }
            if next.minute < row.minute { downs += 1 }
        }
        guard downs > 0 else { return }
        if ups == 0 {
            rows.reverse()
            notes.append(.wasReversed)
            return
        }
        let isDownward = downs > ups
        if isDownward { rows.reverse() }
        // Where two rows have one time, the one that came first stays first.
        rows = rows.enumerated().sorted { a, b in
            (a.element.minute, a.offset) < (b.element.minute, b.offset)
        }.map(\.element)
        notes.append(.wasSorted)
    }

    /// Rows that say the same are one; two that say different things of one time are an error, or the
    /// hour in which clocks are set back.
    private mutating func join(_ file: String) throws(PriceFault) {
        var kept: [Row] = []
        var same: [Row] = []
        var clashes: [(Row, Row)] = []
        for row in rows {
            guard let last = kept.last, last.minute == row.minute else {
                kept.append(row)
                continue
            }
            if last.bar == row.bar, last.mark == row.mark {
                same.append(row)
            } else {
                clashes.append((last, row))
            }
        }
        if let first = clashes.first {
            let isLocal = survey.unzoned > 0 && clashes.allSatisfy { Self.isClockChange($0.1) }
            if isLocal {
                throw .question(.localTimes(Moment(minutes: first.0.minute)))
            }
            for (one, other) in clashes {
                let moment = Moment(minutes: one.minute)
                findings.add(
                    .sheet(.twoBars(moment, otherLine: min(one.line, other.line))),
                    line: max(one.line, other.line))
            }
            try check(file)
        }
        if let first = same.first {
            notes.append(.sameRows(same.count, first: Moment(minutes: first.minute)))
        }
        rows = kept
    }

    /// Clocks are set back in the small hours, nearly everywhere on a Sunday.
    private static func isClockChange(_ row: Row) -> Bool {
        let moment = Moment(minutes: row.minute)
        return moment.isSunday && moment.minuteOfDay < 4 * 60
    }

    /// BitMEX takes a bar's open from the close before, wherever its own trades were: the bar is made
    /// wide enough to hold it. Any other bar outside of itself is an error.
    private mutating func widen() {
        let outside = rows.indices.filter { place in
            let bar = rows[place].bar
            return bar.low <= bar.high && (bar.open < bar.low || bar.open > bar.high)
        }
        let areBridged = outside.allSatisfy { place in
            place == 0 ? outside.count > 1 : rows[place].bar.open == rows[place - 1].bar.close
        }
        if !outside.isEmpty, areBridged {
            for place in outside {
                let bar = rows[place].bar
                rows[place].bar = Bar(
                    open: bar.open, high: max(bar.high, bar.open), low: min(bar.low, bar.open),
                    close: bar.close)
            }
            notes.append(.widened(outside.count, of: rows.count))
        }
        for row in rows {
            for rule in row.bar.faults { findings.add(rule, line: row.line) }
        }
    }

    // MARK: The grid

    /// Minutes of a bar: the shortest stretch between two rows.
    private mutating func length() -> Int? {
        var shortest = Int.max
        for (row, next) in zip(rows, rows.dropFirst()) {
            shortest = min(shortest, next.minute - row.minute)
        }
        let week = 7 * 1_440
        guard shortest <= 1_440 || shortest % week == 0 && shortest == week else {
            findings.add(.sheet(.barTooLong(minutes: shortest)), line: rows[1].line)
            return nil
        }
        for (row, next) in zip(rows, rows.dropFirst())
        where (next.minute - row.minute) % shortest != 0 {
            findings.add(
                .sheet(.offGrid(Moment(minutes: next.minute), every: shortest)), line: next.line)
        }
        return findings.isEmpty ? shortest : nil
    }

    /// Bars that are stamped with their end begin a bar earlier.
    private mutating func setBackEnds(_ every: Int) {
        let isEnd = survey.ends > 0 && survey.starts == 0
        guard shape.isBitMEX || isEnd || shape.saysEnd else { return }
        rows = rows.map {
            Row(line: $0.line, minute: $0.minute - every, bar: $0.bar, mark: $0.mark)
        }
        notes.append(.endTimes(minutes: every, isBitMEX: shape.isBitMEX))
    }

    private mutating func fitted(_ every: Int) -> PriceSheet? {
        let start = Moment(minutes: rows[0].minute)
        let due = (rows[rows.count - 1].minute - rows[0].minute) / every + 1
        let missing = due - rows.count
        let gaps = Self.gaps(rows.map(\.minute), every)
        let areWeekends =
            every == 1_440
            && gaps.allSatisfy { gap in
                stride(from: gap.lowerBound, to: gap.upperBound, by: every).allSatisfy {
                    Moment(minutes: $0).isWeekend
                }
            }
        guard missing <= 9 * rows.count, due <= PriceTable.most * 4 else {
            findings.add(.sheet(.holesTooMany(missing: missing, bars: rows.count)), line: 1)
            return nil
        }
        var holes: [Scenario.Freeze] = []
        if missing == 0 {
        } else if areWeekends {
            notes.append(.weekends(missing))
            holes = Self.freezes(gaps, every)
        } else if missing > rows.count / 5 {
            notes.append(.quiet(missing, of: due))
        } else {
            holes = Self.freezes(gaps, every)
            notes.append(.missing(missing, holes: holes.count, first: holes[0].from))
            noteHour(gaps, every)
        }
        if survey.nulls > 0 { notes.append(.rowsWithoutPrices(survey.nulls)) }
        let (bars, marks) = filled(start, every)
        return PriceSheet(
            start: start, minutesPerBar: every, bars: bars,
            marks: marks.count == bars.count ? marks : nil, holes: holes, filled: missing,
            notes: notes, symbol: symbol)
    }

    /// Bars, and marks where there are some, with what is missing at the close before.
    private func filled(_ start: Moment, _ every: Int) -> (bars: [Bar], marks: [Price]) {
        var (bars, marks): ([Bar], [Price]) = ([], [])
        for row in rows {
            let count = (row.minute - start.minutes) / every - bars.count
            if count > 0, let last = bars.last {
                let still = Bar(
                    open: last.close, high: last.close, low: last.close, close: last.close)
                bars += Array(repeating: still, count: count)
                if let mark = marks.last { marks += Array(repeating: mark, count: count) }
            }
            bars.append(row.bar)
            if let mark = row.mark { marks.append(mark) }
        }
        return (bars, marks)
    }

    private static func gaps(_ minutes: [Int], _ every: Int) -> [Range<Int>] {
        zip(minutes, minutes.dropFirst()).filter { $1 - $0 > every }.map { $0 + every..<$1 }
    }

    private static func freezes(_ gaps: [Range<Int>], _ every: Int) -> [Scenario.Freeze] {
        gaps.map {
            Scenario.Freeze(
                from: Moment(minutes: $0.lowerBound), to: Moment(minutes: $0.upperBound - every))
        }
    }

    /// One hour missing on a Sunday morning, in times that name no zone: clocks may have been set on.
    private mutating func noteHour(_ gaps: [Range<Int>], _ every: Int) {
        guard notes.contains(.readAsUTC), every <= 60,
            let gap = gaps.first(where: { gap in
                let moment = Moment(minutes: gap.lowerBound)
                return gap.count == 60 && moment.isSunday && moment.minuteOfDay < 4 * 60
            })
        else { return }
        notes.append(.hourMissing(Moment(minutes: gap.lowerBound)))
    }

    /// The symbol that the table itself names.
    private var symbol: String? {
        if let below = shape.symbolBelow { return below }
        return survey.symbols.count == 1
            ? String(decoding: survey.symbols[0], as: UTF8.self) : nil
    }
}

extension Moment {
    /// 1 January 1970 was a Thursday.
    fileprivate var weekday: Int { ((day + 3) % 7 + 7) % 7 }
    fileprivate var isSunday: Bool { weekday == 6 }
    fileprivate var isWeekend: Bool { weekday >= 5 }
}
