import Figures
import Lessons
import Markets
import Testing

@testable import Desk

@Suite("what counts as a position")
struct SubstanceTests {
    private static let token = "00000000000000a2"

    /// A shipped exercise with the hidden tapes of a proof.
    private struct Room {
        let task: ExerciseTask
        let grading: Grading
        var world: World { task.world(Variant(token: SubstanceTests.token, task.terms)) }

        init(_ name: String) throws {
            task = try ExerciseTask(named: name, content: Checkout.content)
            grading = Grading(
                task, seeds: (1...100).map { UInt64($0) }, content: Checkout.content)
        }

        func grade(_ lines: [String]) -> Grade {
            let id = task.lesson.header.id
            let head = HandIn.Head(
                exercise: id, edition: task.edition, label: "S01", attempt: 1,
                token: SubstanceTests.token)
            return grading.grade(
                HandIn(head, lines, isEnded: true),
                for: Grading.Expected(
                    exercise: id, label: "S01", attempt: 1, token: SubstanceTests.token))
        }

        /// A price so far from the opening, in whole dollars.
        func price(_ thousandths: Int128) -> Int128 {
            world.tape.openingPrice.units * thousandths / 1_000 / unitsPerOne
        }
    }

    private static let reasons =
        "because " + String(repeating: "I say so and mean it firmly now ", count: 3)

    private static func survive(_ room: Room, _ order: String) -> Grade {
        room.grade([
            "answer 3", "plan \(order) \(reasons)", "answer 1", "next", "open \(order)",
            "until end", "next", "answer 2", "answer somebody else",
        ])
    }

    @Test("a stop that an ordinary bar reaches gets nothing, for plan, size, order and tapes")
    func hair() throws {
        let room = try Room("ex5")
        // A ten-thousandth away, and an ordinary quarter of an hour moves more.
        #expect(room.task.ordinaryBar > Rate(units: 100_000))
        let hair = room.world.tape.openingPrice.units * 9_999 / 10_000 / unitsPerOne
        let grade = Self.survive(room, "long BTC margin 1000 leverage 2 stop \(hair)")
        #expect(grade.verdict == .fine)
        for id in ["plan", "size", "order", "robust"] {
            let item = try #require(grade.items.first { $0.id == id })
            #expect(item.points == Marks(0), "\(id)")
            #expect(item.said.contains("ordinary bar"), "\(id): \(item.said)")
        }
        let wide = Self.survive(
            room, "long BTC margin 550 leverage 2 stop \(room.price(955))")
        for id in ["plan", "order"] {
            let item = try #require(wide.items.first { $0.id == id })
            #expect(item.points == item.most, "\(id): \(item.said)")
        }
    }

    @Test("dust gets nothing but the halves for committing")
    func dust() throws {
        let room = try Room("ex5")
        let grade = Self.survive(
            room, "long BTC margin 80 leverage 1 stop \(room.price(900))")
        #expect(grade.verdict == .fine)
        #expect(grade.items.filter { ($0.points ?? Marks(0)) > Marks(0) }.map(\.id) == ["line"])
        #expect(grade.score == Marks("1.5"))
    }

    @Test("a plan that would count for nothing is told so before anything is traded")
    func warned() throws {
        let task = try ExerciseTask(named: "ex8", content: Checkout.content)
        var session = Session.playing(task, token: Self.token, content: Checkout.content).session
        let reply = session.perform("plan long BTC margin 80 leverage 1 " + Self.reasons)
        #expect(reply.outcome == .done)
        #expect(reply.page.words.contains("counts for nothing"))
        #expect(reply.page.words.contains("20%"))
        var again = Session.playing(task, token: Self.token, content: Checkout.content).session
        let fine = again.perform("plan long BTC margin 2000 leverage 1 " + Self.reasons)
        #expect(!fine.page.words.contains("counts for nothing"))
    }

