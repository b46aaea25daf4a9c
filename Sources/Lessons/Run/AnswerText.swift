import Figures

/// Reads a number as a learner types it, in units of 10⁻⁸.
///
/// `7,020.8`, `7020.8 USDT`, `$7020.8`, `20x`, `−5.8 %` (which is −5.8). Commas part thousands only.
public func readNumberAnswer(_ text: String) throws(AnswerMisreading) -> Int128 {
    var word = trim(text)
    if word.isEmpty { throw .empty }
    let lower = word.lowercased()
    let units = ["usdt", "usd", "dollars", "dollar", "btc", "eth", "percent", "%", "x"]
    if let unit = units.first(where: { lower.hasSuffix($0) }), lower.count > unit.count {
        word = trim(word.dropLast(unit.count))
    }
    if word.hasPrefix("$") { word = trim(word.dropFirst()) }
    do throws(NumberMisreading) {
        return try readDecimal(word, limit: Money.limit, excess: .nearest)
    } catch {
        switch error {
        case .tooLarge: throw .numberTooLarge(text)
        case .notANumber, .tooFine:
            let digits = word.filter { $0 != "," }
            let isNumber = (try? readDecimal(digits, limit: Money.limit, excess: .nearest)) != nil
            throw word.contains(",") && isNumber ? .commaInNumber(text) : .notANumber(text)
        }
    }
}

/// Which option a learner means: its words, its number, its letter, or how its words begin.
public func readChoiceAnswer(
    _ text: String, among choices: [Choice]
) throws(AnswerMisreading) -> Int {
    let typed = simplified(text)
    if typed.isEmpty { throw trim(text).isEmpty ? .empty : .noSuchOption(text, of: choices.count) }
    let words = choices.map { simplified($0.text.plain) }
    if let exact = words.firstIndex(of: typed) { return exact }
    if let number = Int(typed) {
        guard (1...choices.count).contains(number) else {
            throw .noSuchOption(text, of: choices.count)
        }
        return number - 1
    }
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    if typed.count == 1, let letter = typed.first.flatMap(letters.firstIndex(of:)),
        choices.indices.contains(letter)
    {
        return letter
    }
    // One letter that is no option's is a slip, not the beginning of a sentence.
    let begun = typed.count < 2 ? [] : words.indices.filter { words[$0].hasPrefix(typed) }
    if begun.count > 1 { throw .severalOptions(text) }
    guard let only = begun.first else { throw .noSuchOption(text, of: choices.count) }
    return only
}

/// Letters and digits in lower case, one blank between words: how answers in words are compared.
func simplified(_ text: String) -> String {
    var out = ""
    for character in text.lowercased() {
        if character.isLetter || character.isNumber {
            out.append(character)
        } else if !out.isEmpty, out.last != " " {
            out.append(" ")
        }
    }
    return out.last == " " ? String(out.dropLast()) : out
}
