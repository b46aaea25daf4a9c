import Figures
import Markets

/// A table of prices while it is being read.
struct PriceSheetDraft {
    private struct Row {
        let line: Int
        let moment: Moment
        let bar: Bar
        let mark: Price?
    }

    /// Where each column stands.
    private struct Columns {
        var time = 0
        /// A clock beside a date.
        var clock: Int?
        var open = 1
        var high = 2
        var low = 3
        var close = 4
        var mark: Int?
        var needed: Int {
            ([time, open, high, low, close] + [clock, mark].compactMap { $0 }).max() ?? 0
        }
    }

    var findings = FileFindings()
    private var rows: [Row] = []
    private var ignored: [String] = []
    private var hadNoHeader = false
    private var lines: FileLines

    init(_ text: String) { lines = FileLines(text) }

    mutating func sheet() -> PriceSheet? {
        readRows()
        guard findings.isEmpty else { return nil }
        guard rows.count > 1 else {
            findings.add(.sheet(rows.isEmpty ? .empty : .oneRow), line: 1)
            return nil
        }
        let wasReversed = rows[1].moment < rows[0].moment
        if wasReversed { rows.reverse() }
        guard let every = length() else { return nil }
        return fitted(every: every, wasReversed: wasReversed)
    }

    // MARK: Rows

