import Lessons
import Markets
import Scripts
import Testing

@testable import Desk

@Suite("figures that lessons cite and this program can make")
struct LessonFigureTests {
    private func facts(_ name: String) throws -> FactsFile {
        try FactsFile(reading: Checkout.content.text(.facts, name), name: name)
    }

    private func fall(_ content: Content, _ scenario: String) -> String? {
        var session = Session(content: content)
        for line in ["load \(scenario)", "until end"] { _ = session.perform(line) }
        return WorldFacts(
            world: session.timeline?.world, other: nil, hasCompared: false, hasAskedWhy: false
        ).value(of: "fall")?.text
    }

    /// A hundred crowds of one law in `brink`, with each depth of its book times a factor.
    private func crowds(_ factor: Double) throws -> CrowdSpread {
        let text = try Checkout.content.text(.scenarios, "brink")
        var setting = try #require(ScenarioText.read(text, name: "brink").live?.setting)
        setting.book.spotDepth *= factor
        setting.book.perpDepth *= factor
        setting.book.spotLatent *= factor
        setting.book.perpLatent *= factor
        return try CrowdSpread(setting, crowds: 100)
    }

    @Test("a hundred crowds over a thinner book fall as far as the table says")
    func thinBook() throws {
        let rows = try facts("thin-book").rows
        #expect(rows.count == 8)
        for row in rows {
            let factor = row.label == "all of it" ? 1 : try #require(Double(row.label))
            let lows = try crowds(factor).lows.map { 0 - $0 }
            let found = [lows[99], lows[50], lows[0]].map { fixed($0, 1) }
            #expect(found == row.figures, "\(row.label)")
        }
    }

    @Test("with a little more hot money the crowds part over half the book, as the table says")
    func edge() throws {
        let row = try #require(try facts("edge-crowds").rows.first)
        let text = try Checkout.content.text(.scenarios, "brink-thin")
        var setting = try #require(ScenarioText.read(text, name: "brink-thin").live?.setting)
        setting.crowd.heat = 0.03
        let lows = try CrowdSpread(setting, crowds: 100).lows.map { 0 - $0 }
        #expect([lows[99], lows[50], lows[0]].map { fixed($0, 1) } == row.figures)
    }

    @Test("over half of the book every crowd falls further than any does over the whole one")
    func bandsApart() throws {
        let (whole, half) = (try crowds(1).lows, try crowds(0.5).lows)
        #expect(half[99] < 2 * whole[50] && whole[0] < whole[99])
        let text = try Checkout.content.text(.scenarios, "brink-thin")
        let thin = try #require(ScenarioText.read(text, name: "brink-thin").live?.setting)
        #expect(try CrowdSpread(thin, crowds: 100).lows == half)
    }

    @Test("a hundred versions of the headline's day end as the table says")
    func headlineDays() throws {
        var session = Session(content: Checkout.content)
        _ = session.perform("load headline")
        let page = session.text("odds 100")
        let lines = page.split(separator: "\n").map { line in
            line.split { $0 == " " || $0 == "," }.map(String.init)
        }
        for row in try facts("headline-days").rows where row.label.hasSuffix("x") {
            let line = try #require(lines.first { $0.first == row.label })
            #expect([line[1]] == row.figures, "\(row.label)")
        }
        let rows = try facts("headline-days").rows
        let low = try #require(rows.first { $0.label == "lowest spot" })
        let hour = try #require(rows.first { $0.label == "reported, worst hour" })
        #expect(
            page.contains(
                "−\(low.figures[2])% to −\(low.figures[0])%, median −\(low.figures[1])%"))
        #expect(
            page.contains("\(hour.figures[0])M to \(hour.figures[2])M, median \(hour.figures[1])M"))
    }

    /// The lesson says so in words: a ladder of a live market plays the day again, and each of its
    /// terms would take more than a page may.
    @Test("in the headline's day 50x and 25x are closed before 20x, and 10x never")
    func headlineLadder() throws {
        var session = Session(content: Checkout.content)
        for line in ["load headline", "open long BTC 20x margin 1000", "until end"] {
            _ = session.perform(line)
        }
        let facts = WorldFacts(
            world: session.timeline?.world, other: nil, hasCompared: false, hasAskedWhy: false)
        let minutes = try ["50x", "25x", "20x"].map { leverage in
            try #require(facts.value(of: "ladder.\(leverage)")?.text)
        }
        #expect(minutes == minutes.sorted())
        #expect(Set(minutes).count == 3)
        #expect(minutes.allSatisfy { $0.first?.isNumber == true })
        #expect(facts.value(of: "ladder.10x")?.text == "lives")
    }

    @Test("after a fall, the same news does less where nobody came back, and more where they did")
    func whoCameBack() throws {
        let falls = try ["brink-reset", "brink", "brink-froth"].map { name in
            let text = try #require(fall(Checkout.content, name))
            return try #require(Double(text.filter { $0.isNumber || $0 == "." }))
        }
        #expect(falls == falls.sorted())
        #expect(Set(falls).count == 3)
    }

    @Test("the 23 days are counted as the row says that sums them up")
    func days() throws {
        let file = try facts("liquidation-days")
        let sum = try #require(file.rows.first { $0.label == "the 23 days" })
        let days = file.rows.prefix { $0.label != sum.label }
        let changes = try days.map { row -> Double in
            let text = try #require(row.text.split(separator: " ").dropLast().last)
            let sign: Double = text.first == "−" ? -1 : 1
            return sign * (try #require(Double(text.dropFirst())))
        }
        #expect(changes.count == 23)
        let ups = changes.count { $0 > 0 }
        #expect(sum.text.contains("\(ups) of 23"))
        let median = changes.sorted()[11]
        #expect(sum.text.contains("−\(-median) %"))
    }
}
