/// Which characters may reach the reader.
///
/// Text on a page may be anything that somebody typed or put into a file, so control characters
/// (an escape among them could repaint the terminal) and marks that reorder what is read never
/// pass. Nor does a line feed: a line breaks where the page says so, and nowhere else.
struct Alphabet: Sendable {
    /// Only ASCII, for terminals that show nothing else: signs become their nearest spelling.
    var ascii = false
    /// For listening: what draws rather than says is left out.
    var spoken = false

    func cleaned(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        var out = ""
        for scalar in text.unicodeScalars {
            let kept = passed(scalar)
            if !ascii || kept.utf8.allSatisfy({ $0 < 0x80 }) {
                out += kept
            } else if displayWidth(Character(scalar)) > 0 {
                out += spelling(of: scalar)
            }
        }
        return out
    }

    private func passed(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case " "..."~": return String(scalar)
        case "\n", "\t", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": return " "
        case "\u{200C}", "\u{200D}": return String(scalar)
        case "\u{2500}"..."\u{259F}" where spoken: return " "
        default: break
        }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .format: return "\u{FFFD}"
        default: return properties.isNoncharacterCodePoint ? "\u{FFFD}" : String(scalar)
        }
    }

    private func spelling(of scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "−", "–", "—", "‐", "‑", "─", "╌": "-"
        case "×": "x"
        case "÷": "/"
        case "·", "•": "*"
        case "→": "->"
        case "←": "<-"
        case "≤": "<="
        case "≥": ">="
        case "≠": "!="
        case "≈": "~"
        case "±": "+/-"
        case "…": "..."
        case "“", "”", "„", "«", "»": "\""
        case "‘", "’", "‚": "'"
        case "│", "┃": "|"
        case "\u{A0}", "\u{202F}", "\u{2009}", "\u{3000}": " "
        case "⁻": "^-"
        default: "?"
        }
    }
}
