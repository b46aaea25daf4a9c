import Figures

/// What stands between braces: a term, or plain sums of terms and numbers.
///
/// `{position.liquidation}`, `{position.entry − position.own}`, `{position.entry × 80%}`. Signs stand
/// between spaces; × and ÷ go before + and −; there are no parentheses. Sums exist so that a
/// *wrong* answer can be computed too; a right one should be a term, which has a working.
public struct Brace: Sendable, Equatable {
    public enum Operand: Sendable, Equatable {
        case term(String)
        /// In units of 10⁻⁸.
        case number(Int128)
    }
    public enum Sign: Sendable, Equatable { case plus, minus, times, over }

    /// As typed, without the braces.
    public let text: String
    public let first: Operand
    public let rest: [Link]
    public let place: FilePlace

    public struct Link: Sendable, Equatable {
        public let sign: Sign
        public let operand: Operand
    }

    /// The terms it needs, in the order typed.
    public var terms: [String] {
        ([first] + rest.map(\.operand)).compactMap {
            if case .term(let name) = $0 { name } else { nil }
        }
    }
    /// The one term it is, if it is no sum.
    public var soleTerm: String? { rest.isEmpty ? terms.first : nil }

    /// The value now, or nil when a term has none, or a sum divides by nothing or grows too large.
    public func value(_ facts: some LessonFacts) -> LessonValue? {
        if let soleTerm { return facts.value(of: soleTerm) }
        guard let units = total(facts) else { return nil }
        let shown = divide(units, 1_000_000, .nearest)
        return LessonValue(decimalText(shown, decimals: 2), units: units)
    }

    private func total(_ facts: some LessonFacts) -> Int128? {
        guard var product = units(first, facts) else { return nil }
        var sum: Int128 = 0
        for link in rest {
            guard let operand = units(link.operand, facts) else { return nil }
            switch link.sign {
            case .times: product = scaledQuotient(product, operand, unitsPerOne, .nearest)
            case .over where operand == 0: return nil
            case .over: product = scaledQuotient(product, unitsPerOne, operand, .nearest)
            case .plus, .minus:
                sum += product
                product = link.sign == .plus ? operand : -operand
            }
            guard within(product), within(sum) else { return nil }
        }
        return within(sum + product) ? sum + product : nil
    }
    private func units(_ operand: Operand, _ facts: some LessonFacts) -> Int128? {
        switch operand {
        case .number(let units): units
        case .term(let name):
            facts.value(of: name)?.units.flatMap { within($0) ? $0 : nil }
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
        var operands: [[Substring]] = [[]]
        var signs: [Sign] = []
        for word in text.split(separator: " ") {
            if let sign = Self.signs[String(word)] {
                signs.append(sign)
                operands.append([])
            } else {
                operands[operands.count - 1].append(word)
            }
        }
        let read = operands.compactMap(Self.operand)
        guard read.count == operands.count, let first = read.first else { return nil }
        self.text = text
        self.first = first
        rest = zip(signs, read.dropFirst()).map { Link(sign: $0, operand: $1) }
        self.place = place
        if terms.isEmpty { return nil }
    }

    private static let signs: [String: Sign] = [
        "+": .plus, "-": .minus, "−": .minus, "–": .minus, "*": .times, "×": .times,
        "/": .over, "÷": .over,
    ]
    private static func operand(_ words: [Substring]) -> Operand? {
        guard let start = words.first?.first else { return nil }
        if start.isLetter {
            let name = words.joined(separator: " ")
            let legal = name.allSatisfy {
                $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_" || $0 == " "
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
