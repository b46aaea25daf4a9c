/// Which stretch of history is to be drilled.
public enum DrillRequest: Sendable, Equatable {
    /// Another one, drawn by chance: the next of a set where one is begun.
    case next
    /// A set of so many, one after another.
    case set(Int)
    /// The one that everybody gets on this day.
    case today
    /// The one that somebody else had.
    case coded(DrillCode)
}

/// The number that a stretch is drawn by, as eight letters and digits that a person can pass on.
///
/// Crockford's base 32 (crockford.com/base32.html): no letter is taken for a digit, and none is
/// read in another case as another.
public struct DrillCode: Sendable, Hashable {
    /// Under 2⁴⁰.
    public let number: UInt64
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Of any number its lowest forty bits.
    public init(_ number: UInt64) { self.number = number & 0xFF_FFFF_FFFF }

    /// Nil for what is no code: another length, or a letter that none has.
    public init?(_ text: some StringProtocol) {
        let letters = text.uppercased().filter { $0 != "-" }
        guard letters.count == 8 else { return nil }
        var number: UInt64 = 0
        for letter in letters {
            let meant: Character =
                switch letter {
                case "O": "0"
                case "I", "L": "1"
                default: letter
                }
            guard let digit = DrillCode.digits.firstIndex(of: meant) else { return nil }
            number = number << 5 | UInt64(digit)
        }
        self.number = number
    }

    /// `7K3M-2Q8T`.
    public var text: String {
        var letters: [Character] = []
        for place in (0..<8).reversed() {
            letters.append(DrillCode.digits[Int(number >> (5 * UInt64(place)) & 31)])
        }
        return String(letters[..<4]) + "-" + String(letters[4...])
    }
}

extension DrillRequest {
    /// The words after `drill`; nil for none.
    public var text: String? {
        switch self {
        case .next: nil
        case .set(let count): String(count)
        case .today: "today"
        case .coded(let code): code.text
        }
    }
}

extension Words {
    /// What follows `drill`: nothing, `10`, `today` or a code.
    mutating func drill() throws(Misreading) -> DrillRequest {
        guard let word = take() else { return .next }
        if word.lowered == "today" { return .today }
        if let code = DrillCode(word.text) { return .coded(code) }
        guard word.startsAsNumber, !word.text.contains("-") else {
            throw Misreading(
                .unknownWord(
                    word.text, expected: "how many, today, or a code as in 7K3M-2Q8T"), word)
        }
        return .set(try Words.whole(word.text, word, in: 1...50))
    }
}
