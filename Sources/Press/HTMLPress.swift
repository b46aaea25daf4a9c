import Desk

/// Pages as HTML: one file that needs nothing else, follows the reader's light or dark, and prints.
public struct HTMLPress: Sendable {
    private let alphabet = Alphabet()

    public init() {}

    /// A whole document. Every one says that it shows a simulation, on paper on each sheet.
    public func document(title: String, _ page: Page) -> String {
        let name = escaped(alphabet.cleaned(title))
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'"/>
            <title>\(name) (simulation)</title>
            <style>
            \(stylesheet)
            </style>
            </head>
            <body>
            <p class="simulation" role="note">\(simulationLabel)</p>
            <main>
            <h1>\(name)</h1>
            \(sections(page))
            </main>
            </body>
            </html>

            """
    }

    /// The page alone, to stand inside a document that has its own head and its own label.
    public func fragment(_ page: Page) -> String {
        var charts = 0
        return html(page.blocks, &charts)
    }

    /// The page with what stands under each heading in a section of its own, so that paper keeps a
    /// chart with the words about it.
    private func sections(_ page: Page) -> String {
        var charts = 0
        var parts: [String] = []
        var rest = page.blocks[...]
        while !rest.isEmpty {
            let end = rest.dropFirst().firstIndex { if case .heading = $0 { true } else { false } }
            let blocks = rest[..<(end ?? rest.endIndex)]
            rest = rest[blocks.endIndex...]
            let inside = html(Array(blocks), &charts)
            if case .heading = blocks.first {
                parts.append("<section>\n\(inside)\n</section>")
            } else {
                parts.append(inside)
            }
        }
        return parts.joined(separator: "\n")
    }

    private func html(_ blocks: [Block], _ charts: inout Int) -> String {
        var parts: [String] = []
        for block in blocks { parts.append(html(block, &charts)) }
        return parts.joined(separator: "\n")
    }

    private func html(_ block: Block, _ charts: inout Int) -> String {
        switch block {
        case .heading(let text): return "<h2>\(inline(Prose(text)))</h2>"
        case .paragraph(let prose): return "<p>\(inline(prose))</p>"
        case .lines(let lines):
            // Inside, white space is kept, so none may stand between the lines.
            return "<div class=\"lines\">" + lines.map { "<div>\(inline($0))</div>" }.joined()
                + "</div>"
        case .bullets(let items): return "<ul>" + wrap(items, "li") + "</ul>"
        case .numbered(let items): return "<ol>" + wrap(items, "li") + "</ol>"
        case .entries(let entries):
            let pairs = entries.map { "<dt>\(inline($0))</dt><dd>\(inline($1))</dd>" }
            return pairs.isEmpty ? "" : "<dl>" + pairs.joined(separator: "\n") + "</dl>"
        case .table(let table): return html(table)
        case .chart(let chart):
            charts += 1
            return ChartDrawing(chart, number: charts, alphabet).figure
        case .lineChart(let chart):
            charts += 1
            return LineDrawing(chart, number: charts, alphabet).figure
        case .barChart(let chart):
            charts += 1
            return BarDrawing(chart: chart, number: charts, alphabet: alphabet).figure
        case .calendar(let calendar):
            charts += 1
            return CalendarDrawing(calendar: calendar, number: charts, alphabet: alphabet).figure
        case .fold(let head, let blocks):
            return "<details><summary>\(inline(head))</summary>\n\(html(blocks, &charts))</details>"
        case .quote(let blocks): return "<blockquote>\(html(blocks, &charts))</blockquote>"
        case .caret(let line, let from, let to):
            let pointed = Pointed(line, from: from, to: to, alphabet)
            let wrong = pointed.wrong.isEmpty ? " " : escaped(pointed.wrong)
            return "<pre>\(escaped(pointed.before))<mark>\(wrong)</mark>"
                + "\(escaped(pointed.after))</pre>"
        case .rule: return "<hr/>"
        }
    }

    private func wrap(_ items: [Prose], _ tag: String) -> String {
        items.map { "<\(tag)>\(inline($0))</\(tag)>" }.joined(separator: "\n")
    }

    /// A table of so many named columns is too wide for a phone: there each row becomes a short
    /// paragraph, every cell behind its column's name.
    private static let manyColumns = 5

    private func html(_ table: Table) -> String {
        let count = table.rows.reduce(table.header.count) { max($0, $1.cells.count) }
        let isNamed = table.header.contains { !$0.text.isEmpty }
        let isMany = isNamed && count >= Self.manyColumns
        let names = table.header.map {
            $0.text.isEmpty ? "" : " data-name=\"\(escaped(alphabet.cleaned($0.text)))\""
        }
        func row(_ cells: [Prose], _ tag: String) -> String {
            let columns = (0..<count).map { column in
                let number = table.numeric.contains(column) ? " class=\"number\"" : ""
                let scope = tag == "th" ? " scope=\"col\"" : ""
                let name = isMany && tag == "td" && column < names.count ? names[column] : ""
                let text = column < cells.count ? inline(cells[column]) : ""
                return "<\(tag)\(scope)\(number)\(name)>\(text)</\(tag)>"
            }
            return "<tr>" + columns.joined() + "</tr>"
        }
        let caption = table.caption.map { "<caption>\(inline(Prose($0)))</caption>\n" } ?? ""
        let header = !isNamed ? "" : "<thead>\(row(table.header, "th"))</thead>\n"
        let body = table.rows.map { row($0.cells, "td") }.joined(separator: "\n")
        let many = isMany ? " class=\"many\"" : ""
        return "<div class=\"wide\"><table\(many)>\n\(caption)\(header)"
            + "<tbody>\n\(body)\n</tbody></table></div>"
    }

    private func inline(_ prose: Prose) -> String {
        prose.signed.map { span in
            if span == .lineBreak { return "<br/>" }
            let text = escaped(alphabet.cleaned(span.text))
            return switch span.ink {
            case .plain: text
            case .verb: "<kbd>\(text)</kbd>"
            case .strong: "<strong>\(text)</strong>"
            case .emphasis: "<em>\(text)</em>"
            case .figure, .term, .gain, .loss, .warning, .error, .faint:
                "<span class=\"\(span.ink)\">\(text)</span>"
            }
        }.joined()
    }
}

/// What every page says of itself.
let simulationLabel = "Simulation: practice money, no advice. Made with Wick."

/// The text with what HTML would read as its own put beyond doubt.
func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": out += "&amp;"
        case "<": out += "&lt;"
        case ">": out += "&gt;"
        case "\"": out += "&quot;"
        case "'": out += "&#39;"
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out
}
