import Figures
import Margin

/// A sheet of positions in, the same sheet with their liquidation prices out, in pieces of any size.
///
/// Columns are told by their names (`PositionColumn`), those that `import` knows; others pass through. A sheet that has been here before gets new
/// values in the columns it was given. A row that cannot be answered says why in `note`, and the rest
/// go on.
public struct LiquidationSheet {
    public enum Form: Sendable { case csv, json }

    /// The columns that are added.
    public static let added = [
        "liquidation_price", "liquidation_price_tick", "bankruptcy_price", "tier", "note",
    ]
    /// Without these no row can be answered.
    public static let needed = ["side", "entry", "size"]

    /// How many rows were read, and how many of them have no answer.
    public private(set) var rows = 0
    public private(set) var refused = 0
    /// Needed columns that the header lacks, and columns it reads from that it names twice; then
    /// nothing is written.
    public private(set) var missing: [String] = []
    public private(set) var twice: [String] = []

    /// The bytes are no text; then no more is read or written.
    public private(set) var fault: TableFault?
    /// Columns that nothing was read from, as they are written.
    public var unread: [String] { header?.others ?? [] }

    private let form: Form
    private var decoder = TableText()
    /// The beginning, until its separator and its decimal mark are told from it.
    private var head: [UInt8] = []
    private var cutter: RecordCutter?
    private var separator = UInt8(ascii: ",")
    private var mark: DecimalMark?
    private var header: SheetHeader?
    /// Records before the one that names the columns.
    private var before: [SheetRecord] = []
    private let find: (String) -> Rulebook?
    /// Rulebooks that were asked for, so that each is found once; nil where there is none.
    private var known: [(name: String, rules: Rulebook?)] = []

    /// Bytes from which the separator and the decimal mark are told.
    private static let longestHead = 1 << 17
    /// Records among which the one that names the columns is looked for.
    private static let reach = 20

    /// - Parameter rulebook: the rulebook of a name in small letters, nil where there is none.
    public init(form: Form = .csv, rulebook: @escaping (String) -> Rulebook?) {
        self.form = form
        find = rulebook
    }

    /// Takes the next bytes of the sheet and returns what can be written so far.
    public mutating func take(_ chunk: some Sequence<UInt8>) -> [UInt8] {
        add(isLast: false) { (decoder) throws(TableFault) in try decoder.take(Array(chunk)[...]) }
        return run(isLast: false)
    }

    /// No more bytes: returns the rest.
    public mutating func finish() -> [UInt8] {
        add(isLast: true) { (decoder) throws(TableFault) in try decoder.finish() }
        var out = run(isLast: true)
        if header == nil, let first = before.first {
            takeHeader(first, &out)
        } else if header == nil, fault == nil {
            missing = Self.needed
        }
        if form == .json, isReadable {
            out += Array((rows == 0 ? "[]\n" : "\n]\n").utf8)
        }
        return out
    }

    private mutating func add(
        isLast: Bool, _ decode: (inout TableText) throws(TableFault) -> [UInt8]
    ) {
        guard fault == nil else { return }
        do throws(TableFault) {
            let text = try decode(&decoder)
            guard cutter == nil else {
                cutter?.add(text)
                return
            }
            head += text
            if isLast || head.count >= Self.longestHead { begin(isLast) }
        } catch {
            fault = error
        }
    }

    /// Tells from the beginning what parts the cells and what the marks of numbers mean.
    private mutating func begin(_ isLast: Bool) {
        separator = TableDialect(head[...]).separator
        // A number that is cut off says nothing of its marks.
        let end = isLast ? head.endIndex : head.lastIndex(of: 10) ?? head.endIndex
        let table = try? Table<PositionColumn>(Array(head[..<end])) {
            Self.names(PositionPlaces($0))
        }
        switch table?.marks(in: PositionColumn.numbers) {
        case .sure(let mark): self.mark = mark
        case .both: mark = .point
        case .unmarked, .unclear, nil: mark = nil
        }
        cutter = RecordCutter(separator: separator)
        cutter?.add(head)
        head = []
    }

    private static func names(_ places: PositionPlaces) -> Bool {
        places.has(.entry) && places.hasSize
    }

    private var isReadable: Bool { fault == nil && missing.isEmpty && twice.isEmpty }

    private mutating func run(isLast: Bool) -> [UInt8] {
        var out: [UInt8] = []
        while let record = cutter?.next(isLast: isLast) {
            guard isReadable else { continue }
            if let header {
                if !record.isBlank { takeRow(record, header, &out) }
            } else if before.count >= Self.reach || Self.names(PositionPlaces(record.cells)) {
                takeHeader(before.count >= Self.reach ? before[0] : record, &out)
            } else if !record.isBlank {
                before.append(record)
            }
        }
        return out
    }

