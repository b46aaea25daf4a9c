import Figures
import Markets

/// Reads a table of prices: a look at its beginning, a survey of all of it, and its rows.
///
/// The bytes are gone through three times and never held, so that a year of minutes needs no more
/// memory than the stretch of it that is loaded.
struct PriceTable {
    let source: TableSource
    let request: LoadRequest
    /// The calendar of the zone that `request` names.
    let zone: ZoneCalendar?
    /// Bars that are loaded at once.
    let limit: Int
    var findings = FileFindings()
    var notes: [PriceNote] = []

    /// Five months of minutes.
    static let most = 250_000

    init(
        _ source: TableSource, _ request: LoadRequest, _ zone: ZoneCalendar?,
        limit: Int = PriceTable.most
    ) {
        self.source = source
        self.request = request
        self.zone = zone
        self.limit = limit
    }

    mutating func sheet() throws(PriceFault) -> PriceSheet {
        let shape = try shape()
        if let place = shape.zone, zone == nil { throw .question(.namedZone(place)) }
        let survey = try survey(shape)
        try settle(survey, shape)
        let mark = try mark(survey, shape)
        let order = try order(survey, shape)
        let window = try window(survey, isDayFirst: order)
        var rows = PriceRows(
            shape, mark: mark, isDayFirst: order, zone: usedZone(survey),
            isDownward: survey.trial(order).downs > survey.trial(order).ups,
            isUpward: survey.trial(order).downs == 0,
            isEnd: survey.ends > 0 && survey.starts == 0, only: wanted(survey), window: window)
        let limit = limit
        try walk { record in
            rows.see(record)
            return rows.rows.count <= limit && !rows.isPast
        }
        if rows.rows.count > limit { throw .question(tooLong(survey, order)) }
        if let gap = rows.noHour, let zone {
            throw .question(.noHour(gap.text, line: gap.line, zone: zone.name))
        }
        findings = rows.findings
        try check()
        noteRows(survey, shape)
        var grid = PriceGrid(rows, shape, survey, notes)
        return try grid.sheet(source.name)
    }

    // MARK: Going through it

    private func walk(_ take: (TableRecords.Numbered) -> Bool) throws(PriceFault) {
        do throws(TableSource.Fault) {
            try source.records { record, _ in take(record) }
        } catch {
            switch error {
            case .unreadable(let words): throw .unreadable(words)
            case .text(let fault): throw .text(fault)
            }
        }
    }

    private mutating func shape() throws(PriceFault) -> PriceShape {
        var head: [TableRecords.Numbered] = []
        var dialect = TableDialect([])
        do throws(TableSource.Fault) {
            try source.records { record, found in
                dialect = found
                head.append(record)
                return head.count < PriceShape.reach
            }
        } catch {
            switch error {
            case .unreadable(let words): throw .unreadable(words)
            case .text(let fault): throw .text(fault)
            }
        }
        let shape = PriceShape.find(in: head, dialect, &findings)
        try check()
        guard let shape else { throw fault }
        return shape
    }

    private func survey(_ shape: PriceShape) throws(PriceFault) -> PriceSurvey {
        var survey = PriceSurvey()
        try walk { record in
            if record.line > shape.line { survey.see(record, shape, only: nil) }
            return true
        }
        guard survey.symbols.count > 1 else { return survey }
        guard let only = wanted(survey) else {
            throw .question(
                .severalSymbols(
                    survey.symbols.map { Line.quoted(String(decoding: $0, as: UTF8.self)) }))
        }
        // Counted anew: the other coins' rows say nothing of this one's.
        var alone = PriceSurvey()
        try walk { record in
            if record.line > shape.line { alone.see(record, shape, only: only) }
            return true
        }
        alone.symbols = survey.symbols
        return alone
    }

    /// The symbol of the coin that was asked for, among several.
    private func wanted(_ survey: PriceSurvey) -> [UInt8]? {
        guard survey.symbols.count > 1, let coin = request.coin else { return nil }
        return survey.symbols.first {
            TableSymbol(String(decoding: $0, as: UTF8.self))?.coin == coin
        }
    }

    // MARK: What the survey settles

