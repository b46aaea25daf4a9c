import Scripts

extension Roster {
    /// Reads a table with a column `label`, or a plain list of labels, by the names of `RosterColumn`.
    ///
    /// A row that cannot be used is a finding, and the others are read; a file that is no text is
    /// one finding.
    public init(reading bytes: [UInt8]) {
        let table: Table<RosterColumn>
        do throws(TableFault) {
            table = try Table(bytes) { $0.has(.label) }
        } catch {
            var line = 1
            if case .notText(_, let wrong) = error { line = wrong }
            findings = [Finding(line: line, kind: .notText(error))]
            return
        }
        guard let first = table.before.first ?? table.rows.first else {
            findings = [Finding(line: 1, kind: .empty)]
            return
        }
        guard table.places != nil || first.cells.count == 1 else {
            let names = first.cells.map { String(decoding: $0, as: UTF8.self) }
            findings = [Finding(line: first.line, kind: .noColumn(names))]
            return
        }
        if let places = table.places {
            unused = places.others.map { places.written[$0] }.filter { !$0.isEmpty }
        }
        var lines: [String: Int] = [:]
        for row in table.rows { take(row, table.places, &lines) }
        if rows.isEmpty, findings.isEmpty {
            findings = [Finding(line: first.line + 1, kind: .empty)]
        }
        findings.sort { $0.line < $1.line }
    }

    private mutating func take(
        _ row: Table<RosterColumn>.Row, _ places: TablePlaces<RosterColumn>?,
        _ lines: inout [String: Int]
    ) {
        if row.isLeftOpen {
            findings.append(Finding(line: row.line, kind: .openQuote))
            return
        }
        func cell(_ column: RosterColumn) -> String {
            guard let places else {
                return column == .label
                    ? row.cells.first.map { String(decoding: $0, as: UTF8.self) } ?? "" : ""
            }
            return places.cell(column, in: row.cells).map { String(decoding: $0, as: UTF8.self) }
                ?? ""
        }
        let label = cell(.label)
        if label.isEmpty {
            findings.append(Finding(line: row.line, kind: .noLabel))
        } else if !isLabel(label) {
            findings.append(Finding(line: row.line, kind: .badLabel(label)))
        } else if let first = lines[label.lowercased()] {
            // Some disks hold s07 and S07 to be one name.
            findings.append(Finding(line: row.line, kind: .labelAgain(label, firstLine: first)))
        } else {
            lines[label.lowercased()] = row.line
            rows.append(
                Row(
                    label: label, name: cell(.name), email: cell(.email),
                    idNumber: cell(.idNumber), sisLogin: cell(.sisLogin), sisID: cell(.sisID),
                    section: cell(.section)))
        }
    }
}
