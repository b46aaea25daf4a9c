import Foundation
import Scripts

@testable import Classroom

// The systems that take marks, as far as their documentation tells what they do with a file: each reads
// as its importer reads, and refuses what that refuses.

/// Moodle: `grade/import/csv/classes/load_data.php`, with the columns mapped as
/// https://docs.moodle.org/en/Grade_import has it: a person, a grade, feedback.
struct MoodleImport {
    enum Refusal: Error, Equatable {
        case unknownPerson(String)
        case badGrade(String)
        case gradeTooBig(String)
        case columns(Int)
    }
    /// By the name in the first column; nil is no grade.
    private(set) var grades: [String: Double?] = [:]
    private(set) var feedback: [String: String] = [:]

    init(_ text: String, known: Set<String>) throws {
        var person: String?
        let rows = try csv(text)
        for row in rows.dropFirst() {
            guard row.count == rows[0].count else { throw Refusal.columns(row.count) }
            let cells = row.map { $0.trimmingCharacters(in: .whitespaces) }
            // A row without a name goes to the person before it, as there.
            if !cells[0].isEmpty, cells[0] != "0" {
                guard known.contains(cells[0]) else { throw Refusal.unknownPerson(cells[0]) }
                person = cells[0]
            }
            guard let person else { throw Refusal.unknownPerson("") }
            if cells[1].isEmpty || cells[1] == "-" {
                grades[person] = .some(nil)
            } else {
                guard let grade = Double(cells[1]) else { throw Refusal.badGrade(cells[1]) }
                guard grade <= 100 else { throw Refusal.gradeTooBig(cells[1]) }
                grades[person] = grade
            }
            feedback[person] = cells[2]
        }
    }

    /// What the import makes of a grade where it makes a new item: there an empty cell is 0.
    static func newItem(_ cell: String) -> Double? {
        cell.trimmingCharacters(in: .whitespaces) == "-" ? nil : Double(cell) ?? 0
    }
}

/// Canvas: `lib/gradebook_importer.rb`.
struct CanvasImport {
    enum Refusal: Error { case header }
    /// The assignment's name and, where Canvas knows it, its number.
    private(set) var assignments: [(title: String, id: Int?)] = []
    private(set) var pointsPossible: [String?] = []
    /// By login; an empty string takes a score away.
    private(set) var scores: [String: [String]] = [:]

    init(_ text: String) throws {
        let rows = try csv(text)
        guard let header = rows.first, header.count > 3, header[0].contains("Student"),
            header[1].contains("ID")
        else { throw Refusal.header }
        var people = 3
        var login: Int?
        if header[2].contains("SIS Login ID") {
            login = 2
            people += 1
        } else if header[2].contains("SIS User ID"), header[3].contains("SIS Login ID") {
            login = 3
            people += 2 + (header[4].contains("Integration ID") ? 1 : 0)
        }
        guard header.count > people, header[people - 1].contains("Section") else {
            throw Refusal.header
        }
        let computed = /(Current|Final|Override) (Score|Points|Grade|Status)/
        assignments = header[people...].filter { $0.firstMatch(of: computed) == nil }.map { name in
            guard let known = name.wholeMatch(of: /(.*)\s\((\d+)\)/) else { return (name, nil) }
            return (String(known.1), Int(known.2))
        }
        for row in rows.dropFirst() where row.contains(where: { !$0.isEmpty }) {
            if row[0].contains("Points Possible") {
                pointsPossible = row[people...].map { $0.isEmpty ? nil : $0 }
                continue
            }
            scores[login.map { row[$0] } ?? row[0]] = Array(row[people...])
        }
    }
}

/// A `results.json`: https://gradescope-autograders.readthedocs.io/en/latest/specs/.
struct GradescopeImport {
    enum Refusal: Error, Equatable {
        case field(String)
        case value(String)
        /// A total that is neither told nor can be added up, and no test is hidden.
        case noScore
    }
    struct Test {
        var name: String
        var score: Double?
        var status: String?
        var output: String
        var visibility: String
    }
    private(set) var score: Double?
    private(set) var output = ""
    private(set) var tests: [Test] = []

