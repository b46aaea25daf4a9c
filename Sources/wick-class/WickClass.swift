import ArgumentParser
import Machine

/// `wick class …`, to which `wick` hands over.
struct WickClass: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wick class",
        abstract: "Exercises for a class: every student a variant, graded by replay.",
        discussion: """
            A course is a folder; the commands work in the present folder or in --course DIR.
            Nothing is sent anywhere, and labels are all that it keeps of a person.
            Ends with 0 done, 1 usage, 2 a file or line was refused, 3 some did not pass, \
            4 something was handed in that is not what it says, 130 interrupted.
            """,
        subcommands: [
            InitCommand.self, ListCommand.self, IssueCommand.self, GradeCommand.self,
            RegradeCommand.self, MergeCommand.self,
            ShowCommand.self, ChooseCommand.self, MarkCommand.self, ExportCommand.self,
            DebriefCommand.self,
            ForgetCommand.self, TermCommand.self, RehearseCommand.self, TallyCommand.self,
        ])
}

/// One word after `wick class`.
protocol ClassCommand: ParsableCommand {
    var manner: Manner { get }
    func work(at counter: Counter) async throws -> ExitStatus
}
