import ArgumentParser
import Classroom
import Machine

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
        guard let command = words as? any ClassCommand else { end(by: CleanExit.helpRequest()) }
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

    /// Help and its like end well; what makes no sense ends with the status for that.
    private static func end(by error: any Error) -> Never {
        let isHelp = WickClass.exitCode(for: error) == .success
        let text = WickClass.fullMessage(for: error) + "\n"
        try? OpenFile.write(Array(text.utf8), to: isHelp ? STDOUT_FILENO : STDERR_FILENO)
        exit(isHelp ? ExitStatus.done.rawValue : ExitStatus.usage.rawValue)
    }
}
