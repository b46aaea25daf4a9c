import ArgumentParser
import Classroom
import Machine
import Press

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

@main
enum Main {
    static func main() async {
        OpenFile.fillClosedStreams()
        Interruption.ignoreFailingWrites()
        Interruption.watch()
        let words: any ParsableCommand
        do {
            words = try WickClass.parseAsRoot()
        } catch {
            end(by: error)
        }
        guard let command = words as? any ClassCommand else { help(words) }
        let counter = Counter(command.manner)
        do {
            exit(try await command.work(at: counter).rawValue)
        } catch let fault as CourseFault {
            counter.complain(fault.text)
            exit(ExitStatus.refused.rawValue)
        } catch let fault as SystemFault {
            // Whoever read the answer went away.
            if fault.code != EPIPE {
                counter.complain("the answer cannot be written: \(fault.reason)")
            }
            exit(fault.code == EPIPE ? ExitStatus.done.rawValue : ExitStatus.refused.rawValue)
        } catch {
            end(by: error)
        }
    }

    /// `help export` and `export --help`, which the parser takes for a command of its own; alone, the
    /// overview.
    private static func help(_ asked: any ParsableCommand) -> Never {
        var asked = asked
        do {
            try asked.run()
        } catch {
            end(by: error)
        }
        end(by: CleanExit.helpRequest())
    }

    /// Help and its like end well; what makes no sense ends with the status for that.
    private static func end(by error: any Error) -> Never {
        let isHelp = WickClass.exitCode(for: error) == .success
        // A misspelled word of the command line is told back, whatever it holds.
        let press = TextPress(style: .plain, ascii: !Terminal.here.showsUnicode)
        let text = press.set(data: WickClass.fullMessage(for: error)).map { $0.text + "\n" }
            .joined()
        try? OpenFile.write(Array(text.utf8), to: isHelp ? STDOUT_FILENO : STDERR_FILENO)
        exit(isHelp ? ExitStatus.done.rawValue : ExitStatus.usage.rawValue)
    }
}
