/// Which columns of one table hold what, and from which line on its rows stand.
struct PriceShape {
    /// The column of the whole time or of the date.
    var time = 0
    /// A clock beside a date.
    var clock: Int?
    /// That clock has hours alone, as its name says.
    var hasHours = false
    /// A second column of times or dates, which is held against the first.
    var otherTime: Int?
    /// Open, high, low and close where they are named; else four prices as they stand.
    var prices = [1, 2, 3, 4]
    var mark: Int?
    var symbol: Int?
    var finished: Int?
    /// Rows stand below this line; nought where nothing names the columns.
    var line = 0
    /// Nil where nothing names the columns.
    var places: TablePlaces<PriceColumn>?
    /// Lines before the names, or before the first row.
    var before: [(line: Int, text: String)] = []
    var unused: [String] = []
    /// Minutes east of UTC, as the time column's name says.
    var offset: Int?
    /// The place whose clock the time column's name says it is of.
    var zone: String?
    /// The time column's name says that it holds the end of the bar.
    var saysEnd = false
    /// The close stands under a name that might mean something else.
    var closeName: String?
    /// The symbol that stands in a line of its own below the names.
    var symbolBelow: String?
    let dialect: TableDialect

    /// Names in angle brackets: MetaTrader 5 and Stooq, which write points whatever the country.
    var isBracketed: Bool { places?.written.contains { $0.hasPrefix("<") } ?? false }

    /// BitMEX stamps a bucket with its end: its API documentation on `/trade/bucketed`, and
    /// github.com/BitMEX/api-connectors/issues/115, where the day's bar bears the next day.
    var isBitMEX: Bool {
        guard let names = places?.names.map(\.plain) else { return false }
        return ["timestamp", "foreignnotional", "homenotional", "lastsize", "vwap"].allSatisfy {
            names.contains($0)
        }
    }

    /// How many columns have a meaning or a name.
    var known: Int {
        places?.count ?? [time, clock, symbol].compactMap { $0 }.count + prices.count
    }

    /// How many cells a row must have.
    var needed: Int { ([time] + prices + [clock, mark].compactMap { $0 }).max() ?? 0 }

    /// Records among which names and the first rows are looked for.
    static let reach = 60

    private init(_ dialect: TableDialect) { self.dialect = dialect }

    /// - Parameter head: the first records of the table, at most `reach`.
    static func find(
        in head: [TableRecords.Numbered], _ dialect: TableDialect, _ findings: inout FileFindings
    ) -> PriceShape? {
        var before: [(Int, String)] = []
        for (number, record) in head.enumerated() {
            let below = head[(number + 1)...]
            let places = TablePlaces<PriceColumn>(record.cells)
            let missing = PriceColumn.prices.filter { !places.has($0) }
            var shape = PriceShape(dialect)
            shape.before = before
            if missing.isEmpty {
                let isDone = shape.name(places, record, below, &findings)
                return isDone ? shape : nil
            }
            if shape.readRow(record, below) {
                return shape.isUnderUnknownNames(head[..<number], record, &findings)
                    ? nil : shape
            }
            if missing.count < 4, places.has(.time) || places.has(.date) {
                let found = record.cells.map { Line.quoted(String(decoding: $0, as: UTF8.self)) }
                if missing == [.open, .high, .low], let close = places[.close] {
                    findings.add(.sheet(.onePrice(found[close])), line: record.line)
                    return nil
                }
                for column in missing {
                    findings.add(
                        .sheet(.columnMissing(column.rawValue, found: found)), line: record.line)
                }
                return nil
            }
            if !record.isComment { before.append((record.line, record.text(dialect))) }
        }
        let first = head.first.map { Line.quoted($0.text(dialect), most: 60) }
        findings.add(.sheet(first.map { SheetRule.noColumns(first: $0) } ?? .empty), line: 1)
        return nil
    }

    // MARK: Under names