    private mutating func takeHeader(_ record: SheetRecord, _ out: inout [UInt8]) {
        let header = SheetHeader(record)
        self.header = header
        missing = header.missing
        twice = header.twice
        guard isReadable, form == .csv else { return }
        // What stands before the names passes through.
        for line in before { out += line.raw + line.end }
        out += record.raw
        for place in header.appended { out += [separator] + Array(Self.added[place].utf8) }
        out += record.end
    }

    private mutating func takeRow(
        _ record: SheetRecord, _ header: SheetHeader, _ out: inout [UInt8]
    ) {
        rows += 1
        var record = record
        // A row may end in more separators than the header: nothing stands behind them.
        while record.cells.count > header.names.count, record.cells.last?.isEmpty ?? false {
            record.cells.removeLast()
            record.isOverlong = true
        }
        var answer = SheetAnswer()
        do throws(RowRefusal) {
            if record.isLeftOpen { throw .leftOpen }
            if record.cells.count > header.names.count { throw .cellsBeyondColumns }
            if record.cells.allSatisfy(\.isEmpty) { throw .nothing }
            let cells = PositionCells(cells: record.cells, places: header.places, mark: mark)
            answer = try SheetRow(cells) { rulebook($0) }.answer()
        } catch {
            refused += 1
            answer.note = error.words
        }
        switch form {
        case .csv: writeCSV(record, header, answer, &out)
        case .json: writeJSON(record, header, answer, &out)
        }
    }

    private mutating func rulebook(_ typed: String) -> Rulebook? {
        let name = typed.lowercased()
        if let found = known.first(where: { $0.name == name }) { return found.rules }
        let rules = find(name)
        // A sheet that names a thousand venues which do not exist is not kept in memory.
        if known.count < 100 { known.append((name, rules)) }
        return rules
    }

    // MARK: Writing

    private func cells(_ answer: SheetAnswer) -> [String] {
        [
            answer.liquidation.map(sheetDigits) ?? "", answer.tick?.plainText ?? "",
            answer.bankruptcy.map(sheetDigits) ?? "", answer.tier.map(String.init) ?? "",
            answer.note,
        ]
    }

    private func writeCSV(
        _ record: SheetRecord, _ header: SheetHeader, _ answer: SheetAnswer, _ out: inout [UInt8]
    ) {
        let columns = header.names.count
        let answers = cells(answer)
        let isIrregular = record.isLeftOpen || record.isOverlong || record.cells.count > columns
        if header.hasOwn || isIrregular {
            let pieces =
                record.isLeftOpen ? record.cells : SheetRecord.pieces(record.raw, separator)
            for place in 0..<columns {
                if place > 0 { out.append(separator) }
                if let own = header.own[place] {
                    out += quoted(Array(answers[own].utf8)[...])
                } else if place < pieces.count {
                    out += record.isLeftOpen ? quoted(pieces[place]) : Array(pieces[place])
                }
            }
        } else {
            out += record.raw
            // Cells that the row left out, so that the new ones stand under their names.
            out += [UInt8](repeating: separator, count: columns - record.cells.count)
        }
        for place in header.appended {
            out.append(separator)
            out += quoted(Array(answers[place].utf8)[...])
        }
        out += record.end
    }

    private func quoted(_ cell: ArraySlice<UInt8>) -> [UInt8] {
        guard cell.contains(where: { $0 == 34 || $0 == separator || $0 == 10 || $0 == 13 }) else {
            return Array(cell)
        }
        return [34] + cell.flatMap { $0 == 34 ? [34, 34] : [$0] } + [34]
    }

    private func writeJSON(
        _ record: SheetRecord, _ header: SheetHeader, _ answer: SheetAnswer, _ out: inout [UInt8]
    ) {
        var line = rows == 1 ? "[\n{" : ",\n{"
        for (place, key) in header.keys.enumerated() where header.own[place] == nil {
            let cell = place < record.cells.count ? record.cells[place] : []
            line +=
                Self.json(key) + ":" + Self.json(String(decoding: cell, as: UTF8.self)) + ","
        }
        let answers = zip(Self.added, cells(answer)).map { name, cell in
            Self.json(name) + ":" + (cell.isEmpty ? "null" : Self.json(cell))
        }
        line += answers.joined(separator: ",") + "}"
        out += Array(line.utf8)
    }

    private static func json(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 32:
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
