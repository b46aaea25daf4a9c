import Desk

/// Pages as text for a terminal, a file or a voice.
public struct TextPress: Sendable {
    public var style: Style
    /// Columns that lines are kept within, as far as their words allow. In the flat style a sentence
    /// is one line, and only a window breaks it: at a word, where the terminal would do it inside one.
    public var columns: Int
    /// Rows of the window: a chart takes at most 28 of them and leaves eight or more.
    public var rows: Int
    /// Whether the rows are somebody's window: then a page with a picture keeps within them as far
    /// as the picture can give way, less the prompt and the line that was typed.
    public var isWindow = false
    /// True where only ASCII can be shown.
    public var ascii: Bool

    public init(style: Style, columns: Int = 80, rows: Int = 24, ascii: Bool = false) {
        self.style = style
        self.columns = columns
        self.rows = rows
        self.ascii = ascii
    }

    /// The page, each line ended by a line feed; an empty page is no text at all.
    public func text(_ page: Page) -> String {
        var out = ""
        for line in lines(page) {
            out += line
            out += "\n"
        }
        return out
    }

    /// The page as lines for a terminal.
    public func set(_ page: Page) -> [SetLine] { lines(page).map(SetLine.init) }

    /// Text that is data elsewhere, a sheet or a manual, as lines for a terminal: each as it stands,
    /// never wrapped, and nothing in it but text.
    ///
    /// - Parameter text: its lines end in a line feed, with or without a carriage return.
    public func set(data text: String) -> [SetLine] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        let alphabet = Alphabet(ascii: ascii)
        return lines.map { line in
            SetLine(alphabet.cleaned(String(line.last == "\r" ? line.dropLast() : line)))
        }
    }

    /// Data for programs as a line for a terminal: JSON writes every control character out.
    public func set(_ datum: Datum) -> SetLine { SetLine(JSONPress().line(datum)) }

    private func withinWindow(_ line: String) -> [String] {
        Prose(line).wrapped(Alphabet(ascii: ascii), width: max(1, columns))
            .map { $0.runs.map(\.text).joined() }
    }

    /// The same as lines without their ends, for files and for whoever counts them.
    public func lines(_ page: Page) -> [String] {
        if style == .flat {
            let lines = FlatText(alphabet: Alphabet(ascii: ascii, spoken: true)).lines(page.blocks)
            return isWindow ? lines.flatMap(withinWindow) : lines
        }
        let window = min(max(0, rows), 1_000)
        var typesetter = Typesetter(alphabet: Alphabet(ascii: ascii), rows: window)
        let slugs = typesetter.set(
            page.blocks, width: min(max(1, columns), 100_000),
            within: isWindow ? max(1, window - 2) : .max)
        return slugs.map { slug in
            if case .ansi(let colour) = style { return ANSI(colour: colour).painted(slug.trimmed) }
            return slug.trimmed.runs.map(\.text).joined()
        }
    }
}
