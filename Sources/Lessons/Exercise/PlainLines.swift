/// A text's lines without what mail, editors and schools' systems do to them: a byte order mark,
/// carriage returns, blanks at the ends of lines, empty lines at the end.
///
/// A text whose every line a mail program quoted with `> ` is read without that.
public func plainLines(_ text: String) -> [String] {
    var text = Substring(text)
    if text.unicodeScalars.first == "\u{FEFF}" {
        text = Substring(text.unicodeScalars.dropFirst())
    }
    var lines = text.split(omittingEmptySubsequences: false) {
        $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }.map { line -> String in
        var line = line
        while let last = line.last, last.isWhitespace { line.removeLast() }
        return String(line)
    }
    // Quoted more than once after an answer to an answer; what is plain already stays as it is.
    while true {
        while lines.last == "" { lines.removeLast() }
        guard !lines.isEmpty, lines.allSatisfy({ $0.isEmpty || $0.hasPrefix(">") }) else { break }
        lines = lines.map { line in
            line.hasPrefix("> ") ? String(line.dropFirst(2)) : String(line.dropFirst())
        }
    }
    return lines
}
