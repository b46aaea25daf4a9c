import Desk
import Machine
import Scripts

extension DeskWork {
    /// A scenario on somebody's tables; they are read first, so that what is written can be right.
    func begin(
        _ name: String, _ tables: TableFlags, _ content: Content, on screen: Screen,
        _ write: (_ text: String, _ marked: String) -> ExitStatus
    ) -> ExitStatus {
        guard let path = tables.from else {
            Screen.complain("--also goes with --from, the table of the scenario's own coin")
            return .usage
        }
        do {
            let text = try TextFile.read(Environment.expanded(path))
            let sheet = try PriceSheet.table(text, path: path)
            for also in tables.also {
                let other = try TextFile.read(Environment.expanded(also.path))
                _ = try PriceSheet.table(other, path: also.path)
            }
            let coin =
                (sheet.symbol.flatMap { TableSymbol($0) } ?? TableSymbol(file: path))?.coin
            let scenario = Beginning.scenario(
                name, from: path, sheet, coin: coin,
                rules: Beginning.rules(on: coin, in: content),
                also: tables.also.map { ($0.coin, $0.path) })
            let marks = scenario.split(separator: "\n").count { $0.contains("# ?") }
            return write(scenario, "; \(marks) lines have a question mark")
        } catch let refusal as TextFile.Refusal {
            Screen.complain("\(path) \(refusal.text)")
        } catch let errors as FileErrors {
            for line in errors.lines { Screen.complain(line) }
        } catch {
            Screen.complain("\(path) cannot be read")
        }
        return .refused
    }

    /// `wick fmt FILE`: prints a scenario or rulebook in its canonical spelling.
    func printed(_ paths: [String], on screen: Screen) -> ExitStatus {
        var isFaulty = false
        for path in paths {
            do {
                let text = try TextFile.read(Environment.expanded(path))
                guard let file = AddedFile(sniffed: path, text: text),
                    let canonical = try file.canonical()
                else {
                    Screen.complain("\(path): fmt prints scenarios and rulebooks")
                    isFaulty = true
                    continue
                }
                try screen.hand(over: Array(canonical.utf8))
            } catch let refusal as TextFile.Refusal {
                Screen.complain("\(path) \(refusal.text)")
                isFaulty = true
            } catch let errors as FileErrors {
                for line in errors.lines { Screen.complain(line) }
                isFaulty = true
            } catch let fault as SystemFault {
                return Screen.status(afterLosing: fault)
            } catch {
                isFaulty = true
            }
        }
        return isFaulty ? .refused : .done
    }
}
