import Scripts

/// The sheet that Canvas imports. It begins with the course's own export where the teacher has one,
/// so that Canvas meets the very rows and the very column it wrote; else with the roster.
///
/// Source: the importer itself, `lib/gradebook_importer.rb` of https://github.com/instructure/canvas-lms,
/// and the guide to importing grades, https://community.canvaslms.com. A header begins with `Student` and
/// `ID`, or with `LastName`, `FirstName` and `ID`; what tells a person ends with `Section`. An assignment
/// is known by its column's whole name, the number in brackets included (`HW2 (991)`); any other name
/// makes a new one. The row `Points Possible` gives it its points, where `(read only)` stands for a
/// column that no import changes. Students who are not in the sheet keep what they have; an empty cell
/// takes a number away.
struct CanvasSheet {
    /// The columns by which Canvas knows a person, in its own spelling.
    static let people = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    private static let allPeople =
        people + ["LastName", "FirstName", "Integration ID", "Root Account"]
    /// What Canvas works out by itself.
    private static let computed = ["Current", "Final", "Override"].flatMap { which in
        ["Score", "Points", "Grade", "Status"].map { "\(which) \($0)" }
    }
    private static let pointsPossible = "Points Possible"

    enum Fault: Error, Equatable {
        /// The export has none of the columns of people.
        case isNotOfCanvas
        /// The column that was named is not there; those that are.
        case noColumn([String])
        /// Canvas works the column out, and changes nothing in it.
        case isReadOnly(String)
    }

    let text: String
    /// Labels that no row of Canvas belongs to.
    let unjoined: [String]
    /// The column of the marks, and whether the export had it.
    let assignment: String
    let isKnown: Bool
    /// What Canvas gives at most, where that is not what the exercise gives.
    var otherMost: String?

    /// Without an export: names and logins of the roster.
    init(_ book: Gradebook, roster: Roster, withPending: Bool = false) {
        var sheet = CSVText()
        var unjoined: [String] = []
        sheet.add(CanvasSheet.people + [book.title])
        sheet.add([CanvasSheet.pointsPossible, "", "", "", "", book.most.text])
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
        guard let rows = Self.rows(export), let header = rows.first, Self.isHeader(header) else {
            throw .isNotOfCanvas
        }
        let people = header.indices.filter { Self.allPeople.contains(header[$0]) }
        let others = header.indices.filter { place in
            !people.contains(place) && !header[place].isEmpty
                && !Self.computed.contains { header[place].contains($0) }
        }
        let name = wanted ?? book.title
        let found = others.first { header[$0] == name || Self.bare(header[$0]) == name }
        if wanted != nil, found == nil { throw .noColumn(others.map { header[$0] }) }
        func cell(_ row: [String], _ column: Int?) -> String {
            column.flatMap { row.indices.contains($0) ? row[$0] : nil } ?? ""
        }
        let points = rows.first { $0.first?.contains(Self.pointsPossible) ?? false }
        let known = points.map { cell($0, found) } ?? ""
        if let found, known.contains("read only") { throw .isReadOnly(header[found]) }
        assignment = found.map { header[$0] } ?? book.title
        isKnown = found != nil
        otherMost = Double(known) == Double(book.most.text) || known.isEmpty ? nil : known

        var sheet = CSVText()
        sheet.add(people.map { header[$0] } + [assignment])
        // What Canvas says of an assignment that it has stays as it is.
        sheet.add(
            [Self.pointsPossible] + people.dropFirst().map { _ in "" }
                + [isKnown && !known.isEmpty ? known : book.most.text])
        var left = Dictionary(
            book.rows.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
        let (id, sisID, login) = (
            header.firstIndex(of: "ID"), header.firstIndex(of: "SIS User ID"),
            header.firstIndex(of: "SIS Login ID")
        )
        for row in rows.dropFirst() {
            let person = roster.rows.first { person in
                (!person.sisLogin.isEmpty && person.sisLogin == cell(row, login))
                    || (!person.sisID.isEmpty && person.sisID == cell(row, sisID))
                    || (!person.idNumber.isEmpty && person.idNumber == cell(row, id))
            }
            guard let person, let mark = left.removeValue(forKey: person.label) else { continue }
            sheet.add(
                people.map { cell(row, $0) }
                    + [mark.published(withPending: withPending)?.text ?? ""])
        }
        text = sheet.text
        unjoined = book.rows.map(\.label).filter { left[$0] != nil }
    }

    /// Whether Canvas would take the row for the first of a gradebook.
    private static func isHeader(_ row: [String]) -> Bool {
        let begins =
            row.count > 3 && row[0] == "Student" && row[1] == "ID"
            || row.count > 4 && Array(row[0..<3]) == ["LastName", "FirstName", "ID"]
        return begins && row.contains("Section")
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
