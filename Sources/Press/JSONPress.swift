import Desk

/// Data as JSON on one line. Numbers keep every digit they have.
public struct JSONPress: Sendable {
    public init() {}

    public func line(_ datum: Datum) -> String {
        switch datum {
        case .none: "null"
        case .flag(let flag): flag ? "true" : "false"
        case .text(let text): quoted(text)
        case .number(let digits): digits
        case .list(let items): "[" + items.map(line).joined(separator: ",") + "]"
        case .record(let fields):
            "{" + fields.map { "\(quoted($0.name)):\(line($0.value))" }.joined(separator: ",") + "}"
        }
    }

    private func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