    private mutating func readRows() {
        var columns: Columns?
        var separator: UInt8?
        while let (number, range) = lines.next() {
            var bytes = lines.bytes[range]
            // The mark that some programs put before the first byte.
            if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
            if bytes.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) || bytes.first == 35 {
                continue
            }
            let mark = separator ?? SheetCells.separator(of: bytes)
            separator = mark
            guard let cells = SheetCells.cut(bytes, at: mark) else {
                findings.add(.sheet(.quoteNotClosed), line: number)
                continue
            }
            if let columns {
                read(cells, columns, line: number)
                continue
            }
            guard let found = header(cells, line: number) else { return }
            columns = found
            if hadNoHeader { read(cells, found, line: number) }
        }
        if columns == nil { findings.add(.sheet(.empty), line: 1) }
    }

    private static let names: [(String, Set<String>)] = [
        (
            "time",
            [
                "time", "timestamp", "datetime", "opentime", "unix", "unixtime", "ts", "start",
                "starttime", "startat", "date(utc)", "timeutc", "dateutc", "datetimeutc",
            ]
        ),
        ("date", ["date", "day"]),
        ("open", ["open", "o", "openprice"]), ("high", ["high", "h", "highprice"]),
        ("low", ["low", "l", "lowprice"]), ("close", ["close", "c", "closeprice"]),
        ("mark", ["mark", "markprice", "markclose", "closemark"]),
        ("volume", ["volume", "vol", "v"]),
    ]

    /// The names of the first row; the usual order where it holds numbers already. Nil where a
    /// column is missing.
    private mutating func header(_ cells: [SheetCells.Cell], line: Int) -> Columns? {
        if case .success = SheetValue.moment(cells[0].text), cells.count > 4,
            cells[1...4].allSatisfy({ SheetValue.units($0.text) != nil })
        {
            hadNoHeader = true
            return Columns()
        }
        var places: [String: Int] = [:]
        for (place, cell) in cells.enumerated() {
            let written = cell.text.lowercased().filter { $0 != " " && $0 != "_" && $0 != "-" }
            guard let name = Self.names.first(where: { $0.1.contains(written) })?.0 else {
                if !cell.text.isEmpty { ignored.append(Line.quoted(cell.text)) }
                continue
            }
            if name == "volume" {
                ignored.append(Line.quoted(cell.text))
            } else if places[name] == nil {
                places[name] = place
            } else {
                findings.add(.sheet(.columnTwice(name)), line: line, column: cell.column)
            }
        }
        var columns = Columns()
        let found = cells.map { Line.quoted($0.text) }
        func place(_ name: String) -> Int? {
            if let place = places[name] { return place }
            findings.add(.sheet(.columnMissing(name, found: found)), line: line)
            return nil
        }
        if let date = places["date"] {
            columns.time = date
            columns.clock = places["time"]
        } else if let time = place("time") {
            columns.time = time
        }
        columns.open = place("open") ?? 0
        columns.high = place("high") ?? 0
        columns.low = place("low") ?? 0
        columns.close = place("close") ?? 0
        columns.mark = places["mark"]
        return findings.isEmpty ? columns : nil
    }

    private mutating func read(_ cells: [SheetCells.Cell], _ columns: Columns, line: Int) {
        guard cells.count > columns.needed else {
            return findings.add(
                .sheet(.rowShort(found: cells.count, needed: columns.needed + 1)), line: line)
        }
        let moment = moment(cells, columns, line)
        let open = price(cells[columns.open], "open", line)
        let high = price(cells[columns.high], "high", line)
        let low = price(cells[columns.low], "low", line)
        let close = price(cells[columns.close], "close", line)
        var mark: Price?
        if let place = columns.mark {
            mark = price(cells[place], "mark", line)
            if let mark, !mark.isPositive { findings.add(.markNotPositive(mark), line: line) }
        }
        guard let moment, let open, let high, let low, let close else { return }
        let bar = Bar(open: open, high: high, low: low, close: close)
        for rule in bar.faults { findings.add(rule, line: line) }
        rows.append(Row(line: line, moment: moment, bar: bar, mark: mark))
    }

    private mutating func moment(
        _ cells: [SheetCells.Cell], _ columns: Columns, _ line: Int
    ) -> Moment? {
        let cell = cells[columns.time]
        var text = cell.text
        // Some tables have a date and a clock, others a date beside the whole time.
        if let clock = columns.clock {
            let time = cells[clock].text
            text =
                time.contains(":") && time.date == nil && !time.contains("-")
                ? "\(text) \(time)" : time
        }
        switch SheetValue.moment(text) {
        case .success(let moment): return moment
        case .failure(let problem):
            let written = Line.quoted(text)
            findings.add(
                .sheet(problem.fault == .notATime ? .notATime(written) : .notAMinute(written)),
                line: line, column: cell.column)
            return nil
        }
    }

    private mutating func price(
        _ cell: SheetCells.Cell, _ name: String, _ line: Int
    ) -> Price? {
        if let units = SheetValue.units(cell.text), Price(units: units).isAdmissible {
            return Price(units: units)
        }
        findings.add(
            .sheet(.notANumber(Line.quoted(cell.text), in: name)), line: line, column: cell.column)
        return nil
    }

    // MARK: Fitting them together

    /// Minutes of a bar: the shortest stretch between two rows.
    private mutating func length() -> Int? {
        var shortest = Int.max
        for (row, next) in zip(rows, rows.dropFirst()) {
            guard next.moment > row.moment else {
                findings.add(
                    .sheet(.notLater(next.moment, previous: row.moment)), line: next.line)
                continue
            }
            shortest = min(shortest, next.moment.minutes - row.moment.minutes)
        }
        guard findings.isEmpty else { return nil }
        guard shortest <= 1440 else {
            findings.add(.sheet(.barTooLong(minutes: shortest)), line: rows[1].line)
            return nil
        }
        return shortest
    }

    private mutating func fitted(every: Int, wasReversed: Bool) -> PriceSheet? {
        let start = rows[0].moment
        let due = (rows[rows.count - 1].moment.minutes - start.minutes) / every + 1
        guard due - rows.count <= rows.count / 5 else {
            findings.add(
                .sheet(.holesTooMany(missing: due - rows.count, bars: rows.count)), line: 1)
            return nil
        }
        var bars: [Bar] = []
        var marks: [Price] = []
        var holes: [Scenario.Freeze] = []
        for row in rows {
            let expected = start + every * bars.count
            if (row.moment.minutes - start.minutes) % every != 0 {
                findings.add(.sheet(.offGrid(row.moment, every: every)), line: row.line)
                continue
            }
            if row.moment > expected, let last = bars.last {
                holes.append(Scenario.Freeze(from: expected, to: row.moment + -every))
                let still = Bar(
                    open: last.close, high: last.close, low: last.close, close: last.close)
                let count = (row.moment.minutes - expected.minutes) / every
                bars += Array(repeating: still, count: count)
                if let mark = marks.last { marks += Array(repeating: mark, count: count) }
            }
            bars.append(row.bar)
            if let mark = row.mark { marks.append(mark) }
        }
        guard findings.isEmpty else { return nil }
        return PriceSheet(
            start: start, minutesPerBar: every, bars: bars,
            marks: marks.count == bars.count ? marks : nil, holes: holes, ignored: ignored,
            wasReversed: wasReversed, hadNoHeader: hadNoHeader)
    }
}
