import ArgumentParser
import Classroom
import Desk
import Machine

struct TallyCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "tally",
        abstract: "The leverage a class said it would choose, before the lessons and after.",
        discussion: """
            Takes a folder of progress files, which students write with `progress export FILE`. No \
            names, no ranking; nothing is kept.

            For instance: wick class tally progress-files
            """)

    @Argument(help: "The folder with the progress files.")
    var folder: String
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        let found = try ProgressFolder(at: Environment.expanded(folder))
        try counter.show(found.page)
        return found.refused.isEmpty ? .done : .refused
    }
}
