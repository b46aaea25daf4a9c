import Desk

/// What was pasted at the prompt in one go.
enum Pasted {
    /// The lines that say something; one line as it was typed. An empty line repeats a step where it is
    /// typed, and only parts paragraphs where it is pasted.
    static func lines(_ text: String) -> [String] {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        guard lines.count > 1 else { return [text] }
        let said = lines.filter { !$0.allSatisfy(\.isWhitespace) }
        return said.isEmpty ? [""] : said
    }

    /// Why the rest waits, and where.
    static func page(stoppedAt number: Int, of count: Int) -> Page {
        let left = count - number
        let rest = left == 1 ? "the line after it waits" : "the \(left) lines after it wait"
        return Page([
            .paragraph(
                Prose(
                    "Line \(number) of the \(count) that were pasted ended it; \(rest) at the prompt: "
                        + "Enter goes on with what stands there, Ctrl-C drops it.", .warning))
        ])
    }
}
