import Desk

/// A stretch of text in one ink, cleaned and ready to print.
struct Run: Equatable, Sendable {
    var text: String
    var ink: Ink
}

/// One line of set type, which printers call a slug: runs of text, and the columns they take.
struct Slug: Equatable, Sendable {
    private(set) var runs: [Run] = []
    private(set) var width = 0

    init() {}
    init(_ text: String, _ ink: Ink = .plain) { append(text, ink) }

    /// Neighbours in one ink become one run, so that colours change as seldom as they can.
    mutating func append(_ text: String, _ ink: Ink = .plain) {
        append(text, ink, width: displayWidth(text))
    }

    /// The same for text whose width is known already: measuring is most of the work.
    mutating func append(_ text: String, _ ink: Ink, width: Int) {
        guard !text.isEmpty else { return }
        self.width += width
        if let last = runs.indices.last, runs[last].ink == ink {
            runs[last].text += text
        } else {
            runs.append(Run(text: text, ink: ink))
        }
    }

    mutating func append(_ other: Slug) {
        for run in other.runs { append(run.text, run.ink, width: 0) }
        width += other.width
    }

    mutating func space(_ count: Int, _ ink: Ink = .plain) {
        if count > 0 { append(String(repeating: " ", count: count), ink, width: count) }
    }

    /// The slug brought to a width with spaces: before it when it is set flush right.
    func filled(to width: Int, flushRight: Bool = false) -> Slug {
        var out = Slug()
        if flushRight { out.space(width - self.width) }
        out.append(self)
        if !flushRight { out.space(width - self.width) }
        return out
    }

    /// The slug without spaces at its end, which no reader sees and every comparison trips over.
    var trimmed: Slug {
        var out = self
        while var last = out.runs.popLast() {
            // By bytes from the end: every line of every page comes past here.
            while last.text.utf8.last == UInt8(ascii: " ") {
                last.text.removeLast()
                out.width -= 1
            }
            if last.text.isEmpty { continue }
            out.runs.append(last)
            break
        }
        return out
    }

    static func + (a: Slug, b: Slug) -> Slug {
        var out = a
        out.append(b)
        return out
    }
}
