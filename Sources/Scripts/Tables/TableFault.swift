/// Why bytes are no table of text. Worded here and nowhere else.
public enum TableFault: Error, Sendable, Equatable {
    /// Neither UTF-8 nor UTF-16. Both counted from 1.
    case notText(byte: Int, line: Int)
    /// A spreadsheet's own file: `.xlsx`, `.ods` or `.xls`.
    case workbook
    /// What an exchange's programming interface answers.
    case json
    /// Packed by the program of this name.
    case packed(String)

    /// The words after the file's name.
    public var words: String {
        switch self {
        case .notText(let byte, let line):
            "is neither UTF-8 nor UTF-16 text: byte \(byte), on line \(line); save it as CSV UTF-8"
        case .json:
            "is JSON, no table: write its rows with commas between, as time,open,high,low,close"
        case .workbook: "is a workbook, no text: save its table as CSV UTF-8"
        case .packed(let program): "is packed: unpack it with \(program)"
        }
    }
}
