import Desk
import Machine

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

@main
enum Wick {
    static let version = "0.1.0"

    static func main() {
        OpenFile.fillClosedStreams()
        Interruption.ignoreFailingWrites()
        do {
            exit(run(try Invocation(CommandLine.arguments.dropFirst())).rawValue)
        } catch {
            Screen.complain("\(error.text). Type: \(error.help)")
            exit(ExitStatus.usage.rawValue)
        }
    }

    private static func run(_ invocation: Invocation) -> ExitStatus {
        if case .handOver(let other, let words) = invocation.task { return other.run(words) }
        let terminal = Terminal.here
        let settings = Settings(
            at: Settings.located(xdg: Environment["XDG_CONFIG_HOME"], home: Environment["HOME"]))
        let screen = Screen(terminal, invocation.manner, settings)
        switch invocation.task {
        case .help: return tell(Flag.helpPage, on: screen)
        case .manual: return tell(Manual.page(version: version), on: screen)
        case .completions(let shell): return tell(Completions.script(for: shell), on: screen)
        case .version: return tell("wick \(version)", on: screen)
        case .prompt, .script, .book, .check, .exercise, .desk, .sheet, .sweep, .handOver: break
        }
        let content: Content
        let shelves: Shelves
        let added = AddedCourses.located(
            xdg: Environment["XDG_DATA_HOME"], home: Environment["HOME"])
        do {
            let chosen = try ContentRoot.chosen(
                flag: invocation.content, variable: Environment["WICK_CONTENT"])
            shelves = Shelves(chosen: chosen, added: added?.folder)
            content = shelves.content
        } catch {
            Screen.complain(error.text)
            return .usage
        }
        for problem in settings.problems { Screen.complain(problem) }
        Interruption.watch()
        if case .exercise(let path) = invocation.task {
            return play(path, content, settings, invocation.manner, on: screen, at: terminal)
        }
        let language = invocation.language ?? settings.language
        if case .desk(let work) = invocation.task {
            return work.run(content, language, added, on: screen)
        }
        if case .sweep(let work) = invocation.task { return work.run(content, on: screen) }
        let state = StateFolder.located(
            xdg: Environment["XDG_STATE_HOME"], home: Environment["HOME"])
        switch invocation.task {
        case .check(let names):
            return Check(
                content: content, own: { shelf in try? shelves.own(shelf) }, names: names,
                manner: invocation.manner
            ).run(on: screen)
        case .sheet(let path):
            return PositionSheet(
                content: content, path: path, form: invocation.manner.json ? .json : .csv,
                isWatched: !invocation.manner.plain && !invocation.manner.flat
            ).run(on: screen)
        case .book(let request, let lines):
            let opener = BookOpener(
                content: content, state: state, settings: settings,
                language: invocation.language, request: request, lines: lines)
            return opener.run(on: screen, at: terminal, asJSON: invocation.manner.json)
        case .script(let sources):
            var script = Script(
                Sitting(
                    content: content, state: state, settings: settings, keepsJournal: false,
                    language: invocation.language),
                on: screen, asJSON: invocation.manner.json, isRun: invocation.manner.isRun)
            return script.run(sources)
        default: break
        }
        let sitting = Sitting(
            content: content, state: state, settings: settings, keepsJournal: true,
            language: invocation.language)
        for problem in sitting.problems { Screen.complain(problem) }
        if terminal.isConversation, !invocation.manner.json {
            var prompt = Prompt(sitting, on: screen, at: terminal, state: state)
            return prompt.run()
        }
        var script = Script(sitting, on: screen, asJSON: invocation.manner.json)
        return script.runInput()
    }

    /// An exercise, typed on a terminal or coming down a pipe.
    private static func play(
        _ path: String, _ content: Content, _ settings: Settings, _ manner: Invocation.Manner,
        on screen: Screen, at terminal: Terminal
    ) -> ExitStatus {
        do throws(ExerciseFile.Refused) {
            let exercise = try ExerciseFile(path, content: content)
            let sitting = Sitting(exercise, content: content, settings: settings)
            if terminal.isConversation, !manner.json {
                var prompt = Prompt(
                    sitting, on: screen, at: terminal, state: nil, opening: exercise.greeting)
                return prompt.run()
            }
            if !manner.json { try? screen.show(exercise.greeting) }
            var script = Script(sitting, on: screen, asJSON: manner.json)
            return script.runInput()
        } catch {
            Screen.complain(error.text.split(separator: "\n").map(String.init))
            return .refused
        }
    }

    private static func tell(_ text: String, on screen: Screen) -> ExitStatus {
        do {
            try screen.hand(over: Array((text + "\n").utf8))
            return .done
        } catch {
            return Screen.status(afterLosing: error)
        }
    }
}
