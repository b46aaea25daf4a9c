import Scripts

extension Roster {
    /// Reads a sheet with a header that has a column `label`, or a plain list of labels.
    ///
    /// Takes commas, semicolons or tabs, quoted cells, CRLF and a byte order mark. A line that
    /// cannot be used is a finding, and the others are read.
    public init(reading bytes: [UInt8]) {
        let sheet = Sheet(bytes)
        findings = sheet.findings
        guard let first = sheet.rows.first else {
            if findings.isEmpty { findings = [Finding(line: 1, kind: .empty)] }
            return
        }
        let columns = Columns(first.cells)
        guard columns.label != nil || first.cells.count == 1 else {
            findings = [Finding(line: first.line, kind: .noColumn(first.cells))]
            return
        }
        var lines: [String: Int] = [:]
        let body = columns.label == nil ? sheet.rows[...] : sheet.rows.dropFirst()
        for row in body where row.cells.contains(where: { !$0.isEmpty }) {
            take(row, columns, &lines)
        }
        if rows.isEmpty, findings.isEmpty {
            findings = [Finding(line: first.line + 1, kind: .empty)]
        }
        findings.sort { $0.line < $1.line }
    }

    private mutating func take(_ row: Sheet.Row, _ columns: Columns, _ lines: inout [String: Int]) {
        func cell(_ column: Int?) -> String {
            column.flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil } ?? ""
        }
        let label = cell(columns.label ?? 0)
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
                    label: label, name: cell(columns.name), email: cell(columns.email),
                    idNumber: cell(columns.idNumber), sisLogin: cell(columns.sisLogin),
                    sisID: cell(columns.sisID), section: cell(columns.section)))
        }
    }

    /// Which column is which, by the names that schools' systems give them.
    private struct Columns {
        var label, name, email, idNumber, sisLogin, sisID, section: Int?

        init(_ header: [String]) {
            func place(_ names: String...) -> Int? {
                header.firstIndex { cell in
                    names.contains(cell.lowercased().filter { $0.isLetter || $0.isNumber })
                }
            }
            label = place("label")
            name = place("name", "fullname", "student")
            email = place("email", "useremail", "emailaddress", "mail")
            idNumber = place("idnumber", "useridnumber", "studentid", "id")
            sisLogin = place("sislogin", "sisloginid", "login", "username")
            sisID = place("sisid", "sisuserid")
            section = place("section", "group")
        }
    }
}
