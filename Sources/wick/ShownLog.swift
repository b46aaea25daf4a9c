import Desk
import Machine
import Press

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Darwin)
    @preconcurrency import Darwin
#endif

/// `log FILE`: all that is shown, as text, while it lasts. Every answer is in the file before the
/// next line is read.
final class ShownLog {
    let path: String
    private let file: OpenFile

    /// A new file; one that is there already is begun anew where that was said.
    init(_ path: String, replaces: Bool) throws(WholeFile.Refusal) {
        self.path = path
        let place = Environment.expanded(path)
        try WholeFile.write([], to: place, replaces: replaces)
        do {
            file = try OpenFile(place, O_WRONLY | O_APPEND)
        } catch {
            throw .fault(error)
        }
    }

    /// Adds a line as typed behind its prompt, and what it answered.
    func keep(_ line: String, _ page: Page) throws(SystemFault) {
        let typed = TextPress(style: .plain, columns: 100_000)
            .text(Page([.paragraph(Prose(line))]))
        let text = typed + TextPress(style: .plain, columns: 80).text(page)
        try OpenFile.write(Array(text.utf8), to: file.descriptor)
    }
}
