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
                draft.add(error, line: number)
            }
        }
        guard let rulebook = draft.finish() else { throw draft.findings.all(in: name + ending) }
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
