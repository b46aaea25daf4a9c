import Figures

/// What stands between braces: a term, or plain sums of terms and numbers.
///
/// `{position.liquidation}`, `{position.entry − position.own}`, `{50 ÷ (price − 7,050)}`. Signs stand
/// between spaces; × and ÷ go before + and −, and parentheses before both. Sums exist so that a
/// *wrong* answer can be computed too, and what follows from given numbers alone, as `{10 × 3,000}`; a
/// right answer should be a term where there is one, which has a working.
public struct Brace: Sendable, Equatable {
    public enum Sign: Sendable, Equatable { case plus, minus, times, over }

    /// A term, a number, or two of them with a sign between.
    public indirect enum Sum: Sendable, Equatable {
        case term(String)
        /// In units of 10⁻⁸.
        case number(Int128)
        case pair(Sum, Sign, Sum)
    }

    /// As typed, without the braces.
    public let text: String
    public let sum: Sum
    public let place: FilePlace

    /// The terms it needs, in the order typed.
    public var terms: [String] { sum.terms }
    /// The one term it is, if it is no sum.
    public var soleTerm: String? {
        if case .term(let name) = sum { name } else { nil }
    }

    /// The value now, or nil when a term has none, or a sum divides by nothing or grows too large.
    public func value(_ facts: some LessonFacts) -> LessonValue? {
        if let soleTerm { return facts.value(of: soleTerm) }
        guard let units = sum.units(facts) else { return nil }
        let shown = divide(units, 1_000_000, .nearest)
        return LessonValue(decimalText(shown, decimals: 2), units: units)
    }
}

extension Brace.Sum {
    fileprivate var terms: [String] {
        switch self {
        case .term(let name): [name]
        case .number: []
        case .pair(let left, _, let right): left.terms + right.terms
        }
    }

    fileprivate func units(_ facts: some LessonFacts) -> Int128? {
        switch self {
        case .number(let units): return units
        case .term(let name):
            return facts.value(of: name)?.units.flatMap { within($0) ? $0 : nil }
        case .pair(let left, let sign, let right):
            guard let left = left.units(facts), let right = right.units(facts) else { return nil }
            let result: Int128
            switch sign {
            case .plus: result = left + right
            case .minus: result = left - right
            case .times: result = scaledQuotient(left, right, unitsPerOne, .nearest)
            case .over where right == 0: return nil
            case .over: result = scaledQuotient(left, unitsPerOne, right, .nearest)
            }
            return within(result) ? result : nil
        }
    }
    /// Every number of a lesson is under the limit of money, so that sums cannot overflow.
    private func within(_ units: Int128) -> Bool {
        units.magnitude <= (Money.limit * unitsPerOne).magnitude
    }
}

extension Brace {
    /// Reads what stands between braces. Nil when it is neither a term nor a sum.
    public init?(_ text: String, at place: FilePlace) {
        var reader = SumReader(text)
        guard let sum = reader.whole() else { return nil }
        self.text = text
        self.sum = sum
        self.place = place
        // A number alone is typed; a sum of given numbers is worked out.
        if case .number = sum { return nil }
    }
}

/// Reads a sum: products first, then what is added and taken off.
private struct SumReader {
    private enum Token: Equatable {
        case open
        case close
        case sign(Brace.Sign)
        case words([Substring])
    }
    private var tokens: [Token] = []
    private var place = 0
    /// Deeper nesting is no sum that a person types.
    private let deepest = 8

    init(_ text: String) {
        for word in text.split(separator: " ") {
            if let sign = Self.signs[String(word)] {
                tokens.append(.sign(sign))
                continue
            }
            var rest = word
            while rest.first == "(" {
                tokens.append(.open)
                rest.removeFirst()
            }
            var closes = 0
            while rest.last == ")" {
                closes += 1
                rest.removeLast()
            }
            if case .words(let before) = tokens.last, !rest.isEmpty {
                tokens[tokens.count - 1] = .words(before + [rest])
            } else if !rest.isEmpty {
                tokens.append(.words([rest]))
            }
            tokens += repeatElement(.close, count: closes)
        }
    }

    mutating func whole() -> Brace.Sum? {
        guard let sum = added(depth: 0), place == tokens.count else { return nil }
        return sum
    }

    private mutating func added(depth: Int) -> Brace.Sum? {
        guard var sum = product(depth: depth) else { return nil }
        while let sign = take(.plus) ?? take(.minus) {
            guard let next = product(depth: depth) else { return nil }
            sum = .pair(sum, sign, next)
        }
        return sum
    }
    private mutating func product(depth: Int) -> Brace.Sum? {
        guard var sum = part(depth: depth) else { return nil }
        while let sign = take(.times) ?? take(.over) {
            guard let next = part(depth: depth) else { return nil }
            sum = .pair(sum, sign, next)
        }
        return sum
    }
    private mutating func part(depth: Int) -> Brace.Sum? {
        guard place < tokens.count, depth < deepest else { return nil }
        defer { place += 1 }
        switch tokens[place] {
        case .words(let words): return Self.operand(words)
        case .open:
            place += 1
            guard let sum = added(depth: depth + 1), place < tokens.count,
                tokens[place] == .close
            else { return nil }
            return sum
        case .close, .sign: return nil
        }
    }
    private mutating func take(_ sign: Brace.Sign) -> Brace.Sign? {
        guard place < tokens.count, tokens[place] == .sign(sign) else { return nil }
        place += 1
        return sign
    }

    private static let signs: [String: Brace.Sign] = [
        "+": .plus, "-": .minus, "−": .minus, "–": .minus, "*": .times, "×": .times,
        "/": .over, "÷": .over,
    ]
    private static func operand(_ words: [Substring]) -> Brace.Sum? {
        guard let start = words.first?.first else { return nil }
        if start.isLetter {
            let name = words.joined(separator: " ")
            let legal = name.allSatisfy {
                $0.isLetter || $0.isNumber || [".", "-", "_", ":", " "].contains($0)
            }
            return legal ? .term(name) : nil
        }
        guard words.count == 1, let word = words.first else { return nil }
        let percent = word.hasSuffix("%")
        let digits = String(percent ? word.dropLast() : word)
        guard let units = try? readDecimal(digits, limit: 1_000_000_000) else { return nil }
        return .number(percent ? divide(units, 100, .nearest) : units)
    }
}
