import ArgumentParser
import Classroom
import Desk
import Machine

struct MergeCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Puts the parts of a big class into the course, as one grading would have.",
        discussion: """
            All parts that grade --shard made, in any order. What then stands in the course is the same \
            as after one run: every table row for row, the marks, every export to the byte. A part \
            that is lost, there twice, of another course or damaged is named, and nothing is changed.

            For instance: wick class merge part-*
            """)

    @Argument(help: "The files that grade --shard … --out made.")
    var parts: [String]
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Content")
    var content: ContentPlace
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) async throws -> ExitStatus {
        let course = try place.openCourse()
        let lock = try CourseLock(course)
        defer { withExtendedLifetime(lock) {} }
        let store = try place.openStore()
        let run = try GradingRun(course, store, content: content.open(place))
        let merging = try PartMerging(parts.map(Environment.expanded), into: run)
        let files = merging.files
        try merging.merge { counter.showProgress($0, of: files) }
        counter.showProgress(files, of: files)
        return try GradeCommand.told(run, store, counter)
    }
}
