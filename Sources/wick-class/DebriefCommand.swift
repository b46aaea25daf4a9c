import ArgumentParser
import Classroom
import Desk
import Machine
import Press

struct DebriefCommand: ClassCommand {
    static let configuration = CommandConfiguration(
        commandName: "debrief",
        abstract: "One page for the class: predictions, endings, leverage. No names, no ranking.",
        discussion: "For instance: wick class debrief ex5 --html debrief.html")

    @Argument(help: "The exercise, as in ex1.")
    var exercise: String
    @Option(
        help: ArgumentHelp("Write the page for a browser to FILE as well.", valueName: "FILE"))
    var html: String?
    @OptionGroup(title: "Course")
    var place: Place
    @OptionGroup(title: "Content")
    var content: ContentPlace
    @OptionGroup(title: "Manner")
    var manner: Manner

    func work(at counter: Counter) throws -> ExitStatus {
        let store = try place.openStore()
        let task = try store.task(exercise)
        let debrief = try Debrief(task, store, content.task(task.id, place))
        try store.close()
        if let html {
            let document = HTMLPress().document(title: "Debrief: \(task.title)", debrief.page)
            do throws(WholeFile.Refusal) {
                try WholeFile.write(
                    Array(document.utf8), to: Environment.expanded(html), replaces: true)
            } catch {
                throw CourseFault.unwritten(html, error)
            }
        }
        try counter.show(Page([.heading("Debrief: \(task.title)")]) + debrief.page)
        return .done
    }
}
