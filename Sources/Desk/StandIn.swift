import Figures
import Markets
import Scripts

enum ActText { static func print(_ act: Act) -> String { "\(act)" } }
enum Completion { static func words(for line: String, in: Surroundings) -> [String] { [] } }
extension FileErrors { var page: Page { Page([.lines(errors.map { Prose("\($0)", .error) })]) } }
extension Misreading { func page(line: String) -> Page { .problem("\(rule)", fix: "help") } }
struct LessonPlace: Sendable {
    var timeline: Timeline?; var promptWords = ""; var hidden: [Term] = []
}
extension Session {
    mutating func performInLesson(_ c: Command, line: String, isInterrupted: () -> Bool) -> Reply {
        Reply(Page())
    }
    mutating func openLesson(_ c: String, line: String) -> Reply { Reply(Page()) }
    func answerInLesson(_ line: String) -> Reply? { nil }
}
