import Desk

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
            Screen.complain("\(error.text). Type: wick --help")
            exit(ExitStatus.usage.rawValue)
        }
    }

    private static func run(_ invocation: Invocation) -> ExitStatus {
        let terminal = Terminal.here
        let screen = Screen(terminal, invocation.manner)
        switch invocation.task {
        case .help: return tell(Flag.helpPage, on: screen)
        case .version: return tell("wick \(version)", on: screen)
        case .prompt, .script, .check: break
        }
        let content: Content
        do {
            content = try findContent(invocation.content).content
        } catch {
            Screen.complain(error.text)
            return .usage
        }
        Interruption.watch()
        let state = StateFolder.located(
            xdg: Environment["XDG_STATE_HOME"], home: Environment["HOME"])
        switch invocation.task {
        case .check(let names):
            return Check(content: content, names: names).run(on: screen)
        case .script(let sources):
            var script = Script(
                Sitting(content: content, state: state, keepsJournal: false), on: screen)
            return script.run(sources)
        default: break
        }
        let sitting = Sitting(content: content, state: state, keepsJournal: true)
        if terminal.isConversation {
            var prompt = Prompt(sitting, on: screen, at: terminal, state: state)
            return prompt.run()
        }
        var script = Script(sitting, on: screen)
        return script.runInput()
    }

    /// A wrong flag or variable is an error at once. Where nothing is set and nothing is found,
    /// the prompt starts all the same, and whatever needs a file says which places were tried.
    private static func findContent(_ flag: String?) throws(ContentRoot.NotFound) -> Shelves {
        let variable = Environment["WICK_CONTENT"]
        do {
            return Shelves(
                root: .success(
                    try ContentRoot.find(
                        flag: flag, variable: variable, executable: ContentRoot.executable)))
        } catch {
            if flag != nil || variable != nil { throw error }
            return Shelves(root: .failure(error))
        }
    }

    private static func tell(_ text: String, on screen: Screen) -> ExitStatus {
        do {
            try screen.show([text])
            return .done
        } catch {
            return error.code == EPIPE ? .done : .refused
        }
    }
}
