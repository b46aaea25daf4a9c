import Desk
import Foundation
import Lessons
import Machine

@testable import Classroom

/// A term of twelve students in a folder: what each of them does with the file they were given.
struct ScriptedTerm {
    enum Student: String, CaseIterable {
        case honest, reckless, hasty, friendsFile, edited, cut, doubled, paper, late, twoAttempts,
            mailQuoted, emptyReasons

        var label: String {
            let place = Student.allCases.firstIndex(of: self) ?? 0
            return place < 9 ? "S0\(place + 1)" : "S\(place + 1)"
        }
        var email: String { "\(rawValue.lowercased())@school.org" }
    }

    let room: Room
    private let task: ExerciseTask
    private let content: Content

    init(_ room: Room) throws {
        self.room = room
        content = Shelves(chosen: ContentRoot(path: Room.root.path)).content
        task = try ExerciseTask(named: "ex5", content: content)
    }

    var roster: String {
        "label,name,email,sis_login\n"
            + Student.allCases.map { "\($0.label),\($0.rawValue),\($0.email),\($0.rawValue)\n" }
            .joined()
    }

    /// The tokens of a label, from its file.
    private func tokens(_ student: Student) throws -> [String] {
        try room.text("c/issued/ex5-survive/ex5-survive-\(student.label).txt")
            .split(separator: "\n").filter { $0.hasPrefix("# token: ") }
            .compactMap { $0.split(separator: " ").dropFirst(2).first.map(String.init) }
    }

    /// What somebody types who goes the author's way, each line changed.
    private func lines(
        _ student: Student, attempt: Int = 1, _ change: @escaping (String) -> String? = { $0 }
    ) throws -> [String] {
        let token = try tokens(student)[attempt - 1]
        return ExerciseSolution(task, content: content).lines(
            token, ExerciseSolution.Way(change: change)
        ).lines
    }

    /// Types lines into `wick exercise`, and takes the file that it writes.
    @discardableResult
    private func play(
        _ student: Student, _ lines: [String], attempt: Int = 1, in folder: String = "desk"
    ) throws -> String {
        let name = "ex5-survive-\(student.label)"
        try room.write(lines.map { $0 + "\n" }.joined(), "typed")
        let (status, output) = try room.shell(
            "mkdir -p \(folder) in; test -e \(folder)/\(name).txt "
                + "|| cp c/issued/ex5-survive/\(name).txt \(folder)/; "
                + "$WICK exercise \(folder)/\(name).txt < typed")
        guard status == 0 else { throw Unplayed(student: student, output: output) }
        return try room.text("\(folder)/\(name).attempt-\(attempt).txt")
    }
    struct Unplayed: Error {
        let student: Student
        let output: String
    }

    /// Everybody plays, and hands in what they hand in, into the folder `in`.
    func handIn() throws {
        for student in Student.allCases {
            for (place, text) in try files(student).enumerated() {
                try room.write(text, "in/\(student.rawValue) \(place + 1).txt")
            }
        }
        // The deadline is the first of October; everybody's file but one is of the day before.
        _ = try room.shell(
            "touch -d '2026-09-30 12:00 UTC' in/*; touch -d '2026-10-02 12:00 UTC' in/late*")
    }

    private func files(_ student: Student) throws -> [String] {
        func changed(_ isHasty: Bool) throws -> [String] {
            try lines(student) { ExerciseSolution.changed($0, isHasty: isHasty) }
        }
        switch student {
        // The lines of a paper are typed by the teacher, with the file of that student.
        case .honest, .paper, .late: return [try play(student, lines(student))]
        case .reckless: return [try play(student, changed(false))]
        case .hasty: return [try play(student, changed(true))]
        case .friendsFile:
            return [
                try play(.honest, []).replacing(
                    "# label: \(Student.honest.label)", with: "# label: \(student.label)")
            ]
        case .edited:
            return [try play(student, changed(false)).replacing("leverage 50", with: "leverage 2")]
        case .cut:
            let whole = try play(student, lines(student)).split(separator: "\n")
            return [whole.dropLast(3).joined(separator: "\n") + "\n"]
        case .doubled:
            return [
                try play(student, lines(student)),
                try play(student, changed(true), in: "laptop"),
            ]
        case .twoAttempts:
            return [
                try play(student, changed(false)),
                try play(student, lines(student, attempt: 2), attempt: 2),
            ]
        case .mailQuoted:
            let text = try play(student, lines(student))
            return [
                text.split(separator: "\n", omittingEmptySubsequences: false)
                    .map { "> \($0)" }.joined(separator: "\r\n")
            ]
        case .emptyReasons:
            let empty = Array(repeating: "a", count: 15).joined(separator: " ")
            let typed = try lines(student) { line in
                guard let because = line.range(of: " because ") else { return line }
                return line[..<because.upperBound] + empty
            }
            return [try play(student, typed)]
        }
    }
}
