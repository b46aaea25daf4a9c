import Desk
import Foundation
import Testing

@testable import Press

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What holds for every page, whatever stands on it and however wide the window is.
struct PressLaws {
    static let widths = [Int.min, -1, 0, 1, 2, 10, 17, 40, 80, 500, Int.max]

    private func anyPage(_ seed: UInt64) -> Page {
        var maker = AnyPage(chance: SplitMix(seed))
        return maker.page()
    }

    /// The text without its escapes. A mark may join the `m` of one, so scalars are looked at.
    private func stripped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var isEscape = false
        for scalar in text.unicodeScalars {
            if scalar == "\u{1B}" { isEscape = true }
            if !isEscape { out.append(scalar) }
            if scalar == "m" { isEscape = false }
        }
        return String(out)
    }

    @Test("colour changes nothing but colour", arguments: 0..<300 as Range<UInt64>)
    func strippedIsPlain(seed: UInt64) {
        let page = anyPage(seed)
        let columns = Self.widths[Int(seed) % Self.widths.count]
        let plain = TextPress(style: .plain, columns: columns).text(page)
        for colour in [true, false] {
            let ansi = TextPress(style: .ansi(colour: colour), columns: columns).text(page)
            #expect(stripped(ansi) == plain)
        }
    }

    @Test("no control character of a text reaches the reader", arguments: 0..<300 as Range<UInt64>)
    func noControls(seed: UInt64) {
        let page = anyPage(seed)
        let columns = Self.widths[Int(seed) % Self.widths.count]
        for style in [Style.plain, .flat] {
            let text = TextPress(style: style, columns: columns, rows: columns).text(page)
            #expect(
                text.unicodeScalars.allSatisfy {
                    $0 == "\n" || $0.properties.generalCategory != .control
                })
        }
    }

    @Test("an ASCII window gets ASCII", arguments: 0..<200 as Range<UInt64>)
    func asciiOnly(seed: UInt64) {
        for style in [Style.plain, .flat, .ansi(colour: true)] {
            let text = TextPress(style: style, columns: 60, ascii: true).text(anyPage(seed))
            #expect(text.utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test("nothing drawn is read aloud", arguments: 0..<200 as Range<UInt64>)
    func flatIsWords(seed: UInt64) {
        let text = TextPress(style: .flat).text(anyPage(seed) + samplePage)
        #expect(!text.unicodeScalars.contains { (0x2500...0x259F).contains($0.value) })
        #expect(
            !text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .contains { $0.allSatisfy { $0 == " " } })
    }

    @Test("no line is wider than the window", arguments: 0..<300 as Range<UInt64>)
    func width(seed: UInt64) {
        var maker = AnyPage(chance: SplitMix(seed), tame: true)
        let page = maker.page()
        let columns = maker.number(30...120)
        for line in TextPress(style: .plain, columns: columns).lines(page) {
            #expect(displayWidth(line) <= columns, "\(line)")
        }
    }

    @Test("no line of the sample page is wider than the window", arguments: 14..<120)
    func sampleWidth(columns: Int) {
        for line in TextPress(style: .plain, columns: columns).lines(samplePage) {
            #expect(displayWidth(line) <= columns, "\(line)")
        }
    }

    @Test("a document is well formed whatever its texts are", arguments: 0..<300 as Range<UInt64>)
    func wellFormed(seed: UInt64) {
        var maker = AnyPage(chance: SplitMix(seed))
        let document = HTMLPress().document(title: maker.text(), maker.page() + samplePage)
        #expect(XMLParser(data: Data(document.utf8)).parse())
        #expect(document.contains("Simulation: "))
    }

    @Test("what HTML would read as its own is escaped everywhere")
    func escapes() {
        let nasty = #"<script>&"'"#
        let chart = Chart(
            title: nasty, candles: fall(3), levels: [Chart.Level(nasty, price(735_350))],
            from: nasty, to: nasty, summary: nasty)
        let prose = Prose(nasty, .verb)
        let page = Page([
            .heading(nasty), .paragraph(prose), .lines([prose]), .bullets([prose]),
            .numbered([prose]), .entries([(prose, prose)]),
            .table(Table(caption: nasty, header: [prose], rows: [Table.Row([prose], said: nil)])),
            .chart(chart),
            .quote([.paragraph(prose)]), .caret(line: nasty, from: 1, to: 3),
        ])
        let html = HTMLPress().document(title: nasty, page)
        #expect(!html.contains("<script"))
        #expect(html.contains("<p><kbd>&lt;script&gt;&amp;&quot;&#39;</kbd></p>"))
        #expect(html.contains("<pre>&lt;<mark>sc</mark>ript&gt;&amp;&quot;&#39;</pre>"))
    }
}
