import Lessons
import Machine
import Markets
import Scripts
import Testing

@testable import Classroom

@Suite("deadlines")
struct DeadlineTests {
    private let room: Room
    init() throws { room = try Room() }

    private static let utc = ZoneCalendar(name: "UTC", spans: [])
    private static func moment(_ text: String) throws -> Moment {
        try DueTime.moment(text, in: utc)
    }

    @Test(
        "a rule for late work is read as it is written",
        arguments: [
            ("10% a day", LateRule.loses(percent: 10)), ("10 % per day", .loses(percent: 10)),
            ("100%", .loses(percent: 100)), ("taken", .taken), ("Refused", .refused),
        ])
    func rules(_ text: String, _ rule: LateRule) {
        #expect(LateRule(text) == rule)
        #expect(LateRule(rule.word) == rule)
    }

    @Test(
        "what is no rule is none",
        arguments: ["", "10", "0%", "101%", "-5%", "10% a week", "10% 20%", "ten percent"])
    func noRule(_ text: String) { #expect(LateRule(text) == nil) }

    @Test("a day counts from its first minute, and the deadline's own minute is in time")
    func days() throws {
        let deadline = Deadline(due: try Self.moment("2026-10-01 23:59"), late: .loses(percent: 10))
        let expected: [(String, Int?, Int)] = [
            ("2026-10-01 23:59", nil, 0), ("2026-10-02 00:00", 1, 240),
            ("2026-10-02 23:59", 1, 240), ("2026-10-03 00:00", 2, 480),
            ("2026-12-01 00:00", 61, 2_400),
        ]
        for (written, days, penalty) in expected {
            let late = deadline.lateness(of: try Self.moment(written), most: Marks(24))
            #expect(late?.days == days, "\(written)")
            #expect(late?.penalty.hundredths ?? 0 == penalty, "\(written)")
        }
        let refused = Deadline(due: deadline.due, late: .refused)
        let late = refused.lateness(of: try Self.moment("2026-10-02 00:00"), most: Marks(24))
        #expect(late?.penalty == Marks(24))
    }

    @Test("a time is read on the clock of its place, the later one where a clock shows it twice")
    func zones() throws {
        let berlin = try ZoneFile.calendar("Europe/Berlin")
        #expect(try DueTime.moment("2026-10-01 23:59", in: berlin).text == "2026-10-01 21:59")
        #expect(try DueTime.moment("2026-10-01", in: berlin).text == "2026-10-01 21:59")
        #expect(try DueTime.moment("2026-10-25 02:30", in: berlin).text == "2026-10-25 01:30")
        #expect(throws: DueTime.Fault.neverShown) {
            try DueTime.moment("2026-03-29 02:30", in: berlin)
        }
        for text in [
            "", "tomorrow", "2026-13-01", "2026-10-01 25:00", "1.10.2026", "2026-10-01 1 2",
        ] {
            #expect(throws: DueTime.Fault.unreadable, "\(text)") {
                try DueTime.moment(text, in: Self.utc)
            }
        }
    }

    /// One label's two attempts, handed in at two times with so many of four points.
    private func row(
        _ rule: LateRule, _ first: (String?, Int), _ second: (String?, Int)
    ) throws -> (Gradebook, Gradebook.Row) {
        let store = try room.store()
        let task = IssuedTask(
            id: StoreTests.task.id, title: "Stay", edition: "e1", most: Marks(4), pass: Marks(3),
            deadline: Deadline(due: try Self.moment("2026-10-01 12:00"), late: rule))
        let handed = [first, second].enumerated().map { place, file in
            var judged = StoreTests.judged(
                "S01", attempt: place + 1, text: "run \(place), \(file.0 ?? "no time")",
                points: file.1)
            judged.written = file.0
            return judged
        }
        try store.issue(task, handed.map(\.issued))
        for judged in handed { try store.keep(judged) }
        #expect(try store.tasks() == [task])
        let book = try store.gradebook(task)
        return (book, try #require(book.rows.first))
    }

    @Test("the attempt that counts is the one with most left, and every sheet has what was lost")
    func best() throws {
        let (book, row) = try row(
            .loses(percent: 50), ("2026-10-01 11:00", 3), ("2026-10-01 12:01", 4))
        #expect(row.attempt == 1 && row.total == Marks(3) && row.lateness == nil)
        #expect(book.isPassed(row) == false, "the must has 3 of 4")
        let (other, late) = try self.row(
            .loses(percent: 25), ("2026-10-01 11:00", 2), ("2026-10-01 12:01", 4))
        #expect(late.attempt == 2 && late.score == Marks(4) && late.total == Marks(3))
        #expect(other.isPassed(late) == true)
        #expect(
            GradesSheet(book: other).core.contains("S01,2026-10-01 12:01,4,1,3,4,true,fine,false,"))
        #expect(GradescopeResults(other, late).text.contains("1 day late: −1 points."))
        #expect("\(other.page(late, for: .student))".contains("1 day late"))
    }

    @Test(
        "late work that is refused has no points; without a time it counts as in time, and that is said"
    )
    func refused() throws {
        let (book, row) = try row(.refused, ("2026-10-02 11:00", 4), ("2026-10-02 12:01", 4))
        #expect(row.total.isZero && book.isPassed(row) == false)
        let (untimed, unknown) = try self.row(.refused, (nil, 4), (nil, 2))
        #expect(unknown.isUntimed && unknown.total == Marks(4))
        #expect("\(untimed.page(unknown))".contains("no time of this file is kept"))
        #expect("\(GradingReport().page([untimed]))".contains("of 1 no time is kept"))
    }
}
