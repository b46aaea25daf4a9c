import Testing

@testable import Lessons

@Suite("Terms of puts that nobody holds")
struct PutTermTests {
    @Test(
        "a strike, days, a volatility, and a price where it has moved",
        arguments: [
            ("put.95 30d 55", [9_500, 30, 5_500, 10_000]),
            ("put.95 29d 80 at 87.1", [9_500, 29, 8_000, 8_710]),
            ("put.102.5 7d 60.25", [10_250, 7, 6_025, 10_000]),
        ])
    func read(_ term: String, _ parts: [Int]) throws {
        let put = try #require(PutTerm(term))
        #expect([put.strike, put.days, put.volatility, put.price] == parts)
    }

    @Test(
        "anything else is none",
        arguments: [
            "put.premium", "put.95 30d", "put.95 30 55", "put.95 0d 55", "put.95 367d 55",
            "put.5 30d 55", "put.95 30d 0.5", "put.95 30d 55 from 90", "put.95 30d 55 at",
            "put.95.123 30d 55", "put.-95 30d 55", "put.95  30d 55", "95 30d 55", "put.",
            "put.99999999999999999999 30d 55",
        ])
    func unread(_ term: String) { #expect(PutTerm(term) == nil) }

    @Test("a screen counts a sum in braces as one word")
    func words() throws {
        let sum = "{put.95 29d 55 at 90 − put.95 30d 55}"
        let prose = Array(repeating: sum, count: 100).joined(separator: " and ")
        let lesson = try lesson(prose + "\n\n```card\nQ: a\nA: b\n```")
        #expect(checkRules(LessonCheck(), lesson).contains(.stepTooLong(199)))
    }
}