    private mutating func name(
        _ places: TablePlaces<PriceColumn>, _ record: TableRecords.Numbered,
        _ below: ArraySlice<TableRecords.Numbered>, _ findings: inout FileFindings
    ) -> Bool {
        var places = places
        line = record.line
        if !places.has(.time), !places.has(.date) { readNamesBelow(&places, below) }
        for (column, place) in places.twice where column != .symbol && column != .finished {
            findings.add(
                .sheet(.columnTwice(column.rawValue)), line: record.line,
                column: record.column(of: place, dialect))
        }
        self.places = places
        prices = PriceColumn.prices.map { places[$0] ?? 0 }
        mark = places[.mark]
        symbol = places[.symbol]
        finished = places[.finished]
        let sample = below.first {
            $0.line > line && $0.cells.count >= places.count / 2 && !$0.isComment
        }
        guard chooseTime(places, sample?.cells ?? []) else {
            let found = record.cells.map { Line.quoted(String(decoding: $0, as: UTF8.self)) }
            findings.add(.sheet(.columnMissing("time", found: found)), line: record.line)
            return false
        }
        let name = places.names[time]
        zone = TableName.place(in: places.written[time])
        otherTime = [places[.time], places[.date]].compactMap { $0 }.first {
            $0 != time && $0 != clock
        }
        offset = name.offset ?? clock.flatMap { places.names[$0].offset }
        saysEnd = PriceColumn.endNames.contains(name.plain)
        if ["price", "last", "lastprice"].contains(places.names[prices[3]].plain) {
            closeName = Line.quoted(places.written[prices[3]])
        }
        let used = [time] + prices + [clock, mark, symbol, finished].compactMap { $0 }
        unused = places.written.indices.filter {
            !used.contains($0) && !places.names[$0].plain.isEmpty
        }.map { Line.quoted(places.written[$0]) }
        return findings.isEmpty
    }

    /// yfinance writes three lines of names: prices, the ticker under each, and `Date` alone.
    private mutating func readNamesBelow(
        _ places: inout TablePlaces<PriceColumn>, _ below: ArraySlice<TableRecords.Numbered>
    ) {
        for record in below.prefix(3) {
            let names = TablePlaces<PriceColumn>(record.cells)
            if let place = names[.time] ?? names[.date],
                record.cells.count(where: { !$0.isEmpty }) == 1
            {
                places[.date] = place
                line = record.line
                return
            }
            if names.has(.symbol), let place = places[.close], place < record.cells.count {
                symbolBelow = String(decoding: record.cells[place], as: UTF8.self)
            }
        }
    }

    /// Which column is the time's, by what stands in it.
    private mutating func chooseTime(
        _ places: TablePlaces<PriceColumn>, _ sample: [ArraySlice<UInt8>]
    ) -> Bool {
        func read(_ place: Int?) -> WrittenTime? {
            place.flatMap { $0 < sample.count ? WrittenTime(sample[$0]) : nil }
        }
        let (whole, date, beside) = (places[.time], places[.date], places[.clock])
        hasHours = beside.map { PriceColumn.hourNames.contains(places.names[$0].plain) } ?? false
        if let date {
            time = date
            if let beside, isClock(beside, sample) {
                clock = beside
            } else if let whole, isClock(whole, sample) {
                clock = whole
            } else if let whole, let read = read(whole), read.day != .none {
                time = whole
            }
            return true
        }
        if let whole {
            time = whole
            if let beside, isClock(beside, sample), read(whole)?.hasClock == false {
                clock = beside
            }
            return true
        }
        if let beside, let read = read(beside), read.day != .none {
            time = beside
            return true
        }
        guard let unnamed = unnamedTime(places, sample) else { return false }
        time = unnamed
        return true
    }

    /// A table of pandas has no name over its times.
    private func unnamedTime(
        _ places: TablePlaces<PriceColumn>, _ sample: [ArraySlice<UInt8>]
    ) -> Int? {
        let taken = prices + [mark, symbol, finished].compactMap { $0 }
        return sample.indices.first { place in
            guard !taken.contains(place), place < places.count else { return false }
            let name = places.names[place].plain
            guard name.isEmpty || name == "index" || name.hasPrefix("unnamed"),
                let read = WrittenTime(sample[place])
            else { return false }
            return read.day != .none
        }
    }

