import Desk
import Testing

@testable import Press

/// The sample page, without its chart, as the body of a document.
struct HTMLTranscript {
    @Test("a page as HTML")
    func whole() {
        let blocks = samplePage.blocks.filter { if case .chart = $0 { false } else { true } }
        #expect(
            HTMLPress().fragment(Page(blocks)) == #"""
                <h2>Liquidated</h2>
                <p><span class="faint">10:36 </span><span class="warning">liquidated</span>: mark <span class="figure">7,019.2</span> at or under <span class="figure">7,020.8</span>. What the sale left was <strong>less than nothing</strong>: <span class="loss">−287.45</span> USDT, and the <span class="term">insurance fund</span> paid it.</p>
                <div class="lines"><div>liquidation price = (entry cost − collateral) ÷ size</div><div>                  = (19,980 − 1,000) ÷ 2.719</div></div>
                <ul><li>Type <kbd>what if 3x</kbd> to live the day again.</li>
                <li>A line is tested on the <em>mark</em>, not on the last price.</li></ul>
                <ol><li>Load the day.</li>
                <li>Open a position.</li></ol>
                <dl><dt>equity</dt><dd><span class="figure">3,990.00</span></dd>
                <dt>maintenance margin</dt><dd><span class="figure">95.43</span></dd>
                <dt>since the start</dt><dd><span class="gain">+250.10</span></dd>
                <dt>position</dt><dd>long 2.719 BTC at 7,353.5</dd></dl>
                <div class="wide"><table>
                <caption>The ladder</caption>
                <thead><tr><th scope="col" class="number">leverage</th><th scope="col" class="number">line</th><th scope="col">minute on the mark</th><th scope="col">what became of it</th></tr></thead>
                <tbody>
                <tr><td class="number">100x</td><td class="number">7,316.5</td><td>10:14</td><td>closed, and the fund gained</td></tr>
                <tr><td class="number">20x</td><td class="number">7,020.8</td><td>10:36</td><td><span class="loss">closed, and the fund paid</span></td></tr>
                <tr><td class="number">1.5x</td><td class="number">2,439.5</td><td>–</td><td>lives</td></tr>
                </tbody></table></div>
                <blockquote><p>Everything fell at once, and the book was thin.</p>
                <ul><li>a desk</li></ul></blockquote>
                <hr/>
                <p><span class="error">No verb is called “opne”.</span></p>
                <pre><mark>opne</mark> long BTC 20x</pre>
                <p>Type <kbd>open long BTC 20x</kbd>.</p>
                """#)
    }

    @Test("a table too wide for a phone names its column in every cell")
    func many() {
        func table(_ columns: Int) -> String {
            let names = (1...columns).map { Prose("column \($0)") }
            let row = Table.Row(names.map { $0 + Prose(" & one") }, said: nil)
            return HTMLPress().fragment(Page([.table(Table(header: names, rows: [row]))]))
        }
        #expect(!table(4).contains("data-name"))
        #expect(table(5).contains(#"<table class="many">"#))
        #expect(table(5).contains(#"<td data-name="column 5">column 5 &amp; one</td>"#))
    }

    @Test("a document keeps what stands under a heading in a section")
    func sections() {
        let page = Page([
            .paragraph("First."), .heading("One"), .paragraph("a"), .heading("Two"),
            .paragraph("b"),
        ])
        let html = HTMLPress().document(title: "A page", page)
        #expect(
            html.contains(
                """
                <h1>A page</h1>
                <p>First.</p>
                <section>
                <h2>One</h2>
                <p>a</p>
                </section>
                <section>
                <h2>Two</h2>
                <p>b</p>
                </section>
                </main>
                """))
    }
}