    /// Rows that were not taken: at an end of the table they are said, elsewhere they are errors.
    private mutating func settle(_ survey: PriceSurvey, _ shape: PriceShape) throws(PriceFault) {
        var unfinished: [Int] = []
        var after: [(line: Int, text: String)] = []
        for (line, row, text) in survey.failed {
            let isAtAnEnd = survey.isAtAnEnd(line)
            switch row {
            case .unfinished, .short:
                if isAtAnEnd, survey.rows > 0 {
                    unfinished.append(line)
                } else if case .short = row {
                    let count = text.utf8.count { $0 == shape.dialect.separator } + 1
                    findings.add(
                        .sheet(.rowShort(found: count, needed: shape.needed + 1)), line: line)
                } else {
                    findings.add(.sheet(.rowUnfinished), line: line)
                }
            case .noTime(let cell):
                if line > survey.lastRow, survey.rows > 0 {
                    after.append((line, text))
                } else {
                    findings.add(.sheet(.notATime(Line.quoted(cell))), line: line)
                }
            default: findings.add(.sheet(.quoteNotClosed), line: line)
            }
        }
        if survey.rows == 0 {
            // Of rows that all fail alike the first tells it.
            findings = findings.first
            if findings.isEmpty { findings.add(.sheet(.empty), line: 1) }
        }
        if let between = survey.between {
            findings.add(.sheet(.notAMinute(Line.quoted(between.text))), line: between.line)
        } else if survey.starts > 0, survey.ends > 0 {
            findings.add(.sheet(.timesMixed), line: survey.firstRow)
        }
        try check()
        noteAround(shape, after)
        if !survey.namesAgain.isEmpty { notes.append(.namesAgain(lines: survey.namesAgain)) }
        if !unfinished.isEmpty { notes.append(.unfinished(lines: unfinished)) }
    }

    /// What stands before the names and behind the rows.
    private mutating func noteAround(_ shape: PriceShape, _ after: [(line: Int, text: String)]) {
        if let first = shape.before.first {
            notes.append(
                .linesBefore(shape.before.count, first: Line.quoted(first.text, most: 60)))
        }
        if let first = after.first {
            notes.append(
                .linesAfter(after.count, first: Line.quoted(first.text, most: 60)))
        }
    }

    private mutating func mark(
        _ survey: PriceSurvey, _ shape: PriceShape
    ) throws(PriceFault) -> DecimalMark {
        if let told = request.decimals { return told }
        if shape.isBracketed { return .point }
        switch shape.dialect.weighed(survey.prices.verdict) {
        case .unmarked: return .point
        case .sure(let mark):
            if mark == .comma { notes.append(.decimalComma) }
            return mark
        case .both(let point, let line, let comma, let commaLine):
            findings.add(
                .sheet(.marksMixed(point: Line.quoted(point), comma: Line.quoted(comma))),
                line: max(line, commaLine))
            try check()
            return .point
        case .unclear(let cell, let line):
            if case .sure(let mark) = survey.others.verdict {
                notes.append(.marks(mark, by: "the other columns"))
                return mark
            }
            throw .question(try decimals(cell, line, shape))
        }
    }

    private func decimals(
        _ cell: String, _ line: Int, _ shape: PriceShape
    ) throws(PriceFault) -> PriceQuestion {
        func text(_ mark: DecimalMark) -> String {
            TableNumber.units(cell, mark).map { Price(units: $0).description } ?? ""
        }
        return .decimals(
            cell: cell, asPoint: text(.point), asComma: text(.comma), rows: try first(shape))
    }

    /// The first rows as they are understood so far.
    private func first(_ shape: PriceShape) throws(PriceFault) -> [String] {
        var rows: [String] = []
        try walk { record in
            guard record.line > shape.line, case .bar(_, let prices, _) = shape.read(record) else {
                return true
            }
            let time = [Optional(shape.time), shape.clock].compactMap { $0 }.map {
                String(decoding: record.cells[$0], as: UTF8.self)
            }
            let names =
                shape.places == nil ? ["", "", "", ""] : ["open ", "high ", "low ", "close "]
            let cells = zip(names, prices).map { $0 + String(decoding: $1, as: UTF8.self) }
            rows.append(Line.quoted((time + cells).joined(separator: "  "), most: 100))
            return rows.count < 3
        }
        return rows
    }

    private mutating func order(
        _ survey: PriceSurvey, _ shape: PriceShape
    ) throws(PriceFault) -> Bool {
        let order = survey.dayOrder(told: request.isDayFirst)
        switch order {
        case .clear, .told: break
        case .shown(let isDayFirst, let sample):
            notes.append(.dayOrder(isDayFirst: isDayFirst, sample: sample, follows: false))
        case .followed(let isDayFirst, let sample):
            notes.append(.dayOrder(isDayFirst: isDayFirst, sample: sample, follows: true))
        case .unknown(let sample):
            throw .question(.dayOrMonth(sample: sample, rows: try first(shape)))
        }
        let isDayFirst = order.isDayFirst ?? true
        guard survey.trial(isDayFirst).isPossible else {
            findings.add(.sheet(.notATime(survey.tellingDate ?? "")), line: survey.firstRow)
            try check()
            return isDayFirst
        }
        return isDayFirst
    }

