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
    public var formula: String { line(opened: true, inProduct: false, named: true) }
    /// The same with the numbers in place of the words.
    public var arithmetic: String { line(opened: true, inProduct: false, named: false) }
    /// The name the operand goes by, or its number.
    public var name: String {
        switch working {
        case .given(let term, _), .named(let term, _): term.word
        case .rounded(let inner, _, _), .chosen(let inner, _): inner.name
        default: text
        }
    }

    private func line(opened: Bool, inProduct: Bool, named: Bool) -> String {
        func both(_ a: Operand, _ sign: String, _ b: Operand, _ left: Bool, _ right: Bool) -> String
        {
            let words =
                a.line(opened: false, inProduct: left, named: named) + " \(sign) "
                + b.line(opened: false, inProduct: right, named: named)
            return inProduct ? "(\(words))" : words
        }
        func list(_ word: String, _ all: [Operand]) -> String {
            let words = all.map { $0.line(opened: false, inProduct: false, named: named) }
            return "\(word)(\(words.joined(separator: ", ")))"
        }
        switch working {
        case nil: return text
        case .given(let term, _): return named && !opened ? term.word : text
        case .named(let term, let inner):
            if opened { return inner.line(opened: true, inProduct: inProduct, named: named) }
            return named ? term.word : text
        case .sum(let a, let b): return both(a, "+", b, false, false)
        case .difference(let a, let b): return both(a, "−", b, false, true)
        case .product(let a, let b): return both(a, "×", b, true, true)
        case .quotient(let a, let b): return both(a, "÷", b, true, true)
        case .mean(let all): return list("mean", all)
        case .least(let a, let b): return list("least", [a, b])
        case .greatest(let a, let b): return list("greatest", [a, b])
        case .rounded(let a, _, _), .chosen(let a, _):
            return a.line(opened: opened, inProduct: inProduct, named: named)
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
