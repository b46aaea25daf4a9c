import Figures
import Foundation
import Lessons
import Margin
import Markets
import Testing

@testable import Desk

@Suite("Hidden tapes that are a coin's own history")
struct HiddenHistoryTests {
    private func text(_ tape: String) throws -> String {
        let text = try Checkout.content.text(.exercises, "ex5-survive")
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("points:") })
        return text.replacingOccurrences(of: line, with: "\(line)\ntape: \(tape)")
    }

    private func task(_ tape: String) throws -> ExerciseTask {
        try ExerciseTask(text: text(tape), file: "ex5-survive.md", content: Checkout.content)
    }

    @Test("They are real hours of those years, every second upside down")
    func tapes() throws {
        let series = try #require(Checkout.content.history(of: Asset("BTC")))
        let task = try task("history 2019..2021 BTC")
        let tapes = task.hiddenTapes((0..<40).map { UInt64($0) })
        #expect(tapes.count == 40)
        let years = try #require(HourSeries.period(2019...2021))
        for (place, tape) in tapes.enumerated() {
            #expect(tape.minutesPerBar == 60 && tape.lastStep == task.terms.exposure?.hours)
            let opening = tape.openingPrice
            let found = series.indices(years).contains { index in
                series.price(series.open[index]) == opening
                    && series.bars(index..<index + tape.lastStep).map { real in
                        place % 2 == 1
                            ? real.map(\.low.units) != tape.bars.map(\.low.units)
                            : real == tape.bars
                    } ?? false
            }
            #expect(found)
        }
        #expect(task.hiddenTapes([7]) == task.hiddenTapes([7]))
    }

    @Test("Students are told, and another history is another edition")
    func told() throws {
        let task = try task("history 2019..2021 BTC")
        let page = Session.playing(task, token: "a token", content: Checkout.content).page
        #expect("\(page)".contains("hours of BTC as they were, 2019 to 2021"))
        #expect(try self.task("history 2019..2022 BTC").edition != task.edition)
    }

    @Test("Years and coins without hours are refused, with what there is")
    func lacking() throws {
        for (tape, words) in [
            ("history 2031..2032 BTC", "they go from 2017-08-17"),
            ("history 2019..2021 DOGE", "there are of BTC and ETH"),
        ] {
            do throws(ExerciseTask.Fault) {
                _ = try ExerciseTask(
                    text: (try? text(tape)) ?? "", file: "ex5.md", content: Checkout.content)
                Issue.record("\(tape) was taken")
            } catch {
                #expect(error.text.contains(words), "\(error.text)")
            }
        }
    }
}
