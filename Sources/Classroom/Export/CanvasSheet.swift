import Scripts

/// The sheet that Canvas imports. It begins with the course's own export where the teacher has one,
/// so that Canvas meets the very rows it wrote; else with the roster.
struct CanvasSheet {
    /// The columns by which Canvas knows a person, in its own spelling.
    static let people = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]

    let text: String
    /// Labels that no row of Canvas belongs to.
    let unjoined: [String]

    /// Without an export: names and logins of the roster.
    init(_ book: Gradebook, roster: Roster) {
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
                person.name, "", person.sisID, person.sisLogin, person.section, row.score.text,
            ])
        }
        text = sheet.text
        self.unjoined = unjoined
    }

    /// With an export: its rows, joined by login, user id or id.
    ///
    /// Nil where the sheet has none of Canvas's columns, or is no text.
    init?(_ book: Gradebook, roster: Roster, export: [UInt8]) {
        guard let rows = Self.rows(export), let header = rows.first else { return nil }
        let columns = CanvasSheet.people.map { header.firstIndex(of: $0) }
        guard columns[0] != nil, columns[1...3].contains(where: { $0 != nil }) else { return nil }
        var sheet = CSVText()
        var left = Dictionary(
            book.rows.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
        sheet.add(CanvasSheet.people + [book.title])
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
            sheet.add(cells + [row.score.text])
        }
        text = sheet.text
        unjoined = book.rows.map(\.label).filter { left[$0] != nil }
    }

    private static func rows(_ bytes: [UInt8]) -> [[String]]? {
        guard let text = try? TableText.whole(bytes) else { return nil }
        var records = TableRecords(head: text)
        var rows: [[String]] = []
        while let record = records.next() {
            if record.isLeftOpen { continue }
            rows.append(record.cells.map { String(decoding: $0, as: UTF8.self) })
        }
        return rows
    }
}
