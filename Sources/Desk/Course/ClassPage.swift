import Lessons

// `help class`: plans for a class, with the minutes of each lesson, and answers to check against.

extension Session {
    /// `help class`, `help class answers`, `help class export`, `help class q1`.
    func classReply(_ rest: String) -> Reply {
        if rest.isEmpty { return Reply(classPage) }
        if rest == "answers" { return Reply(answersPage) }
        if rest == "export" { return Reply(ClassRoutes.page) }
        do throws(LessonTour.Broken) {
            let tour = try LessonTour(rest, content: content, language: language)
            return Reply(
                Page(
                    [.heading("\(tour.lesson.key): \(tour.lesson.title)")]
                        + AnswerSheet(tour).blocks))
        } catch {
            return Reply(error.page, .refused)
        }
    }

    /// Lines for a teacher, and what each gives.
    private static let forTeachers = [
        ("help class q1", "the answers of a lesson, computed by playing it"),
        ("help class answers", "those of the whole course, on one sheet"),
        (
            "wick handout q1 -o q1.html",
            "the lesson as a page to print; --notes adds the answers and your notes"
        ),
        ("wick quiz q1 -o q1.gift", "its questions for Moodle; .aiken and .txt work as well"),
        ("lesson q1 seed 7", "the same numbers for everybody, where a lesson varies them"),
        ("wick lessons add FOLDER", "somebody else's course, or your own; checked first"),
    ]

    private var classPage: Page {
        var blocks: [Block] = []
        for course in courses {
            for plan in course.plans {
                blocks += [.heading(plan.title), .table(table(of: plan))]
            }
        }
        blocks += [
            .heading("For the teacher: papers and answers"),
            .entries(Self.forTeachers.map { (Prose($0, .verb), Prose($1)) }),
            .paragraph(
                "Never leave out a prediction, a frequency, or the talk at the end. If time is "
                    + "short, leave out a screen."),
        ]
        return Page(blocks) + ClassGuide.page
    }

    private func table(of plan: Course.Plan) -> Table {
        var rows: [Table.Row] = []
        for meeting in plan.meetings {
            var minutes = 0
            var inner: [Table.Row] = []
            for item in meeting.items {
                let row = row(of: item)
                minutes += row.minutes
                inner.append(row.row)
            }
            rows.append(
                Table.Row(
                    [Prose(meeting.title, .strong), Prose("\(minutes)", .strong), ""],
                    said: "\(meeting.title): \(minutes) minutes in all."))
            rows += inner
        }
        return Table(header: ["meeting", "minutes", ""], rows: rows, numeric: [1])
    }

    private func row(of item: Course.Item) -> (minutes: Int, row: Table.Row) {
        switch item {
        case .talk(let minutes, let about):
            return (
                minutes,
                Table.Row(
                    ["  talk", Prose("\(minutes)"), Prose(about)],
                    said: "talk, \(minutes) minutes: \(about)")
            )
        case .home(let keys):
            let all = keys.joined(separator: ", ")
            return (0, Table.Row([Prose("  for home"), "", Prose(all)], said: "for home: \(all)"))
        case .lesson(let key, let minutes, let cut):
            let name = (try? content.lessonName(key)) ?? nil
            let head = name.map(head) ?? (title: "not here yet", minutes: nil)
            let count = minutes ?? head.minutes.flatMap(Int.init) ?? 0
            let title = head.title + (cut.map { "; without \($0)" } ?? "")
            let time = count > 0 ? ", \(count) minutes" : ""
            return (
                count,
                Table.Row(
                    [
                        Prose("  lesson \(key)", .verb), Prose(count > 0 ? "\(count)" : "–"),
                        Prose(title),
                    ],
                    said:
                        "lesson \(key)\(time): \(head.title)\(cut.map { ", without \($0)" } ?? "")")
            )
        }
    }

    /// The lessons of the courses, then all others.
    private var answersPage: Page {
        let names = (try? content.lessonNames()) ?? []
        let keys = courses.flatMap(\.path)
        let onPath = keys.compactMap { key in names.first { Session.key(of: $0) == key } }
        var rows: [Table.Row] = []
        for name in onPath + names.filter({ !onPath.contains($0) }) {
            guard let tour = try? LessonTour(name, content: content, language: language) else {
                continue
            }
            rows += tour.answers.filter { $0.right != nil }.map {
                Table.Row(
                    [
                        Prose("\(tour.lesson.key) \($0.step + 1)"), Prose($0.asked),
                        Prose($0.right ?? ""),
                    ],
                    said:
                        "\(tour.lesson.key), screen \($0.step + 1): \($0.asked) Right is \($0.right ?? "")."
                )
            }
        }
        return Page([
            .heading("Answers, as the simulator gives them"),
            .table(Table(header: ["screen", "asked", "right"], rows: rows)),
        ])
    }
}
