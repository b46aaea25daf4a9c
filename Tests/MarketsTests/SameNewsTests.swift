import Testing

@testable import Markets

@Suite("The same news, before and after leverage has built up")
struct SameNewsTests {
    @Test("more open and hotter: more is closed, and the fall goes deeper")
    func grows() throws {
        var model = BuildUp()
        let before = try #require(SameNews(openInterest: model.openInterest, heat: model.heat))
        for _ in 0..<90 { model.pass(volatility: 0.35) }
        let after = try #require(SameNews(openInterest: model.openInterest, heat: model.heat))
        #expect(after.reported > 2 * before.reported && after.low < before.low)
    }

    @Test("where prices stay wild leverage is gone, where calm comes back it is back")
    func aftermath() throws {
        let after = try #require(Aftermath())
        #expect(after.first.change < 0)
        #expect(after.reset.openInterest < after.first.openInterest)
        #expect(after.froth.openInterest > after.first.openInterest)
        #expect(after.reset.heat < after.first.heat && after.first.heat < after.froth.heat)
        #expect(after.reset.reported < after.first.reported)
        #expect(after.froth.reported > after.first.reported)
        #expect(after.froth.low < after.reset.low)
    }

    @Test("no market opens from nothing")
    func none() { #expect(SameNews(openInterest: 0, heat: 0.02) == nil) }
}
