/// A sheet for other programs: commas, quotes where they are needed, CRLF as RFC 4180 has it.
struct CSVText {
    private(set) var text = ""

    /// Adds a row. A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    mutating func add(_ cells: [String]) {
        addRaw(cells.map(CSVText.cell))
    }

    /// Adds a row of cells that are written as they should stand.
    mutating func addRaw(_ cells: [String]) { text += cells.joined(separator: ",") + "\r\n" }

    /// A cell as it stands in the file.
    static func cell(_ text: String) -> String { quoted(neutral(text)) }

    /// `=1+1` as `'=1+1`: what begins with one of these marks is a formula to some spreadsheets.
    /// A number may begin with a minus.
    static func neutral(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first(where: { $0 != " " }) else { return cell }
        let isNumber = Double(cell) != nil && first == "-"
        return "=+-@\t\r\n|%\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
            && !isNumber ? "'" + cell : cell
    }

    private static func quoted(_ cell: String) -> String {
        let needs = cell.unicodeScalars.contains { ",;\"\r\n\t".unicodeScalars.contains($0) }
        let padded = cell.hasPrefix(" ") || cell.hasSuffix(" ")
        return needs || padded ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
