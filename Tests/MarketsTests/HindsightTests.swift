import Figures
import Margin
import Markets
import Testing

/// What is done after a return to an earlier minute is marked, and stays marked.
@Suite("Hindsight is marked")
struct HindsightTests {
    private static func long() throws -> Act {
        .open(
            Opening(
                side: .long, coin: Asset("BTC"), leverage: Multiple(20),
                amount: .margin(Money(1000), nil)))
    }

    @Test("A trade after a rewind is done knowing what came, one before it is not")
    func rewind() throws {
        var world = try BlackThursday.world(rules: "plain")
        _ = try world.perform(try Self.long())
        _ = try world.perform(.step(90))
        world = world.rewound(to: 30)
        #expect(world.seenTo == 90 && world.isForeseen)
        #expect(!world.isForeseen(line: 1), "it was opened before anything was seen")
        _ = try world.perform(.close(nil))
        #expect(world.foreseenLines == [world.journal.entries.count])
        let ending = try #require(world.endings.last)
        #expect(world.isForeseen(ending.books, until: ending.soldStep))
    }

    @Test("Once the tape has gone further than was seen, nothing is foreseen any more")
    func beyond() throws {
        var world = try BlackThursday.world(rules: "plain")
        _ = try world.perform(.step(10))
        world = world.rewound(to: 0)
        _ = try world.perform(.step(10))
        #expect(!world.isForeseen)
        _ = try world.perform(try Self.long())
        #expect(world.foreseenLines.isEmpty)
    }

    @Test("Undoing a move of the tape is a return too, and undoing nothing but a trade is none")
    func back() throws {
        var world = try BlackThursday.world(rules: "plain")
        _ = try world.perform(try Self.long())
        #expect(!world.back(1).isForeseen)
        _ = try world.perform(.step(60))
        #expect(world.back(1).isForeseen)
    }

    @Test("Another branch is entered with what was seen in the first")
    func branch() throws {
        var timeline = Timeline(world: try BlackThursday.world(rules: "plain"))
        let isKept = timeline.fork("ahead")
        _ = try timeline.world.perform(.step(120))
        let isEntered = timeline.enter("main")
        #expect(isKept && isEntered)
        _ = try timeline.world.perform(try Self.long())
        #expect(timeline.world.foreseenLines == [1])
    }

    @Test("A replay keeps the marks, and they change nothing else")
    func replay() throws {
        var world = try BlackThursday.world(rules: "plain")
        _ = try world.perform(.step(90))
        world = world.rewound(to: 10)
        _ = try world.perform(try Self.long())
        _ = try world.perform(.step(5))
        let again = world.replaying(world.journal.entries).world
        #expect(again == world)
        #expect(again.foreseenLines == world.foreseenLines && !again.foreseenLines.isEmpty)
        let doubled = try #require(world.levered(Multiple(10)))
        #expect(doubled.world.foreseenLines == world.foreseenLines)
    }
}
