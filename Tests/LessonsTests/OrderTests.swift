import Figures
import Testing

@testable import Lessons

@Suite("Things to be put in order")
struct OrderTests {
    private static let box = """
        ```ask order
        Put them in order, the greatest share first.
        order: largest first
        - in May = {may}
        - in October = {october}
        - in March = {march}
        wrong: Think of what was open.
        right: The older the larger.
        ```
        """
    private let facts = Facts(["may": "21.8", "october": "8.8", "march": "37.5"])

    private func order(_ box: String) throws -> Ordering {
        let ask = try #require(try lesson(box).asks.first)
        guard case .order(let order) = ask.kind else { throw LessonProblems(all: []) }
        return order
    }

    @Test("an order by values is computed, and the items are shown as the file has them")
    func computed() throws {
        let order = try order(Self.box)
        #expect(order.shown == [0, 1, 2])
        #expect(order.right(facts) == [2, 0, 1])
        #expect(order.typed(facts) == "3 1 2")
        #expect(order.rightText(facts) == "in March, then in May, then in October")
        #expect(order.right(Facts()) == nil)
        var other = facts
        other.values["may"] = LessonValue("50", units: 50 * unitsPerOne)
        #expect(order.right(other) == [0, 2, 1])
    }

    @Test("smallest first is the other way round")
    func smallest() throws {
        let box = Self.box.replacing("largest first\n-", with: "smallest first\n-")
        #expect(try order(box).right(facts) == [1, 0, 2])
    }

    @Test("an order as written is shown in another one")
    func written() throws {
        let risen = try order("```ask order\nWhich first?\n- alpha\n- beta\n- gamma\n```")
        #expect(risen.right(facts) == [0, 1, 2])
        #expect(risen.shown == [1, 2, 0])
        let mixed = try order("```ask order\nWhich first?\n- news\n- calls\n- sales\n```")
        #expect(mixed.shown == [1, 0, 2])
        #expect(mixed.typed(facts) == "2 1 3")
    }

    @Test("a wrong order is told how many stand where they belong, and then the reply")
    func judged() throws {
        var player = Player(try lesson(Self.box), facts)
        let first = Player.verdicts(player.answer("1 2 3"))
        #expect(first.first?.outcome == nil)
        #expect(
            first.first?.reply?.plain == "0 of 3 stand where they belong. Think of what was open.")
        let second = Player.verdicts(player.answer("c, b, a"))
        #expect(
            second.first?.reply?.plain
                == "1 of 3 stand where they belong. Think of what was open.")
        let third = Player.verdicts(player.answer("3, 1, 2"))
        #expect(third.first?.outcome == .right)
        #expect(third.first?.about?.plain == "The older the larger.")
    }

    @Test(
        "what is no order is asked for again and uses up no try",
        arguments: ["", "1 2", "1 2 2", "1 2 4", "0 1 2", "march", "1 2 3 1", "1.5 2 3", "-1 2 3"])
    func noOrder(_ text: String) throws {
        var player = Player(try lesson(Self.box), facts)
        let beats = player.answer(text)
        guard case .again(_, let misreading)? = beats.first else {
            Issue.record("\(text) is taken as an order")
            return
        }
        #expect(!misreading.words.fix.isEmpty)
        #expect(player.run.records[0].tried.isEmpty)
    }

    @Test("equal values stand in either place")
    func equal() throws {
        let order = try order(Self.box)
        let even = Facts(["may": "5", "october": "5", "march": "7"])
        #expect(order.inPlace([2, 1, 0], even) == 3)
        #expect(order.inPlace([2, 0, 1], even) == 3)
        #expect(order.inPlace([0, 2, 1], even) == 1)
    }

    @Test("an order that is kept is judged by nobody")
    func kept() throws {
        var player = Player(
            try lesson("```ask order\nWhich worries you most?\norder: kept\n- a\n- b\n- c\n```"))
        #expect(Player.verdicts(player.answer("2 3 1")).first?.outcome == .kept)
    }

    @Test("a student's copy shows the same items, and tells neither order nor values")
    func issued() throws {
        for box in [Self.box, "```ask order\nWhich first?\n- news\n- calls\n- sales\n```"] {
            let lesson = try lesson(box)
            let text = lesson.issuedText
            #expect(!text.contains("{"))
            #expect(!text.contains("largest"))
            let copy = try Lesson(reading: text, file: "t1-test.md")
            guard case .order(let order) = copy.asks[0].kind,
                case .order(let original) = lesson.asks[0].kind
            else {
                Issue.record("no order")
                return
            }
            #expect(order.rule == .kept)
            #expect(
                order.items.map(\.text.plain)
                    == original.shown.map { original.items[$0].text.plain })
        }
    }

    @Test("the check wants values that differ, and items that do not stand right already")
    func check() throws {
        let ask = try #require(try lesson(Self.box).asks.first)
        #expect(ask.problems(facts).isEmpty)
        #expect(ask.problems(Facts(["may": "1"])).map(\.rule) == [.braceWithoutValue("october")])
        let even = Facts(["may": "5", "october": "5", "march": "7"])
        #expect(ask.problems(even).map(\.rule) == [.orderTied])
        let right = Facts(["may": "9", "october": "8", "march": "7"])
        #expect(ask.problems(right).map(\.rule) == [.orderGivenAway])
        #expect(ask.tryouts(facts).map(\.text) == ["3 1 2", "2 1 3"])
        #expect(ask.tryouts(facts).map(\.isRight) == [true, false])
    }
}
