import Figures
import Lessons
import Margin
import Markets
import Scripts
import Testing

@testable import Desk

@Suite("A drill: a week of history without its date")
struct DrillTests {
    private let code = DrillCode(4_711)
    private let plan = "plan long XYZ 5x margin 500 stop 9,000 because it holds above that"

    private func session(on day: String = "2026-12-01", seed: UInt64 = 7) throws -> Session {
        let today = try #require(Day(day))
        return Session(
            content: Checkout.content,
            learner: Learner(progress: Progress(seed: seed), today: today))
    }

    @Test("A code is read as it is printed, whatever its case, and O and L are digits")
    func codes() throws {
        for number in [0, 1, 4_711, 0xFF_FFFF_FFFF, 0x12_3456_789A] as [UInt64] {
            let code = DrillCode(number)
            #expect(DrillCode(code.text) == code && DrillCode(code.text.lowercased()) == code)
            #expect(code.text.count == 9)
        }
        #expect(DrillCode("OOOO-OOOL") == DrillCode(1))
        for wrong in ["", "7K3M", "7K3M-2Q8T9", "7K3M-2Q8U", "7K3M-2Q8é"] {
            #expect(DrillCode(wrong) == nil, "\(wrong)")
        }
    }

    @Test("Every stretch opens at 10,000, and its bars are the real ones, scaled or turned round")
    func stretches() throws {
        let series = try #require(Checkout.content.history(of: Asset("BTC")))
        let tick = Price(units: unitsPerOne / 100)
        var mirrored = 0
        for number in 0..<400 as Range<UInt64> {
            let week = try #require(
                HiddenWeek.drawn(from: [series], by: Noise(seed: 1), number: number))
            let tape = week.tape(tick: tick)
            #expect(tape.openingPrice == HiddenWeek.opening && tape.lastStep == HiddenWeek.hours)
            #expect(series.runs.contains { $0.contains(week.entry - HiddenWeek.pastHours) })
            if week.isMirrored { mirrored += 1 }
            for step in [0, 71, 72, 100, 239] {
                let index = week.entry - HiddenWeek.pastHours + step
                let real = Double(series.close[index]) / Double(series.open[week.entry])
                let right = week.isMirrored ? 10_000 / real : 10_000 * real
                let told = Double(tape.bars[step].close.units) / Double(unitsPerOne)
                #expect(abs(told - right) <= 0.0051)
                #expect(
                    tape.bars[step].low <= tape.bars[step].close
                        && tape.bars[step].close <= tape.bars[step].high)
            }
        }
        // One in four, within four standard deviations of 400 draws.
        #expect((66...134).contains(mirrored))
    }

    @Test("The plan comes first, Enter opens it, and the end says what it was")
    func played() throws {
        var session = try session()
        let opening = session.text("drill \(code.text)")
        #expect(opening.contains("hidden until it is over"))
        for year in 2017...2025 { #expect(!opening.contains(String(year))) }
        #expect(session.text("step").contains("The tape waits for your plan."))
        #expect(session.text("open long XYZ 5x margin 500").contains("comes before the order"))
        #expect(session.text(plan).contains("opens it as planned"))
        #expect(session.text("until end").contains("waits to be opened"))
        #expect(session.text("ladder").contains("waits for the end"))
        #expect(session.text("").contains("long"))
        for line in ["back", "rewind 1", "branch a", "what if 3x"] {
            #expect(session.text(line).contains("lived once"), "\(line)")
        }
        let end = session.text("until end")
        let week = try #require(session.drill?.week)
        #expect(end.contains(week.first.text) && end.contains(week.last.text))
        #expect(end.contains("wick drill \(code.text) · plan held · robust "))
        #expect(session.text("ladder").contains("Ladder"))
        let kept = try #require(session.learner?.progress.drills.last)
        #expect(kept.code == code.text && kept.isKept && kept.weeks == 100)
        #expect(session.text("progress").contains("1 drill: the plan was kept in 1"))
    }

    @Test("What is typed after the opening is told, and the plan was not held")
    func changed() throws {
        var session = try session()
        for line in ["drill \(code.text)", plan, "", "step 3"] { _ = session.text(line) }
        let end = session.text("close")
        #expect(end.contains("after it you typed close") && end.contains("plan not held"))
        #expect(session.learner?.progress.drills.last?.isKept == false)
    }

    @Test("The same plan on a hundred weeks, recounted one by one")
    func hundred() throws {
        var session = try session()
        for line in ["drill \(code.text)", plan, "", "until end"] { _ = session.text(line) }
        let series = ["BTC", "ETH"].compactMap { Checkout.content.history(of: Asset($0)) }
        var closed = 0
        for number in 1...100 as ClosedRange<UInt64> {
            let week = try #require(
                HiddenWeek.drawn(from: series, by: Noise(seed: code.number), number: number))
            let tape = week.tape(tick: Price(units: unitsPerOne / 100))
            // A stop at 9,000 lies before the line of 5x, so the exchange has nothing to close but
            // where a bar opens under both.
            let line = Price(8_040)
            let first = tape.bars.dropFirst(HiddenWeek.pastHours).first { $0.low <= Price(9_000) }
            if let first, first.open <= line { closed += 1 }
        }
        #expect(session.learner?.progress.drills.last?.robust == 100 - closed)
    }

    @Test("The drill of a day is the same for everybody, and another on the next")
    func today() throws {
        var (one, other) = (try session(seed: 1), try session(seed: 2))
        let shown = one.text("drill today")
        #expect(other.text("drill today") == shown)
        var next = try session(on: "2026-12-02")
        #expect(next.text("drill today") != shown)
        var nobody = Session(content: Checkout.content)
        #expect(nobody.text("drill today").contains("No day is known"))
    }

    @Test("A set goes on with Enter, and ends with its spread")
    func set() throws {
        var session = try session()
        #expect(session.text("drill 2").contains("Drill 1 of 2"))
        for line in [plan, "", "until end"] { _ = session.text(line) }
        #expect(session.text("").contains("Drill 2 of 2"))
        for line in [plan, ""] { _ = session.text(line) }
        let end = session.text("until end")
        #expect(end.contains("The set is over. 2 drills: the plan was kept in 2"))
        #expect(session.learner?.progress.drills.count == 2)
    }

    @Test("Drills are kept as text, and read again")
    func text() throws {
        var progress = Progress(seed: 1)
        progress.drills = [
            KeptDrill(
                code: code.text, day: Day("2026-12-01"), isKept: true, robust: 93, weeks: 100,
                wasClosed: false),
            KeptDrill(
                code: code.text, day: nil, isKept: false, robust: 0, weeks: 100, wasClosed: true),
        ]
        #expect(try ProgressText.read(ProgressText.print(progress)) == progress)
        for wrong in [
            "drill 7K3M 2026-12-01 kept 93 of 100 lived",
            "drill 7K3M-2Q8T - kept 101 of 100 lived",
        ] {
            #expect(throws: ProgressText.Fault.self) {
                try ProgressText.read("wick progress 1\n\(wrong)\n")
            }
        }
    }

    @Test("A saved drill is opened again at the same place")
    func saved() throws {
        var session = try session()
        for line in ["drill \(code.text)", plan, "", "step 5"] { _ = session.text(line) }
        let world = try #require(session.own?.world)
        let lines = JournalText.print(world).split(separator: "\n").dropFirst().map(String.init)
        var other = Session(content: Checkout.content)
        for line in lines { #expect(other.perform(line).outcome == .done, "\(line)") }
        #expect(other.own?.world.last == world.last && other.own?.world.step == 5)
    }
}
