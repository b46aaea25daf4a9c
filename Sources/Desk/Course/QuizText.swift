/// Texts as Moodle's GIFT has them.
///
/// Source: https://docs.moodle.org/en/GIFT_format, and the reader that it describes,
/// `question/format/gift/format.php` of Moodle.
enum GiftText {
    /// `::name::question`.
    static func head(name: String, _ asked: String) -> String {
        "::\(escaped(name))::\(text(asked))"
    }

    /// `=right#reply` or `~wrong#reply`. Behind a tilde `%50%` would be a weight: a wrong option that
    /// begins with a percent sign is given the weight it has, nothing. Behind the equal sign of a
    /// choice no weight is read.
    static func option(_ option: String, isRight: Bool, reply: String?) -> String {
        let written = text(option)
        let mark = isRight ? "=" : written.hasPrefix("%") ? "~%0%" : "~"
        return mark + written + (reply.map { "#" + text($0) } ?? "")
    }

    /// A text where a format in brackets may stand before it, and which is HTML otherwise.
    static func text(_ text: String) -> String {
        let written = escaped(text)
        let formats = ["[moodle]", "[html]", "[plain]", "[markdown]"]
        // What looks like the name of a format is kept by naming one before it.
        let looksLikeFormat = formats.contains { written.lowercased().hasPrefix($0) }
        return looksLikeFormat ? "[plain]" + written : written.withoutTags
    }

    /// GIFT takes these for its own unless a backslash stands before them.
    private static func escaped(_ text: String) -> String {
        text.onOneLine.reduce(into: "") { out, character in
            if "\\~=#{}:".contains(character) { out.append("\\") }
            out.append(character)
        }
    }
}

/// Questions as Moodle's Aiken has them: the question on one line, lettered options, and the letter of
/// the right one.
///
/// Source: https://docs.moodle.org/en/Aiken_format
enum AikenText {
    static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    /// Nil for what it cannot hold: fewer than two options, more than letters, or a question that
    /// begins as an option or an answer does.
    static func question(_ asked: String, options: [String], right: Int) -> String? {
        let asked = asked.onOneLine
        guard (2...letters.count).contains(options.count), !asked.isEmpty, !looksLikeOption(asked),
            !asked.hasPrefix("ANSWER:"), options.allSatisfy({ !$0.onOneLine.isEmpty })
        else { return nil }
        let lines = options.enumerated().map { "\(letters[$0]). \($1.onOneLine)" }
        return ([asked] + lines + ["ANSWER: \(letters[right])"]).joined(separator: "\n") + "\n"
    }

    /// `A. ` or `A) `.
    private static func looksLikeOption(_ text: String) -> Bool {
        let start = Array(text.prefix(3))
        return start.count == 3 && letters.contains(start[0]) && ".)".contains(start[1])
            && start[2] == " "
    }
}

extension String {
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// An opening bracket that a browser would take for a tag, as HTML writes it.
    fileprivate var withoutTags: String {
        var out = ""
        var rest = self[...]
        while let character = rest.popFirst() {
            let begins = rest.first.map { $0.isASCII && $0.isLetter || "/!?".contains($0) } ?? false
            out += character == "<" && begins ? "&lt;" : String(character)
        }
        return out
    }
}