    @Test("a count of tapes is right within what the table says, and needs a position")
    func odds() throws {
        let room = try Room("ex8")
        func points(_ order: String, _ said: String) -> Marks? {
            let grade = room.grade([
                "plan \(order) \(Self.reasons)", "answer \(said)", "next", "open \(order)",
                "until end", "next", "answer somebody else",
            ])
            #expect(grade.verdict == .fine, "\(grade.evidence)")
            return grade.items.first { $0.id == "odds" }?.points
        }
        let bare = "long BTC margin 2000 leverage 1"
        #expect(points(bare, "0") == Marks(2))
        #expect(points(bare, "10") == Marks(2))
        #expect(points(bare, "11") == Marks(1))
        #expect(points("long BTC margin 2000 leverage 50", "0") == Marks(1))
        #expect(points("long BTC margin 80 leverage 1", "0") == Marks(1))
    }

    @Test("an order that was never filled follows no plan")
    func unfilled() throws {
        let room = try Room("ex8")
        let order = "long BTC margin 1000 leverage 1 at \(room.price(300))"
        let grade = room.grade([
            "plan \(order) \(Self.reasons)", "answer 0", "next", "open \(order)", "until end",
            "next",
            "answer somebody else",
        ])
        #expect(grade.verdict == .fine, "\(grade.evidence)")
        #expect(grade.items.first { $0.id == "follow" }?.points == Marks(0))
    }

    @Test("an order for exactly what is asked for is one, though a lot is rounded away")
    func lot() throws {
        let room = try Room("ex5")
        let account = room.world.deposited(in: room.world.settles).units / unitsPerOne
        let grade = Self.survive(
            room, "long BTC margin \(account / 10) leverage 2 stop \(room.price(955))")
        for id in ["plan", "order", "robust"] {
            let item = try #require(grade.items.first { $0.id == id })
            #expect(item.points == item.most, "\(id): \(item.said)")
        }
    }

    @Test("a run is bounded: so many lines, and so many orders before the first step")
    func bounded() throws {
        let room = try Room("ex8")
        let order = "long BTC margin 2000 leverage 1"
        let takes = (0..<70).map { "take \(room.price(2_000) + Int128($0))" }
        let grade = room.grade(
            ["plan \(order) \(Self.reasons)", "answer 0", "next", "open \(order)"] + takes
                + ["until end", "next", "answer somebody else"])
        #expect(grade.tapes == nil)
        #expect(grade.items.first { $0.id == "robust" }?.points == Marks(0))
        #expect(
            grade.evidence.contains { $0.contains("before the first step") }, "\(grade.evidence)")
        let long = room.grade([String](repeating: "next", count: 1_001))
        #expect(long.evidence.contains { $0.contains("1001 lines") })
    }

    @Test("longs less shorts are held: a pair that cancels is no exposure")
    func net() throws {
        let room = try Room("ex5")
        var world = room.world
        var terms = room.task.terms
        #expect(!Exposure(terms, world).isEnough)
        terms.exposure = nil
        #expect(!Exposure(terms, world).isEnough)
        var session = Session.playing(
            room.task, token: Self.token, content: Checkout.content
        ).session
        _ = session.perform("answer 3")
        _ = session.perform("plan long BTC margin 1000 leverage 2 \(Self.reasons)")
        _ = session.perform("open long BTC margin 1000 leverage 2")
        world = try #require(session.lesson?.world?.world)
        let held = Exposure(room.task.terms, world)
        #expect(held.isEnough)
        #expect(held.held > Rate(units: 30_000_000) && held.held < Rate(units: 60_000_000))
    }
}

@Suite("an ordinary bar")
struct OrdinaryBarTests {
    @Test("is the middle one, and nothing on a tape that stands still")
    func middle() {
        func bar(_ range: Int) -> Bar {
            Bar(open: Price(100), high: Price(100 + range), low: Price(100), close: Price(100))
        }
        func tape(_ ranges: [Int]) -> Tape {
            Tape(
                start: Moment(minutes: 0), minutesPerBar: 1, bars: ranges.map(bar), past: 0,
                markWindow: 1)
        }
        #expect(tape([1, 9, 2, 30, 3]).ordinaryBar == Rate(units: 3_000_000))
        #expect(tape([0, 0, 0]).ordinaryBar == .zero)
    }
}
