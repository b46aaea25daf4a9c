import Figures

/// What a word on a page is, never how it looks: renderers choose colour, weight or words.
public enum Ink: Sendable, Equatable {
    case plain
    /// A verb or line to type.
    case verb
    /// A figure of the market or the account.
    case figure
    /// A term that `define` knows.
    case term
    case gain
    case loss
    /// Something the reader should not miss.
    case warning
    case error
    /// Sources, assumptions, asides.
    case faint
    case strong
    case emphasis
}

/// A run of text in one ink. A span that shows a figure names it in `reveals`, so that an open
/// prediction can hide it wherever it stands.
public struct Span: Sendable, Equatable {
    public var text: String
    public var ink: Ink
    public var reveals: Term?
    /// Which figure an amount is.
    public var tells: Told?
    public init(_ text: String, _ ink: Ink = .plain, reveals: Term? = nil) {
        self.text = text
        self.ink = ink
        self.reveals = reveals
    }
}

extension Span {
    /// Where a line breaks. Only this does: a line feed inside of other text came with somebody's word,
    /// and would set apart what stands behind it as if the program said it.
    public static let lineBreak = Span("\n")
}

/// One line or paragraph: spans, to be wrapped by the renderer.
public struct Prose: Sendable, Equatable, ExpressibleByStringInterpolation {
    public var spans: [Span]
    /// For whoever listens, in place of the spans: sentences, where the eye is served by a short
    /// form. Nil where both are the same.
    public var aloud: [Span]?
    public init(_ spans: [Span]) { self.spans = spans }
    public init(_ text: String, _ ink: Ink = .plain, reveals: Term? = nil) {
        spans = [Span(text, ink, reveals: reveals)]
    }
    public init(stringLiteral text: String) { self.init(text) }
    public var text: String { spans.map(\.text).joined() }
    public var heard: [Span] { aloud ?? spans }
    public static func + (a: Prose, b: Prose) -> Prose {
        var sum = Prose(a.spans + b.spans)
        if a.aloud != nil || b.aloud != nil { sum.aloud = a.heard + b.heard }
        return sum
    }
    /// The same for the eye, with sentences for the ear.
    public func aloud(_ sentences: Prose) -> Prose {
        var copy = self
        copy.aloud = sentences.spans
        return copy
    }
}

/// What stands on a page, in order.
public indirect enum Block: Sendable, Equatable {
    case heading(String)
    case paragraph(Prose)
    /// Lines that belong together and keep their breaks: a formula, an event list.
    case lines([Prose])
    case bullets([Prose])
    case numbered([Prose])
    /// Name and value, one a line: the statement of an account.
    case entries([(Prose, Prose)])
    case table(Table)
    case chart(Chart)
    case lineChart(LineChart)
    case barChart(BarChart)
    case calendar(DayCalendar)
    /// What it says in short, and what stands folded away behind it where a page can be opened:
    /// the working behind a figure.
    case fold(Prose, [Block])
    case quote([Block])
    /// The line as typed and the columns that are wrong: characters counted from 0, `to` after the
    /// last of them. What to say about them is the block that follows, which renderers set close
    /// under the caret.
    case caret(line: String, from: Int, to: Int)
    case rule

    public static func == (a: Block, b: Block) -> Bool {
        switch (a, b) {
        case (.heading(let x), .heading(let y)): x == y
        case (.paragraph(let x), .paragraph(let y)): x == y
        case (.lines(let x), .lines(let y)), (.bullets(let x), .bullets(let y)),
            (.numbered(let x), .numbered(let y)):
            x == y
        case (.entries(let x), .entries(let y)):
            x.count == y.count && zip(x, y).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
        case (.table(let x), .table(let y)): x == y
        case (.chart(let x), .chart(let y)): x == y
        case (.lineChart(let x), .lineChart(let y)): x == y
        case (.barChart(let x), .barChart(let y)): x == y
        case (.calendar(let x), .calendar(let y)): x == y
        case (.fold(let h, let x), .fold(let i, let y)): h == i && x == y
        case (.quote(let x), .quote(let y)): x == y
        case (.caret(let l, let f, let t), .caret(let m, let g, let u)): l == m && f == g && t == u
        case (.rule, .rule): true
        default: false
        }
    }
}

/// One answer of the program.
public struct Page: Sendable, Equatable {
    public var blocks: [Block]
    public init(_ blocks: [Block] = []) { self.blocks = blocks }
    public static func + (a: Page, b: Page) -> Page { Page(a.blocks + b.blocks) }
}