    private func usedZone(_ survey: PriceSurvey) -> ZoneCalendar? {
        // A day has no hour that a zone could move.
        guard let zone, survey.unzoned > 0, survey.clocks > 0 else { return nil }
        return zone
    }

    private mutating func noteRows(_ survey: PriceSurvey, _ shape: PriceShape) {
        if let closeName = shape.closeName { notes.append(.closeIs(closeName)) }
        if !shape.unused.isEmpty { notes.append(.unused(shape.unused)) }
        noteUnnamed(survey, shape)
        noteOtherTime(survey, shape)
        if survey.symbols.count > 1, let only = wanted(survey) {
            notes.append(
                .onlySymbol(
                    Line.quoted(String(decoding: only, as: UTF8.self)),
                    of: survey.symbols.map { Line.quoted(String(decoding: $0, as: UTF8.self)) }))
        }
        if let zone {
            notes.append(
                usedZone(survey) == nil ? .zoneNotUsed(zone.name) : .zone(zone.name))
        } else if survey.unzoned > 0, survey.clocks > 0 {
            notes.append(.readAsUTC)
        }
    }

    /// Cells of which no name says what they are: nothing is given that is not used or told.
    private mutating func noteUnnamed(_ survey: PriceSurvey, _ shape: PriceShape) {
        let used =
            [shape.time] + shape.prices
            + [shape.clock, shape.mark, shape.symbol, shape.finished].compactMap { $0 }
        let count = survey.filled.count { place in
            guard !used.contains(place) else { return false }
            guard let places = shape.places, place < places.count else { return true }
            return places.names[place].plain.isEmpty
        }
        if count > 0 { notes.append(.unnamed(count)) }
    }

    private mutating func noteOtherTime(_ survey: PriceSurvey, _ shape: PriceShape) {
        guard let place = shape.otherTime, let places = shape.places else { return }
        let names = (
            other: Line.quoted(places.written[place]), used: Line.quoted(places.written[shape.time])
        )
        switch survey.otherTime.verdict {
        case .agrees: break
        case .elsewhere(let minutes):
            notes.append(.otherClock(names.other, ahead: minutes, of: names.used))
        case .contradicts(let line, let text):
            notes.append(
                .otherTime(names.other, Line.quoted(text), line: line, used: names.used))
        }
    }

    // MARK: The stretch

    /// Seconds since 1970, UTC; nil reads all of it.
    private func window(
        _ survey: PriceSurvey, isDayFirst: Bool
    ) throws(PriceFault) -> Range<Int>? {
        let trial = survey.trial(isDayFirst)
        guard let minutes = request.minutes else {
            if survey.rows > limit { throw .question(tooLong(survey, isDayFirst)) }
            return nil
        }
        let (first, last) = span(survey, isDayFirst)
        var from = first
        if let asked = request.from {
            guard let found = asked.moment(from: first, to: last) else {
                throw .question(.outside(from: first, to: last))
            }
            from = found
        }
        // An hour before it, or a few bars, so that there is a past to look back on.
        let every = max(60, trial.shortest == Int.max ? 60 : trial.shortest)
        let past = request.from == nil ? 0 : max(3_600, every * 10)
        let start = from.minutes * 60
        return (start - past)..<(start + max(minutes, 1) * 60)
    }

    private func tooLong(_ survey: PriceSurvey, _ isDayFirst: Bool) -> PriceQuestion {
        let (first, last) = span(survey, isDayFirst)
        let shortest = survey.trial(isDayFirst).shortest
        return .tooLong(
            from: first, to: last, bars: survey.rows,
            minutesPerBar: shortest == Int.max ? 1 : max(1, shortest / 60))
    }

    /// The first and the last time, to the minute; of local times the clock's own.
    private func span(_ survey: PriceSurvey, _ isDayFirst: Bool) -> (Moment, Moment) {
        let trial = survey.trial(isDayFirst)
        func moment(_ seconds: Int) -> Moment {
            let utc = survey.unzoned > 0 ? zone?.moments(local: seconds).first : nil
            return Moment(minutes: (utc ?? seconds) / 60)
        }
        return (moment(trial.least), moment(trial.greatest))
    }

    // MARK: Errors

    private var fault: PriceFault { .file(findings.all(in: source.name, "")) }

    private func check() throws(PriceFault) {
        if !findings.isEmpty { throw fault }
    }
}

extension PriceSurvey {
    func trial(_ isDayFirst: Bool) -> Trial { isDayFirst ? dayFirst : monthFirst }
}
