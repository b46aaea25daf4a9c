import Desk

// Signs that voices leave out, as words: "−287.45" is read as a gain by many of them.

extension Prose {
    /// The same words for the ear. What is typed stays as it is typed.
    var spelledOut: Prose {
        Prose(
            heard.map { span in
                span.ink == .verb
                    ? span : Span(spelledSigns(span.text), span.ink, reveals: span.reveals)
            })
    }
}

/// "= (19,980 − 1,000) ÷ 2.719" as "equals (19,980 minus 1,000) divided by 2.719".
func spelledSigns(_ text: String) -> String {
    guard text.contains(where: { signs[$0] != nil || $0.isNumber || $0 == "=" || $0 == "·" })
    else { return text }
    let all = Array(text)
    var out = ""
    for (place, character) in all.enumerated() {
        let before = place > 0 ? all[place - 1] : " "
        let after = place + 1 < all.count ? all[place + 1] : " "
        switch character {
        case "=" where before == " " && after == " ": out += "equals"
        case "·" where before == " " && after == " ":
            if out.last == " " { out.removeLast() }
            out += ","
        case "–" where before.isNumber && after.isNumber: out += " to "
        case "M" where before.isNumber && !after.isLetter: out += " million"
        case "b" where before.isNumber && after == "n": out += " billion"
        case "n" where before == "b" && out.hasSuffix(" billion"): break
        default:
            guard let word = signs[character] else {
                out.append(character)
                continue
            }
            if let last = out.last, last != " ", !"([“\"".contains(last) { out += " " }
            out += after == " " || place + 1 == all.count ? word : word + " "
        }
    }
    return out
}

private let signs: [Character: String] = [
    "−": "minus", "×": "times", "÷": "divided by", "≤": "at most", "≥": "at least",
    "≠": "not", "≈": "about", "±": "plus or minus", "→": "rounded to", "½": "half",
]
