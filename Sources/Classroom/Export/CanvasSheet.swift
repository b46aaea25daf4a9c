import Scripts

/// The sheet that Canvas imports. It begins with the course's own export where the teacher has one,
/// so that Canvas meets the very rows and the very column it wrote; else with the roster.
///
/// Canvas knows an assignment by its column's whole name, number in brackets included
/// (`HW2 (991)`); any other name makes a new assignment.
struct CanvasSheet {
    /// The columns by which Canvas knows a person, in its own spelling.
    static let people = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]

    enum Fault: Error, Equatable {
        /// The export has none of the columns of people.
        case isNotOfCanvas
        /// The column that was named is not there; those that are.
        case noColumn([String])
    }

    let text: String
    /// Labels that no row of Canvas belongs to.
    let unjoined: [String]
    /// The column of the marks, and whether the export had it.
    let assignment: String
    let isKnown: Bool

    /// Without an export: names and logins of the roster.
    init(_ book: Gradebook, roster: Roster, withPending: Bool = false) {
        var sheet = CSVText()
        var unjoined: [String] = []
        sheet.add(CanvasSheet.people + [book.title])
        for row in book.rows {
            guard let person = roster[row.label], !person.sisLogin.isEmpty || !person.sisID.isEmpty
            else {
                unjoined.append(row.label)
                continue
            }
            sheet.add([
                person.name, "", person.sisID, person.sisLogin, person.section,
                row.published(withPending: withPending)?.text ?? "",
            ])
        }
        text = sheet.text
        self.unjoined = unjoined
        assignment = book.title
        isKnown = false
    }

    /// With an export: its rows, joined by login, user id or id.
    ///
    /// - Parameters:
    ///   - export: its bytes
    ///   - column: the export's column that marks go into; nil takes the one that is called as the
    ///     exercise is, with or without Canvas's number behind it
    init(
        _ book: Gradebook, roster: Roster, export: [UInt8], column wanted: String? = nil,
        withPending: Bool = false
    ) throws(Fault) {
        guard let rows = Self.rows(export), let header = rows.first else { throw .isNotOfCanvas }
        let columns = CanvasSheet.people.map { header.firstIndex(of: $0) }
        guard columns[0] != nil, columns[1...3].contains(where: { $0 != nil }) else {
            throw .isNotOfCanvas
        }
        let others = header.filter { !CanvasSheet.people.contains($0) && !$0.isEmpty }
        let found = others.first {
            $0 == wanted ?? book.title || CanvasSheet.bare($0) == wanted ?? book.title
        }
        if wanted != nil, found == nil { throw .noColumn(others) }
        assignment = found ?? book.title
        isKnown = found != nil
        var sheet = CSVText()
        var left = Dictionary(
            book.rows.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
        sheet.add(CanvasSheet.people + [assignment])
        for row in rows.dropFirst() {
            let cells = columns.map { column in
                column.flatMap { row.indices.contains($0) ? row[$0] : nil } ?? ""
            }
            if cells[0].hasPrefix("Points Possible") || cells[0].hasPrefix("    Points Possible") {
                sheet.add(cells + [book.most.text])
                continue
            }
            let person = roster.rows.first { person in
                (!person.sisLogin.isEmpty && person.sisLogin == cells[3])
                    || (!person.sisID.isEmpty && person.sisID == cells[2])
                    || (!person.idNumber.isEmpty && person.idNumber == cells[1])
            }
            guard let person, let row = left.removeValue(forKey: person.label) else { continue }
            sheet.add(cells + [row.published(withPending: withPending)?.text ?? ""])
        }
        text = sheet.text
        unjoined = book.rows.map(\.label).filter { left[$0] != nil }
    }

    static func rows(_ bytes: [UInt8]) -> [[String]]? {
        guard let text = try? TableText.whole(bytes) else { return nil }
        var records = TableRecords(head: text)
        var rows: [[String]] = []
        while let record = records.next() {
            if record.isLeftOpen { continue }
            rows.append(record.cells.map { String(decoding: $0, as: UTF8.self) })
        }
        return rows
    }

    /// A column's name without Canvas's number: `HW2` of `HW2 (991)`.
    private static func bare(_ column: String) -> String {
        guard column.hasSuffix(")"), let open = column.lastIndex(of: "(") else { return column }
        let number = column[column.index(after: open)...].dropLast()
        guard !number.isEmpty, number.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            return column
        }
        return String(column[..<open].reversed().drop { $0 == " " }.reversed())
    }
}
