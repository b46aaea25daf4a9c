import Figures
import Margin
import Markets
import Scripts

// `why`: every figure down to the lines that somebody wrote.

extension World {
    /// Said before a figure of a position that is over: it is no figure of now.
    func endedLine(_ statement: Statement) -> Page {
        guard let ending = statement.ending else { return Page() }
        return Page([
            .lines([
                Prose(
                    "As it stood when your \(ending.position.side.rawValue) was closed, at "
                        + "\(clock(ending.dueStep)):", .faint)
            ])
        ])
    }

    /// Said before a figure where several are held: whose it is.
    func whoseLine(_ statement: Statement) -> Page {
        guard statement.ending == nil, isBesideOthers(statement) else { return Page() }
        return Page([.lines([Prose("Of your \(statement.position.name):", .faint)])])
    }

    /// What is asked without the coin that it is asked of: "why ETH", "why liquidation price of ETH".
    func withoutCoin(_ words: String) -> (words: String, coin: Asset?) {
        var parts = words.split(separator: " ").map(String.init)
        guard
            let place = parts.firstIndex(where: { word in
                coins.contains { $0.code == word.uppercased() }
            })
        else { return (words, nil) }
        let coin = Asset(parts.remove(at: place).uppercased())
        if place > 0, ["of", "on", "for"].contains(parts[place - 1].lowercased()) {
            parts.remove(at: place - 1)
        }
        return (parts.joined(separator: " "), coin)
    }

    /// The working of one figure.
    ///
    /// - Parameter tick: the contract's that it is of; nil for the tape's own.
    func whyPage(_ term: Term, _ figure: Operand, tick: Price? = nil) -> Page {
        Page(
            workingBlocks(of: figure, term, tick: tick ?? contract?.tick) { line in
                guard journal.entries.indices.contains(line - 1) else { return nil }
                return ActText.print(journal.entries[line - 1].act)
            })
    }
}

/// How a figure was reached: formula, numbers, result, and where each part was written.
///
/// - Parameters:
///   - tick: the contract's, for prices.
///   - act: the act on a line of the journal.
func workingBlocks(
    of figure: Operand, _ term: Term, tick: Price?, act: (Int) -> String? = { _ in nil }
) -> [Block] {
    let indent = String(repeating: " ", count: term.word.count)
    var lines = [Prose([Span(term.word, .term), Span(" = \(figure.formula)")])]
    if figure.arithmetic != figure.formula {
        lines.append(Prose("\(indent) = \(figure.arithmetic)"))
    }
    lines.append(Prose([Span("\(indent) = ")] + figure.result(tick: tick)))
    let rows = figure.parts.map { part in
        let words = part.source.map { $0.words(act) }
        let why = Span("why \(part.name)", .verb)
        let value = part.shortText(tick: tick)
        let origin: Prose =
            words.map { ", \($0 == "given" ? "" : "from ")\($0.replacing("   ", with: ", "))" }
            ?? ". Its working: \(why)"
        return Table.Row(
            [
                Prose(part.name, .term), Prose(value, .figure),
                words.map { Prose($0, .faint) } ?? Prose([why]),
            ], said: "\(part.name): \(value)\(origin).")
    }
    guard !rows.isEmpty else { return [.lines(lines)] }
    return [.lines(lines), .table(Table(header: ["", "", ""], rows: rows, numeric: [1]))]
}

extension Source {
    /// Where a number was written, with the line itself.
    fileprivate func words(_ act: (Int) -> String?) -> String {
        switch self {
        case .file(let kind, let name, let line, let text): "\(kind) \(name) line \(line)   \(text)"
        case .journal(let line):
            ["journal line \(line)", act(line)].compactMap { $0 }.joined(separator: "   ")
        case .tape(let place): "tape, \(place)"
        case .given: "given"
        case .model(let words): words
        }
    }
}

extension Operand {
    /// The line a leaf came from.
    fileprivate var source: Source? {
        switch working {
        case .given(_, let source): source
        case .rounded(let inner, _, _), .chosen(let inner, _): inner.source
        default: nil
        }
    }

    /// The number, and how it was rounded: "7,020.82… → 7,020.8  the first tick…".
    fileprivate func result(tick: Price?) -> [Span] {
        switch working {
        case .named(_, let inner): return inner.result(tick: tick)
        case .rounded(let inner, _, let why):
            var spans: [Span] = []
            if inner.raw != raw { spans += [.figure(inner.cut), Span(" → ")] }
            return spans + [.figure(shortText(tick: tick)), Span("  \(why)", .faint)]
        case .chosen(let inner, let why):
            return inner.result(tick: tick) + [Span("  \(why)", .faint)]
        default: return [.figure(shortText(tick: tick))]
        }
    }

    /// At most four decimals, an ellipsis for what is left out.
    private var cut: String {
        let digits = text
        guard let point = digits.firstIndex(of: "."), !digits.hasSuffix("%") else { return digits }
        let decimals = digits[digits.index(after: point)...]
        guard decimals.count > 4 else { return digits }
        return digits[...point] + decimals.prefix(4) + "…"
    }

    func shortText(tick: Price?) -> String {
        switch kind {
        case .price:
            guard let tick, decimals == 8 else { return cut }
            let price = Price(units: raw)
            return price == price.rounded(.down, to: tick) ? price.text(tick: tick) : cut
        case .rate where decimals == 8 && abs(raw) > 99 && working != nil:
            return Rate(units: raw).exactPercent.count > 9
                ? Rate(units: raw).percent(places: 3) : Rate(units: raw).exactPercent
        default: return cut
        }
    }
}

private func abs(_ number: Int128) -> Int128 { number < 0 ? -number : number }
