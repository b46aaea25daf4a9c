extension Line {
    /// The text with every character that could move a cursor or hide others replaced by a visible
    /// one, character for character, so that columns stay.
    public static func safe(_ text: String) -> String {
        let safe = String(text.map(\.visible))
        // Pieces that stood apart can run together once a control character between them is shown.
        if safe.count == text.count { return safe }
        return String(text.map { $0.isASCII ? $0.visible : "\u{FFFD}" })
    }

    /// The same, cut to a length with an ellipsis: for quoting somebody's word in a message.
    public static func quoted(_ text: String, most: Int = 24) -> String {
        let start = text.prefix(most + 1)
        return start.count > most ? safe(String(start.prefix(most - 1))) + "…" : safe(text)
    }
}

extension Character {
    /// Itself, or a picture of a control character, or the replacement character.
    fileprivate var visible: Character {
        guard let first = unicodeScalars.first else { return self }
        // A pile of combining marks is cut to one letter: it would paint over the lines above.
        if unicodeScalars.count > 8 { return "\u{FFFD}" }
        switch first.value {
        case 0..<32: return Unicode.Scalar(0x2400 + first.value).map(Character.init) ?? "\u{FFFD}"
        case 127: return "\u{2421}"
        default: break
        }
        // A mark with nothing under it would sit on its neighbour.
        if first.properties.isGraphemeExtend { return "\u{FFFD}" }
        let isHidden = unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
                .unassigned:
                true
            // Joiners belong inside emoji; alone they and the writing-direction marks only hide.
            case .format: unicodeScalars.count == 1 || scalar.value != 0x200D
            default: false
            }
        }
        return isHidden ? "\u{FFFD}" : self
    }
}
