/// What a person may set to their liking. Kept in the configuration file by whoever knows files.
public enum Setting: String, Sendable, CaseIterable {
    case colour, style, ascii, paging, language

    /// What it may be, the usual first.
    public var values: [String] {
        switch self {
        case .colour: ["auto", "on", "off"]
        case .style: ["auto", "plain", "flat"]
        case .ascii: ["off", "on"]
        case .paging: ["on", "off"]
        case .language: ["en", "uk", "ja"]
        }
    }

    public var meaning: String {
        switch self {
        case .colour: "colour on a terminal; auto heeds NO_COLOR"
        case .style: "plain has no terminal codes; flat is for screen readers, in sentences"
        case .ascii: "ASCII characters only"
        case .paging: "long answers wait for a key"
        case .language: "the language of lessons, where they are there in it; any code may stand"
        }
    }
}

extension Words {
    /// The code of a language, as the files of translations have it: `uk`, `pt-br`.
    mutating func languageCode() throws(Misreading) -> String {
        let word = try need("a language, as in uk")
        let parts = word.lowered.split(separator: "-", omittingEmptySubsequences: false)
        let isCode =
            parts.count <= 2
            && parts.allSatisfy { part in
                (2...8).contains(part.count) && part.allSatisfy { ("a"..."z").contains($0) }
            }
        guard isCode, !word.isQuoted else {
            throw Misreading(
                .unknownWord(word.text, expected: "a language's code, as in uk"), word)
        }
        return word.lowered
    }

    /// `set`, `set colour`, `set colour off`.
    mutating func setting() throws(Misreading) -> (Setting, String?)? {
        guard let word = next else { return nil }
        let names = Setting.allCases.map(\.rawValue)
        var name = "colour"
        if word.lowered == "color" {
            _ = take()
        } else {
            name = try one(of: names, "one of " + names.joined(separator: ", "))
        }
        guard let setting = Setting(rawValue: name) else { return nil }
        guard !isAtEnd else { return (setting, nil) }
        _ = take("=")
        if setting == .language { return (setting, try languageCode()) }
        let values = setting.values
        return (setting, try one(of: values, values.joined(separator: ", ")))
    }
}
