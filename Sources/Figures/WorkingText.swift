// A working in words and in numbers: "(entry cost − collateral) ÷ size" and "(19,980 − 1,000) ÷ 0.333".

extension Operand {
    /// The number itself: rates as percentages when somebody wrote them, plain when constant.
    public var text: String {
        switch kind {
        case .rate where working != nil:
            decimalText(raw, decimals: Int(decimals) - 2) + "%"
        case .multiple where working != nil:
            decimalText(raw, decimals: Int(decimals), grouped: false) + "x"
        default:
            decimalText(raw, decimals: Int(decimals))
        }
    }

    /// The formula in words, one name deep: names inside it stay closed.
    public var formula: String { line(opened: true, as: .alone, named: true) }
    /// The same with the numbers in place of the words.
    public var arithmetic: String { line(opened: true, as: .alone, named: false) }
    /// The name the operand goes by, or its number.
    public var name: String { knownName ?? text }

    private var knownName: String? {
        switch working {
        case .given(let term, _), .named(let term, _): term.word
        case .rounded(let inner, _, _), .chosen(let inner, _): inner.knownName
        default: nil
        }
    }

    /// What stands around an operand, and so whether a sum or a product needs brackets there.
    private enum Setting {
        case alone, afterMinus, factor, divisor
        /// Sums need them after a minus and in every product, products only after × and ÷.
        var bracketsSum: Bool { self != .alone }
        var bracketsProduct: Bool { self == .divisor }
    }

    private func line(opened: Bool, as setting: Setting, named: Bool) -> String {
        func both(
            _ a: Operand, _ sign: String, _ b: Operand, _ left: Setting, _ right: Setting,
            brackets: Bool
        ) -> String {
            let first = a.line(opened: false, as: left, named: named)
            var second = b.line(opened: false, as: right, named: named)
            if second.hasPrefix("−") { second = "(\(second))" }
            let words = "\(first) \(sign) \(second)"
            return brackets ? "(\(words))" : words
        }
        func sum(_ a: Operand, _ sign: String, _ b: Operand, _ right: Setting) -> String {
            both(a, sign, b, .alone, right, brackets: setting.bracketsSum)
        }
        func product(_ a: Operand, _ sign: String, _ b: Operand) -> String {
            both(a, sign, b, .factor, .divisor, brackets: setting.bracketsProduct)
        }
        func list(_ word: String, _ all: [Operand]) -> String {
            let words = all.map { $0.line(opened: false, as: .alone, named: named) }
            return "\(word)(\(words.joined(separator: ", ")))"
        }
        switch working {
        case nil: return text
        case .given(let term, _): return named && !opened ? term.word : text
        case .named(let term, let inner):
            if opened { return inner.line(opened: true, as: setting, named: named) }
            return named ? term.word : text
        case .sum(let a, let b): return sum(a, "+", b, .alone)
        case .difference(let a, let b): return sum(a, "−", b, .afterMinus)
        case .product(let a, let b): return product(a, "×", b)
        case .quotient(let a, let b): return product(a, "÷", b)
        case .mean(let all): return list("mean", all)
        case .least(let a, let b): return list("least", [a, b])
        case .greatest(let a, let b): return list("greatest", [a, b])
        case .rounded(let a, _, _):
            // Inside a formula the rounded number is the one that was computed with.
            return opened || named ? a.line(opened: opened, as: setting, named: named) : text
        case .chosen(let a, _):
            return a.line(opened: opened, as: setting, named: named)
        }
    }

    /// The operands directly inside, left to right.
    public var inside: [Operand] {
        switch working {
        case nil, .given: []
        case .named(_, let a), .rounded(let a, _, _), .chosen(let a, _): [a]
        case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
            .quotient(let a, let b), .least(let a, let b), .greatest(let a, let b):
            [a, b]
        case .mean(let all): all
        }
    }

    /// The names a formula shows: what `why` explains in the lines below it, each once, in order.
    public var parts: [Operand] {
        var found: [Operand] = []
        collect(into: &found, opened: true)
        return found
    }

    private func collect(into found: inout [Operand], opened: Bool) {
        switch working {
        case nil: return
        case .given:
            if !found.contains(self) { found.append(self) }
        case .named where !opened:
            if !found.contains(self) { found.append(self) }
        case .named(_, let inner): inner.collect(into: &found, opened: true)
        case .rounded(let inner, _, _), .chosen(let inner, _):
            inner.collect(into: &found, opened: opened)
        default: for operand in inside { operand.collect(into: &found, opened: false) }
        }
    }
}