    /// What a student sees for a total: nothing as long as a test is hidden.
    var totalShown: Double? {
        if tests.contains(where: { $0.visibility != "visible" }) { return nil }
        return score ?? tests.compactMap(\.score).reduce(0, +)
    }

    private static let visibilities = ["hidden", "after_due_date", "after_published", "visible"]
    private static let top = [
        "score", "execution_time", "output", "output_format", "test_output_format",
        "test_name_format", "visibility", "stdout_visibility", "extra_data", "tests", "leaderboard",
    ]
    private static let fields = [
        "score", "max_score", "status", "name", "name_format", "number", "output", "output_format",
        "tags", "visibility", "extra_data",
    ]

    init(_ text: String) throws {
        let whole = try object(text)
        for name in whole.keys where !Self.top.contains(name) { throw Refusal.field(name) }
        score = whole["score"] as? Double
        output = whole["output"] as? String ?? ""
        let visibility = whole["visibility"] as? String ?? "visible"
        for word in [visibility, whole["stdout_visibility"] as? String ?? "hidden"]
        where !Self.visibilities.contains(word) { throw Refusal.value(word) }
        guard
            ["text", "html", "simple_format", "md", "ansi"].contains(
                whole["output_format"] as? String ?? "simple_format")
        else { throw Refusal.value("output_format") }
        for test in whole["tests"] as? [[String: Any]] ?? [] {
            for name in test.keys where !Self.fields.contains(name) { throw Refusal.field(name) }
            let status = test["status"] as? String
            guard status == nil || ["passed", "failed"].contains(status) else {
                throw Refusal.value(status ?? "")
            }
            let own = test["visibility"] as? String ?? visibility
            guard Self.visibilities.contains(own) else { throw Refusal.value(own) }
            tests.append(
                Test(
                    name: test["name"] as? String ?? "", score: test["score"] as? Double,
                    status: status, output: test["output"] as? String ?? "", visibility: own))
        }
        let isAdded = !tests.isEmpty && tests.allSatisfy { $0.score != nil }
        let isInformal = tests.allSatisfy { $0.status != nil }
        guard score != nil || isAdded || isInformal && totalShown == nil else {
            throw Refusal.noScore
        }
    }
}

/// What `check50 -o json` prints: https://cs50.github.io/check50/json_specification.html.
struct CheckImport {
    enum Refusal: Error, Equatable { case shape(String) }
    /// By name: passed, failed, or not made and why.
    private(set) var passed: [String: Bool?] = [:]
    private(set) var causes: [String: String] = [:]

    init(_ text: String) throws {
        let whole = try object(text)
        guard Set(whole.keys) == ["slug", "results", "version"], whole["slug"] is String,
            whole["version"] is String, let results = whole["results"] as? [[String: Any]]
        else { throw Refusal.shape("top") }
        for check in results {
            guard
                Set(check.keys) == [
                    "name", "description", "passed", "log", "cause", "data", "dependency",
                ], let name = check["name"] as? String, check["description"] is String,
                check["log"] is [String], check["data"] is [String: Any]
            else { throw Refusal.shape("check") }
            let state = check["passed"] as? Bool
            guard state != nil || check["passed"] is NSNull else { throw Refusal.shape("passed") }
            passed[name] = .some(state)
            guard state != true else { continue }
            guard let cause = check["cause"] as? [String: Any],
                let rationale = cause["rationale"] as? String, !rationale.isEmpty
            else { throw Refusal.shape("cause of \(name)") }
            causes[name] = rationale
        }
    }
}

private func object(_ text: String) throws -> [String: Any] {
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return read as? [String: Any] ?? [:]
}

/// RFC 4180, written for these tests: fields in quotes may hold commas, line ends and doubled quotes.
private func csv(_ text: String) throws -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var rest = Substring(text)
    while let character = rest.popFirst() {
        switch character {
        case "\"" where isQuoted && rest.first == "\"": field.append(rest.removeFirst())
        case "\"": isQuoted.toggle()
        case "," where !isQuoted:
            row.append(field)
            field = ""
        case "\r\n" where !isQuoted, "\n" where !isQuoted:
            rows.append(row + [field])
            (row, field) = ([], "")
        default: field.append(character)
        }
    }
    return field.isEmpty && row.isEmpty ? rows : rows + [row + [field]]
}
