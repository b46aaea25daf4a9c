import Figures
import Margin

/// Rulebook files: text to `Rulebook`, every number with the line it was written on.
public enum RulebookText {
    public static let ending = ".rules"

    /// Reads a whole file; all of its errors at once.
    ///
    /// - Parameters:
    ///   - name: the file's name without its ending.
    ///   - called: what a journal and the screen call it; nil: by its name. A file that lies on no
    ///     shelf is called by its path.
    public static func read(
        _ text: String, name: String, called: String? = nil
    ) throws(FileErrors) -> Rulebook {
        try examine(text, name: name, called: called).rulebook
    }

    /// Reads a whole file, and tells beside it what looks odd: warnings that its author can confirm.
    public static func examine(
        _ text: String, name: String, called: String? = nil
    ) throws(FileErrors) -> (rulebook: Rulebook, doubts: FileErrors) {
        var draft = RulebookDraft(name: name, called: called)
        var lines = FileLines(text)
        while let (number, range) = lines.next() {
            let line = Line(String(decoding: lines.bytes[range], as: UTF8.self))
            do throws(Misreading) {
                guard let read = try RulebookStatement.read(line) else { continue }
                if read.isConfirmed { draft.doubts.confirm(number) }
                draft.add(
                    read.statement, isUnverified: read.isUnverified, line: number,
                    text: line.statement)
            } catch {
                draft.add(error, line: number, keyword: line.words.first?.lowered ?? "")
            }
        }
        guard let rulebook = draft.finish() else {
            throw draft.findings.all(in: name + ending, text)
        }
        return (rulebook, draft.doubts.found.all(in: name + ending, text))
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
        let isMarked = rulebook.unverified.contains { text in
            let line = (try? RulebookLine.read(Line(text))).flatMap { $0 }
            return line?.isUnverified == true
                && (line?.statement == statement || line?.statement == statement.short)
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