    /// A clock alone, also one without colons: `160000`. Under a name that says so it needs no noughts.
    private func isClock(_ place: Int, _ sample: [ArraySlice<UInt8>]) -> Bool {
        guard place < sample.count else { return false }
        let cell = sample[place]
        let isNamed = places != nil && WrittenTime(clockNumber: cell, isHours: hasHours) != nil
        if isNamed || cell.count == 4 || cell.count == 6,
            clockAlone(cell) != nil
        {
            return true
        }
        return WrittenTime(cell)?.day == WrittenTime.Day.none
    }

    // MARK: Without names

    /// A time, perhaps a clock, perhaps words, then four prices.
    private mutating func readRow(
        _ record: TableRecords.Numbered, _ below: ArraySlice<TableRecords.Numbered>
    ) -> Bool {
        let cells = record.cells
        guard
            let place = cells.indices.first(where: {
                WrittenTime(cells[$0]).map { $0.day != .none } ?? false
            }), place <= 3
        else { return false }
        time = place
        symbol = cells[..<place].firstIndex(where: Self.isWord)
        var next = place + 1
        let hasClock = WrittenTime(cells[place])?.hasClock ?? true
        if next < cells.count, !hasClock, isClock(next, cells),
            !Self.isPrice(cells[next]) || !fits(from: next, record, below)
        {
            clock = next
            next += 1
        }
        while next < cells.count, next <= place + 3, !Self.isPrice(cells[next]) {
            if symbol == nil, WrittenTime(cells[next]) == nil, Self.isWord(cells[next]) {
                symbol = next
            }
            next += 1
        }
        guard next + 4 <= cells.count, cells[next..<(next + 4)].allSatisfy(Self.isPrice) else {
            return false
        }
        prices = Array(next..<(next + 4))
        line = record.line - 1
        return true
    }

    /// Whether four cells are a bar, in one order or another, in every row of the beginning: then a
    /// number that could be a clock is a price.
    private func fits(
        from place: Int, _ record: TableRecords.Numbered,
        _ below: ArraySlice<TableRecords.Numbered>
    ) -> Bool {
        PriceOrder.allCases.contains { order in
            let places = order.places
            return ([record] + below).allSatisfy { row in
                guard place + 4 <= row.cells.count else { return false }
                let four = row.cells[place..<(place + 4)].compactMap { TableNumber.units($0) }
                guard four.count == 4 else { return false }
                let (open, close) = (four[places.open], four[places.close])
                return four[places.high] >= max(open, close) && four[places.low] <= min(open, close)
            }
        }
    }

    /// A line of names that say nothing here stands over the rows: what the columns are is not guessed.
    private func isUnderUnknownNames(
        _ above: ArraySlice<TableRecords.Numbered>, _ row: TableRecords.Numbered,
        _ findings: inout FileFindings
    ) -> Bool {
        guard
            let names = above.last(where: { record in
                !record.isComment && record.cells.count(where: Self.isWord) >= 4
                    && abs(record.cells.count - row.cells.count) <= 1
            })
        else { return false }
        let found = names.cells.map { Line.quoted(String(decoding: $0, as: UTF8.self)) }
        findings.add(.sheet(.columnMissing("open", found: found)), line: names.line)
        return true
    }

    private static func isPrice(_ cell: ArraySlice<UInt8>) -> Bool {
        TableNumber(cell, .point) != nil || TableNumber(cell, .comma) != nil
    }

    private static func isWord(_ cell: ArraySlice<UInt8>) -> Bool {
        cell.contains { ($0 | 0x20 >= 97 && $0 | 0x20 <= 122) || $0 >= 128 }
            && WrittenTime(cell) == nil && !isPrice(cell)
    }
}

extension TableRecords.Numbered {
    /// A line that begins with `#` says nothing to a program.
    var isComment: Bool { cells.first?.first == 35 }

    func text(_ dialect: TableDialect) -> String {
        cells.map { String(decoding: $0.prefix(80), as: UTF8.self) }
            .joined(separator: String(decoding: [dialect.separator], as: UTF8.self))
    }

    /// Where a cell begins in its line, counted from 0.
    func column(of place: Int, _ dialect: TableDialect) -> Int {
        let pieces = SheetRecord.pieces(raw, dialect.separator)
        return place < pieces.count ? pieces[place].startIndex - raw.startIndex : 0
    }
}
