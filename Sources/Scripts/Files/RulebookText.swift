import Figures
import Margin

/// Rulebook files: text to `Rulebook`, every number with the line it was written on.
public enum RulebookText {
    public static let ending = ".rules"

    /// Reads a whole file; all of its errors at once.
    ///
    /// - Parameter name: the file's name without its ending.
    public static func read(_ text: String, name: String) throws(FileErrors) -> Rulebook {
        var draft = RulebookDraft(name: name)
        var lines = FileLines(text)
        while let (number, range) = lines.next() {
            let line = Line(String(decoding: lines.bytes[range], as: UTF8.self))
            do throws(Misreading) {
                guard let (statement, isUnverified) = try RulebookStatement.read(line) else {
                    continue
                }
                draft.add(
                    statement, isUnverified: isUnverified, line: number, text: line.statement)
            } catch {
                draft.add(error, line: number, keyword: line.words.first?.lowered ?? "")
            }
        }
        guard let rulebook = draft.finish() else {
            throw draft.findings.all(in: name + ending, text)
        }
        return rulebook
    }
}

extension Line {
    /// What the line says, without its comment and the space around it.
    var statement: String {
        guard let first = words.first, let last = words.last else { return "" }
        return text(from: first.from, to: last.to)
    }
}

extension RulebookText {
    /// A whole rulebook as a file that reads as the same rules; the lines its numbers came from are
    /// then those of the new file.
    public static func print(_ rulebook: Rulebook) -> String {
        let rule = rulebook.liquidation
        var all: [RulebookStatement] = [
            .heading(name: rulebook.name, asOf: rulebook.asOf), .title(rulebook.title),
        ]
        all += rulebook.sources.map { .source($0) }
        for contract in rulebook.contracts { all += RulebookStatement.lines(of: contract) }
        all += [.takerFee(rulebook.fees.taker.value), .makerFee(rulebook.fees.maker.value)]
        all += [.onMark, .liquidationFee(rule.fee.value, to: rule.feeTo)]
        all.append(.surplus(to: rule.surplusTo))
        if rule.takeover { all.append(.takeover) }
        if rule.backstop == .fund { all.append(.fundPays) }
        all += VenueStatement.all(of: rulebook).map { .venue($0) }
        return (all.map { line($0, rulebook) } + [""]).joined(separator: "\n")
    }

    /// With the mark that its line had.
    private static func line(_ statement: RulebookStatement, _ rulebook: Rulebook) -> String {
        let marked = RulebookLine(statement, isUnverified: true)
        let isMarked = rulebook.unverified.contains { text in
            let read = (try? RulebookLine.read(Line(text))).flatMap { $0 }
            return read == marked || read == RulebookLine(statement.short, isUnverified: true)
        }
        return RulebookLine(statement, isUnverified: isMarked).text
    }
}

extension RulebookStatement {
    /// A tier without its amount, as it may have been written: it follows from the rates.
    fileprivate var short: RulebookStatement {
        guard case .tier(let border, let leverage, let rate, _) = self else { return self }
        return .tier(border, leverage: leverage, rate: rate, amount: nil)
    }
}
