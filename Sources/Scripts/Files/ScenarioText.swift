import Figures
import Margin
import Markets

/// Scenario files: text to `Scenario`.
public enum ScenarioText {
    public static let ending = ".scenario"

    /// Reads a whole file; all of its errors at once.
    ///
    /// - Parameter name: the file's name without its ending.
    public static func read(_ text: String, name: String) throws(FileErrors) -> Scenario {
        var draft = ScenarioDraft()
        var lines = FileLines(text)
        while let (number, range) = lines.next() {
            if let (time, bar) = BarLine.read(lines.bytes, range) {
                draft.add(time, bar, line: number)
                continue
            }
            do throws(Misreading) {
                let line = Line(String(decoding: lines.bytes[range], as: UTF8.self))
                if let statement = try ScenarioStatement(line) {
                    draft.add(statement, line: number)
                }
            } catch {
                draft.add(error, line: number)
            }
        }
        guard let scenario = draft.finish(name) else {
            throw draft.findings.all(in: name + ending)
        }
        return scenario
    }
}
