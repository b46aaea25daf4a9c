/// What a person may set to their liking. Kept in the configuration file by whoever knows files.
public enum Setting: String, Sendable, CaseIterable {
    case colour, style, ascii, paging

    /// What it may be, the usual first.
    public var values: [String] {
        switch self {
        case .colour: ["auto", "on", "off"]
        case .style: ["auto", "plain", "flat"]
        case .ascii: ["off", "on"]
        case .paging: ["on", "off"]
        }
    }

    public var meaning: String {
        switch self {
        case .colour: "colour on a terminal; auto heeds NO_COLOR"
        case .style: "plain has no terminal codes; flat is for screen readers, one fact a line"
        case .ascii: "ASCII characters only"
        case .paging: "long answers wait for a key"
        }
    }
}

extension Words {
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
        let values = setting.values
        return (setting, try one(of: values, values.joined(separator: ", ")))
    }
}
