import Lessons
import Markets
import Scripts

// What a check understood of a file that it finds nothing wrong with: a few lines and a small picture,
// so that an author sees at once whether it is what was meant.

extension Proof {
    /// The portrait of one file; nil where it cannot be read, or nothing can be told of it.
    public func portrait(_ shelf: Content.Shelf, _ name: String) -> Page? {
        guard let text = try? content.text(shelf, name) else { return nil }
        switch shelf {
        case .scenarios:
            let tables = content.tableReading(beside: name)
            return (try? ScenarioText.read(text, name: name, tables: tables))
                .map(ScenarioPortrait.page)
        case .rulebooks:
            return (try? RulebookText.read(text, name: name)).map(RulebookPortrait.page)
        case .lessons where name != Session.claimsName, .exercises:
            return (try? Lesson(reading: text, file: file(shelf, name))).map(Self.page)
        case .courses: return (try? Course(reading: text)).map(page)
        case .facts:
            return (try? FactsFile(reading: text, name: name)).map { facts in
                Page([
                    .lines([
                        Prose("\(Self.counted(facts.rows.count, "row")) of \(facts.name)."),
                        Prose("Source: \(facts.source)"),
                    ])
                ])
            }
        case .history: return (try? HoursText.series(reading: text)).map(Self.page)
        case .lending, .lessons: return nil
        }
    }

    static func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        let digits = String(count)
        var grouped = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { grouped.append(",") }
            grouped.append(digit)
        }
        return "\(grouped) \(count == 1 ? one : many ?? one + "s")"
    }

    private static func page(of lesson: Lesson) -> Page {
        let hidden = lesson.asks.flatMap(\.hides)
        let market = lesson.header.scenario.map { scenario in
            "It is played in \(scenario)"
                + (lesson.header.rules.map { " under \($0)." } ?? " under its own rules.")
        }
        var lines = [
            "\(lesson.title): \(counted(lesson.steps.count, "screen")), "
                + "\(counted(lesson.asks.count, "question")), \(counted(lesson.cards.count, "card"))"
                + (lesson.header.minutes.map { ", \($0) minutes" } ?? "") + ".",
            market ?? "It needs no market.",
        ]
        if !hidden.isEmpty {
            lines.append("Hidden until answered: \(hidden.joined(separator: ", ")).")
        }
        if let varied = lesson.header.variation?.count, varied > 1 {
            lines.append("\(varied) learners in turn get other numbers.")
        }
        if let terms = lesson.exercise {
            lines.append("\(terms.points.text) points, \(terms.pass.text) of them to pass.")
        }
        return Page([.lines(lines.map { Prose($0) })])
    }

    private func page(of course: Course) -> Page {
        var lines = [
            Prose("\(course.title): \(Self.counted(course.path.count, "lesson")) in order.")
        ]
        for plan in course.plans {
            let minutes = plan.meetings.map { meeting in
                String(course.minutes(of: meeting) { self.minutes(of: $0) })
            }
            lines.append(
                Prose("\(plan.title): meetings of \(minutes.joined(separator: ", ")) minutes."))
        }
        return Page([.lines(lines)])
    }
}
