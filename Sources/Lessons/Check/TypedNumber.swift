import Figures

/// A number as it stands typed in a sentence.
struct TypedNumber: Equatable {
    /// As typed: `7,020.8`, `20x`, `10:36`.
    let text: String
    /// Told apart by this: no commas, no leading or trailing noughts, no `x`; a clock time as typed.
    let value: String
    /// The character of the line it begins at, from 1.
    let column: Int

    /// The numbers of a line, without dates: years from 1900 to 2099, `17–25` after one, `13th`, and
    /// a day beside its month. A number inside a word, as in `q1`, is none.
    static func all(in line: String) -> [TypedNumber] {
        let characters = Array(line)
        var out: [TypedNumber] = []
        var index = 0
        while index < characters.count {
            guard isDigit(characters[index]), !isJoined(characters, before: index) else {
                index += 1
                continue
            }
            let end = endOfNumber(characters, from: index)
            let text = String(characters[index..<end])
            if !isDate(characters, index..<end) {
                let times = end < characters.count && characters[end].lowercased() == "x"
                out.append(
                    TypedNumber(
                        text: times ? text + "x" : text, value: canonical(text), column: index + 1))
            }
            index = end
        }
        return out
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }
    /// Part of a word or of a dotted name: `q1`, `ex5-2`, `v0.3`.
    private static func isJoined(_ characters: [Character], before index: Int) -> Bool {
        guard index > 0 else { return false }
        let last = characters[index - 1]
        return last.isLetter || last == "_" || isDigit(last)
    }
    private static func endOfNumber(_ characters: [Character], from start: Int) -> Int {
        var end = start
        while end < characters.count {
            let isInside =
                isDigit(characters[end])
                || [",", ".", ":"].contains(characters[end]) && end + 1 < characters.count
                    && isDigit(characters[end + 1])
            guard isInside else { break }
            end += 1
        }
        return end
    }
    private static func canonical(_ text: String) -> String {
        if text.contains(":") { return text }
        let digits = text.filter { $0 != "," }
        guard let units = try? readDecimal(digits, limit: Money.limit, excess: .nearest) else {
            return digits
        }
        return decimalText(units, decimals: 8, grouped: false)
    }

    private static func isDate(_ characters: [Character], _ range: Range<Int>) -> Bool {
        let text = String(characters[range])
        guard text.allSatisfy(isDigit), let number = Int(text) else { return false }
        if text.count == 4, (1900..<2100).contains(number) { return true }
        let after = word(characters[range.upperBound...].prefix(12))
        if ["st", "nd", "rd", "th"].contains(where: { after == $0 }),
            range.upperBound < characters.count, characters[range.upperBound].isLetter
        {
            return true
        }
        if text.count == 2, range.lowerBound >= 5, "–-".contains(characters[range.lowerBound - 1]),
            let year = Int(String(characters[(range.lowerBound - 5)..<(range.lowerBound - 1)])),
            (1900..<2100).contains(year)
        {
            return true
        }
        let before = word(characters[..<range.lowerBound].suffix(12).reversed())
        return (1...31).contains(number)
            && (months.contains(String(after.prefix(3)))
                || months.contains(String(String(before.reversed()).prefix(3))))
            && !(after.isEmpty && before.isEmpty)
    }
    /// The letters that come first, blanks left out before them.
    private static func word(_ characters: some Sequence<Character>) -> String {
        var out = ""
        for character in characters {
            if character == " ", out.isEmpty { continue }
            guard character.isLetter else { break }
            out += character.lowercased()
        }
        return out
    }
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
